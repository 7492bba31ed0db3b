import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';

interface Database {
  users: { id: number; name: string; password: string };
}

const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool() }) });

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/users', async (req, res) => {
  const name = String(req.query.name);
  await db.selectFrom('users').selectAll().where('name', '=', name).execute();
  await sql`SELECT * FROM users WHERE name = ${name}`.execute(db);
  await sql`SELECT * FROM ${sql.table(String(req.query.table))}`.execute(db);
  await sql.raw(`SELECT * FROM users WHERE name = '${name}'`).execute(db); // expect: no-raw-sql-interpolation
  await db.executeQuery(CompiledQuery.raw('SELECT * FROM users WHERE name = $1', [name]));
  await db.executeQuery(CompiledQuery.raw(`SELECT * FROM users WHERE name = '${name}'`)); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});

app.post('/users', async (req, res) => {
  await db.insertInto('users').values({ id: 1, name: 'a', password: req.body.password }).execute(); // expect: require-password-hash
  await db.updateTable('users').set({ password: req.body.password }).where('id', '=', 1).execute(); // expect: require-password-hash
  await db.transaction().execute(async trx => {
    await trx.insertInto('users').values({ id: 1, name: 'a', password: await bcrypt.hash(req.body.password, 12) }).execute();
  });
  res.sendStatus(201);
});
