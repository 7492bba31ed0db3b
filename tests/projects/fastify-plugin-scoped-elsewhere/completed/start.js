import { complete, make } from './app.js';

const app = make();
await complete(app);
await app.listen({ port: 3000 });
