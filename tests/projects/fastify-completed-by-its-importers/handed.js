const fastify = require('fastify')();
fastify.get('/', (request, reply) => reply.send('x'));
module.exports = fastify;
