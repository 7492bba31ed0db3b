import { arg, decryption, defineLibrary, encryption, returns, textMethods } from '../vocabulary/index.js';

/** The key comes first: `encrypt(key, text)`; a cipher has it already. */
export default defineLibrary({
  packages: ['aes256'],
  reference: 'https://github.com/JamesMGreene/node-aes256#usage',
  checkedAgainst: '1.1.0',
  exports: {
    encrypt: returns('Text', encryption({ data: arg(1), key: arg(0) })),
    decrypt: returns('Text', decryption({ data: arg(1) })),
    createCipher: returns('Cipher'),
  },
  types: {
    Cipher: {
      encrypt: returns('Text', encryption({ data: arg(0) })),
      decrypt: returns('Text', decryption({ data: arg(0) })),
    },
    Text: textMethods,
  },
});
