import { arg, defineLibrary, method, propagator } from '../vocabulary/index.js';

/** The function keeps what it does and loses its own scope: it registers on the scope of its parent. */
const wrap = method(propagator({ from: arg(0), keeps: 'function' }), { gives: [[arg(0).param(0), 'fastify.FastifyInstance']] });

export default defineLibrary({
  packages: ['fastify-plugin'],
  reference: 'https://github.com/fastify/fastify-plugin#readme',
  checkedAgainst: '6.0.1',
  exports: { default: wrap, fastifyPlugin: wrap },
});
