import helmet from '@fastify/helmet';
import fp from 'fastify-plugin';

export default fp(async instance => {
  await instance.register(helmet);
});
