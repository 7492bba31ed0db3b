import { arg, defineLibrary, method, passwordCompare, passwordHash, promised } from '../vocabulary/index.js';

const cost = { at: [arg(1).prop('cost'), arg(1)], weakBelow: 8, propose: 12 } as const;
const hash = { password: arg(0), algorithm: 'bcrypt', cost } as const;
const compare = passwordCompare({ password: arg(0), hash: arg(1) });

export default defineLibrary({
  packages: ['@node-rs/bcrypt'],
  reference: 'https://github.com/napi-rs/node-rs/tree/main/packages/bcrypt',
  checkedAgainst: '2.0.0',
  exports: {
    /** The cost is 12 without options; 1.x took it as a number, 2.x throws on one. */
    hash: method(passwordHash({ ...hash, suggest: 'await {{package}}.hash({{password}})' }), { returns: promised('Hash') }),
    hashSync: method(passwordHash(hash)),
    verify: method(compare, { returns: promised('Match') }),
    verifySync: method(compare),
    compare: method(compare, { returns: promised('Match') }),
    compareSync: method(compare),
  },
  types: { Hash: {}, Match: {} },
});
