import { arg, decryption, defineLibrary, each, encryption, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['simple-crypto-js'],
  reference: 'https://github.com/danang-id/simple-crypto-js#readme',
  checkedAgainst: '3.0.1',
  exports: each('default SimpleCrypto', returns('SimpleCrypto')),
  types: {
    SimpleCrypto: {
      encrypt: returns('Text', encryption({ data: arg(0) })),
      decrypt: returns('Text', decryption({ data: arg(0) })),
    },
    Text: textMethods,
  },
});
