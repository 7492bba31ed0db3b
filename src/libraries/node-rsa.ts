import { arg, decryption, defineLibrary, each, encryption, returns, textMethods } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['node-rsa'],
  reference: 'https://github.com/rzcoder/node-rsa#usage',
  checkedAgainst: '2.0.0',
  exports: each('default NodeRSA', returns('NodeRSA')),
  types: {
    NodeRSA: {
      ...each('encrypt encryptPrivate', returns('Text', encryption({ data: arg(0) }))),
      ...each('decrypt decryptPublic', returns('Text', decryption({ data: arg(0) }))),
      ...each('importKey generateKeyPair', { returns: 'same' }),
    },
    Text: textMethods,
  },
});
