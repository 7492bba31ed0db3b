import { arg, defineLibrary, method, passwordCompare, passwordHash, promised } from '../vocabulary/index.js';

/** In KiB; up to 0.27 the default was 4096. */
const cost = { at: arg(1).prop('memoryCost'), weakBelow: 4096, propose: 65_536 } as const;

export default defineLibrary({
  packages: ['argon2'],
  reference: 'https://github.com/ranisalt/node-argon2#usage',
  checkedAgainst: '0.45.1',
  exports: {
    hash: method(passwordHash({ password: arg(0), algorithm: 'argon2', cost, suggest: 'await {{package}}.hash({{password}})' }), {
      returns: promised('Hash'),
    }),
    /** `verify(digest, password)`: the stored hash comes first. */
    verify: method(passwordCompare({ hash: arg(0), password: arg(1) }), { returns: promised('Match') }),
  },
  types: { Hash: {}, Match: {} },
});
