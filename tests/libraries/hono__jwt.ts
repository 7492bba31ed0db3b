import { Hono } from 'hono';
import { decode, jwt, sign, verify } from 'hono/jwt';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';

const secret = process.env.JWT_SECRET ?? '';
const app = new Hono();
app.use(secureHeaders());
app.use(bodyLimit({ maxSize: 64 * 1024 }));
app.use('/account/*', jwt({ secret, alg: 'HS256' }));

app.get('/account/me', c => c.json(c.get('jwtPayload')));

app.get('/decoded', c => {
  const { payload } = decode(c.req.header('authorization')?.slice(7) ?? ''); // expect: require-jwt-verify
  return c.json({ id: payload.sub });
});

app.get('/verified', async c => {
  const token = c.req.header('authorization')?.slice(7) ?? '';
  const { header } = decode(token);
  const payload = await verify(token, process.env[`JWT_KEY_${header.kid}`] ?? secret, 'HS256');
  return c.json({ id: payload.sub });
});

app.get('/not-awaited', c => {
  verify(c.req.header('authorization')?.slice(7) ?? '', secret, 'HS256'); // expect: require-jwt-verify
  return c.body(null, 204);
});

app.post('/login', async c => {
  const { id } = await c.req.json();
  return c.json({ token: await sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 3600 }, secret, 'HS256') });
});
