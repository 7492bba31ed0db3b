import express from 'express';
import helmet from 'helmet';
import njwt from 'njwt';

const app = express();
app.use(helmet());
app.use(express.json());

const key = process.env.JWT_SECRET ?? '';

app.get('/verified', (req, res) => {
  const token = njwt.verify(req.headers.authorization?.slice(7) ?? '', key);
  res.json(token?.body.toJSON());
});

app.get('/without-key', (req, res) => {
  const token = njwt.verify(req.body.token); // expect: require-jwt-verify
  res.json(token?.body.toJSON());
});

app.post('/login', (req, res) => {
  res.json({ token: njwt.create({ sub: req.body.id }, key).compact() });
});
