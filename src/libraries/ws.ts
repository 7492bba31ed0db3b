import { arg, defineLibrary, each, method, requestInput, returns, value } from '../vocabulary/index.js';

/** The socket, and the request by which it was opened. */
const connected = method({
  gives: [
    [arg(1).param(0), 'Socket'],
    [arg(1).param(1), 'node:http.IncomingMessage'],
  ],
  returns: 'same',
});
const heard = method({ gives: [[arg(1).param(0), 'Message']], returns: 'same' });

/** Only sockets that a server accepts: what a `WebSocket` of one's own receives comes from the server it was opened to. */
export default defineLibrary({
  packages: ['ws'],
  reference: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
  checkedAgainst: '8.23.0',
  exports: {
    default: { members: each('Server WebSocketServer', returns('WebSocketServer')) },
    ...each('Server WebSocketServer', returns('WebSocketServer')),
  },
  types: {
    WebSocketServer: each('on once addListener', connected),
    Socket: each('on once addListener', heard),
    /** A buffer, or a list of them; its text is whatever the client wrote. */
    Message: { '*': value(requestInput({ part: 'body', shape: 'any' })) },
  },
});
