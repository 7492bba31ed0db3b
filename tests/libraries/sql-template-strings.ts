import express from 'express';
import helmet from 'helmet';
import pg from 'pg';
import { SQL } from 'sql-template-strings';

const app = express();
app.use(helmet());
const pool = new pg.Pool();

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await pool.query(SQL`SELECT * FROM items WHERE name = ${name}`);
  await pool.query(SQL`SELECT * FROM items`.append(SQL` WHERE name = ${name}`));
  await pool.query(SQL`SELECT * FROM items`.append(` WHERE name = '${name}'`)); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
