import { arg, defineLibrary, fastHash, method, passwordCompare } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['password-hash'],
  reference: 'https://github.com/davidwood/node-password-hash#usage',
  checkedAgainst: '1.2.2',
  exports: {
    /** Salted, but a single round of HMAC-SHA1 unless told otherwise. */
    generate: method(fastHash({ input: arg(0), algorithm: arg(1).prop('algorithm') })),
    verify: method(passwordCompare({ password: arg(0), hash: arg(1) })),
  },
});
