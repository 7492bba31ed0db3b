import fastify from 'fastify';

export default async function build(options) {
  const app = fastify(options); // expect: require-helmet
  app.get('/', async () => ({ hello: 'world' }));
  return app;
}
