import { arg, defineLibrary, each, method, propagator, sanitizer } from '../vocabulary/index.js';

/** Only what changes neither the kind of a value nor its safety; `escape` quotes for HTML, not for SQL. */
export default defineLibrary({
  packages: ['lodash', 'lodash-es'],
  reference: 'https://lodash.com/docs/4.17.15',
  checkedAgainst: '4.18.1',
  exports: {
    ...each(
      'toNumber toInteger toSafeInteger toLength toFinite parseInt clamp random size now',
      method(sanitizer({ to: 'number' })),
    ),
    ...each('isNumber isInteger isSafeInteger isFinite isString isBoolean isEmpty', method(sanitizer({ to: 'boolean' }))),
    ...each(
      'clone cloneDeep toString toLower toUpper trim trimStart trimEnd escape pick pickBy omit omitBy defaults defaultsDeep get',
      method(propagator({ from: arg(0), keeps: 'data' })),
    ),
    ...each('once memoize debounce throttle', method(propagator({ from: arg(0), keeps: 'function' }))),
  },
});
