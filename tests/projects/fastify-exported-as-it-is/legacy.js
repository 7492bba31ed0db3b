const fastify = require('fastify')(); // expect: require-helmet
fastify.get('/', (request, reply) => reply.send('x'));
fastify.route({ method: 'GET', url: '/orders', handler: async () => [] });
module.exports = fastify;
