import { arg, defineLibrary, method, propagator } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['express-async-handler'],
  reference: 'https://github.com/Abazhenov/express-async-handler#usage',
  checkedAgainst: '1.2.0',
  exports: {
    default: method(propagator({ from: arg(0), keeps: 'function' }), {
      gives: [
        [arg(0).param(0), 'express.Request'],
        [arg(0).param(1), 'express.Response'],
      ],
    }),
  },
});
