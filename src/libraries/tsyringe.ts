import { arg, defineLibrary, each, instance, method, propagator, property, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['tsyringe'],
  reference: 'https://github.com/microsoft/tsyringe#container',
  checkedAgainst: '4.10.0',
  exports: {
    container: property('DependencyContainer'),
    inject: method(instance({ of: arg(0) })),
    /** For classes that need each other: `@inject(delay(() => TokenService))`. */
    delay: method(propagator({ from: arg(0).result(), keeps: 'data' })),
  },
  types: {
    DependencyContainer: {
      resolve: method(instance({ of: arg(0) })),
      ...each('register registerInstance registerSingleton registerType', method({ returns: 'same' })),
      createChildContainer: returns('DependencyContainer'),
    },
  },
});
