import express from 'express';
import helmet from 'helmet';
import pg from 'pg';
import format from 'pg-format';

const app = express();
app.use(helmet());
const pool = new pg.Pool();

app.get('/items', async (req, res) => {
  const name = String(req.query.name);
  await pool.query(format('SELECT * FROM %I WHERE name = %L', 'items', name));
  await pool.query(`SELECT * FROM items WHERE name = ${format.literal(name)}`);
  await pool.query(`SELECT * FROM ${format.ident(String(req.query.table))}`);
  await pool.query(format(`SELECT * FROM items WHERE name = '${name}' AND id = %L`, 1)); // expect: no-raw-sql-interpolation
  await pool.query(format('SELECT * FROM items WHERE name = %s', name)); // expect: no-raw-sql-interpolation
  await pool.query(format('SELECT * FROM %2$I WHERE name = %1$L', name, 'items'));
  await pool.query(format('SELECT * FROM %2$I WHERE name = %1$s', name, 'items')); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});
