// What serves the application adds the headers, or may do so; or nothing is seen to serve it but tests.
import Koa from 'koa';

const app = new Koa();
app.use(ctx => {
  ctx.body = '<p>hello</p>';
});

export default app;
