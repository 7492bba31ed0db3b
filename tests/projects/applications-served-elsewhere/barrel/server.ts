import fastify from 'fastify';

const server = fastify(); // expect: require-helmet
server.get('/', async () => ({ hello: 'world' }));

export { server };
