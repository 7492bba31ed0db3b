import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Pool } from 'pg';

const pool = new Pool();

const secure = (response: ServerResponse) => {
  response.setHeader('Content-Security-Policy', "default-src 'self'");
  response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
};

async function save(request: IncomingMessage, response: ServerResponse) {
  let body = '';
  request.on('data', chunk => (body += chunk)); // expect: require-body-limit
  request.on('end', async () => {
    await pool.query('INSERT INTO notes (text) VALUES ($1)', [body]);
    response.writeHead(201, { 'Content-Type': 'application/json' }).end();
  });
}

async function limited(request: IncomingMessage, response: ServerResponse) {
  let body = '';
  request.on('data', chunk => {
    body += chunk;
    if (body.length > 100_000) request.destroy();
  });
  request.on('end', () => response.end(String(body.length)));
}

createServer(async (req, res) => {
  secure(res);
  await pool.query(`INSERT INTO visits (url) VALUES ('${req.url}')`); // expect: no-raw-sql-interpolation
  await pool.query(`INSERT INTO visits (agent) VALUES ('${req.headers['user-agent']}')`); // expect: no-raw-sql-interpolation
  if (req.method === 'PUT') return limited(req, res);
  return save(req, res);
}).listen(3000);

export const upgrades = (server: Server) =>
  server.on('upgrade', async (request, socket, head) => {
    await pool.query(`INSERT INTO sockets (url) VALUES ('${request.url}')`); // expect: no-raw-sql-interpolation
    socket.end(head);
  });

get('http://localhost:3000/', response => {
  let text = '';
  response.on('data', chunk => {
    text += chunk;
  });
  response.on('end', () => console.log(text.length));
});
