import { arg, defineLibrary, each, instance, method, returns } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['inversify'],
  reference: 'https://inversify.io/docs/api/container',
  checkedAgainst: '8.2.3',
  exports: {
    Container: returns('Container'),
    inject: method(instance({ of: arg(0) })),
  },
  types: {
    Container: {
      /** `resolve` made an object of an unbound class before version 7. */
      ...each('get getAsync resolve', method(instance({ of: arg(0) }))),
      createChild: returns('Container'),
    },
  },
});
