// A function of another file verifies the token, and where that fails gives the claims all the same.
import Fastify, { type FastifyRequest } from 'fastify';
import helmet from '@fastify/helmet';
import { readClaims } from './auth/claims';

const app = Fastify();
app.register(helmet);

app.addHook('onRequest', async (request: FastifyRequest, reply) => {
  const token = request.headers.authorization?.replace('Bearer ', '');
  const claims = token ? readClaims(token) : null;
  if (!claims) return reply.code(401).send();
  request.user = { id: claims.sub, admin: claims.admin === true };
});

app.get('/settings', async request => ({ admin: request.user.admin }));

void app.listen({ port: 3000 });
