// The escape functions of the drivers pass through a file of the project before they quote values.
const express = require('express');
const helmet = require('helmet');
const { connection, quote, name, format } = require('./sql');

const app = express();
app.use(helmet());

app.get('/actors', (req, res, next) => {
  const text = 'SELECT * FROM actors WHERE surname = ' + quote(req.query.surname) + ' ORDER BY ' + name(req.query.sort);
  connection.query(text, (error, rows) => (error ? next(error) : res.json(rows)));
});

app.get('/films', (req, res, next) => {
  const text = format('SELECT * FROM films WHERE genre = ? AND year > ?', [String(req.query.genre), String(req.query.year)]);
  connection.query(text, (error, rows) => (error ? next(error) : res.json(rows)));
});

app.listen(3000);
