import { arg, defineLibrary, fastHash, returns } from '../vocabulary/index.js';

const names = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3', 'ripemd160'];

export default defineLibrary({
  packages: [...names, ...names.map(name => `hmac-${name}`), 'evpkdf'].map(name => `crypto-js/${name}`),
  reference: 'https://cryptojs.gitbook.io/docs',
  checkedAgainst: '4.2.0',
  exports: { default: returns('crypto-js.WordArray', fastHash({ input: arg(0) })) },
});
