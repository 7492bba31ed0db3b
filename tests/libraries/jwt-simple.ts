import express from 'express';
import helmet from 'helmet';
import jwt from 'jwt-simple';

const app = express();
app.use(helmet());
app.use(express.json());

const secret = process.env.JWT_SECRET ?? '';

app.get('/decoded', (req, res) => {
  const claims = jwt.decode(req.headers.authorization?.slice(7) ?? '', secret, true); // expect: require-jwt-verify
  res.json({ id: claims.sub });
});

app.get('/verified', (req, res) => {
  const claims = jwt.decode(req.headers.authorization?.slice(7) ?? '', secret, false, 'HS256');
  res.json({ id: claims.sub });
});

app.get('/verified-by-default', (req, res) => {
  const claims = jwt.decode(req.headers.authorization?.slice(7) ?? '', secret);
  res.json({ id: claims.sub });
});

app.post('/login', (req, res) => {
  const exp = Math.floor(Date.now() / 1000) + 3600;
  res.json({ token: jwt.encode({ sub: req.body.id, exp }, secret, 'HS256') });
});
