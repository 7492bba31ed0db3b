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
