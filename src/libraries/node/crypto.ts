import type { Api } from '../../vocabulary/index.js';
import {
  arg,
  decryption,
  defineLibrary,
  each,
  encryption,
  fastHash,
  method,
  passwordHash,
  promised,
  property,
  returns,
  sanitizer,
  textMethods,
} from '../../vocabulary/index.js';

const iterations = { weakBelow: 10_000, propose: 600_000 } as const;
const costs = {
  pbkdf2: { at: arg(2), ...iterations },
  scrypt: { at: [arg(3).prop('N'), arg(3).prop('cost')], weakBelow: 4096, propose: 131_072 },
} as const;
/** In KiB. */
const memory = { at: arg(1).prop('memory'), weakBelow: 4096, propose: 19_456 } as const;

/** Node's defaults are weak or absent, so no call of these is suggested. */
const derive = (algorithm: 'scrypt' | 'pbkdf2'): Api =>
  method(passwordHash({ password: arg(0), algorithm, cost: costs[algorithm], callback: arg(-1).param(1) }));
const deriveSync = (algorithm: 'scrypt' | 'pbkdf2'): Api =>
  returns('Digest', passwordHash({ password: arg(0), algorithm, cost: costs[algorithm] }));

const update = (type: string): Api => returns(type, fastHash({ input: arg(0) }));
const digest = returns('Digest');
const randomUUID = method(sanitizer({ to: 'fixed-form' }));
const webCrypto = {
  subtle: property('SubtleCrypto'),
  randomUUID,
  getRandomValues: returns('RandomBytes', sanitizer({ to: 'fixed-form' })),
};

export default defineLibrary({
  packages: ['node:crypto', 'crypto'],
  reference: 'https://nodejs.org/api/crypto.html',
  checkedAgainst: '20.20.2',
  exports: {
    scrypt: derive('scrypt'),
    scryptSync: deriveSync('scrypt'),
    pbkdf2: derive('pbkdf2'),
    pbkdf2Sync: deriveSync('pbkdf2'),
    /** Since Node.js 24.7: `argon2(algorithm, { message, nonce, ... }, callback)`. */
    argon2: method(
      passwordHash({ password: arg(1).prop('message'), algorithm: 'argon2', cost: memory, callback: arg(-1).param(1) }),
    ),
    argon2Sync: returns('Digest', passwordHash({ password: arg(1).prop('message'), algorithm: 'argon2', cost: memory })),
    createHash: returns('Hash'),
    createHmac: returns('Hmac'),
    ...each('createCipher createCipheriv', returns('Cipher', encryption({ key: arg(1) }))),
    ...each('createDecipher createDecipheriv', returns('Decipher', decryption({}))),
    ...each('publicEncrypt privateEncrypt', returns('Ciphertext', encryption({ data: arg(1), key: arg(0) }))),
    ...each('privateDecrypt publicDecrypt', returns('Plaintext', decryption({ data: arg(1) }))),
    hash: returns('Digest', fastHash({ input: arg(1), algorithm: arg(0) })),
    randomBytes: returns('RandomBytes', sanitizer({ to: 'fixed-form' }), { gives: [[arg(1).param(1), 'RandomBytes']] }),
    randomInt: method(sanitizer({ to: 'number' })),
    randomUUID,
    timingSafeEqual: method(sanitizer({ to: 'boolean' })),
    webcrypto: { members: webCrypto },
    subtle: property('SubtleCrypto'),
    getRandomValues: webCrypto.getRandomValues,
  },
  types: {
    Hash: { update: update('Hash'), digest, copy: returns('Hash') },
    Hmac: { update: update('Hmac'), digest },
    Digest: { ...textMethods, toString: digest },
    Cipher: {
      update: returns('Ciphertext', encryption({ data: arg(0) })),
      ...each('final getAuthTag', returns('Ciphertext')),
      setAAD: method({ returns: 'same' }),
    },
    Ciphertext: textMethods,
    Decipher: {
      update: returns('Plaintext', decryption({ data: arg(0) })),
      final: returns('Plaintext'),
      ...each('setAAD setAuthTag setAutoPadding', method({ returns: 'same' })),
    },
    Plaintext: textMethods,
    RandomBytes: { toString: method(sanitizer({ to: 'fixed-form' })) },
    SubtleCrypto: {
      digest: returns(promised('Digest'), fastHash({ input: arg(1), algorithm: arg(0) })),
      encrypt: returns(promised('Ciphertext'), encryption({ data: arg(2), key: arg(1) })),
      decrypt: returns(promised('Plaintext'), decryption({ data: arg(2) })),
      /** `deriveBits({ name: 'PBKDF2', ... }, baseKey, length)`: the password is inside the key. */
      deriveBits: returns(
        promised('Digest'),
        passwordHash({ password: arg(1), algorithm: 'pbkdf2', cost: { at: arg(0).prop('iterations'), ...iterations } }),
      ),
    },
  },
  globals: { crypto: { members: webCrypto } },
});
