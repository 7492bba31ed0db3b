import bcrypt from 'bcrypt';
import { eq, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import express from 'express';
import helmet from 'helmet';

const users = pgTable('users', { id: integer(), name: text(), password: text() });
const db = drizzle('postgres://localhost/shop');

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/users', async (req, res) => {
  const name = String(req.query.name);
  await db.select().from(users).where(eq(users.name, name));
  await db.execute(sql`SELECT * FROM users WHERE name = ${name}`);
  await db.execute(`SELECT * FROM users WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await db.execute(sql.raw(`SELECT * FROM users WHERE name = '${name}'`)); // expect: no-raw-sql-interpolation
  await db.select().from(users).orderBy(sql.raw(String(req.query.sort))); // expect: no-raw-sql-interpolation
  await db.transaction(async tx => {
    await tx.execute(`DELETE FROM users WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  });
  res.sendStatus(204);
});

app.post('/users', async (req, res) => {
  await db.insert(users).values({ id: 1, password: req.body.password }); // expect: require-password-hash
  await db.update(users).set({ password: req.body.password }).where(eq(users.id, 1)); // expect: require-password-hash
  await db.insert(users).values({ id: 1, password: await bcrypt.hash(req.body.password, 12) });
  res.sendStatus(201);
});
