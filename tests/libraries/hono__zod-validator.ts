// @ts-expect-error -- the package is not installed beside this sample
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { Pool } from 'pg';
import * as z from 'zod';

const app = new Hono();
const pool = new Pool();
app.use(secureHeaders());

const List = z.object({ sortBy: z.string().min(1), direction: z.enum(['asc', 'desc']), email: z.email() });

app.get('/jetties', zValidator('query', List), async (c: any) => {
  const { sortBy, direction } = c.req.valid('query');
  await pool.query(`SELECT * FROM jetties WHERE mail = '${c.req.valid('query').email}' ORDER BY id ${direction}`);
  await pool.query(`SELECT * FROM jetties ORDER BY ${c.req.valid('json').sortBy}`);
  const { rows } = await pool.query(`SELECT * FROM jetties ORDER BY ${sortBy}`); // expect: no-raw-sql-interpolation
  return c.json(rows);
});

export default app;
