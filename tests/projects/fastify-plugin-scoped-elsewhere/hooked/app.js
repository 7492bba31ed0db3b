import Fastify from 'fastify';
import { guards } from './guards.js';

export function make() {
  const app = Fastify();
  app.register(guards);
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-frame-options', 'DENY');
    reply.header('x-content-type-options', 'nosniff');
  });
  app.get('/', async () => ({ of: 'the root' }));
  return app;
}
