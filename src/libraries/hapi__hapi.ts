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
  secureHeaders,
  serve,
  sizeLimit,
  value,
} from '../vocabulary/index.js';
import type { Api, RequestInputRole, SizeLimitRole, SlotBuilder } from '../vocabulary/index.js';

/** A call takes one object or an array of them. */
const eachOf = (objects: SlotBuilder): readonly SlotBuilder[] => [objects, objects.each()];

/** Lifecycle methods are called with `(request, h)`. */
const handled = (handler: SlotBuilder) =>
  [
    [handler.param(0), 'Request'],
    [handler.param(1), 'ResponseToolkit'],
  ] as const;

const maxBytes: Omit<SizeLimitRole, 'role' | 'option'> = {
  bounds: 'body',
  unit: 'bytes',
  default: 1024 * 1024,
  propose: '1024 * 1024',
  unparsable: 'throws',
  infinity: 'throws',
};

/** `options` was called `config` before version 17, and still may be. */
const routeObjects = eachOf(arg(0));
const routeOptions = routeObjects.flatMap(object => [object.prop('options'), object.prop('config')]);
const routeHandlers = [...routeObjects, ...routeOptions].map(object => object.prop('handler'));
const preHandlers = routeOptions.flatMap(options => [options.prop('pre').each(), options.prop('pre').each().prop('method')]);

const pluginObjects = eachOf(arg(0)).flatMap(object => [object.prop('plugin'), object]);

const server: Readonly<Record<string, Api>> = {
  route: method(
    route({ path: routeObjects.map(object => object.prop('path')), handlers: routeHandlers }),
    sizeLimit({
      ...maxBytes,
      option: routeOptions.map(options => options.prop('payload').prop('maxBytes')),
      uploadBy: { option: routeOptions.map(options => options.prop('payload').prop('output')), values: ['stream', 'file'] },
      apart: {
        packages: ['@hapi/hapi', 'hapi'],
        call: 'server.route',
        path: ['payload', 'maxBytes'],
        beside: 'handler',
        held: { by: ['options', 'config'], beside: ['method', 'path'] },
      },
      inherits: true,
    }),
    secureHeaders({ enabledBy: routeOptions.map(options => options.prop('security')), partial: true }),
    { gives: [...routeHandlers, ...preHandlers].flatMap(handled) },
  ),
  ext: method(middleware({ handlers: arg(1) }), { gives: handled(arg(1)) }),
  register: method(
    plugin({ plugin: pluginObjects, options: eachOf(arg(0)).map(object => object.prop('options')), shared: true }),
    {
      gives: pluginObjects.map(object => [object.prop('register').param(0), 'Server'] as const),
    },
  ),
  start: method(serve({})),
};

const input = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api => value(requestInput({ part, shape }));

const create = returns(
  'Server',
  httpApplication({
    framework: 'hapi',
    order: 'global',
    secureHeadersWith: {
      package: '@hapi/hapi',
      isBuiltIn: true,
      option: { argument: 0, path: ['routes', 'security'], value: 'true' },
    },
  }),
  secureHeaders({
    options: arg(0).prop('routes').prop('security'),
    enabledBy: arg(0).prop('routes').prop('security'),
  }),
  sizeLimit({ ...maxBytes, option: arg(0).prop('routes').prop('payload').prop('maxBytes') }),
);

const lifecycleMethod = method({
  gives: [
    [arg(0), 'Request'],
    [arg(1), 'ResponseToolkit'],
  ],
});

/** What is registered: an object whose method gets the server. */
const pluginObject: Readonly<Record<string, Api>> = { register: method({ gives: [[arg(0), 'Server']] }) };

export default defineLibrary({
  packages: ['@hapi/hapi', 'hapi'],
  reference: 'https://hapi.dev/api/?v=21.4.0#-hapiserveroptions',
  checkedAgainst: '21.4.10',
  exports: { server: create, Server: create },
  types: {
    Server: server,
    Request: {
      payload: input('body', 'any'),
      query: input('query', 'strings'),
      params: input('params', 'string'),
      paramsArray: input('params', 'strings'),
      headers: input('headers', 'string'),
      /** A cookie sent twice becomes a list. */
      state: input('cookies', 'strings'),
      ...each('path url', input('url', 'string')),
      orig: input('request', 'any'),
      info: property('RequestInfo'),
      raw: property('RawRequest'),
      response: property('ResponseObject'),
      server: property('Server'),
    },
    RequestInfo: each('host hostname referrer', input('headers', 'string')),
    RawRequest: { req: property('node:http.IncomingMessage'), res: property('node:http.ServerResponse') },
    ResponseToolkit: {
      ...each('response redirect view file', returns('ResponseObject')),
      /** A scheme tells what it has found out; nothing is checked. */
      ...each('authenticated unauthenticated', method({})),
      request: property('Request'),
    },
    /** `Lifecycle.Method` */
    Method: { '()': lifecycleMethod },
    /** `server.auth.scheme('bearer', (server, options) => ({ authenticate: (request, h) => ... }))` */
    ServerAuthScheme: {
      '()': method({ returns: 'ServerAuthSchemeObject', gives: [[arg(0), 'Server']] }),
    },
    ServerAuthSchemeObject: each('authenticate payload response', lifecycleMethod),
    ServerRoute: { handler: lifecycleMethod, options: property('RouteOptions') },
    RouteOptions: { handler: lifecycleMethod },
    Plugin: pluginObject,
    PluginBase: pluginObject,
    ResponseObject: {
      header: method(responseHeader({ name: arg(0) }), { returns: 'same' }),
      ...each('code type message redirect location state unstate etag vary encoding charset', method({ returns: 'same' })),
    },
  },
  handlerShapes: [
    {
      parameters: [['server'], ['options', 'opts', '_']],
      required: 1,
      types: ['Server', null],
      uses: { 0: ['route', 'ext', 'views', 'auth', 'state', 'decorate', 'dependency', 'expose', 'method'] },
      method: { name: 'register', beside: ['name', 'pkg'] },
    },
    {
      parameters: [['request', 'req', '_request', '_req']],
      required: 1,
      types: ['Request'],
      uses: { 0: ['payload', 'query', 'params', 'headers', 'state', 'info', 'url', 'raw'] },
      method: { name: 'handler', beside: ['method'] },
    },
    {
      parameters: [['request', 'req', '_request', '_req'], ['h']],
      required: 2,
      types: ['Request', 'ResponseToolkit'],
      uses: {
        0: ['payload', 'query', 'params', 'headers', 'state', 'auth', 'info', 'path', 'url', 'raw', 'response', 'server'],
        1: ['response', 'redirect', 'view', 'file', 'continue', 'authenticated', 'unauthenticated', 'abandon'],
      },
    },
  ],
});
