import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, getSignedCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { decodeJwt } from 'jose';
import { Pool } from 'pg';

const pool = new Pool();
const app = new Hono();
app.use(secureHeaders());
app.use(bodyLimit({ maxSize: 64 * 1024 }));

app.get('/me', c => {
  const { sub } = decodeJwt(getCookie(c, 'token') ?? ''); // expect: require-jwt-verify
  return c.json({ sub });
});

app.get('/all', c => {
  const { token } = getCookie(c);
  const { sub } = decodeJwt(token); // expect: require-jwt-verify
  return c.json({ sub });
});

app.get('/theme', async c => {
  await pool.query(`SELECT * FROM themes WHERE name = '${getCookie(c, 'theme')}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM themes WHERE name = $1', [getCookie(c, 'theme')]);
  return c.body(null, 204);
});

app.get('/signed', async c => {
  const token = await getSignedCookie(c, process.env.COOKIE_SECRET ?? '', 'token');
  const { sub } = decodeJwt(token || '');
  return c.json({ sub });
});
