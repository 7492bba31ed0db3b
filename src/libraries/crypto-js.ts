import {
  arg,
  base64Decode,
  decryption,
  defineLibrary,
  each,
  encryption,
  fastHash,
  method,
  passwordHash,
  propagator,
  property,
  receiver,
  returns,
  textMethods,
} from '../vocabulary/index.js';

const hash = returns('WordArray', fastHash({ input: arg(0) }));
const parse = returns('WordArray', propagator({ from: arg(0), keeps: 'data' }));
const stringify = method(propagator({ from: arg(0), keeps: 'data' }));
const parseBase64 = returns('WordArray', base64Decode({ text: arg(0) }), propagator({ from: arg(0), keeps: 'data' }));
/** A text is the password from which the key is made. */
const cipher = {
  members: {
    encrypt: returns('CipherParams', encryption({ data: arg(0), key: arg(1) })),
    decrypt: returns('WordArray', decryption({ data: arg(0) })),
  },
};
const rounds = { at: arg(2).prop('iterations'), weakBelow: 10_000, propose: 600_000 } as const;
const hasher = { members: { create: returns('Hasher') } };

export default defineLibrary({
  packages: ['crypto-js'],
  reference: 'https://cryptojs.gitbook.io/docs',
  checkedAgainst: '4.2.0',
  exports: {
    ...each('MD5 SHA1 SHA224 SHA256 SHA384 SHA512 SHA3 RIPEMD160', hash),
    ...each('HmacMD5 HmacSHA1 HmacSHA224 HmacSHA256 HmacSHA384 HmacSHA512 HmacSHA3 HmacRIPEMD160', hash),
    /** One round unless told otherwise. */
    EvpKDF: hash,
    PBKDF2: returns('WordArray', passwordHash({ password: arg(0), algorithm: 'pbkdf2', cost: rounds })),
    ...each('AES DES TripleDES RC4 RC4Drop Rabbit RabbitLegacy Blowfish', cipher),
    algo: { members: each('MD5 SHA1 SHA224 SHA256 SHA384 SHA512 SHA3 RIPEMD160 HMAC', hasher) },
    enc: {
      members: {
        ...each('Base64 Base64url', { members: { parse: parseBase64, stringify } }),
        ...each('Hex Latin1 Utf8 Utf16 Utf16BE Utf16LE', { members: { parse, stringify } }),
      },
    },
  },
  types: {
    Hasher: {
      update: returns('Hasher', fastHash({ input: arg(0) })),
      finalize: hash,
    },
    WordArray: { ...textMethods, toString: method(propagator({ from: receiver(), keeps: 'data' })) },
    CipherParams: { toString: returns('CipherParams'), ciphertext: property('WordArray') },
  },
});
