import helmet from '@fastify/helmet';

export async function security(instance) {
  await instance.register(helmet);
}
