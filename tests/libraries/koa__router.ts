import Router from '@koa/router';
import Koa from 'koa';
import helmet from 'koa-helmet';
import { Pool } from 'pg';

const app = new Koa();
const pool = new Pool();
const router = new Router({ prefix: '/api' });

router.get('/users/:id', async ctx => {
  await pool.query('SELECT * FROM users WHERE id = $1', [ctx.params['id']]);
  await pool.query(`SELECT * FROM users WHERE id = '${ctx.params['id']}'`); // expect: no-raw-sql-interpolation
  ctx.body = {};
});
router.delete('/users/:id', async ctx => {
  const { id } = ctx.params;
  await pool.query(`DELETE FROM users WHERE id = ${id}`); // expect: no-raw-sql-interpolation
  ctx.status = 204;
});

app.use(helmet());
app.use(router.routes()).use(router.allowedMethods());
app.listen(3000);

const late = new Koa(); // expect: require-helmet
late.use(router.routes());
late.use(helmet());
late.listen(3001);
