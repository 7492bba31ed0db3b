import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const app = new Hono();
app.use('*', secureHeaders({ xFrameOptions: 'DENY' }));
app.get('/', c => c.text('hello'));

const late = new Hono(); // expect: require-helmet
late.get('/', c => c.text('hello'));
late.use(secureHeaders());

export { late };
export default app;
