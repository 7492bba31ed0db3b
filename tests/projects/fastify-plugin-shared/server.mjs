// The plugin of another file is wrapped by fastify-plugin, so helmet holds for the whole server; hapi reads its options from a file.
import Fastify from 'fastify';
import Hapi from '@hapi/hapi';
import security from './plugins/security.mjs';
import { serverOptions } from './hapi-options.mjs';

const app = Fastify();
await app.register(security, { strict: true });
app.get('/', async () => ({ hello: 'fastify' }));
await app.listen({ port: 3000 });

const server = Hapi.server(serverOptions);
server.route({ method: 'GET', path: '/', handler: () => 'hello hapi' });
await server.start();
