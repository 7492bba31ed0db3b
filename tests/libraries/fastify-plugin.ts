import helmet from '@fastify/helmet';
import fastify from 'fastify';
import fp from 'fastify-plugin';

const protection = fp(async instance => {
  await instance.register(helmet);
});

const app = fastify();
app.register(protection);
app.get('/', async () => ({}));
await app.listen({ port: 3000 });

const bare = fastify(); // expect: require-helmet
bare.register(
  fp(async instance => {
    instance.get('/', async () => ({}));
  }),
);
await bare.listen({ port: 3001 });

/** The instance is known in the function that is wrapped, whatever it is called. */
export const authentication = fp(async (plugin: any) => {
  plugin.decorate('authenticate', async (request: any, reply: any) => {
    const claims = plugin.jwt.decode(request.headers.authorization.slice(7)); // expect: require-jwt-verify
    if (!claims) return reply.code(401).send();
    request.account = { id: claims.sub };
  });
  plugin.decorate('readAgain', async (request: any) => {
    await request.jwtVerify();
    request.account = plugin.jwt.decode(request.headers.authorization.slice(7));
  });
});

async function partners(scope: any) {
  scope.addHook('onRequest', async (request: any, reply: any) => {
    const { sub } = reply.server.jwt.partners.decode(request.cookies.token); // expect: require-jwt-verify
    request.partner = sub;
  });
  scope.addHook('preHandler', async (request: any) => {
    request.partner = request.server.jwt.partners.verify(request.cookies.token);
  });
}

export default fp(partners, { name: 'partners' });
