import type { Middleware } from 'koa';
import { table } from './table';

export const guarded: Middleware = async (ctx, next) => {
  for (const [name, value] of Object.entries(table)) ctx.set(name, value);
  await next();
};
