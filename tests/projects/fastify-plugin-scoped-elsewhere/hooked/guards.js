import helmet from '@fastify/helmet';

export async function guards(instance) {
  await instance.register(helmet);
}
