import {
  arg,
  defineLibrary,
  each,
  instance,
  method,
  middleware,
  plugin,
  propagator,
  receiver,
  requestInput,
  rest,
  returns,
  route,
  sanitizer,
  serve,
  sizeLimit,
  staticFiles,
} from '../vocabulary/index.js';
import type { Api, RequestInputRole, SanitizerRole } from '../vocabulary/index.js';

/** A decorator of a parameter: the parameter is what the call stands for. */
const parameter = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api =>
  method(requestInput({ part, shape, field: arg(0) }));
const wholePart = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api =>
  method(requestInput({ part, shape }));

/** Where and under which name a storage keeps a file is its choice. */
const madeByMulter = ['destination', 'filename', 'path', 'size', 'key', 'bucket', 'location', 'etag', 'id'];

/** A decorator of a method: the method is the receiver. */
const verbs = { Get: 'get', Post: 'post', Put: 'put', Patch: 'patch', Delete: 'delete', Head: 'head', Options: 'options' };
const routes: Readonly<Record<string, Api>> = Object.fromEntries(
  Object.entries(verbs).map(([name, verb]) => [name, method(route({ path: arg(0), handlers: receiver(), method: verb }))]),
);

/** A pipe is handed to a parameter decorator as a class or as an instance. */
const pipe = (to: SanitizerRole['to']): Api => method(sanitizer({ to }));

/** The platform decides what a request is; Express unless an adapter says otherwise. */
const handled = [
  [rest().param(0), 'express.Request'],
  [rest().param(1), 'express.Response'],
] as const;

/** What the container of the application, or of a module, gives for a class. */
const given = method(instance({ of: arg(0) }));

const application: Readonly<Record<string, Api>> = {
  ...each('get resolve', given),
  use: method(middleware({ handlers: rest(), path: arg(0) }), { gives: handled, returns: 'same' }),
  ...each('enableCors useGlobalPipes useGlobalGuards useGlobalFilters useGlobalInterceptors', method({ returns: 'same' })),
  ...each('setGlobalPrefix enableVersioning enableShutdownHooks set enable disable', method({ returns: 'same' })),
  listen: method(serve({})),
  /** With `@nestjs/platform-express` and, in its own form, with `@nestjs/platform-fastify`. */
  useBodyParser: method(
    sizeLimit({
      bounds: 'body',
      option: arg(1).prop('limit'),
      unit: 'bytes-text',
      default: 100 * 1024,
      propose: "'100kb'",
      unparsable: 'throws',
      inherits: true,
    }),
    sizeLimit({
      bounds: 'body',
      option: arg(1).prop('bodyLimit'),
      unit: 'bytes',
      default: 1024 * 1024,
      unparsable: 'throws',
      inherits: true,
    }),
    { returns: 'same' },
  ),
  /** With `@nestjs/platform-fastify`. */
  register: method(plugin({ plugin: arg(0), options: arg(1), sharingSymbol: 'skip-override' })),
  /** Of the instance of its adapter. */
  addHook: method(middleware({ handlers: arg(1) }), {
    gives: [
      [arg(1).param(0), 'fastify.FastifyRequest'],
      [arg(1).param(1), 'fastify.FastifyReply'],
    ],
    returns: 'same',
  }),
  useStaticAssets: method(staticFiles({})),
  /** What is registered on the adapter's instance holds for this application. */
  ...each('getHttpAdapter getInstance', method(propagator({ from: receiver(), keeps: 'data' }))),
};

export default defineLibrary({
  packages: ['@nestjs/common'],
  reference: 'https://docs.nestjs.com/controllers',
  checkedAgainst: '11.2.10',
  exports: {
    Body: parameter('body', 'any'),
    RawBody: wholePart('body', 'bytes'),
    /** Nested with Express up to version 10, flat since. */
    Query: parameter('query', 'any'),
    Param: parameter('params', 'string'),
    Headers: parameter('headers', 'string'),
    HostParam: parameter('headers', 'string'),
    ...each('UploadedFile UploadedFiles', method(requestInput({ part: 'files', shape: 'any', made: madeByMulter }))),
    Req: returns('express.Request'),
    Request: returns('express.Request'),
    Res: returns('express.Response'),
    Response: returns('express.Response'),
    createParamDecorator: method({ returns: 'ParameterDecorator', gives: [[arg(0).param(1), 'ExecutionContext']] }),
    Inject: given,
    /** For classes that need each other: `@Inject(forwardRef(() => TokenService))`. */
    forwardRef: method(propagator({ from: arg(0).result(), keeps: 'data' })),
    ...routes,
    All: method(route({ path: arg(0), handlers: receiver() })),
    ParseIntPipe: pipe('number'),
    ParseFloatPipe: pipe('number'),
    ParseBoolPipe: pipe('boolean'),
    ParseUUIDPipe: pipe('fixed-form'),
    ParseEnumPipe: pipe('fixed-form'),
    ParseDatePipe: pipe('fixed-form'),
  },
  types: {
    INestApplication: application,
    INestApplicationContext: { ...each('get resolve', given), select: returns('INestApplicationContext') },
    MiddlewareConsumer: {
      apply: method(middleware({ handlers: rest() }), { gives: handled, returns: 'MiddlewareConfigProxy' }),
    },
    MiddlewareConfigProxy: {
      exclude: method({ returns: 'same' }),
      forRoutes: returns('MiddlewareConsumer'),
    },
    /** What a decorator of the project makes of a request. */
    ParameterDecorator: {},
    ExecutionContext: { switchToHttp: returns('HttpArgumentsHost') },
    ArgumentsHost: { switchToHttp: returns('HttpArgumentsHost') },
    HttpArgumentsHost: { getRequest: returns('express.Request'), getResponse: returns('express.Response') },
  },
});
