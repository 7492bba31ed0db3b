// The login asks a function of another file, which compares the stored password with what was typed.
import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import helmet from 'koa-helmet';
import Router from '@koa/router';
import { issue, matches } from './auth/credentials.mjs';
import { findAccount } from './auth/accounts.mjs';

const app = new Koa();
const router = new Router();

router.post('/login', async ctx => {
  const account = await findAccount(ctx.request.body.email);
  ctx.assert(account && matches(account, ctx.request.body.password), 401);
  ctx.body = { token: issue(account) };
});

app.use(helmet());
app.use(bodyParser());
app.use(router.routes());
app.listen(3000);
