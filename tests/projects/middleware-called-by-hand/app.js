// Middleware of another file answers by itself, so nothing needs to wait for it.
const express = require('express');
const helmet = require('helmet');
const { authenticate, withClaims } = require('./authenticate');

const app = express();
app.use(helmet());

app.use((req, res, next) => {
  if (req.path === '/health') return next();
  authenticate(req, res, next);
});

app.get('/me', (req, res) => {
  withClaims(req.get('authorization'), claims => res.json({ id: claims.sub }));
});

app.listen(3000);
