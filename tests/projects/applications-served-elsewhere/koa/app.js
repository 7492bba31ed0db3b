// An application is made in one file and served by another one, and none that they lead to sets the headers.
const Koa = require('koa');

const app = new Koa(); // expect: require-helmet

app.use(async (ctx, next) => {
  await next();
  ctx.set('X-Response-Time', '1ms');
});
app.use(ctx => {
  ctx.body = '<h1>Hello</h1>';
});

module.exports = app;
