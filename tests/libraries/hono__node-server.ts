import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const app = new Hono();
app.use(secureHeaders());
app.get('/', c => c.text('hello'));
serve(app);

const bare = new Hono(); // expect: require-helmet
bare.get('/', c => c.text('hello'));
serve({ fetch: bare.fetch, port: 3001 });

const forms = new Hono(); // expect: require-body-limit
forms.use(secureHeaders());
forms.post('/', async c => c.json({ fields: Object.keys(await c.req.parseBody()) }));
serve(forms);
