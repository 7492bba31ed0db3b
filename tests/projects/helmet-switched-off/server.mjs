// The options say that routes turn the headers on, and those of the other files do not.
import fastify from 'fastify';
import helmet from '@fastify/helmet';
import { headers } from './headers.mjs';
import { menu } from './routes/menu.mjs';

const server = fastify();

await server.register(helmet, headers); // expect: require-helmet
await server.register(menu, { prefix: '/menu' });

await server.listen({ port: 3000 });
