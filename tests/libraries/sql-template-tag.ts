import express from 'express';
import helmet from 'helmet';
import pg from 'pg';
import sql, { raw } from 'sql-template-tag';

const app = express();
app.use(helmet());
const pool = new pg.Pool();

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await pool.query(sql`SELECT * FROM items WHERE name = ${name}`);
  await pool.query(sql`SELECT * FROM items ORDER BY ${raw('name')}`);
  await pool.query(sql`SELECT * FROM items ORDER BY ${raw(String(req.query.sort))}`); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
