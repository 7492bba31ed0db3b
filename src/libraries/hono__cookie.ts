import { arg, defineLibrary, method, requestInput } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['hono/cookie'],
  reference: 'https://hono.dev/docs/helpers/cookie',
  checkedAgainst: '4.13.19',
  exports: {
    /** Without a name it returns them all. `getSignedCookie` gives what the server itself has signed. */
    getCookie: method(requestInput({ part: 'cookies', shape: 'string', field: arg(1) })),
  },
});
