import {
  arg,
  bodyStream,
  defineLibrary,
  each,
  httpApplication,
  method,
  middleware,
  property,
  receiver,
  requestInput,
  responseHeader,
  rest,
  returns,
  route,
  serve,
  setting,
  sizeLimit,
  staticFiles,
  value,
} from '../vocabulary/index.js';
import type { Api, RequestInputRole, SlotBuilder } from '../vocabulary/index.js';

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

/** Handlers are called with `(req, res, next)`. */
const gives = (handlers: SlotBuilder) =>
  [
    [handlers.param(0), 'Request'],
    [handlers.param(1), 'Response'],
  ] as const;

const routes = Object.fromEntries(
  verbs.map(verb => [
    verb,
    method(route({ path: arg(0), handlers: rest(1), method: verb }), { gives: gives(rest(1)), returns: 'same' }),
  ]),
);

const routing: Readonly<Record<string, Api>> = {
  ...routes,
  all: method(route({ path: arg(0), handlers: rest(1) }), { gives: gives(rest(1)), returns: 'same' }),
  /** Removed in version 5. */
  del: method(route({ path: arg(0), handlers: rest(1), method: 'delete' }), { gives: gives(rest(1)), returns: 'same' }),
  use: method(middleware({ handlers: rest(), path: arg(0) }), { gives: gives(rest()), returns: 'same' }),
  /** `(req, res, next, id)`: the value of the path parameter comes last. */
  param: method({ gives: [...gives(arg(1)), [arg(1).param(3), 'PathParameter']], returns: 'same' }),
  route: returns('Route'),
};

/** The path was given to `route(path)`, whose result is the receiver. */
const onRoute: Readonly<Record<string, Api>> = {
  ...Object.fromEntries(
    verbs.map(verb => [
      verb,
      method(route({ path: receiver(), handlers: rest(), method: verb }), { gives: gives(rest()), returns: 'same' }),
    ]),
  ),
  all: method(route({ path: receiver(), handlers: rest() }), { gives: gives(rest()), returns: 'same' }),
};

const application: Readonly<Record<string, Api>> = {
  ...routing,
  listen: method(serve({}), { returns: 'node:http.Server' }),
  ...each('set enable disable engine', method(setting({ name: arg(0) }), { returns: 'same' })),
};

const input = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api => value(requestInput({ part, shape }));
const header = method(requestInput({ part: 'headers', shape: 'string', field: arg(0) }));
const listener = method(bodyStream({ event: arg(0), listener: arg(1) }), { returns: 'same' });

const request: Readonly<Record<string, Api>> = {
  body: input('body', 'any'),
  rawBody: input('body', 'bytes'),
  /** Version 4 parses nested objects by default, version 5 only where the `query parser` setting says so. */
  query: input('query', 'any'),
  params: input('params', 'string'),
  headers: input('headers', 'string'),
  ...each('get header', header),
  ...each('url originalUrl baseUrl path', input('url', 'string')),
  ...each('hostname host subdomains', input('headers', 'string')),
  /** Removed in version 5: looks into `params`, `body` and `query`. */
  param: method(requestInput({ part: 'request', shape: 'any', field: arg(0) })),
  app: property('Application'),
  res: property('Response'),
  ...each('on once addListener', listener),
  setEncoding: method({ returns: 'same' }),
};

const setHeader = method(responseHeader({ name: arg(0) }), { returns: 'same' });

const response: Readonly<Record<string, Api>> = {
  /** `set` and `header` also take an object of headers. */
  ...each('set header setHeader append', setHeader),
  writeHead: method(responseHeader({ name: arg(-1) }), { returns: 'same' }),
  ...each('status type contentType vary location links cookie clearCookie attachment', method({ returns: 'same' })),
  ...each('send json jsonp sendStatus', method({ returns: 'same' })),
  req: property('Request'),
  app: property('Application'),
};

const parser = (format: 'json' | 'urlencoded' | 'text' | 'raw') =>
  sizeLimit({
    bounds: 'body',
    option: arg(0).prop('limit'),
    unit: 'bytes-text',
    default: 100 * 1024,
    narrowedBy: arg(0).prop('type'),
    propose: "'100kb'",
    unparsable: 'unlimited',
    throwsSince: { package: 'body-parser', versions: ['1.20.6', '2.3.0'] },
    mistakenFor: ['bodyLimit', 'maxSize', 'maxBodySize', 'sizeLimit', 'jsonLimit', 'fileSize'],
    format,
  });

export default defineLibrary({
  packages: ['express'],
  declaredIn: ['express-serve-static-core'],
  reference: 'https://expressjs.com/en/5x/api.html',
  checkedAgainst: '5.3.0',
  exports: {
    default: returns(
      'Application',
      httpApplication({
        framework: 'express',
        order: 'sequential',
        secureHeadersWith: {
          package: 'helmet',
          middleware: {
            imported: 'default',
            preferredName: 'helmet',
            registration: '{{application}}.use({{name}}())',
            chained: '.use({{name}}())',
          },
        },
      }),
    ),
    Router: returns('Router'),
    json: method(parser('json')),
    urlencoded: method(
      parser('urlencoded'),
      sizeLimit({ bounds: 'parameter-count', option: arg(0).prop('parameterLimit'), unit: 'count', default: 1000 }),
    ),
    text: method(parser('text')),
    raw: method(parser('raw')),
    static: method(staticFiles({})),
  },
  types: {
    PathParameter: { '*': value(requestInput({ part: 'params', shape: 'string' })) },
    Application: application,
    Express: application,
    IApplication: application,
    Router: routing,
    IRouter: routing,
    Route: onRoute,
    IRoute: onRoute,
    Request: request,
    Response: response,
    RequestHandler: {
      '()': method({
        gives: [
          [arg(0), 'Request'],
          [arg(1), 'Response'],
        ],
      }),
    },
    ErrorRequestHandler: {
      '()': method({
        gives: [
          [arg(1), 'Request'],
          [arg(2), 'Response'],
        ],
      }),
    },
    NextFunction: {},
  },
  handlerShapes: [
    {
      parameters: [
        ['req', 'request', '_req'],
        ['res', 'response', '_res', 'resp'],
        ['next', '_next'],
      ],
      required: 2,
      types: ['Request', 'Response', 'NextFunction'],
      uses: {
        0: [
          ...['body', 'query', 'params', 'headers', 'cookies', 'get', 'header', 'session', 'user'],
          ...['path', 'url', 'originalUrl', 'file', 'files'],
        ],
        1: [
          ...['send', 'json', 'status', 'render', 'redirect', 'end', 'sendStatus', 'sendFile'],
          ...['set', 'setHeader', 'cookie', 'type', 'locals'],
        ],
      },
    },
  ],
});
