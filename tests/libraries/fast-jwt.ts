import express from 'express';
import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import helmet from 'helmet';

const app = express();
app.use(helmet());
app.use(express.json());

const key = process.env.JWT_SECRET ?? '';
const decode = createDecoder();
const verify = createVerifier({ key, algorithms: ['HS256'] });
const sign = createSigner({ key, expiresIn: '1h' });

app.get('/decoded', (req, res) => {
  const claims = decode(req.headers.authorization?.slice(7) ?? ''); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/verified', (req, res) => {
  const claims = verify(req.headers.authorization?.slice(7) ?? '');
  res.json({ id: claims.sub });
});

app.post('/login', (req, res) => {
  res.json({ token: sign({ sub: req.body.id }) });
});
