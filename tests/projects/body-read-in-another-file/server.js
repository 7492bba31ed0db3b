// A function of another file collects the body of any size; the server hands it requests under another name.
import { createServer } from 'node:http';
import { collect } from './collect.js';
import { headers } from './headers.js';

const server = createServer(async (req, res) => {
  if (req.method !== 'POST') {
    res.writeHead(405, headers).end();
    return;
  }
  const text = await collect(req); // expect: require-body-limit
  res.writeHead(200, headers).end(JSON.stringify({ length: text.length }));
});

server.listen(3000);
