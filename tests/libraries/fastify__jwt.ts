import fastifyHelmet from '@fastify/helmet';
import fastifyJwt from '@fastify/jwt';
import fastify from 'fastify';

const app = fastify();
await app.register(fastifyHelmet);
await app.register(fastifyJwt, { secret: process.env.JWT_SECRET ?? '', sign: { expiresIn: '1h' } });

app.get('/decoded', async request => {
  const claims = await request.jwtDecode<{ sub: string }>(); // expect: require-jwt-verify
  return { id: claims.sub };
});

app.get('/decoded-by-app', async request => {
  const claims = app.jwt.decode<{ sub: string }>(request.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  return { id: claims?.sub };
});

app.get('/verified', async request => {
  const claims = await request.jwtVerify<{ sub: string }>();
  return { id: claims.sub };
});

app.get('/verified-by-app', async request => {
  const claims = app.jwt.verify<{ sub: string }>(request.headers.authorization?.slice(7) ?? '');
  return { id: claims.sub };
});

app.get('/not-awaited', async request => {
  request.jwtVerify(); // expect: require-jwt-verify
  return request.user;
});

app.post('/login', async (request, reply) => {
  return { token: await reply.jwtSign({ sub: request.ip }), other: app.jwt.sign({ sub: request.ip }) };
});
