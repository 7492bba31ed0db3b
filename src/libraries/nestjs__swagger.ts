import { arg, defineLibrary, each, method, propagator, receiver } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@nestjs/swagger'],
  reference: 'https://docs.nestjs.com/openapi/types-and-parameters',
  checkedAgainst: '12.0.2',
  exports: {
    // Decorators of properties and classes: they describe, and check nothing.
    ...each(
      'ApiProperty ApiPropertyOptional ApiResponseProperty ApiHideProperty ApiSchema ApiExtraModels ApiExtension',
      method(propagator({ from: receiver(), keeps: 'data' })),
    ),
    ...each('PartialType PickType OmitType IntersectionType', method(propagator({ from: arg(0), keeps: 'data' }))),
  },
});
