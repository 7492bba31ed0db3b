import Koa, { type Context, type Next } from 'koa';
import helmet from 'koa-helmet';
import { createServer } from 'node:http';
import { Pool } from 'pg';

const app = new Koa();
const pool = new Pool();
app.use(helmet());

app.use(async (ctx, next) => {
  await pool.query('SELECT * FROM users WHERE name = $1', [ctx.query['name']]);
  await pool.query(`SELECT * FROM users WHERE name = '${ctx.query['name']}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM users WHERE token = '${ctx.get('x-token')}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM users WHERE session = '${ctx.cookies.get('sid')}'`); // expect: no-raw-sql-interpolation
  await next();
});

const log = async (ctx: Context, next: Next) => {
  await pool.query(`INSERT INTO visits (path) VALUES ('${ctx.request.path}')`); // expect: no-raw-sql-interpolation
  ctx.set('X-Seen', '1');
  await next();
};
app.use(log);
createServer(app.callback()).listen(3000);

const bare = new Koa(); // expect: require-helmet
bare.use(ctx => {
  ctx.body = 'hello';
});
bare.listen(3001);
