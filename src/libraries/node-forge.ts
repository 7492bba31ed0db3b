import {
  arg,
  decryption,
  defineLibrary,
  each,
  encryption,
  fastHash,
  method,
  propagator,
  property,
  returns,
} from '../vocabulary/index.js';

const text = method(propagator({ from: arg(0), keeps: 'data' }));
const hash = { members: { create: returns('MessageDigest') } };

export default defineLibrary({
  packages: ['node-forge'],
  reference: 'https://github.com/digitalbazaar/forge#readme',
  checkedAgainst: '1.4.3',
  exports: {
    cipher: {
      members: {
        createCipher: returns('Cipher', encryption({ key: arg(1) })),
        createDecipher: returns('Decipher', decryption({})),
      },
    },
    md: { members: each('md5 sha1 sha256 sha384 sha512', hash) },
    util: { members: each('createBuffer encodeUtf8 encode64 bytesToHex hexToBytes decode64', text) },
  },
  types: {
    Cipher: { update: method(encryption({ data: arg(0) })), output: property('Bytes') },
    Decipher: { update: method(decryption({ data: arg(0) })), output: property('Bytes') },
    MessageDigest: {
      update: returns('MessageDigest', fastHash({ input: arg(0) })),
      digest: returns('Bytes'),
    },
    Bytes: each('toHex getBytes bytes toString', { returns: 'same' }),
  },
});
