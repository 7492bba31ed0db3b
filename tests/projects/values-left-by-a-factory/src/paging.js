export const paging = (rows, defaults = {}) => async (ctx, next) => {
  const { order = 'name', page } = ctx.query;
  ctx.state.paging = { ...defaults, order, rows, offset: Math.max(0, Number(page) || 0) * rows };
  await next();
};
