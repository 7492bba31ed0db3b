import {
  arg,
  checkedInput,
  defineLibrary,
  each,
  httpApplication,
  method,
  middleware,
  property,
  requestInput,
  responseHeader,
  rest,
  returns,
  route,
  serve,
  value,
} from '../vocabulary/index.js';
import type { Api, RequestInputRole, SlotBuilder } from '../vocabulary/index.js';

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'options'] as const;

const gives = (handlers: SlotBuilder) => [[handlers.param(0), 'Context']] as const;

const shorthand = (verb?: string) =>
  method(route({ path: arg(0), handlers: rest(1), ...(verb === undefined ? {} : { method: verb }) }), {
    gives: gives(rest()),
    returns: 'same',
  });

const application: Readonly<Record<string, Api>> = {
  ...Object.fromEntries(verbs.map(verb => [verb, shorthand(verb)])),
  all: shorthand(),
  /** `on(method, path, ...handlers)` */
  on: method(route({ path: arg(1), handlers: rest(2) }), { gives: gives(rest(2)), returns: 'same' }),
  use: method(middleware({ handlers: rest(), path: arg(0) }), { gives: gives(rest()), returns: 'same' }),
  /** Mounts another application. */
  route: method(middleware({ handlers: rest(1), path: arg(0) }), { returns: 'same' }),
  basePath: method({ returns: 'same' }),
  notFound: method({ gives: gives(arg(0)), returns: 'same' }),
  onError: method({ gives: [[arg(0).param(1), 'Context']], returns: 'same' }),
};

type Part = RequestInputRole['part'];
type Shape = RequestInputRole['shape'];
/** Takes the name of a field; without one it returns them all. */
const named = (part: Part, shape: Shape) => method(requestInput({ part, shape, field: arg(0) }));
const whole = (part: Part, shape: Shape) => method(requestInput({ part, shape }));

const create = returns(
  'Hono',
  httpApplication({
    framework: 'hono',
    order: 'sequential',
    bodyLimitWith: 'bodyLimit',
    secureHeadersWith: {
      package: 'hono/secure-headers',
      isBuiltIn: true,
      middleware: {
        imported: 'secureHeaders',
        preferredName: 'secureHeaders',
        registration: '{{application}}.use({{name}}())',
        chained: '.use({{name}}())',
      },
    },
  }),
);
const handler = method({ gives: [[arg(0), 'Context']] });

export default defineLibrary({
  packages: ['hono', 'hono/tiny', 'hono/quick'],
  reference: 'https://hono.dev/docs/api/hono',
  checkedAgainst: '4.13.19',
  exports: { Hono: create },
  globals: each('Bun Deno', { members: { serve: method(serve({ application: arg(0) })) } }),
  types: {
    Hono: application,
    Context: {
      req: property('HonoRequest'),
      header: method(responseHeader({ name: arg(0) })),
    },
    HonoRequest: {
      query: named('query', 'string'),
      queries: named('query', 'strings'),
      param: named('params', 'string'),
      header: named('headers', 'string'),
      valid: method(checkedInput({ part: arg(0) })),
      json: whole('body', 'any'),
      text: whole('body', 'string'),
      parseBody: whole('body', 'strings'),
      formData: whole('body', 'strings'),
      arrayBuffer: whole('body', 'bytes'),
      bytes: whole('body', 'bytes'),
      blob: whole('body', 'bytes'),
      url: value(requestInput({ part: 'url', shape: 'string' })),
      path: value(requestInput({ part: 'url', shape: 'string' })),
    },
    Handler: { '()': handler },
    MiddlewareHandler: { '()': handler },
  },
  handlerShapes: [
    {
      parameters: [
        ['c', '_c'],
        ['next', '_next'],
      ],
      required: 2,
      types: ['Context'],
      uses: { 0: ['req'] },
    },
  ],
});
