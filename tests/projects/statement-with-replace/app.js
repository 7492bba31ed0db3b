// Statements are constants of another file with a mark in braces that the handler replaces by what the client sent.
const express = require('express');
const helmet = require('helmet');
const db = require('./db');
const { QUERIES } = require('./queries');

const app = express();
app.use(helmet());

app.get('/flights', async (req, res) => {
  const text = QUERIES.flightsFrom.replace('{airport}', req.query.from); // expect: no-raw-sql-interpolation
  const [rows] = await db.query(text);
  res.json(rows);
});

app.get('/flights/today', async (req, res) => {
  const [rows] = await db.query(QUERIES.flightsOfDay.replace('{day}', 'CURRENT_DATE'));
  res.json(rows);
});

app.get('/flights/:number', async (req, res) => {
  const [rows] = await db.query(QUERIES.flight, [req.params.number]);
  res.json(rows[0] || null);
});

app.listen(3000);
