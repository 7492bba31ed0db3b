import Koa from 'koa';

const app = new Koa();
app.use(ctx => {
  ctx.body = '<p>hello</p>';
});

export default app;
