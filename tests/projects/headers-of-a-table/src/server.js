// What a plugin that is named for headers sends may stand where no code is.
const Hapi = require('@hapi/hapi');
const replyHeaders = require('./reply-headers');

exports.createServer = async port => {
  const server = Hapi.server({ port });
  await server.register(replyHeaders);
  server.route({ method: 'GET', path: '/tides', handler: () => [] });
  return server;
};
