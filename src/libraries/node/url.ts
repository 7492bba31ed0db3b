import { arg, defineLibrary, method, propagator } from '../../vocabulary/index.js';

/** `url.parse(request.url, true).query`: what is read off an address that a client sent is the client's. */
const parse = method(propagator({ from: arg(0), keeps: 'data' }));

export default defineLibrary({
  packages: ['node:url', 'url'],
  reference: 'https://nodejs.org/api/url.html',
  checkedAgainst: '20.20.2',
  exports: { default: { members: { parse } }, parse, URL: parse, URLSearchParams: parse },
});
