import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastify from 'fastify';
import { Pool } from 'pg';

const pool = new Pool();
const app = fastify();
await app.register(helmet);
await app.register(multipart);

app.post('/files', async (request, reply) => {
  const file = await request.file();
  await pool.query('INSERT INTO files (name) VALUES ($1)', [file?.filename]);
  await pool.query(`INSERT INTO files (name) VALUES ('${file?.filename}')`); // expect: no-raw-sql-interpolation
  return reply.send({});
});

const archive = fastify();
await archive.register(helmet);
await archive.register(multipart, { limits: { fileSize: Infinity } }); // expect: require-body-limit
archive.post('/files', async () => ({}));
