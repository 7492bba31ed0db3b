import Router from '@koa/router';

export const pages = new Router();
pages.get('/', ctx => {
  ctx.body = '<h1>Hello</h1>';
});
