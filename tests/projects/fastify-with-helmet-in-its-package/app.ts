// The package has what sets the headers, so that a file out of sight may register it.
import Fastify from 'fastify';

export const app = Fastify();
app.get('/orders', async () => ({ orders: [] }));
