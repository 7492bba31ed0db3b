import {
  arg,
  defineLibrary,
  each,
  httpApplication,
  method,
  middleware,
  plugin,
  property,
  requestInput,
  responseHeader,
  returns,
  route,
  serve,
  sizeLimit,
  value,
} from '../vocabulary/index.js';
import type { Api, RequestInputRole, SizeLimitRole, SlotBuilder } from '../vocabulary/index.js';

const verbs = ['get', 'head', 'trace', 'delete', 'options', 'patch', 'put', 'post'] as const;
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse', 'handler'];

/** Handlers and hooks are called with `(request, reply)`. */
const handled = (handler: SlotBuilder) =>
  [
    [handler.param(0), 'FastifyRequest'],
    [handler.param(1), 'FastifyReply'],
  ] as const;
const handledIn = (options: SlotBuilder) => hooks.flatMap(hook => handled(options.prop(hook)));

const routeBodyLimit = (options: SlotBuilder, more: Partial<SizeLimitRole> = {}) =>
  sizeLimit({
    bounds: 'body',
    option: options.prop('bodyLimit'),
    unit: 'bytes',
    default: 1024 * 1024,
    unparsable: 'throws',
    infinity: 'throws',
    inherits: true,
    ...more,
  });

/** `get(url, handler)`, `get(url, options, handler)` or `get(url, { ...options, handler })`. */
const shorthand = (verb?: string) =>
  method(
    route({
      path: arg(0),
      handlers: [arg(2), arg(1).prop('handler'), arg(1)],
      ...(verb === undefined ? {} : { method: verb }),
    }),
    routeBodyLimit(arg(1)),
    { gives: [...handled(arg(2)), ...handled(arg(1)), ...handledIn(arg(1))], returns: 'same' },
  );

const instance: Readonly<Record<string, Api>> = {
  ...Object.fromEntries(verbs.map(verb => [verb, shorthand(verb)])),
  all: shorthand(),
  route: method(
    route({ path: [arg(0).prop('url'), arg(0).prop('path')], handlers: arg(0).prop('handler') }),
    routeBodyLimit(arg(0)),
    { gives: handledIn(arg(0)), returns: 'same' },
  ),
  /** A plugin gets its own scope, a child of this one. */
  register: method(plugin({ plugin: arg(0), options: arg(1), sharingSymbol: 'skip-override' }), {
    gives: [[arg(0).param(0), 'FastifyInstance']],
    returns: 'same',
  }),
  addHook: method(middleware({ handlers: arg(1) }), { gives: handled(arg(1)), returns: 'same' }),
  /** There with `@fastify/middie` or `@fastify/express` only. */
  use: method(middleware({ handlers: arg(-1), path: arg(0) }), { returns: 'same' }),
  setNotFoundHandler: method({ gives: handled(arg(-1)), returns: 'same' }),
  setErrorHandler: method({
    gives: [
      [arg(0).param(1), 'FastifyRequest'],
      [arg(0).param(2), 'FastifyReply'],
    ],
    returns: 'same',
  }),
  /** Without `parseAs` the parser reads the stream itself, and the limit is not enforced on chunked bodies. */
  addContentTypeParser: method(
    routeBodyLimit(arg(1), { effectiveOnlyWith: arg(1).prop('parseAs'), otherwise: 'uncounted', effectiveValue: "'buffer'" }),
    {
      gives: [
        [arg(-1).param(0), 'FastifyRequest'],
        [arg(-1).param(1), 'node:http.IncomingMessage'],
      ],
      returns: 'same',
    },
  ),
  after: method({ returns: 'same' }),
  decorate: method({ returns: 'same' }),
  withTypeProvider: method({ returns: 'same' }),
  /** With `@fastify/postgres` and `@fastify/mysql`. */
  pg: property('pg.Pool'),
  mysql: property('mysql2.Pool'),
  listen: method(serve({})),
};

const input = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api => value(requestInput({ part, shape }));

const request: Readonly<Record<string, Api>> = {
  body: input('body', 'any'),
  query: input('query', 'strings'),
  params: input('params', 'string'),
  headers: input('headers', 'string'),
  /** With `@fastify/cookie`. */
  cookies: input('cookies', 'string'),
  ...each('url originalUrl', input('url', 'string')),
  ...each('hostname host', input('headers', 'string')),
  raw: property('node:http.IncomingMessage'),
  server: property('FastifyInstance'),
};

const reply: Readonly<Record<string, Api>> = {
  header: method(responseHeader({ name: arg(0) }), { returns: 'same' }),
  /** Takes an object of headers. */
  headers: method(responseHeader({ name: arg(0) }), { returns: 'same' }),
  ...each('code status type send redirect removeHeader hijack', method({ returns: 'same' })),
  raw: property('node:http.ServerResponse'),
  request: property('FastifyRequest'),
  server: property('FastifyInstance'),
};

const create = returns(
  'FastifyInstance',
  httpApplication({
    framework: 'fastify',
    order: 'scope',
    secureHeadersWith: {
      package: '@fastify/helmet',
      middleware: {
        imported: 'default',
        preferredName: 'helmet',
        registration: '{{application}}.register({{name}})',
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
    /** The top level is deprecated since version 5.6. */
    option: [arg(0).prop('routerOptions').prop('maxParamLength'), arg(0).prop('maxParamLength')],
    unit: 'count',
    default: 100,
    unparsable: 'throws',
    infinity: 'throws',
  }),
);

const handlerFunction = method({
  gives: [
    [arg(0), 'FastifyRequest'],
    [arg(1), 'FastifyReply'],
  ],
});
const pluginFunction = method({ gives: [[arg(0), 'FastifyInstance']] });

export default defineLibrary({
  packages: ['fastify'],
  reference: 'https://fastify.dev/docs/latest/Reference/Server/',
  checkedAgainst: '5.12.8',
  exports: { default: create, fastify: create },
  types: {
    FastifyInstance: instance,
    FastifyRequest: request,
    FastifyReply: reply,
    RouteHandlerMethod: { '()': handlerFunction },
    RouteHandler: { '()': handlerFunction },
    onRequestHookHandler: { '()': handlerFunction },
    preValidationHookHandler: { '()': handlerFunction },
    preHandlerHookHandler: { '()': handlerFunction },
    onRequestAsyncHookHandler: { '()': handlerFunction },
    preValidationAsyncHookHandler: { '()': handlerFunction },
    preHandlerAsyncHookHandler: { '()': handlerFunction },
    FastifyPluginAsync: { '()': pluginFunction },
    FastifyPluginCallback: { '()': pluginFunction },
  },
  handlerShapes: [
    {
      parameters: [
        ['request', 'req', '_request', '_req'],
        ['reply', 'rep', '_reply'],
      ],
      required: 2,
      types: ['FastifyRequest', 'FastifyReply'],
      uses: {
        0: [
          ...['body', 'query', 'params', 'headers', 'cookies', 'session', 'user', 'url', 'raw', 'file', 'files', 'parts'],
          ...['jwtVerify', 'jwtDecode'],
        ],
        1: ['send', 'code', 'status', 'header', 'headers', 'type', 'redirect', 'view', 'sendFile', 'setCookie', 'raw'],
      },
    },
    {
      parameters: [
        ['fastify', 'fastifyInstance'],
        ['opts', 'options', '_opts', '_options', '_'],
        ['done', 'next', '_done'],
      ],
      required: 1,
      types: ['FastifyInstance', null, null],
      uses: {
        0: ['register', 'route', 'addHook', 'decorate', 'get', 'post', 'put', 'patch', 'delete', 'addContentTypeParser'],
      },
    },
  ],
});
