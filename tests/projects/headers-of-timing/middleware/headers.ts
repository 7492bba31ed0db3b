import type { Middleware } from 'koa';

const CACHING = { 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };

export const headers =
  (options: { region: string }): Middleware =>
  async (ctx, next) => {
    const start = Date.now();
    await next();
    ctx.set(CACHING);
    ctx.set('X-Region', options.region);
    ctx.set('X-Response-Time', `${Date.now() - start} ms`);
  };
