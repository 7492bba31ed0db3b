// @ts-expect-error -- the package is not installed beside this sample
import { createPool, sql } from 'slonik';
import express from 'express';
import helmet from 'helmet';

const app = express();
app.use(helmet());

const asTemplate = (text: string) => Object.assign([text], { raw: [text] });

app.get('/venues', async (req, res) => {
  const pool = await createPool('postgres://');
  const near = sql.fragment(asTemplate(`city = '${req.query.city}'`)); // expect: no-raw-sql-interpolation
  const order = sql.unsafe([`ORDER BY ${req.query.by}`]); // expect: no-raw-sql-interpolation
  const named = sql.fragment`name = ${String(req.query.name)}`;
  const all = sql.fragment(asTemplate('city IS NOT NULL'));
  res.json(await pool.any(sql.unsafe`SELECT * FROM venues WHERE ${near} AND ${named} AND ${all} ${order}`));
});
