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
  },
});
