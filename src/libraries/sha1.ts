import { arg, defineLibrary, fastHash, method } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['sha1'],
  reference: 'https://github.com/pvorb/node-sha1#api',
  checkedAgainst: '1.1.1',
  exports: { default: method(fastHash({ input: arg(0) })) },
});
