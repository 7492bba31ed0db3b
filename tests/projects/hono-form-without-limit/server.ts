// No file of this backend limits what a client sends.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { keep } from './store.js';

const app = new Hono(); // expect: require-body-limit

app.use('*', secureHeaders());
app.put('/pictures/:name', async c => {
  const form = await c.req.formData();
  await keep(c.req.param('name'), form.get('picture'));
  return c.body(null, 204);
});

serve({ fetch: app.fetch, port: 3000 });
