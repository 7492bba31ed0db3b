import {
  arg,
  defineLibrary,
  each,
  httpAdapter,
  instance,
  method,
  middleware,
  plugin,
  propagator,
  receiver,
  rest,
  returns,
  serve,
  sizeLimit,
  staticFiles,
} from '../vocabulary/index.js';
import type { Api } from '../vocabulary/index.js';

const application: Readonly<Record<string, Api>> = {
  register: method(plugin({ plugin: arg(0), options: arg(1), sharingSymbol: 'skip-override' }), {
    gives: [[arg(0).param(0), 'fastify.FastifyInstance']],
    returns: { type: 'fastify.FastifyInstance', promised: true },
  }),
  /** Of the instance of the adapter. */
  addHook: method(middleware({ handlers: arg(1) }), {
    gives: [
      [arg(1).param(0), 'fastify.FastifyRequest'],
      [arg(1).param(1), 'fastify.FastifyReply'],
    ],
    returns: 'same',
  }),
  /** Middleware gets the requests of node. */
  use: method(middleware({ handlers: rest(), path: arg(0) }), {
    gives: [
      [rest().param(0), 'node:http.IncomingMessage'],
      [rest().param(1), 'node:http.ServerResponse'],
    ],
    returns: 'same',
  }),
  ...each('enableCors useGlobalPipes useGlobalGuards useGlobalFilters useGlobalInterceptors', method({ returns: 'same' })),
  ...each('setGlobalPrefix enableVersioning enableShutdownHooks', method({ returns: 'same' })),
  useBodyParser: method(
    sizeLimit({
      bounds: 'body',
      option: arg(1).prop('bodyLimit'),
      unit: 'bytes',
      default: 1024 * 1024,
      unparsable: 'throws',
      infinity: 'throws',
      mistakenFor: ['limit', 'maxBodySize', 'maxSize', 'sizeLimit'],
      inherits: true,
    }),
    { returns: 'same' },
  ),
  /** What the container gives for a class. */
  ...each('get resolve', method(instance({ of: arg(0) }))),
  useStaticAssets: method(staticFiles({}), { returns: 'same' }),
  listen: method(serve({})),
  /** What is registered on the adapter's instance holds for this application. */
  ...each('getHttpAdapter getInstance', method(propagator({ from: receiver(), keeps: 'data' }))),
};

export default defineLibrary({
  packages: ['@nestjs/platform-fastify'],
  reference: 'https://docs.nestjs.com/techniques/performance',
  checkedAgainst: '11.2.8',
  exports: {
    /** Takes the options of `fastify()`. */
    FastifyAdapter: returns(
      'FastifyAdapter',
      httpAdapter({
        application: arg(0),
        secureHeadersWith: {
          package: '@fastify/helmet',
          middleware: {
            imported: 'default',
            preferredName: 'helmet',
            registration: 'await {{application}}.register({{name}})',
            chained: '.register({{name}})',
          },
        },
      }),
      sizeLimit({
        bounds: 'body',
        option: arg(0).prop('bodyLimit'),
        unit: 'bytes',
        default: 1024 * 1024,
        propose: '1024 * 1024',
        unparsable: 'throws',
        infinity: 'throws',
        mistakenFor: ['limit', 'maxBodySize', 'maxSize', 'sizeLimit', 'maxRequestSize'],
      }),
      sizeLimit({
        bounds: 'path-parameter',
        option: [arg(0).prop('routerOptions').prop('maxParamLength'), arg(0).prop('maxParamLength')],
        unit: 'count',
        default: 100,
        unparsable: 'throws',
        infinity: 'throws',
      }),
    ),
  },
  types: {
    NestFastifyApplication: application,
    FastifyAdapter: {
      getInstance: returns('fastify.FastifyInstance'),
      register: method(plugin({ plugin: arg(0), options: arg(1), sharingSymbol: 'skip-override' }), {
        gives: [[arg(0).param(0), 'fastify.FastifyInstance']],
      }),
    },
  },
});
