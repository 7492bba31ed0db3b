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
