import { arg, defineLibrary, method, propagator, receiver } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['class-transformer'],
  reference: 'https://github.com/typestack/class-transformer#advanced-usage',
  checkedAgainst: '0.5.1',
  exports: {
    // Decorators of properties: the property becomes what the function gives, for `Type` what the class it gives makes.
    Type: method(propagator({ from: arg(0).result(), keeps: 'data' })),
    Transform: method(propagator({ from: arg(0).result(), keeps: 'data' })),
    Expose: method(propagator({ from: receiver(), keeps: 'data' })),
  },
});
