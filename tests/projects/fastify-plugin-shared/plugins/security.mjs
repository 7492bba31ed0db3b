import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';

export default fp(async function security(instance, options) {
  instance.decorate('strict', options.strict);
  await instance.register(helmet, { global: true });
});
