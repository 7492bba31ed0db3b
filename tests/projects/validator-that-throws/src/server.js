// Functions of another file throw unless the value is a known column or a plain identifier.
import Koa from 'koa';
import Router from '@koa/router';
import helmet from 'koa-helmet';
import { db } from './db.js';
import { checkColumn, ensureIdentifier } from './validators.js';

const app = new Koa();
const router = new Router();

router.get('/wines', async ctx => {
  const { by } = ctx.query;
  checkColumn(by);
  ctx.body = await db.query(`SELECT * FROM wines ORDER BY ${by}`);
});

router.get('/views/:view', async ctx => {
  ensureIdentifier(ctx.params.view);
  ctx.body = await db.query(`SELECT * FROM reporting.${ctx.params.view} LIMIT 1000`);
});

app.use(helmet());
app.use(router.routes()).use(router.allowedMethods());
app.listen(3000);
