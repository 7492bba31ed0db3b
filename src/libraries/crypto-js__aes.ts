import { arg, decryption, defineLibrary, encryption, returns } from '../vocabulary/index.js';

const files = ['aes', 'tripledes', 'rc4', 'rabbit', 'rabbit-legacy', 'blowfish'];

export default defineLibrary({
  packages: files.flatMap(name => [`crypto-js/${name}`, `crypto-js/${name}.js`]),
  reference: 'https://cryptojs.gitbook.io/docs',
  checkedAgainst: '4.2.0',
  exports: {
    encrypt: returns('crypto-js.CipherParams', encryption({ data: arg(0), key: arg(1) })),
    decrypt: returns('crypto-js.WordArray', decryption({ data: arg(0) })),
  },
});
