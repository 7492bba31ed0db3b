import { arg, defineLibrary, receiver, returns, tokenSign, tokenVerify } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['njwt'],
  reference: 'https://github.com/jwtk/njwt#usage',
  checkedAgainst: '2.0.1',
  exports: {
    /** `verify(token, key, algorithm, callback)`: HS256 unless told otherwise. */
    verify: returns(
      'Jwt',
      tokenVerify({
        token: arg(0),
        key: arg(1),
        result: 'returned',
        callback: arg(-1),
        algorithms: arg(2),
        unsignedWithoutKey: true,
      }),
    ),
    createVerifier: returns('Verifier'),
    Verifier: returns('Verifier'),
    create: returns('Jwt', tokenSign({ payload: arg(0), key: arg(1) })),
  },
  types: {
    Jwt: {},
    Verifier: {
      setSigningAlgorithm: returns('same'),
      setSigningKey: returns('same'),
      withKeyResolver: returns('same'),
      verify: returns('Jwt', tokenVerify({ token: arg(0), key: receiver(), result: 'returned', callback: arg(1) })),
    },
  },
});
