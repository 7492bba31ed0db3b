// A value is told of where a quoted parameter is put into the text, once; a name, and a piece made elsewhere, where a client's value is handed over.
const express = require('express');
const helmet = require('helmet');
const database = require('./database');
const pilots = require('./models/pilots');
const { idOf, named } = require('./lookup');

const app = express();
app.use(helmet());
app.use(express.json());

app.get('/pilots/:mail', async (req, res) => {
  res.json(await pilots.idOf(req.params.mail));
});

app.get('/copilots/:mail', async (req, res) => {
  const { mail } = req.params;
  res.json(await idOf('copilots', mail));
});

app.get('/pilots', async (req, res) => {
  res.json(await pilots.sorted(req.query.sort)); // expect: no-raw-sql-interpolation
});

app.get('/named/:name', async (req, res) => {
  res.json(await pilots.named(req.params.name)); // expect: no-raw-sql-interpolation
});

app.get('/copilots', async (req, res) => {
  res.json(await database.query('SELECT * FROM copilots' + named(req.query.name))); // expect: no-raw-sql-interpolation
});

module.exports = app;
