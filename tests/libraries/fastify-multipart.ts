import helmet from '@fastify/helmet';
import fastify from 'fastify';
import multipart from 'fastify-multipart';
import { Pool } from 'pg';

const pool = new Pool();
const app = fastify();
await app.register(helmet);
await app.register(multipart); // expect: require-body-limit
app.post('/files', async request => {
  const file = await request.file();
  await pool.query(`INSERT INTO files (name) VALUES ('${file.filename}')`); // expect: no-raw-sql-interpolation
  return {};
});

const limited = fastify();
await limited.register(helmet);
await limited.register(multipart, { limits: { fileSize: 5 * 1024 * 1024 } });
limited.post('/files', async () => ({}));

const counted = fastify();
await counted.register(helmet);
await counted.register(multipart, { limits: { files: 2 } }); // expect: require-body-limit
counted.post('/files', async () => ({}));
