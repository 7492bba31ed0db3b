// The query function comes from another package of the same workspace.
import helmet from '@fastify/helmet';
import fastify from 'fastify';
import { query } from '@shop/db';

const app = fastify();
await app.register(helmet);

app.get<{ Querystring: { brand: string } }>('/shoes', async request => {
  return query(`SELECT id, name FROM shoes WHERE brand = '${request.query.brand}'`); // expect: no-raw-sql-interpolation
});

app.get<{ Params: { id: string } }>('/shoes/:id', async request => {
  const [shoe] = await query('SELECT id, name FROM shoes WHERE id = $1', [request.params.id]);
  return shoe ?? null;
});

await app.listen({ port: 3000 });
