// A root instance cannot be mounted on another one, and the file that serves it registers nothing more.
import Fastify from 'fastify';

const instance = Fastify({ logger: true }); // expect: require-helmet
export const app = instance.withTypeProvider();
app.get('/orders', async () => ({ orders: [] }));
