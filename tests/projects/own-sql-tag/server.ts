// The tag `sql` of another file binds its values, as do the fragments that it nests.
import fastify from 'fastify';
import helmet from '@fastify/helmet';
import { sql, rowsOf } from './sql';

const app = fastify();
void app.register(helmet);

interface Search {
  Querystring: { q?: string; limit?: string };
}

app.get<Search>('/recipes', async request => {
  const { q, limit } = request.query;
  return sql`SELECT * FROM recipes WHERE title ILIKE ${`%${q}%`} LIMIT ${Number(limit)}`;
});

app.get<Search>('/recipes/first', async request => {
  return rowsOf`SELECT * FROM recipes WHERE title = ${request.query.q} LIMIT 1`;
});

void app.listen({ port: 3000 });
