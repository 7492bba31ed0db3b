import helmet from '@fastify/helmet';
import Fastify from 'fastify';

export const app = Fastify();
void app.register(async instance => {
  await instance.register(helmet);
  instance.get('/', async () => ({ of: 'the scope' }));
});
