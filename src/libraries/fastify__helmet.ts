import { defineLibrary, secureHeaders } from '../vocabulary/index.js';

/** The headers that matter, with the names of their options. */
const switches = [
  ['contentSecurityPolicy'],
  ['xFrameOptions', 'frameguard'],
  ['xContentTypeOptions', 'noSniff'],
  ['strictTransportSecurity', 'hsts'],
];

/** Works through hooks: it covers the routes of its scope wherever it is registered. */
const helmet = { is: [secureHeaders({ globalOption: 'global', routeSwitch: 'helmet', switches })] };

export default defineLibrary({
  packages: ['@fastify/helmet', 'fastify-helmet'],
  reference: 'https://github.com/fastify/fastify-helmet#readme',
  checkedAgainst: '13.2.0',
  exports: { default: helmet, fastifyHelmet: helmet },
});
