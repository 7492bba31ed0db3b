import { arg, defineLibrary, method, sizeLimit } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['hono/body-limit'],
  reference: 'https://hono.dev/docs/middleware/builtin/body-limit',
  checkedAgainst: '4.13.19',
  exports: {
    bodyLimit: method(
      sizeLimit({
        bounds: 'body',
        option: arg(0).prop('maxSize'),
        unit: 'bytes',
        default: null,
        propose: '100 * 1024',
        coerced: true,
        mistakenFor: ['limit', 'bodyLimit', 'maxBodySize', 'size', 'max'],
      }),
    ),
  },
});
