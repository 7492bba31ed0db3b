import { arg, defineLibrary, method, tokenDecode } from '../vocabulary/index.js';

/** Never checks a signature: made for browsers, which hold no key. */
const decode = method(tokenDecode({ token: arg(0), headerOnlyWhen: arg(1).prop('header') }));

export default defineLibrary({
  packages: ['jwt-decode'],
  reference: 'https://github.com/auth0/jwt-decode#getting-started',
  checkedAgainst: '4.0.0',
  exports: {
    jwtDecode: decode,
    /** Until version 3. */
    default: decode,
  },
});
