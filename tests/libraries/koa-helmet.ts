import Koa from 'koa';
import helmet from 'koa-helmet';

const app = new Koa();
app.use(helmet({ contentSecurityPolicy: false }));
app.use(ctx => {
  ctx.body = {};
});
app.listen(3000);

const pieces = new Koa();
pieces.use(helmet.contentSecurityPolicy()).use(helmet.noSniff()).use(helmet.hsts());
pieces.use(ctx => {
  ctx.body = {};
});
pieces.listen(3001);

const emptied = new Koa();
emptied.use(helmet({ contentSecurityPolicy: false, frameguard: false, noSniff: false, hsts: false })); // expect: require-helmet
emptied.use(ctx => {
  ctx.body = 'hello';
});
emptied.listen(3009);
