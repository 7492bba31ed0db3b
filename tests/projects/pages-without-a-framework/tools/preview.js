import { createServer } from 'node:http';
import { page } from '../page.js';

createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html');
  response.end(page(request.url));
}).listen(4000);
