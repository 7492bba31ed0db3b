// What a middleware of another file puts on the context: its methods are those of the class.
import Router from '@koa/router';
import { store, type Store } from './store.js';

export const trees = new Router<{ store: Store }>();
trees.use(store);

trees.get('/trees/oldest', async ctx => {
  const kind = ctx.query.kind ?? 'oak';
  ctx.body = await ctx.state.store.one(`SELECT * FROM trees WHERE kind = '${kind}'`); // expect: no-raw-sql-interpolation
});

trees.get('/trees', async ctx => {
  const { store: trees } = ctx.state;
  ctx.body = await trees.list(`SELECT * FROM trees ORDER BY ${ctx.query.by}`); // expect: no-raw-sql-interpolation
});

trees.get('/trees/:id', async ctx => {
  ctx.assert(ctx.params.id, 400);
  ctx.body = await ctx.state.store.one('SELECT * FROM trees WHERE id = ?', [ctx.params.id]);
});

trees.get('/names/:name', async ctx => {
  ctx.body = await ctx.state.store.named(ctx.params.name);
});
