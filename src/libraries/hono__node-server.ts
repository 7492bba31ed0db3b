import { arg, defineLibrary, each, method, serve } from '../vocabulary/index.js';

export default defineLibrary({
  packages: ['@hono/node-server'],
  reference: 'https://github.com/honojs/node-server#usage',
  checkedAgainst: '2.1.9',
  exports: {
    ...each('serve createAdaptorServer', method(serve({ application: arg(0), unlimited: true }))),
    getRequestListener: method(serve({ application: arg(0) })),
  },
});
