import Fastify from 'fastify';
import fp from 'fastify-plugin';
import { guards } from './guards.js';
import { share } from './share.js';

export const app = Fastify();
app.register(fp(guards));
app.get('/', async () => ({ of: 'the root' }));
app.listen({ port: 3000 });

const other = Fastify();
other.register(share(guards));
other.get('/', async () => ({ of: 'the root' }));
other.listen({ port: 3001 });
