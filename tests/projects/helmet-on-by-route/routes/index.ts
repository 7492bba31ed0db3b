import type { FastifyInstance } from 'fastify';
import { pages } from './pages.js';

export async function routes(instance: FastifyInstance) {
  instance.get('/prices.json', async () => []);
  await instance.register(pages);
}
