// Helmet is registered inside a plugin of another file without fastify-plugin, so it holds for that plugin alone.
import fastify from 'fastify';
import { security } from './plugins/security.js';
import { parcels } from './routes/parcels.js';

const app = fastify({ logger: true }); // expect: require-helmet

await app.register(security);
await app.register(parcels, { prefix: '/parcels' });

await app.listen({ port: 3000, host: '0.0.0.0' });
