import fastifyHelmet from '@fastify/helmet';
import { fastify } from 'fastify';

const app = fastify();
app.get('/', async () => ({}));
await app.register(fastifyHelmet, { contentSecurityPolicy: false });
await app.listen({ port: 3000 });

const scoped = fastify(); // expect: require-helmet
scoped.register(async child => {
  await child.register(fastifyHelmet);
});
scoped.get('/', async () => ({}));
await scoped.listen({ port: 3001 });

const byRoute = fastify();
await byRoute.register(fastifyHelmet, { global: false }); // expect: require-helmet
byRoute.get('/', async () => ({}));
await byRoute.listen({ port: 3002 });

const emptied = fastify();
const nothing = { contentSecurityPolicy: false, xFrameOptions: false, noSniff: false, strictTransportSecurity: false } as const;
await emptied.register(fastifyHelmet, nothing); // expect: require-helmet
emptied.get('/', async () => ({}));
await emptied.listen({ port: 3003 });
