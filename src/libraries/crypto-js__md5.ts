import { arg, defineLibrary, fastHash, returns } from '../vocabulary/index.js';

const hashes = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3', 'ripemd160'];
const files = [...hashes, ...hashes.map(name => `hmac-${name}`), 'evpkdf'];

export default defineLibrary({
  packages: files.flatMap(name => [`crypto-js/${name}`, `crypto-js/${name}.js`]),
  reference: 'https://cryptojs.gitbook.io/docs',
  checkedAgainst: '4.2.0',
  exports: { default: returns('crypto-js.WordArray', fastHash({ input: arg(0) })) },
});
