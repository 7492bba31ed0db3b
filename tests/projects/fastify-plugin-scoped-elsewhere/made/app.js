// Helmet holds for the plugin that registers it, and another file serves the instance with what stands beside that plugin.
import Fastify from 'fastify';
import guards from './guards.js';
import harbours from './harbours.js';

export async function make(options) {
  const app = Fastify(options); // expect: require-helmet
  await app.register(guards);
  await app.register(harbours, { prefix: '/harbours' });
  return app;
}
