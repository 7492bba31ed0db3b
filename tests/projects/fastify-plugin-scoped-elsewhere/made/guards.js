import helmet from '@fastify/helmet';

export default async function guards(instance) {
  await instance.register(helmet, { contentSecurityPolicy: false });
}
