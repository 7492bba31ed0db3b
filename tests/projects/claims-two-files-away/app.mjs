// The claims come through two files, and neither of them checks the token.
import Koa from 'koa';
import helmet from 'koa-helmet';
import { userOf } from './users.mjs';

const app = new Koa();
app.use(helmet());

app.use(async (ctx, next) => {
  const token = ctx.get('authorization').slice(7);
  ctx.state.user = userOf(token); // expect: require-jwt-verify
  await next();
});

app.use(ctx => {
  ctx.body = { id: ctx.state.user.id };
});

app.listen(3000);
