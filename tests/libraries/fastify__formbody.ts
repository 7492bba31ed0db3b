import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import fastify from 'fastify';

const app = fastify();
await app.register(helmet);
await app.register(formbody, { bodyLimit: 64 * 1024 });
app.post('/forms', async () => ({}));

const plain = fastify();
await plain.register(helmet);
await plain.register(formbody);
plain.post('/forms', async () => ({}));
