import express from 'express';
import helmet from 'helmet';
import pg, { Client, Pool, type PoolClient } from 'pg';

const app = express();
app.use(helmet());
const pool = new Pool({ max: 10 });
const SORT = new Map([
  ['name', 'name'],
  ['age', 'age'],
]);

app.get('/users', async (req, res) => {
  const { rows } = await pool.query('SELECT id, name FROM users WHERE name = $1', [req.query.name]);
  res.json(rows);
});

app.get('/users/unsafe', async (req, res) => {
  const { rows } = await pool.query(`SELECT id FROM users WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  res.json(rows);
});

app.get('/users/config', async (req, res) => {
  const { rows } = await pool.query({ text: 'SELECT id FROM users WHERE id = ' + req.query.id, rowMode: 'array' }); // expect: no-raw-sql-interpolation
  res.json(rows);
});

app.get('/users/page', async (req, res) => {
  const limit = Number(req.query.limit) || 20;
  const order = SORT.get(String(req.query.sort)) ?? 'id';
  const { rows } = await pool.query(`SELECT id FROM users ORDER BY ${order} LIMIT ${limit}`);
  res.json(rows);
});

app.get('/users/sorted', async (req, res) => {
  const { rows } = await pool.query(`SELECT id FROM users ORDER BY ${req.query.sort}`); // expect: no-raw-sql-interpolation
  res.json(rows);
});

app.get('/users/transaction', async (req, res) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('UPDATE users SET seen = now() WHERE id = ' + req.query.id); // expect: no-raw-sql-interpolation
    await client.query(`SELECT * FROM ${client.escapeIdentifier(String(req.query.table))}`);
    await client.query(`SELECT 1 FROM users WHERE name = ${pg.escapeLiteral(String(req.query.name))}`);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  res.sendStatus(204);
});

app.get('/users/callback', (req, res, next) => {
  pool.connect((error, client, done) => {
    if (error || !client) return next(error);
    client.query(`DELETE FROM users WHERE id = '${req.query.id}'`, failure => { // expect: no-raw-sql-interpolation
      done();
      res.sendStatus(failure ? 500 : 204);
    });
  });
});

app.get('/users/many', async (req, res) => {
  const ids = String(req.query.ids).split(',');
  const places = ids.map((_, index) => `$${index + 1}`).join(', ');
  const { rows } = await pool.query(`SELECT id FROM users WHERE id IN (${places})`, ids);
  res.json(rows);
});

export async function removeByName(client: PoolClient, name: string): Promise<void> {
  await client.query(`DELETE FROM users WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
  await client.query('DELETE FROM users WHERE name = $1', [name]);
}

export async function removeById(client: Client, id: number): Promise<void> {
  await client.query(`DELETE FROM users WHERE id = ${id}`);
}
