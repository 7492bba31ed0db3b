import {
  arg,
  base64Decode,
  defineLibrary,
  each,
  method,
  promised,
  propagator,
  receiver,
  returns,
  tokenDecode,
  tokenSign,
  tokenVerify,
} from '../vocabulary/index.js';

const verify = tokenVerify({
  token: arg(0),
  key: arg(1),
  result: 'promised',
  algorithms: arg(2).prop('algorithms'),
});
/** The claims go to the constructor: `new SignJWT(claims).setProtectedHeader({ alg }).sign(key)`. */
const builder = {
  ...each('setProtectedHeader setIssuer setSubject setAudience setJti', method({ returns: 'same' })),
  ...each('setIssuedAt setNotBefore setExpirationTime', method({ returns: 'same' })),
};

export default defineLibrary({
  packages: ['jose'],
  reference: 'https://github.com/panva/jose/tree/main/docs',
  checkedAgainst: '6.2.18',
  exports: {
    ...each('jwtVerify compactVerify flattenedVerify generalVerify', method(verify, { returns: promised('VerifyResult') })),
    /** Encryption with a shared key or to our own one is authenticated: a forged token does not decrypt. */
    jwtDecrypt: method(tokenVerify({ token: arg(0), key: arg(1), result: 'promised' }), { returns: promised('DecryptResult') }),
    decodeJwt: method(
      tokenDecode({
        token: arg(0),
        verifyInstead: {
          name: 'jwtVerify',
          on: 'package',
          needsKey: true,
          promised: true,
          payload: 'payload',
          keyOfText: 'new TextEncoder().encode({{text}})',
        },
      }),
    ),
    decodeProtectedHeader: method(tokenDecode({ token: arg(0), headerOnly: true })),
    /** Returns `{ payload, header }` of a token that carries no signature at all. */
    UnsecuredJWT: { members: { decode: method(tokenDecode({ token: arg(0) })) } },
    SignJWT: returns('SignJWT'),
    base64url: { members: { decode: method(base64Decode({ text: arg(0) }), propagator({ from: arg(0), keeps: 'data' })) } },
  },
  types: {
    VerifyResult: {},
    DecryptResult: {},
    SignJWT: { ...builder, sign: method(tokenSign({ payload: receiver(), key: arg(0) })) },
  },
});
