import bcrypt from 'bcrypt';
import express from 'express';
import helmet from 'helmet';
import knex, { type Knex } from 'knex';

const db = knex({ client: 'pg' });

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await db.raw('SELECT * FROM items WHERE name = ?', [name]);
  await db.raw(`SELECT * FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await db('items').where({ name }).orderBy(String(req.query.sort), 'desc').limit(10);
  await db('items').orderBy('name', 'asc', String(req.query.nulls) as 'first'); // expect: no-raw-sql-interpolation
  await db('items').orderBy(req.query.sort as never); // expect-missing: no-raw-sql-interpolation -- nested query text may carry a list whose `nulls` goes into the text
  await db('items').whereRaw('name = ?', [name]);
  await db('items').whereRaw(`name = '${name}'`); // expect: no-raw-sql-interpolation
  await db('items').select(db.raw('count(*) AS total')).orderByRaw(String(req.query.sort)); // expect: no-raw-sql-interpolation
  await db.select('id').from('items').where('id', '>', 1).havingRaw('count(*) > ' + req.query.min); // expect: no-raw-sql-interpolation
  await db.transaction(async trx => {
    await trx('items').where({ name }).del();
    await trx.raw(`DELETE FROM items WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
    await trx('items').joinRaw(`NATURAL JOIN ${req.query.table}`); // expect: no-raw-sql-interpolation
  });
  res.sendStatus(204);
});

app.post('/users', async (req, res) => {
  await db('users').insert({ email: 'a', password: req.body.password }); // expect: require-password-hash
  await db('users').where({ id: 1 }).update({ password: req.body.password }); // expect: require-password-hash
  await db('users').insert([{ email: 'a', password: await bcrypt.hash(req.body.password, 12) }]);
  res.sendStatus(201);
});

export const removeByName = (trx: Knex.Transaction, name: string): Promise<unknown> =>
  trx.raw(`DELETE FROM items WHERE name = '${name}'`).then(result => result); // expect: no-raw-sql-interpolation
