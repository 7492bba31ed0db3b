// A server of Node.js sends pages that another file makes, and no file sets a header for them.
import { createServer } from 'node:http';
import { page } from './page.js';
import { asPage } from './types.js';

createServer((request, response) => { // expect: require-helmet
  response.writeHead(200, asPage);
  response.end(page(request.url));
}).listen(process.env.PORT ?? 3000);
