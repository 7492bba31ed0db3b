import { Hono } from 'hono';

const app = new Hono(); // expect: require-helmet
app.get('/', c => c.html('<p>hello</p>'));

export default app;
