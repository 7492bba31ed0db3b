import { arg, defineLibrary, method, propagator } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@nestjs/passport'],
  reference: 'https://docs.nestjs.com/recipes/passport#implementing-passport-jwt',
  checkedAgainst: '12.0.0',
  exports: {
    /** A class whose constructor hands its options to that of the strategy. */
    PassportStrategy: method(propagator({ from: arg(0), keeps: 'function' })),
  },
});
