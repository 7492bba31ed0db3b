import { make } from './app.js';

const app = await make({ logger: true });
await app.listen({ port: 3000 });
