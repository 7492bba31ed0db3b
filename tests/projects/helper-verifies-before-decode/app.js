// A function of another file, whose name does not say so, verifies the token before it is decoded.
const express = require('express');
const helmet = require('helmet');
const jwt = require('jsonwebtoken');
const sessions = require('./lib/sessions');

const app = express();
app.use(helmet());

app.get('/me', async (req, res) => {
  const token = (req.get('authorization') || '').slice(7);
  await sessions.open(token);
  const { sub } = jwt.decode(token);
  res.json({ id: sub });
});

app.get('/team', async (req, res) => {
  const token = (req.get('authorization') || '').slice(7);
  sessions.touch(token);
  const { team } = jwt.decode(token); // expect: require-jwt-verify
  res.json({ team });
});

app.listen(3000);
