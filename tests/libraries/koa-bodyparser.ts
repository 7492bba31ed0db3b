import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import helmet from 'koa-helmet';
import { Pool } from 'pg';

const app = new Koa();
const pool = new Pool();
app.use(helmet());
app.use(bodyParser());
app.use(async ctx => {
  const { text } = ctx.request.body as { text: string };
  await pool.query('INSERT INTO notes (text) VALUES ($1)', [text]);
  await pool.query(`INSERT INTO notes (text) VALUES ('${text}')`); // expect: no-raw-sql-interpolation
  ctx.status = 204;
});
app.listen(3000);

const large = new Koa();
large.use(helmet());
large.use(bodyParser({ enableTypes: ['json'], jsonLimit: '10mb' }));
large.use(ctx => {
  ctx.status = 204;
});
large.listen(3001);

const endless = new Koa();
endless.use(helmet());
endless.use(bodyParser({ jsonLimit: 'unlimited' })); // expect: require-body-limit
endless.use(ctx => {
  ctx.status = 204;
});
endless.listen(3002);
