import build from './build.mjs';

const app = await build({ logger: true });
await app.listen({ port: 3000 });
