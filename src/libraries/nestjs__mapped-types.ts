import { arg, defineLibrary, each, method, propagator } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@nestjs/mapped-types'],
  reference: 'https://docs.nestjs.com/openapi/mapped-types',
  checkedAgainst: '12.0.0',
  exports: {
    // The new class has properties of the one given, with what decorates them.
    ...each('PartialType PickType OmitType IntersectionType', method(propagator({ from: arg(0), keeps: 'data' }))),
  },
});
