// The guard of the route is in another file and only decodes, so the handler behind it decodes an unchecked token too.
const express = require('express');
const helmet = require('helmet');
const jwt = require('jsonwebtoken');
const { requireAuth } = require('./require-auth');
const { requireSession } = require('./require-session');

const app = express();
app.use(helmet());

app.get('/me', requireAuth, (req, res) => {
  const { sub } = jwt.decode(req.get('x-token')); // expect: require-jwt-verify
  res.json({ id: sub });
});

app.get('/profile', requireSession, (req, res) => {
  const { sub } = jwt.decode(req.get('x-token'));
  res.json({ id: sub });
});

app.listen(3000);
