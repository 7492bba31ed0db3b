// The middleware of another file verifies the token, so the handlers may decode it again.
const express = require('express');
const helmet = require('helmet');
const jwt = require('jsonwebtoken');
const { guard, tokenOf } = require('./middleware/guard');
const { expiry } = require('./lib/expiry');

const app = express();
app.use(helmet());
app.use(guard);

app.get('/session', (req, res) => {
  const { sub, exp } = jwt.decode(tokenOf(req));
  res.json({ user: sub, until: new Date(exp * 1000), left: expiry(tokenOf(req)) });
});

app.listen(3000);
