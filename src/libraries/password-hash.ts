import { arg, defineLibrary, fastHash, method, passwordCompare, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['password-hash'],
  reference: 'https://github.com/davidwood/node-password-hash#usage',
  checkedAgainst: '1.2.2',
  exports: {
    /** Salted, but a single round of HMAC-SHA1 unless told otherwise. */
    generate: returns('Digest', fastHash({ input: arg(0), algorithm: arg(1).prop('algorithm') })),
    verify: method(passwordCompare({ password: arg(0), hash: arg(1) })),
  },
  types: { Digest: textMethods },
});
