// A token is checked with the keys of two terms, one after the other, and decoded where one of them fits.
const express = require('express');
const helmet = require('helmet');
const { opened, glanced } = require('./lib/badges');

const app = express();
app.use(helmet());

app.get('/doors', (req, res) => {
  let badge;
  try {
    badge = opened(req.cookies.token);
  } catch {
    return res.sendStatus(401);
  }
  return res.json({ doors: badge.doors });
});

app.get('/lockers', (req, res) => {
  const badge = glanced(req.cookies.token); // expect: require-jwt-verify
  res.json({ lockers: badge.lockers });
});

app.listen(3000);
