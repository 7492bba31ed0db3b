import jwt from 'jsonwebtoken';
import Koa from 'koa';
import helmet from 'koa-helmet';
import koaJwt from 'koa-jwt';

const app = new Koa();
app.use(helmet());

app.use(async (ctx, next) => {
  const claims = jwt.decode(ctx.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  ctx.state.id = claims?.sub;
  await next();
});

app.use(koaJwt({ secret: process.env.JWT_SECRET ?? '', algorithms: ['HS256'] }).unless({ path: ['/login'] }));

app.use(async ctx => {
  ctx.body = { id: ctx.state.user.sub };
});
