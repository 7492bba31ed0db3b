import { arg, defineLibrary, returns, tokenVerify } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['koa-jwt'],
  reference: 'https://github.com/koajs/jwt#usage',
  checkedAgainst: '4.0.4',
  exports: {
    /** The middleware takes the token from the request and throws; with `passthrough: true` it does not. */
    default: returns(
      'Middleware',
      tokenVerify({
        key: arg(0).prop('secret'),
        result: 'returned',
        algorithms: arg(0).prop('algorithms'),
        ignoresExpiry: arg(0).prop('ignoreExpiration'),
      }),
    ),
  },
  types: { Middleware: { unless: returns('same') } },
});
