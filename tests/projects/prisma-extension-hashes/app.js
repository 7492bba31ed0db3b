// The Prisma client of another file is extended so that every write of a user hashes the password.
import Fastify from 'fastify';
import helmet from '@fastify/helmet';
import { db } from './db.js';

const app = Fastify();
await app.register(helmet);

app.post('/users', async (request, reply) => {
  const { email, password } = request.body;
  const user = await db.user.create({ data: { email, password } });
  return reply.code(201).send({ id: user.id });
});

await app.listen({ port: 3000 });
