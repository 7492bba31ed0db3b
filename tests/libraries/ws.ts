// @ts-expect-error -- the package is not installed beside this sample
import { WebSocketServer } from 'ws';
import { Pool } from 'pg';

const pool = new Pool();
const server = new WebSocketServer({ port: 8080 });

server.on('connection', (socket: any, request: any) => {
  socket.on('message', async (data: any) => {
    const { room } = JSON.parse(data.toString());
    await pool.query(`SELECT * FROM messages WHERE room = '${room}'`); // expect: no-raw-sql-interpolation
    await pool.query('SELECT * FROM messages WHERE room = $1', [room]);
  });
  socket.on('close', async (code: number) => {
    await pool.query(`UPDATE sockets SET closed = ${code}`);
  });
  const room = new URL(request.url, 'http://localhost').searchParams.get('room');
  void pool.query(`INSERT INTO visits (room) VALUES ('${room}')`); // expect: no-raw-sql-interpolation
});
