import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Pool } from 'pg';

const pool = new Pool();
const app = fastify({ logger: true, bodyLimit: 2 * 1024 * 1024, routerOptions: { maxParamLength: 200 } });
await app.register(helmet);

app.get<{ Params: { id: string }; Querystring: { sort?: string } }>('/users/:id', async (request, reply) => {
  await pool.query('SELECT * FROM users WHERE id = $1', [request.params.id]);
  await pool.query(`SELECT * FROM users WHERE id = '${request.params.id}'`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM users ORDER BY ${request.query.sort}`); // expect: no-raw-sql-interpolation
  return reply.code(200).header('cache-control', 'no-store').send({});
});

app.post('/notes', { bodyLimit: 64 * 1024 }, async request => {
  const { text } = request.body as { text: string };
  await pool.query(`INSERT INTO notes (text) VALUES ('${text}')`); // expect: no-raw-sql-interpolation
  return {};
});

app.route<{ Querystring: { q: string } }>({
  method: 'GET',
  url: '/search',
  preHandler: async request => {
    await pool.query(`INSERT INTO searches (text) VALUES ('${request.query.q}')`); // expect: no-raw-sql-interpolation
  },
  handler: async request => {
    await pool.query('SELECT * FROM notes WHERE text = $1', [request.query.q]);
    return [];
  },
});

app.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
  await pool.query(`INSERT INTO visits (agent) VALUES ('${request.headers['user-agent']}')`); // expect: no-raw-sql-interpolation
});

async function tenants(instance: FastifyInstance) {
  instance.delete('/:name', async request => {
    const { name } = request.params as { name: string };
    await pool.query(`DELETE FROM tenants WHERE name = '${name}'`); // expect: no-raw-sql-interpolation
    return {};
  });
}
await app.register(tenants, { prefix: '/tenants' });

await app.listen({ port: 3000 });

const bare = fastify(); // expect: require-helmet
bare.get('/', async () => ({}));
await bare.listen({ port: 3001 });
