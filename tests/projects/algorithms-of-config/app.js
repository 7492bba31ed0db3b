// The list of algorithms is a constant of another file, and `none` is in it.
const express = require('express');
const helmet = require('helmet');
const jwt = require('jsonwebtoken');
const { algorithms, secret } = require('./config/jwt');

const app = express();
app.use(helmet());

app.use((req, res, next) => {
  try {
    req.user = jwt.verify(req.get('x-access-token'), secret, { algorithms }); // expect: require-jwt-verify
    next();
  } catch (error) {
    res.status(401).json({ error: error.message });
  }
});

app.get('/profile', (req, res) => res.json(req.user));

app.listen(3000);
