// A middleware puts the wanted order into the state of the context, and a route makes raw text of it.
const Koa = require('koa');
const Router = require('@koa/router');
const knex = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL });

const app = new Koa(); // expect: require-helmet
const router = new Router();

app.use(async (ctx, next) => {
  const { sort, page = '1' } = ctx.query;
  ctx.state.listing = { sort: sort || 'name', page: Math.max(1, parseInt(page, 10) || 1) };
  await next();
});

router.get('/customers', async ctx => {
  const { sort, page } = ctx.state.listing;
  ctx.body = await knex('customers')
    .select('id', 'name')
    .orderByRaw(`${sort} NULLS LAST`) // expect: no-raw-sql-interpolation
    .limit(30)
    .offset((page - 1) * 30);
});

app.use(router.routes());
app.listen(3000);
