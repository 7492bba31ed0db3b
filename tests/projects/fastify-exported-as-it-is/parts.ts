import fastify from 'fastify';
import { addRoutes } from './routes.js';
import { protect } from '@company/headers';

export const completed = fastify();
addRoutes(completed);
completed.get('/orders', async () => []);

export const hooked = fastify();
hooked.addHook('onSend', async (_request, reply) => {
  reply.header('X-Frame-Options', 'DENY');
});
hooked.get('/orders', async () => []);

export const wrapped = fastify();
wrapped.register(protect);
wrapped.get('/orders', async () => []);

export const empty = fastify();

export function build() {
  const built = fastify();
  built.get('/orders', async () => []);
  return built;
}
