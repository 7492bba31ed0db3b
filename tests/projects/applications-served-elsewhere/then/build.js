const fastify = require('fastify');

async function build() {
  const app = fastify(); // expect: require-helmet
  app.get('/', async () => ({ hello: 'world' }));
  return app;
}

module.exports = { build };
