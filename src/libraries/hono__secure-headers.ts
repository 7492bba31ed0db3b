import { arg, defineLibrary, method, secureHeaders } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['hono/secure-headers'],
  reference: 'https://hono.dev/docs/middleware/builtin/secure-headers',
  checkedAgainst: '4.13.19',
  exports: {
    /** Sets all but the content security policy. */
    secureHeaders: method(secureHeaders({ options: arg(0) })),
  },
});
