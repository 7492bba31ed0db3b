const Hapi = require('@hapi/hapi');

const createServer = () => {
  const server = Hapi.server({ port: 3000 }); // expect: require-helmet
  server.route({ method: 'GET', path: '/', handler: () => '<p>hello</p>' });
  return server;
};

module.exports = createServer;
