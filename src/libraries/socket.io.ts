import { arg, defineLibrary, method, property, requestInput, returns, sizeLimit, value } from '../vocabulary/index.js';

/** What a client sends with an event: it chooses the shape. */
const payload = value(requestInput({ part: 'body', shape: 'any' }));
const servers = ['io', '_io'];
const sockets = ['socket', '_socket'];
/** Members of the sockets of a server that those of a client, of `node:net` and of other packages have not. */
const ofServersOnly = ['handshake', 'broadcast', 'join', 'leave', 'rooms'];
const ofSockets = ['on', 'once', ...ofServersOnly];
/** The options stand behind a server or port, or alone. */
const server = returns(
  'Server',
  sizeLimit({
    bounds: 'message',
    option: [arg(1).prop('maxHttpBufferSize'), arg(0).prop('maxHttpBufferSize')],
    unit: 'bytes',
    default: 1e6,
    propose: '1e6',
  }),
);
const toSocket = method({ gives: [[arg(1).param(0), 'Socket']] });

export default defineLibrary({
  packages: ['socket.io'],
  reference: 'https://socket.io/docs/v4/server-api/',
  checkedAgainst: '4.8.4',
  exports: {
    default: server,
    Server: server,
    /** As versions before 3 are started: `require('socket.io').listen(server)`. */
    listen: server,
  },
  types: {
    Server: {
      on: toSocket,
      of: returns('Namespace'),
      sockets: property('Namespace'),
      use: method({ gives: [[arg(0).param(0), 'Socket']] }),
    },
    Namespace: { on: toSocket, use: method({ gives: [[arg(0).param(0), 'Socket']] }) },
    Socket: {
      on: method({ gives: [0, 1, 2].map(index => [arg(1).param(index), 'Payload'] as const) }),
      once: method({ gives: [[arg(1).param(0), 'Payload']] }),
      handshake: property('Handshake'),
    },
    Handshake: {
      auth: payload,
      query: value(requestInput({ part: 'query', shape: 'strings' })),
      headers: value(requestInput({ part: 'headers', shape: 'string' })),
      address: value(requestInput({ part: 'url', shape: 'string' })),
      url: value(requestInput({ part: 'url', shape: 'string' })),
    },
    Payload: { '*': payload },
  },
  handlerShapes: [
    /** Modules of handlers are called with both, or the other way round. */
    { parameters: [servers, sockets], required: 2, types: ['Server', 'Socket'], uses: { 1: ofSockets } },
    { parameters: [sockets, servers], required: 2, types: ['Socket', 'Server'], uses: { 0: ofSockets } },
    { parameters: [sockets], required: 1, types: ['Socket'], uses: { 0: ofServersOnly } },
    { parameters: [['io', '_io']], required: 1, types: ['Server'], uses: { 0: ['on', 'of', 'sockets'] } },
  ],
});
