import { arg, defineLibrary, method, passwordCompare, passwordHash, promised } from '../vocabulary/index.js';

/** A power of two; text in its place is a salt. */
const cost = { at: arg(1), weakBelow: 8, propose: 12 } as const;
const compare = passwordCompare({ password: arg(0), hash: arg(1) });

export default defineLibrary({
  packages: ['bcryptjs'],
  reference: 'https://github.com/dcodeIO/bcrypt.js#api',
  checkedAgainst: '3.0.3',
  exports: {
    /** `hash(password, saltOrRounds)` or `hash(password, saltOrRounds, (error, hash) => ..., onProgress)`. */
    hash: method(
      passwordHash({
        password: arg(0),
        algorithm: 'bcrypt',
        cost,
        suggest: 'await {{package}}.hash({{password}}, 12)',
        callback: arg(-1).param(1),
      }),
      { returns: promised('Hash') },
    ),
    hashSync: method(passwordHash({ password: arg(0), algorithm: 'bcrypt', cost })),
    compare: method(compare, { returns: promised('Match') }),
    compareSync: method(compare),
  },
  types: { Hash: {}, Match: {} },
});
