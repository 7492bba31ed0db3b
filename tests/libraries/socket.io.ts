// @ts-expect-error -- the package is not installed beside this sample
import { Server } from 'socket.io';
import { Pool } from 'pg';

const pool = new Pool();
const io = new Server(3000);

io.on('connection', (socket: any) => {
  socket.on('find', async (request: { name: string }) => {
    const found = await pool.query(`SELECT * FROM rooms WHERE name = '${request.name}'`); // expect: no-raw-sql-interpolation
    socket.emit('found', found.rows);
  });
  socket.on('open', async (request: { id: string }) => {
    await pool.query('UPDATE rooms SET open = true WHERE id = $1', [request.id]);
  });
});

io.sockets.on('connection', (socket: any) => {
  socket.on('close', async (request: { id: string }) => {
    await pool.query('UPDATE rooms SET open = false WHERE id = ' + request.id); // expect: no-raw-sql-interpolation
  });
});

/** Modules of handlers import nothing. */
export function history(io: any, socket: any) {
  socket.on('history', async ({ term = '' }, answer: (rows: unknown[]) => void) => {
    const found = await pool.query("SELECT * FROM messages WHERE body LIKE '%" + term + "%'"); // expect: no-raw-sql-interpolation
    answer(found.rows);
  });
  io.to('all').emit('joined');
}

export const rooms = (socket: any) => {
  socket.join('rooms');
  socket.on('sort', async (by: string) => pool.query(`SELECT * FROM rooms ORDER BY ${by}`)); // expect: no-raw-sql-interpolation
};

export const start = (io: any) => {
  io.on('connection', (socket: any) => {
    socket.on('sort', async (by: string) => pool.query(`SELECT * FROM rooms ORDER BY ${by}`)); // expect: no-raw-sql-interpolation
  });
};

/** A queue has events as well. */
export const listen = (socket: any) => {
  socket.on('sort', async (by: string) => pool.query(`SELECT * FROM rooms ORDER BY ${by}`));
};
