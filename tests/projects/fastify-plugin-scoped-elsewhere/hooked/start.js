import { make } from './app.js';

await make().listen({ port: 3000 });
