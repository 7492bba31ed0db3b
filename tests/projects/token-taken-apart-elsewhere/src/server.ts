// A class of another file takes the token apart by hand, and the handler takes its claims for true.
import express from 'express';
import helmet from 'helmet';
import { TokenReader } from './token-reader';

const app = express();
const reader = new TokenReader();

app.use(helmet());

app.get('/orders', (req, res) => {
  const token = (req.get('authorization') ?? '').slice(7);
  const claims = reader.payloadOf(token); // expect: require-jwt-verify
  if (claims.role !== 'clerk') return res.sendStatus(403);
  res.json({ of: claims.sub });
});

app.get('/expiry', (req, res) => {
  const token = (req.get('authorization') ?? '').slice(7);
  res.json({ at: reader.payloadOf(token).exp });
});

app.listen(3000);
