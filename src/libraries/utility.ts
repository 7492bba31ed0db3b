import { arg, defineLibrary, each, fastHash, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['utility'],
  reference: 'https://github.com/node-modules/utility#usage',
  checkedAgainst: '2.5.0',
  exports: {
    ...each('md5 sha1 sha256 sha512', returns('Digest', fastHash({ input: arg(0) }))),
    hash: returns('Digest', fastHash({ input: arg(1) })),
    hmac: returns('Digest', fastHash({ input: arg(2) })),
  },
  types: { Digest: textMethods },
});
