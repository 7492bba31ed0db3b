import { defineLibrary, method, returns, sanitizer } from '../vocabulary/index.js';

const identifier = method(sanitizer({ to: 'fixed-form' }));

export default defineLibrary({
  packages: ['nanoid', 'nanoid/async', 'nanoid/non-secure'],
  reference: 'https://github.com/ai/nanoid#api',
  checkedAgainst: '3.3.20',
  exports: {
    nanoid: identifier,
    /** `customAlphabet(alphabet, size)` returns the function that makes identifiers. */
    customAlphabet: returns('Generator'),
    customRandom: returns('Generator'),
  },
  types: { Generator: { '()': identifier } },
});
