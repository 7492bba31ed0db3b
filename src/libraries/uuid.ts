import { arg, defineLibrary, each, method, sanitizer } from '../vocabulary/index.js';

const identifier = method(sanitizer({ to: 'fixed-form' }));

export default defineLibrary({
  packages: ['uuid'],
  reference: 'https://github.com/uuidjs/uuid#api-summary',
  checkedAgainst: '8.3.2',
  exports: {
    ...each('v1 v3 v4 v5 v6 v7 stringify', identifier),
    validate: method(sanitizer({ to: 'boolean', proves: arg(0) })),
    version: method(sanitizer({ to: 'number' })),
  },
});
