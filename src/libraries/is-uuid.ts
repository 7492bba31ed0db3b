import { arg, defineLibrary, each, method, sanitizer } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['is-uuid'],
  reference: 'https://github.com/afram/is-uuid#usage',
  checkedAgainst: '1.0.2',
  exports: {
    ...each('v1 v2 v3 v4 v5 nil anyNonNil', method(sanitizer({ to: 'boolean', proves: arg(0) }))),
  },
});
