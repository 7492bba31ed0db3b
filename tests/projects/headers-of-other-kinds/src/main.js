import { createServer } from './server.js';

const server = await createServer(3000);
await server.start();
