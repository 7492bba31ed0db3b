import { arg, defineLibrary, each, httpApplication, method, returns, serve } from '../../vocabulary/index.js';

const createServer = returns(
  'node:http.Server',
  httpApplication({ framework: 'node', order: 'sequential' }),
  serve({ application: arg(-1) }),
  {
    gives: [
      [arg(-1).param(0), 'node:http.IncomingMessage'],
      [arg(-1).param(1), 'node:http.ServerResponse'],
    ],
  },
);

export default defineLibrary({
  packages: ['node:https', 'https'],
  reference: 'https://nodejs.org/api/https.html',
  checkedAgainst: '20.20.2',
  exports: {
    createServer,
    Server: createServer,
    ...each('get request', method({ gives: [[arg(-1).param(0), 'node:http.ClientResponse']] })),
  },
  types: { Server: { listen: method(serve({}), { returns: 'same' }) } },
});
