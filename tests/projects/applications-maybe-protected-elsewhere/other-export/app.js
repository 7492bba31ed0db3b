import Koa from 'koa';

export const app = new Koa();
app.use(ctx => {
  ctx.body = '<p>hello</p>';
});

export const metrics = { listen: port => port };
