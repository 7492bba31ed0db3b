// The request of an upgrade is handed to another file, which takes a token out of it and only decodes that.
import { WebSocketServer } from 'ws';
import { guestOf, memberOf, playerOf } from './lib/members.js';

const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });

export function acceptMembers(server) {
  server.on('upgrade', (request, socket, head) => {
    const member = memberOf(request); // expect: require-jwt-verify
    if (!member) return socket.destroy();
    return sockets.handleUpgrade(request, socket, head, opened => opened.send(`welcome ${member.sub}`));
  });
}

export function acceptPlayers(server) {
  server.on('upgrade', (request, socket, head) => {
    const player = playerOf(request); // expect: require-jwt-verify
    sockets.handleUpgrade(request, socket, head, opened => opened.send(`welcome ${player.name}`));
    socket.on('error', console.error);
  });
}

export function acceptGuests(server) {
  server.on('upgrade', (request, socket, head) => {
    const guest = guestOf(request);
    if (!guest) return socket.destroy();
    return sockets.handleUpgrade(request, socket, head, opened => opened.send(`welcome ${guest.sub}`));
  });
}

export function acceptForLog(server) {
  server.on('upgrade', (request, socket, head) => {
    const member = memberOf(request);
    console.info('upgrade of', member?.sub);
    socket.end(head);
  });
}

export async function acceptOurs(pool) {
  const request = await pool.next();
  const member = memberOf(request);
  return pool.answer(member.sub);
}
