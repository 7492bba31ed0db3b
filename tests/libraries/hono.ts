import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { Pool } from 'pg';
import { serve } from '@hono/node-server';

const pool = new Pool();
const app = new Hono();
app.use(secureHeaders());

app.get('/users/:id', async c => {
  await pool.query('SELECT * FROM users WHERE id = $1', [c.req.param('id')]);
  await pool.query(`SELECT * FROM users WHERE id = '${c.req.param('id')}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM users ORDER BY ${c.req.query('sort')}`); // expect: no-raw-sql-interpolation
  c.header('Cache-Control', 'no-store');
  return c.json({});
});

app.post('/notes', async c => {
  const { text } = await c.req.json<{ text: string }>(); // expect-missing: require-body-limit -- no limit stands before the route, and the model has no word for it
  await pool.query(`INSERT INTO notes (text) VALUES ('${text}')`); // expect: no-raw-sql-interpolation
  return c.json({}, 201);
});

const notes = new Hono();
const remove = async (c: Context) => {
  await pool.query(`DELETE FROM notes WHERE id = '${c.req.header('x-note')}'`); // expect: no-raw-sql-interpolation
  return c.body(null, 204);
};
notes.delete('/', remove);
app.route('/notes', notes);

const bare = new Hono(); // expect: require-helmet
bare.get('/', c => c.text('hello'));

serve({ fetch: bare.fetch, port: 3001 });
export default app;
