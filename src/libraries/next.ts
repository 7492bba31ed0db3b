import { defineLibrary, each, method, property, requestInput, value } from '../vocabulary/index.js';

const body = method(requestInput({ part: 'body', shape: 'any' }));
const url = value(requestInput({ part: 'url', shape: 'string' }));

/** The request of a route handler, a middleware or an edge function. */
export default defineLibrary({
  packages: ['next/server', 'next/server.js'],
  reference: 'https://nextjs.org/docs/app/api-reference/functions/next-request',
  checkedAgainst: '16.4.6',
  exports: {},
  types: {
    NextRequest: {
      url,
      nextUrl: property('NextURL'),
      headers: value(requestInput({ part: 'headers', shape: 'string' })),
      cookies: property('RequestCookies'),
      ...each('json text formData blob arrayBuffer bytes', body),
    },
    RequestCookies: { get: method({ returns: 'RequestCookie' }) },
    RequestCookie: { value: value(requestInput({ part: 'cookies', shape: 'string' })) },
    NextURL: {
      ...each('href pathname search', url),
      searchParams: value(requestInput({ part: 'query', shape: 'string' })),
    },
    /** What a handler gets second; `params` is a promise since version 15. */
    RouteContext: { params: value(requestInput({ part: 'params', shape: 'strings' })) },
  },
  handlerShapes: [
    /** Route handlers, of other frameworks that follow the same convention as well. */
    {
      parameters: [
        ['request', 'req', '_request', '_req'],
        ['context', 'ctx', 'props', 'segment', '_context'],
      ],
      required: 1,
      types: ['NextRequest', 'RouteContext'],
      uses: { 0: ['url', 'nextUrl', 'json', 'text', 'formData', 'headers', 'cookies'], 1: ['params'] },
      exportedAs: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
    },
  ],
});
