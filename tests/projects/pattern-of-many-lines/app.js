// The flag `m` lets the anchors hold for one line of many.
const Koa = require('koa');
const Router = require('@koa/router');
const { promisify } = require('util');
const sqlite3 = require('sqlite3');

const db = new sqlite3.Database('metrics.db');
const all = promisify(db.all.bind(db));
const router = new Router();

const NAME = /^[a-z_]+$/m;

router.get('/metrics', async ctx => {
  const { metric } = ctx.query;
  ctx.assert(typeof metric === 'string' && NAME.test(metric), 400, 'bad metric');
  ctx.body = await all(`SELECT taken_at, ${metric} AS value FROM samples ORDER BY taken_at DESC LIMIT 100`); // expect: no-raw-sql-interpolation
});

new Koa().use(router.routes()).listen(3000); // expect: require-helmet
