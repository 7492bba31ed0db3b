// The options say that routes turn the headers on, and one of another file does.
import fastify from 'fastify';
import helmet from '@fastify/helmet';
import { routes } from './routes/index.js';

const server = fastify();

server.register(helmet, { global: false });
server.register(routes);

server.listen({ port: 3000 });
