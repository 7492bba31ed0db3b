import { arg, defineLibrary, method, returns, tokenDecode, tokenSign, tokenVerify } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['hono/jwt'],
  reference: 'https://hono.dev/docs/helpers/jwt',
  checkedAgainst: '4.13.19',
  exports: {
    verify: method(tokenVerify({ token: arg(0), key: arg(1), result: 'promised', algorithms: [arg(2).prop('alg'), arg(2)] })),
    verifyWithJwks: method(tokenVerify({ token: arg(0), result: 'promised', algorithms: arg(1).prop('allowedAlgorithms') })),
    /** Returns `{ header, payload }`, where `verify` returns the claims alone and needs an algorithm. */
    decode: method(tokenDecode({ token: arg(0) })),
    sign: method(tokenSign({ payload: arg(0), key: arg(1) })),
    /** The middleware takes the token from the request and answers 401. */
    jwt: returns('Middleware', tokenVerify({ key: arg(0).prop('secret'), result: 'returned', algorithms: arg(0).prop('alg') })),
  },
  types: { Middleware: {} },
});
