// Middleware of another file, made by a function, leaves values of the client and its own in the state of the context.
import Router from '@koa/router';
import { paging } from './paging.js';

const router = new Router({ prefix: '/glaciers' });

router.get('/', paging(30), async ctx => {
  const { order, rows, offset } = ctx.state.paging;
  ctx.body = await ctx.db.query(`SELECT * FROM glaciers ORDER BY ${order} LIMIT ${rows} OFFSET ${offset}`); // expect: no-raw-sql-interpolation
});

router.get('/first', paging(1), async ctx => {
  const { paging: asked } = ctx.state;
  ctx.body = await ctx.db.query(`SELECT * FROM glaciers ORDER BY name LIMIT ${asked.rows} OFFSET ${asked.offset}`);
});

export default router;
