import { arg, defineLibrary, inputSchema, method } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@hono/zod-validator'],
  reference: 'https://github.com/honojs/middleware/tree/main/packages/zod-validator#readme',
  checkedAgainst: '0.9.1',
  exports: { zValidator: method(inputSchema({ part: arg(0), schema: arg(1) })) },
});
