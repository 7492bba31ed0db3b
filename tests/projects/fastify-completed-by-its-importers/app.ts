// Other files import the instances and register more on them.
import Fastify from 'fastify';

export const app = Fastify();
app.get('/orders', async () => ({ orders: [] }));
