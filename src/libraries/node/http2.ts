import {
  arg,
  bodyStream,
  defineLibrary,
  each,
  httpApplication,
  method,
  property,
  requestInput,
  responseHeader,
  returns,
  serve,
  value,
} from '../../vocabulary/index.js';

const createServer = returns(
  'Http2Server',
  httpApplication({ framework: 'node', order: 'sequential' }),
  serve({ application: arg(-1) }),
  {
    gives: [
      [arg(-1).param(0), 'Http2ServerRequest'],
      [arg(-1).param(1), 'Http2ServerResponse'],
    ],
  },
);
const server = { listen: method(serve({}), { returns: 'same' }) };

export default defineLibrary({
  packages: ['node:http2', 'http2'],
  reference: 'https://nodejs.org/api/http2.html#compatibility-api',
  checkedAgainst: '20.20.2',
  exports: each('createServer createSecureServer', createServer),
  types: {
    Http2Server: server,
    Http2SecureServer: server,
    Http2ServerRequest: {
      url: value(requestInput({ part: 'url', shape: 'string' })),
      headers: value(requestInput({ part: 'headers', shape: 'string' })),
      rawHeaders: value(requestInput({ part: 'headers', shape: 'string' })),
      authority: value(requestInput({ part: 'headers', shape: 'string' })),
      ...each('on once addListener', method(bodyStream({ event: arg(0), listener: arg(1) }), { returns: 'same' })),
      setEncoding: method({ returns: 'same' }),
    },
    Http2ServerResponse: {
      ...each('setHeader appendHeader', method(responseHeader({ name: arg(0) }), { returns: 'same' })),
      writeHead: method(responseHeader({ name: arg(-1) }), { returns: 'same' }),
      req: property('Http2ServerRequest'),
    },
  },
});
