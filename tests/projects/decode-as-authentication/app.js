// The middleware takes its claims from a function of another file that only decodes the token.
const express = require('express');
const helmet = require('helmet');
const { requireUser } = require('./middleware/require-user');

const app = express();
app.use(helmet());

app.get('/me', requireUser, (req, res) => {
  res.json({ id: req.user.sub });
});

app.listen(3000);
