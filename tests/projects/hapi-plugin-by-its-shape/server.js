// Nothing in the file of the plugin says that it is one of hapi but what it looks like.
const Hapi = require('@hapi/hapi');

exports.start = async () => {
  const server = Hapi.server({ port: 3000, routes: { security: true } });
  await server.register([require('./scans'), require('./notes')]);
  await server.start();
};
