import { defineLibrary, requestInput, value } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['cookie-parser'],
  reference: 'https://github.com/expressjs/cookie-parser#api',
  checkedAgainst: '1.4.7',
  exports: { default: {} },
  types: {
    /** A value that starts with `j:` is read as JSON. Signed cookies are of the server's own making. */
    'express.Request': { cookies: value(requestInput({ part: 'cookies', shape: 'any' })) },
  },
});
