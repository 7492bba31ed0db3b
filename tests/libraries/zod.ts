import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';
import { z } from 'zod';

const app = express();
const pool = new Pool();
app.use(helmet());

const paging = z.object({ page: z.coerce.number().int().min(1), group: z.string().nullish() });
const ListBuoys = z
  .object({
    sortBy: z.string().trim().min(1).max(60).default('id'),
    direction: z.enum(['asc', 'desc']).default('asc'),
    owner: z.uuid(),
    column: z.string().regex(/^[a-z_]+$/),
    columns: z.array(z.string()),
    contact: z.string().email(),
    within: z.object({ zone: z.string(), radius: z.number() }),
  })
  .merge(paging)
  .partial();

app.get('/buoys', async (req, res) => {
  const query = ListBuoys.parse(req.query);
  await pool.query(`SELECT * FROM buoys ORDER BY ${query.sortBy}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT ${query.columns?.join(', ')} FROM buoys`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT count(*) FROM buoys GROUP BY ${query.group}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM ${query.within?.zone}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM buoys WHERE owner = '${query.owner}' AND contact = '${query.contact}'`);
  const { rows } = await pool.query(
    `SELECT * FROM buoys WHERE radius < ${query.within?.radius} ORDER BY ${query.column} ${query.direction} OFFSET ${query.page}`,
  );
  res.json(rows);
});

app.post('/buoys/search', async (req, res) => {
  const result = await ListBuoys.safeParseAsync(req.body);
  if (!result.success) return res.status(400).json(result.error);
  const { sortBy, direction } = result.data;
  const { rows } = await pool.query(`SELECT * FROM buoys ORDER BY ${sortBy} ${direction}`); // expect: no-raw-sql-interpolation
  return res.json(rows);
});

const Sorted = z.object({
  by: z.string().regex(/^[a-z_]+/),
  of: z.string().regex(/[a-z]+$/, 'letters'),
  in: z.string().regex(/^[a-z]+$/),
  at: z.string().regex(/^(?!.*[;'])/),
});

app.get('/buoys/sorted', async (req, res) => {
  const query = Sorted.parse(req.query);
  await pool.query(`SELECT * FROM buoys ORDER BY ${query.by}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM buoys GROUP BY ${query.of}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM ${query.in} ORDER BY ${query.at}`);
  res.sendStatus(204);
});
