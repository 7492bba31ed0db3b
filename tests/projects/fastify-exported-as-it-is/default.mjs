import fastify from 'fastify';

const server = fastify(); // expect: require-helmet
server.register(async scope => {
  scope.get('/orders', async () => []);
});
export default server;
