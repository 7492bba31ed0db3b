// The claims that a function of another file reads unchecked are for the log and the expiry only.
const express = require('express');
const helmet = require('helmet');
const { peek } = require('./peek');

const app = express();
app.use(helmet());

app.use((req, res, next) => {
  const token = (req.get('authorization') || '').slice(7);
  const claims = peek(token);
  console.log('request of', claims && claims.sub);
  if (claims && claims.exp * 1000 < Date.now()) return res.sendStatus(401);
  next();
});

app.listen(3000);
