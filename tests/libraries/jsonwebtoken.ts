import express from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';

const app = express();
app.use(helmet());
app.use(express.json());

const secret = process.env.JWT_SECRET ?? '';

app.get('/decoded', (req, res) => {
  const token = req.headers.authorization?.split(' ')[1] ?? '';
  const claims = jwt.decode(token); // expect: require-jwt-verify
  res.json({ id: claims?.sub });
});

app.get('/decoded-complete', (req, res) => {
  const decoded = jwt.decode(req.body.token, { complete: true }); // expect: require-jwt-verify
  res.json(decoded?.payload);
});

app.get('/verified', (req, res) => {
  const token = req.headers.authorization?.split(' ')[1] ?? '';
  const claims = jwt.verify(token, secret, { algorithms: ['HS256'] });
  res.json({ id: claims.sub });
});

app.get('/key-by-header', (req, res) => {
  const token = req.headers.authorization?.slice(7) ?? '';
  const kid = jwt.decode(token, { complete: true })?.header.kid ?? 'default';
  const claims = jwt.verify(token, process.env[`JWT_KEY_${kid}`] ?? '', { algorithms: ['HS256'] });
  res.json({ id: claims.sub });
});

app.get('/callback', (req, res) => {
  jwt.verify(req.body.token, secret, (error: Error | null, claims: unknown) => {
    if (error) return void res.sendStatus(401);
    res.json(claims);
  });
});

app.get('/callback-ignored', (req, res) => {
  const answer = (_error: Error | null, claims: unknown) => void res.json(claims);
  jwt.verify(req.body.token, secret, answer); // expect: require-jwt-verify
});

app.post('/login', (req, res) => {
  const token = jwt.sign({ id: req.body.id }, secret, { expiresIn: '1h' });
  const issued = jwt.decode(token);
  res.json({ token, issued });
});
