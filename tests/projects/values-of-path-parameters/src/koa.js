const Router = require('@koa/router');
const { pool } = require('./pool');

const router = new Router();

router.param('hut', async (hut, ctx, next) => {
  const [rows] = await pool.promise().query(`SELECT * FROM huts WHERE name = '${hut}'`); // expect: no-raw-sql-interpolation
  ctx.state.hut = rows[0];
  await next();
});

module.exports = router;
