import Fastify from 'fastify';

const api = Fastify();
api.get('/orders', async () => ({ orders: [] }));
export default api;
