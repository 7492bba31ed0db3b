import {
  arg,
  defineLibrary,
  each,
  httpApplication,
  method,
  property,
  rest,
  returns,
  route,
  staticFiles,
} from '../vocabulary/index.js';

/** Hono with routes that are described by schemas. */
export default defineLibrary({
  packages: ['@hono/zod-openapi'],
  reference: 'https://github.com/honojs/middleware/tree/main/packages/zod-openapi#readme',
  checkedAgainst: '1.1.5',
  exports: {
    z: property('zod.Maker'),
    OpenAPIHono: returns(
      'hono.Hono',
      httpApplication({
        framework: 'hono',
        order: 'sequential',
        bodyLimitWith: 'bodyLimit',
        secureHeadersWith: {
          package: 'hono/secure-headers',
          isBuiltIn: true,
          middleware: {
            imported: 'secureHeaders',
            preferredName: 'secureHeaders',
            registration: '{{application}}.use({{name}}())',
            chained: '.use({{name}}())',
          },
        },
      }),
    ),
  },
  types: {
    'hono.Hono': {
      /** `openapi(route, handler)`: the path is in the description of the route. */
      openapi: method(route({ path: arg(0).prop('path'), handlers: rest(1) }), {
        gives: [[rest(1).param(0), 'hono.Context']],
        returns: 'same',
      }),
      ...each('doc doc31', method(staticFiles({}))),
    },
  },
});
