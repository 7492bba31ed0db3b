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

/** The optional options come first; the listener is a function or a whole application of a framework. */
const createServer = returns(
  'Server',
  httpApplication({ framework: 'node', order: 'sequential' }),
  serve({ application: arg(-1) }),
  {
    gives: [
      [arg(-1).param(0), 'IncomingMessage'],
      [arg(-1).param(1), 'ServerResponse'],
    ],
  },
);

/** A response of another server is no input of a client. */
const outgoing = method({ gives: [[arg(-1).param(0), 'ClientResponse']] });

const setHeader = method(responseHeader({ name: arg(0) }), { returns: 'same' });
const listener = method(bodyStream({ event: arg(0), listener: arg(1) }), { returns: 'same' });

export default defineLibrary({
  packages: ['node:http', 'http'],
  reference: 'https://nodejs.org/api/http.html',
  checkedAgainst: '20.20.2',
  exports: { createServer, Server: createServer, ...each('get request', outgoing) },
  types: {
    Server: { listen: method(serve({}), { returns: 'same' }) },
    IncomingMessage: {
      url: value(requestInput({ part: 'url', shape: 'string' })),
      headers: value(requestInput({ part: 'headers', shape: 'string' })),
      headersDistinct: value(requestInput({ part: 'headers', shape: 'strings' })),
      rawHeaders: value(requestInput({ part: 'headers', shape: 'string' })),
      ...each('on once addListener', listener),
      setEncoding: method({ returns: 'same' }),
    },
    ClientResponse: each('on once addListener setEncoding', method({ returns: 'same' })),
    ServerResponse: {
      ...each('setHeader appendHeader', setHeader),
      /** The headers come last, after an optional status text. */
      writeHead: method(responseHeader({ name: arg(-1) }), { returns: 'same' }),
      req: property('IncomingMessage'),
    },
  },
  handlerShapes: [
    /** `server.on('upgrade', ...)`, wherever the server comes from. */
    {
      parameters: [
        ['req', 'request', '_req'],
        ['socket', 'sock', 'duplex', 'stream'],
        ['head', 'upgradeHead', 'buffer'],
      ],
      required: 3,
      types: ['IncomingMessage', null, null],
      uses: { 0: ['url', 'headers'], 1: ['destroy', 'end', 'write', 'on', 'once'] },
    },
  ],
});
