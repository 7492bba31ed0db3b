import { arg, defineLibrary, fastHash, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['md5', 'blueimp-md5'],
  reference: 'https://github.com/pvorb/node-md5#api',
  checkedAgainst: '2.3.0',
  exports: { default: returns('Digest', fastHash({ input: arg(0) })) },
  types: { Digest: textMethods },
});
