// Middleware of another file limits what a client sends.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { checks } from './middleware/index.js';

const app = new Hono();

app.use('*', secureHeaders(), ...checks);
app.post('/pictures', async c => c.json({ fields: Object.keys(await c.req.parseBody()) }, 201));

serve(app);
