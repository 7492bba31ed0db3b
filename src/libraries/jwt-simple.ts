import { arg, defineLibrary, method, tokenDecode, tokenSign } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['jwt-simple'],
  reference: 'https://github.com/hokaccha/node-jwt-simple#usage',
  checkedAgainst: '0.5.6',
  exports: {
    /** `decode(token, key, noVerify, algorithm)` checks the signature unless `noVerify` is true. */
    decode: method(tokenDecode({ token: arg(0), key: arg(1), onlyWhen: arg(2) })),
    encode: method(tokenSign({ payload: arg(0), key: arg(1), options: arg(3) })),
  },
});
