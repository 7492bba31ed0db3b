import { defineLibrary, method, staticFiles } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['koa-static'],
  reference: 'https://github.com/koajs/static#api',
  checkedAgainst: '5.0.0',
  exports: { default: method(staticFiles({})) },
});
