import { defineLibrary, secureHeaders } from '../vocabulary/index.js';

/** Works through hooks: it covers the routes of its scope wherever it is registered. */
const helmet = { is: [secureHeaders({ globalOption: 'global', routeSwitch: 'helmet' })] };

export default defineLibrary({
  packages: ['@fastify/helmet', 'fastify-helmet'],
  reference: 'https://github.com/fastify/fastify-helmet#readme',
  checkedAgainst: '13.2.0',
  exports: { default: helmet, fastifyHelmet: helmet },
});
