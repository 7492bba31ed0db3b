import {
  arg,
  defineLibrary,
  each,
  httpApplication,
  method,
  middleware,
  propagator,
  property,
  receiver,
  requestInput,
  responseHeader,
  rest,
  returns,
  serve,
  value,
} from '../vocabulary/index.js';
import type { Api, RequestInputRole } from '../vocabulary/index.js';

const input = (part: RequestInputRole['part'], shape: RequestInputRole['shape']): Api => value(requestInput({ part, shape }));
const handler = method({ gives: [[arg(0), 'Context']] });

const application: Readonly<Record<string, Api>> = {
  use: method(middleware({ handlers: rest() }), { gives: [[rest().param(0), 'Context']], returns: 'same' }),
  /** The request listener of this application, for `createServer(app.callback())`. */
  callback: method(propagator({ from: receiver(), keeps: 'function' })),
  listen: method(serve({}), { returns: 'node:http.Server' }),
};

/** Read by multer, or by formidable. */
const files = each(
  'file files',
  value(
    requestInput({
      part: 'files',
      shape: 'any',
      made: ['destination', 'filename', 'filepath', 'hash', 'lastModifiedDate', 'mtime', 'newFilename', 'path', 'size'],
    }),
  ),
);

/** What a context passes on to its request. */
const requestMembers: Readonly<Record<string, Api>> = {
  query: input('query', 'strings'),
  ...each('headers header', input('headers', 'string')),
  get: method(requestInput({ part: 'headers', shape: 'string', field: arg(0) })),
  ...each('url originalUrl path href querystring search', input('url', 'string')),
  ...each('host hostname origin subdomains', input('headers', 'string')),
  req: property('node:http.IncomingMessage'),
};
const responseMembers: Readonly<Record<string, Api>> = {
  /** `set` also takes an object of headers. */
  ...each('set append', method(responseHeader({ name: arg(0) }))),
  res: property('node:http.ServerResponse'),
};

const context: Readonly<Record<string, Api>> = {
  ...requestMembers,
  ...responseMembers,
  params: input('params', 'string'),
  ...files,
  cookies: property('Cookies'),
  request: property('Request'),
  response: property('Response'),
};

export default defineLibrary({
  packages: ['koa'],
  reference: 'https://koajs.com/#context',
  checkedAgainst: '3.3.0',
  exports: {
    default: returns(
      'Application',
      httpApplication({
        framework: 'koa',
        order: 'sequential',
        secureHeadersWith: {
          package: 'koa-helmet',
          middleware: {
            imported: 'default',
            preferredName: 'helmet',
            registration: '{{application}}.use({{name}}())',
            chained: '.use({{name}}())',
          },
        },
      }),
    ),
  },
  types: {
    Application: application,
    Context: context,
    ParameterizedContext: context,
    ExtendableContext: context,
    BaseContext: context,
    Request: {
      ...requestMembers,
      /** Every body parser nests form fields too. */
      body: input('body', 'any'),
      rawBody: input('body', 'string'),
      params: input('params', 'string'),
      ...files,
      ctx: property('Context'),
    },
    Response: { ...responseMembers, ctx: property('Context') },
    Cookies: { get: method(requestInput({ part: 'cookies', shape: 'string', field: arg(0) })) },
    Middleware: { '()': handler },
    Next: {},
  },
  handlerShapes: [
    {
      parameters: [
        ['ctx', '_ctx'],
        ['next', '_next'],
      ],
      required: 1,
      types: ['Context', 'Next'],
      /** Bots, remote procedures and GraphQL call their contexts `ctx` too, and have `params`, `query`, `status` or `state`. */
      uses: { 0: ['body', 'request', 'response', 'throw', 'redirect', 'cookies'] },
    },
    /** Middleware that answers nothing: bots have none of these. */
    {
      parameters: [
        ['ctx', '_ctx'],
        ['next', '_next'],
      ],
      required: 2,
      types: ['Context', 'Next'],
      uses: { 0: ['query', 'querystring', 'href', 'hostname', 'assert', 'accepts', 'vary'] },
    },
  ],
});
