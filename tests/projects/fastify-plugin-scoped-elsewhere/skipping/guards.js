import helmet from '@fastify/helmet';

export async function guards(instance) {
  await instance.register(helmet);
}

guards[Symbol.for('skip-override')] = true;
