// The limit of the body parser is a constant of config.js that is far too large.
const express = require('express');
const helmet = require('helmet');
const config = require('./config');

const app = express();

app.use(helmet());
app.use(express.json({ limit: config.limits.body })); // expect: require-body-limit
app.post('/documents', (req, res) => {
  res.status(201).json({ title: req.body.title });
});

app.listen(3000);
