import { arg, decryption, defineLibrary, each, encryption, promised, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['cryptr'],
  reference: 'https://github.com/MauriceButler/cryptr#readme',
  checkedAgainst: '6.4.0',
  exports: { ...each('default Cryptr', returns('Cryptr')), CryptrAsync: returns('CryptrAsync') },
  types: {
    Cryptr: {
      encrypt: returns('Text', encryption({ data: arg(0) })),
      decrypt: returns('Text', decryption({ data: arg(0) })),
    },
    CryptrAsync: {
      encrypt: returns(promised('Text'), encryption({ data: arg(0) })),
      decrypt: returns(promised('Text'), decryption({ data: arg(0) })),
    },
    Text: textMethods,
  },
});
