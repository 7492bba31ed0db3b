// The headers come from arrays and functions of the middleware folder.
const express = require('express');
const { json, urlencoded } = require('express');
const security = require('./middleware/security');
const requestId = require('./middleware/request-id');
const pages = require('./pages');

const app = express();

app.use(requestId);
app.use(security);
app.use(json(), urlencoded({ extended: false }));
app.use('/', pages);

app.use((error, req, res, next) => {
  res.status(500).json({ id: req.id });
});

module.exports = app;
