import { arg, defineLibrary, method, tokenDecode, tokenSign, tokenVerify } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['jsonwebtoken'],
  reference: 'https://github.com/auth0/node-jsonwebtoken#usage',
  checkedAgainst: '9.0.3',
  exports: {
    /** `verify(token, key, options)` throws; with a callback at the end it returns nothing. */
    verify: method(
      tokenVerify({
        token: arg(0),
        key: arg(1),
        result: 'returned',
        callback: arg(-1),
        algorithms: arg(2).prop('algorithms'),
        ignoresExpiry: arg(2).prop('ignoreExpiration'),
      }),
    ),
    decode: method(
      tokenDecode({
        token: arg(0),
        complete: arg(1).prop('complete'),
        verifyInstead: { name: 'verify', on: 'package', needsKey: true },
      }),
    ),
    sign: method(tokenSign({ payload: arg(0), key: arg(1), options: arg(2) })),
  },
});
