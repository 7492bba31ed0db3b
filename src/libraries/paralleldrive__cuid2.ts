import { arg, defineLibrary, method, returns, sanitizer } from '../vocabulary/index.js';

const identifier = method(sanitizer({ to: 'fixed-form' }));

export default defineLibrary({
  packages: ['@paralleldrive/cuid2'],
  reference: 'https://github.com/paralleldrive/cuid2#using-in-javascript',
  checkedAgainst: '2.2.2',
  exports: {
    createId: identifier,
    /** `init(options)` returns the function that makes identifiers. */
    init: returns('Generator'),
    /** Letters and digits only; that of the older package `cuid` looks at the first letter alone. */
    isCuid: method(sanitizer({ to: 'boolean', proves: arg(0) })),
  },
  types: { Generator: { '()': identifier } },
});
