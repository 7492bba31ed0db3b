import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';

const app = new Hono();
app.use(secureHeaders());
app.use('/api/*', bodyLimit({ maxSize: 100 * 1024 }));
app.post('/api/notes', async c => c.json(await c.req.json()));

const endless = new Hono();
endless.use(secureHeaders());
endless.use(bodyLimit({ maxSize: Infinity })); // expect: require-body-limit
endless.post('/notes', async c => c.json(await c.req.json()));

export { endless };
export default app;
