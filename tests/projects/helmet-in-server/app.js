// app.js creates the application, server.js gives it helmet and only then the routes.
const express = require('express');

const app = express();

app.set('json spaces', 2);
app.set('trust proxy', 'loopback');
app.use(express.json({ limit: '20kb' }));

module.exports = app;
