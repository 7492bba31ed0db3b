import { arg, defineLibrary, sizeLimit } from '../vocabulary/index.js';

/** Slots of an uncalled plugin are those of the call that registers it: `register(formbody, options)`. */
const formbody = {
  is: [
    sizeLimit({
      bounds: 'body',
      option: arg(1).prop('bodyLimit'),
      unit: 'bytes',
      default: 1024 * 1024,
      unparsable: 'throws',
      infinity: 'throws',
      mistakenFor: ['limit', 'maxBodySize', 'maxSize', 'sizeLimit'],
      format: 'urlencoded',
      inherits: true,
    }),
  ],
};

export default defineLibrary({
  packages: ['@fastify/formbody', 'fastify-formbody'],
  reference: 'https://github.com/fastify/fastify-formbody#options',
  checkedAgainst: '8.0.2',
  exports: { default: formbody, fastifyFormbody: formbody },
});
