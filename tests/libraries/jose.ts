import express from 'express';
import helmet from 'helmet';
import { base64url, createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, SignJWT, UnsecuredJWT } from 'jose';

const app = express();
app.use(helmet());
app.use(express.json());

const keys = createRemoteJWKSet(new URL('https://id.example.com/jwks.json'));
const secret = new TextEncoder().encode(process.env.JWT_SECRET);

app.get('/decoded', (req, res) => {
  const claims = decodeJwt(req.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/unsecured', (req, res) => {
  const { payload } = UnsecuredJWT.decode(req.body.token); // expect: require-jwt-verify
  res.json({ id: payload.sub });
});

app.get('/by-hand', (req, res) => {
  const part = String(req.headers.authorization).split('.')[1] ?? '';
  const claims = JSON.parse(new TextDecoder().decode(base64url.decode(part))); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/verified', async (req, res) => {
  const token = req.headers.authorization?.slice(7) ?? '';
  const { alg } = decodeProtectedHeader(token);
  const { payload } = alg === 'HS256' ? await jwtVerify(token, secret) : await jwtVerify(token, keys);
  res.json({ id: payload.sub });
});

app.get('/not-awaited', (req, res) => {
  const token = req.headers.authorization?.slice(7) ?? '';
  jwtVerify(token, keys); // expect: require-jwt-verify
  res.sendStatus(204);
});

app.post('/login', async (req, res) => {
  const token = await new SignJWT({ sub: req.body.id }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(secret);
  res.json({ token });
});
