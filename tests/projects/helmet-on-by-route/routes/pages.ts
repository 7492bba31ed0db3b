import type { FastifyInstance } from 'fastify';

export async function pages(instance: FastifyInstance) {
  instance.route({ method: 'GET', url: '/', helmet: {}, handler: async (_request, reply) => reply.view('home') });
}
