import { readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { Pool } from 'pg';

const pool = new Pool();
const options = { key: readFileSync('key.pem'), cert: readFileSync('cert.pem'), allowHTTP1: true };

createSecureServer(options, async (request, response) => {
  response.setHeader('Content-Security-Policy', "default-src 'self'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  await pool.query(`INSERT INTO visits (url) VALUES ('${request.url}')`); // expect: no-raw-sql-interpolation
  await pool.query('INSERT INTO visits (url) VALUES ($1)', [request.url]);
  response.end();
}).listen(8443);
