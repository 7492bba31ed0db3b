import { arg, defineLibrary, fastHash, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['sha1'],
  reference: 'https://github.com/pvorb/node-sha1#api',
  checkedAgainst: '1.1.1',
  exports: { default: returns('Digest', fastHash({ input: arg(0) })) },
  types: { Digest: textMethods },
});
