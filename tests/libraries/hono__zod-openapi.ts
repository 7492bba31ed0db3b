import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import { serve } from '@hono/node-server';
import { secureHeaders } from 'hono/secure-headers';
import { Pool } from 'pg';

const pool = new Pool();
const user = createRoute({ method: 'get', path: '/users/{id}', request: { params: z.object({ id: z.string() }) }, responses: {} });

const bare = new OpenAPIHono(); // expect: require-helmet
bare.openapi(user, async c => {
  await pool.query(`SELECT * FROM users WHERE id = '${c.req.param('id')}'`); // expect: no-raw-sql-interpolation
  return c.json({});
});
serve(bare);

const documented = new OpenAPIHono(); // expect: require-helmet
documented.doc('/doc', { openapi: '3.0.0', info: { version: '1', title: 'Users' } });
serve(documented);

const app = new OpenAPIHono();
app.use(secureHeaders());
app.openapi(user, c => c.json({}));
serve(app);

/** A part of `app`. */
const admin = new OpenAPIHono();
admin.openapi(user, c => c.json({}));
app.route('/admin', admin);
