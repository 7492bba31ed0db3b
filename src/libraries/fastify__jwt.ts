import { arg, defineLibrary, method, property, receiver, tokenDecode, tokenSign, tokenVerify } from '../vocabulary/index.js';

const plugin = {};

export default defineLibrary({
  packages: ['@fastify/jwt', 'fastify-jwt'],
  reference: 'https://github.com/fastify/fastify-jwt#api-spec',
  checkedAgainst: '10.2.8',
  exports: { default: plugin, fastifyJwt: plugin },
  types: {
    'fastify.FastifyRequest': {
      /** Reads the token of the request by itself and keeps the claims in `request.user`. */
      jwtVerify: method(
        tokenVerify({
          result: 'promised',
          callback: arg(-1),
          ignoresExpiry: [arg(0).prop('ignoreExpiration'), arg(0).prop('verify').prop('ignoreExpiration')],
        }),
      ),
      jwtDecode: method(
        tokenDecode({
          token: receiver().prop('headers').prop('authorization'),
          complete: arg(0).prop('decode').prop('complete'),
          verifyInstead: { name: 'jwtVerify', on: 'receiver', needsKey: false, promised: true },
        }),
      ),
    },
    'fastify.FastifyReply': {
      jwtSign: method(tokenSign({ payload: arg(0), key: arg(1).prop('key'), options: arg(1) })),
    },
    'fastify.FastifyInstance': { jwt: property('JWT') },
    JWT: {
      /** Under the `namespace` of a plugin that is registered more than once. */
      '*': property('JWT'),
      verify: method(
        tokenVerify({
          token: arg(0),
          key: arg(1).prop('key'),
          result: 'returned',
          callback: arg(-1),
          algorithms: arg(1).prop('algorithms'),
          ignoresExpiry: arg(1).prop('ignoreExpiration'),
        }),
      ),
      decode: method(
        tokenDecode({
          token: arg(0),
          complete: arg(1).prop('complete'),
          verifyInstead: { name: 'verify', on: 'receiver', needsKey: false },
        }),
      ),
      sign: method(tokenSign({ payload: arg(0), key: arg(1).prop('key'), options: arg(1) })),
    },
  },
});
