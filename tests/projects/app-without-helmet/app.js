// The application is created in app.js and served in server.js, and neither sets security headers.
const express = require('express');
const tasks = require('./tasks');

const app = express(); // expect: require-helmet

app.use(express.json());
app.use('/tasks', tasks);
app.use((req, res) => res.status(404).json({ error: 'Not found' }));

app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: err.message });
});

module.exports = app;
