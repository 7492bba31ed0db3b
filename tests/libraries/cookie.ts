import express from 'express';
import helmet from 'helmet';
import jwt from 'jsonwebtoken';
const cookie = require('cookie');

const app = express();
app.use(helmet());

app.get('/me', (req, res) => {
  const { token } = cookie.parse(req.headers.cookie ?? '');
  const claims = jwt.decode(token); // expect: require-jwt-verify
  res.json(claims?.sub);
});

app.get('/session', (req, res) => {
  const cookies = cookie.parse(req.headers.cookie);
  const claims = jwt.decode(cookies.token); // expect: require-jwt-verify
  res.json(claims?.sub);
});

app.get('/verified', (req, res) => {
  const { token } = cookie.parse(req.headers.cookie ?? '');
  res.json(jwt.verify(token, process.env.JWT_SECRET ?? '').sub);
});
