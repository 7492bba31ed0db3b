import { arg, defineLibrary, each, method, requestInput, returns, sizeLimit, value } from '../vocabulary/index.js';

/** The socket, and the request by which it was opened. */
const connected = method({
  gives: [
    [arg(1).param(0), 'Socket'],
    [arg(1).param(1), 'node:http.IncomingMessage'],
  ],
  returns: 'same',
});
const heard = method({ gives: [[arg(1).param(0), 'Message']], returns: 'same' });

/** The option is taken as a whole number of 32 bits, which `Infinity` and text without a number are not: 0, and that means no limit. */
const server = returns(
  'WebSocketServer',
  sizeLimit({
    bounds: 'message',
    option: arg(0).prop('maxPayload'),
    unit: 'bytes',
    default: 100 * 1024 * 1024,
    propose: '1024 * 1024',
    coerced: true,
    zeroIsUnlimited: true,
    mistakenFor: ['maxpayload', 'maxPayloadSize', 'maxPayloadLength', 'payloadLimit', 'maxMessageSize', 'maxSize'],
  }),
);

/** Only sockets that a server accepts: what a `WebSocket` of one's own receives comes from the server it was opened to. */
export default defineLibrary({
  packages: ['ws'],
  reference: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
  checkedAgainst: '8.23.0',
  exports: {
    default: { members: each('Server WebSocketServer', server) },
    ...each('Server WebSocketServer', server),
  },
  types: {
    WebSocketServer: each('on once addListener', connected),
    Socket: each('on once addListener', heard),
    /** A buffer, or a list of them; its text is whatever the client wrote. */
    Message: { '*': value(requestInput({ part: 'body', shape: 'any' })) },
  },
});
