import helmet from '@fastify/helmet';
import Fastify from 'fastify';

const app = Fastify(); // expect: require-helmet
void app.register(async instance => {
  await instance.register(helmet);
  instance.get('/private', async () => ({ of: 'the scope' }));
});
app.get('/', async () => ({ of: 'the root' }));

export default app;
