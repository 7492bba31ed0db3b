import { arg, defineLibrary, returns, tokenVerify } from '../vocabulary/index.js';

/** The middleware takes the token from the request and hands what is wrong to `next`. */
const middleware = returns(
  'Middleware',
  tokenVerify({
    key: arg(0).prop('secret'),
    result: 'returned',
    algorithms: arg(0).prop('algorithms'),
    ignoresExpiry: arg(0).prop('ignoreExpiration'),
  }),
);

export default defineLibrary({
  packages: ['express-jwt'],
  reference: 'https://github.com/auth0/express-jwt#usage',
  checkedAgainst: '8.5.1',
  exports: {
    expressjwt: middleware,
    /** Until version 6. */
    default: middleware,
  },
  types: { Middleware: { unless: returns('same') } },
});
