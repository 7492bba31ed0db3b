import type { Api } from '../../vocabulary/index.js';
import { arg, defineLibrary, each, method, propagator, returns, sanitizer } from '../../vocabulary/index.js';

const number = method(sanitizer({ to: 'number' }));
const boolean = method(sanitizer({ to: 'boolean' }));
const fixedForm = sanitizer({ to: 'fixed-form' });
const data = method(propagator({ from: arg(0), keeps: 'data' }));
const numberNames = 'abs ceil floor round trunc sign sqrt cbrt pow exp log log2 log10 max min random hypot';

const date: Api = returns('Date', fixedForm, { members: each('now parse UTC', number) });

/** The functions of the language itself that make a value safe, or hand it on as it is. */
export default defineLibrary({
  packages: ['globalThis'],
  reference: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects',
  checkedAgainst: '20.20.2',
  exports: {},
  types: {
    /** Every text a date can be made into is of one form: `Invalid Date` at worst. */
    Date: { '*': method(fixedForm), ...each('getTime valueOf getFullYear getMonth getDate getDay', number) },
    TextEncoder: { encode: data },
    TextDecoder: { decode: data },
  },
  globals: {
    JSON: { members: each('parse stringify', data) },
    structuredClone: data,
    Number: {
      ...number,
      members: { ...each('parseInt parseFloat', number), ...each('isInteger isSafeInteger isFinite isNaN', boolean) },
    },
    ...each('parseInt parseFloat BigInt', number),
    ...each('Boolean isNaN isFinite', boolean),
    Math: { members: each(numberNames, number) },
    Date: date,
    performance: { members: { now: number } },
    TextEncoder: returns('TextEncoder'),
    TextDecoder: returns('TextDecoder'),
  },
});
