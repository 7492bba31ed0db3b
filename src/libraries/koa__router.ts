import {
  arg,
  defineLibrary,
  method,
  middleware,
  propagator,
  receiver,
  requestInput,
  rest,
  returns,
  route,
  value,
} from '../vocabulary/index.js';
import type { Api, SlotBuilder } from '../vocabulary/index.js';

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

const gives = (handlers: SlotBuilder) => [[handlers.param(0), 'koa.Context']] as const;

/** An optional name comes before the path. */
const shorthand = (verb?: string) =>
  method(route({ path: arg(0), handlers: rest(1), ...(verb === undefined ? {} : { method: verb }) }), {
    gives: gives(rest(1)),
    returns: 'same',
  });

const router: Readonly<Record<string, Api>> = {
  ...Object.fromEntries(verbs.map(verb => [verb, shorthand(verb)])),
  all: shorthand(),
  del: shorthand('delete'),
  register: method(route({ path: arg(0), handlers: arg(2) }), { gives: gives(arg(2)) }),
  use: method(middleware({ handlers: rest(), path: arg(0) }), { gives: gives(rest()), returns: 'same' }),
  /** `(id, ctx, next)` */
  param: method({
    gives: [
      [arg(1).param(0), 'PathParameter'],
      [arg(1).param(1), 'koa.Context'],
    ],
    returns: 'same',
  }),
  prefix: method({ returns: 'same' }),
  /** The middleware that stands for this router: `app.use(router.routes())`. */
  routes: method(propagator({ from: receiver(), keeps: 'function' })),
  middleware: method(propagator({ from: receiver(), keeps: 'function' })),
  /** Answers preflights and requests with other methods. */
  allowedMethods: method(),
};
const create = returns('Router');
const handler = method({ gives: [[arg(0), 'koa.Context']] });

export default defineLibrary({
  packages: ['@koa/router', 'koa-router'],
  reference: 'https://github.com/koajs/router/blob/master/README.md#api-reference',
  checkedAgainst: '15.7.0',
  exports: { default: create, Router: create },
  types: {
    PathParameter: { '*': value(requestInput({ part: 'params', shape: 'string' })) },
    Router: router,
    RouterMiddleware: { '()': handler },
    Middleware: { '()': handler },
    IMiddleware: { '()': handler },
  },
});
