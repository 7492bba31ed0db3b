// The knex instance passes through `export *`, a renamed export and a barrel before it is used.
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { db, TABLES } from './storage';

const app = new Hono();
app.use(secureHeaders());

app.get('/devices', async c => {
  const owner = c.req.query('owner');
  const rows = await db(TABLES.devices).whereRaw(`owner = '${owner}'`).select('id', 'label'); // expect: no-raw-sql-interpolation
  return c.json(rows);
});

app.get('/devices/:id', async c => {
  const row = await db(TABLES.devices).where('id', c.req.param('id')).first();
  return row ? c.json(row) : c.notFound();
});

app.get('/report', async c => {
  const rows = await db.raw(`SELECT label, count(*) FROM ${TABLES.devices} GROUP BY label`);
  return c.json(rows);
});

export default app;
