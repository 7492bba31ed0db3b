import app from './app';

await app.listen({ port: 3000 });
