import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, json, text } from 'node:stream/consumers';

const secure = (response: ServerResponse) => {
  response.setHeader('Content-Security-Policy', "default-src 'self'");
  response.setHeader('Strict-Transport-Security', 'max-age=31536000');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
};

async function length(request: IncomingMessage) {
  const body = await buffer(request); // expect: require-body-limit
  return body.length;
}

async function declared(request: IncomingMessage, response: ServerResponse) {
  if (!(Number(request.headers['content-length']) <= 100_000)) return response.writeHead(413).end();
  const body = await json(request);
  return response.end(String(typeof body));
}

async function license(response: ServerResponse) {
  const content = await text(createReadStream('LICENSE'));
  response.end(content);
}

createServer(async (request, response) => {
  secure(response);
  if (request.method === 'PUT') await declared(request, response);
  else if (request.method === 'POST') response.end(String(await length(request)));
  else await license(response);
}).listen(3000);
