import helmet from '@fastify/helmet';
import Fastify from 'fastify';

export function make() {
  const app = Fastify();
  app.register(async instance => {
    await instance.register(helmet);
    instance.get('/private', async () => ({ of: 'the scope' }));
  });
  app.get('/', async () => ({ of: 'the root' }));
  return app;
}

export const complete = app => app.register(helmet);
