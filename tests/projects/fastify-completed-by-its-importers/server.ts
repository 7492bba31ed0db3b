import { app } from './app.js';

app.addHook('onSend', async (_request, reply) => {
  reply.header('X-Content-Type-Options', 'nosniff');
});
await app.listen({ port: 3000 });
