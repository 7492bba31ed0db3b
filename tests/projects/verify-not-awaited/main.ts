// A function of another file gives a promise of the claims, and the handler goes on without waiting for it.
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { checkToken } from './jwt.js';

const app = new Hono();
app.use(secureHeaders());

app.get('/vault', async c => {
  const token = c.req.header('authorization')?.slice(7) ?? '';
  checkToken(token); // expect: require-jwt-verify
  return c.json({ code: process.env.VAULT_CODE });
});

app.get('/vault/size', async c => {
  const token = c.req.header('authorization')?.slice(7) ?? '';
  const claims = await checkToken(token);
  return c.json({ owner: claims.sub, size: 12 });
});

export default app;
