import { arg, defineLibrary, method, rest, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['hono/factory'],
  reference: 'https://hono.dev/docs/helpers/factory',
  checkedAgainst: '4.13.19',
  exports: {
    createMiddleware: method({ gives: [[arg(0).param(0), 'hono.Context']], returns: 'hono.MiddlewareHandler' }),
    createFactory: returns('Factory'),
  },
  types: {
    Factory: {
      createApp: returns('hono.Hono'),
      createMiddleware: method({ gives: [[arg(0).param(0), 'hono.Context']], returns: 'hono.MiddlewareHandler' }),
      createHandlers: method({ gives: [[rest().param(0), 'hono.Context']] }),
    },
  },
});
