import { arg, defineLibrary, method, passwordCompare, passwordHash, promised } from '../vocabulary/index.js';

/** In KiB. */
const cost = { at: arg(1).prop('memoryCost'), weakBelow: 4096, propose: 19_456 } as const;
const hash = { password: arg(0), algorithm: 'argon2', cost } as const;
/** `verify(hashed, password)`: the stored hash comes first. */
const compare = passwordCompare({ hash: arg(0), password: arg(1) });

export default defineLibrary({
  packages: ['@node-rs/argon2'],
  reference: 'https://github.com/napi-rs/node-rs/tree/main/packages/argon2',
  checkedAgainst: '2.2.1',
  exports: {
    hash: method(passwordHash({ ...hash, suggest: 'await {{package}}.hash({{password}})' }), { returns: promised('Hash') }),
    hashSync: method(passwordHash(hash)),
    hashRaw: method(passwordHash(hash), { returns: promised('Hash') }),
    hashRawSync: method(passwordHash(hash)),
    verify: method(compare, { returns: promised('Match') }),
    verifySync: method(compare),
  },
  types: { Hash: {}, Match: {} },
});
