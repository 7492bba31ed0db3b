import { createRouter } from 'awilix-koa';

const api = ({ trees, orchards }) => ({
  planted: async ctx => {
    ctx.body = await trees.planted(ctx.params.year, ctx.query.sort); // expect: no-raw-sql-interpolation
  },
  overview: async ctx => {
    ctx.body = await orchards.overview(ctx.params.year, ctx.query); // expect: no-raw-sql-interpolation
  },
  tallest: async ctx => {
    ctx.body = await orchards.tallest(ctx.params.year);
  },
});

export default createRouter(api).get('/trees/:year', 'planted').get('/orchards/:year', 'overview').get('/orchards/:year/tallest', 'tallest');
