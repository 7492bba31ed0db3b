// What the client sent is parsed by zod schemas of another file before a part of it stands in SQL text.
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { sequelize } from './database';
import { listQuery, pathId } from './schemas';

const app = new Hono();
app.use('*', secureHeaders());

app.get('/games', async c => {
  const { sort, order, limit } = listQuery.parse(c.req.query());
  const [rows] = await sequelize.query(`SELECT * FROM games ORDER BY ${sort} ${order} LIMIT ${limit}`);
  return c.json(rows);
});

app.get('/games/:id', async c => {
  const result = pathId.safeParse(c.req.param('id'));
  if (!result.success) return c.json({ error: result.error.issues }, 400);
  const [rows] = await sequelize.query(`SELECT * FROM games WHERE id = ${result.data}`);
  return c.json(rows);
});

export default app;
