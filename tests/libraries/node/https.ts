import express from 'express';
import helmet from 'helmet';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { Pool } from 'pg';

const pool = new Pool();
const app = express();
app.use(helmet());
app.get('/', (_req, res) => res.json({}));

const options = { key: readFileSync('key.pem'), cert: readFileSync('cert.pem') };
createServer(options, app).listen(443);

createServer(options, async (req, res) => {
  res.writeHead(200, { 'Content-Security-Policy': "default-src 'self'", 'X-Content-Type-Options': 'nosniff' });
  await pool.query(`INSERT INTO visits (url) VALUES ('${req.url}')`); // expect: no-raw-sql-interpolation
  res.end();
}).listen(8443);
