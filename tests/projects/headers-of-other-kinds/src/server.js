// A plugin that is named for headers and sets none that protects leaves the server as it was.
import Hapi from '@hapi/hapi';
import { replyHeaders } from './plugins/reply-headers.js';

export async function createServer(port) {
  const server = Hapi.server({ port }); // expect: require-helmet
  await server.register({ plugin: replyHeaders, options: { language: 'nb' } });
  server.route({ method: 'GET', path: '/tides', handler: () => [] });
  return server;
}
