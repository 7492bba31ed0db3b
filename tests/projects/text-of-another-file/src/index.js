// Functions of another file put their parameter into SQL text and return it; the route passes a field of the query.
import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import { client } from './client.js';
import * as statements from './statements.js';

const server = Fastify();
await server.register(helmet);

server.get('/employees', async request => {
  const { rows } = await client.query(statements.byDepartment(request.query.department)); // expect: no-raw-sql-interpolation
  return rows;
});

server.get('/employees/count', async () => {
  const { rows } = await client.query(statements.count('employees'));
  return rows[0];
});

server.get('/employees/:id', async request => {
  const { rows } = await client.query(statements.byId(), [request.params.id]);
  return rows[0] ?? null;
});

await server.listen({ port: 3000 });
