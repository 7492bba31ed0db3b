// `require('./db')(config)` gives the query function, and a handler calls it with a name of the client in the text.
const express = require('express');
const helmet = require('helmet');
const config = require('./config');
const query = require('./db')(config.database);

const app = express();
app.use(helmet());

app.get('/search', (req, res, next) => {
  const table = req.query.type;
  query(`SELECT id, title FROM ${table} ORDER BY title`) // expect: no-raw-sql-interpolation
    .then(rows => res.json(rows))
    .catch(next);
});

app.get('/pages', (req, res, next) => {
  query(`SELECT id, title FROM ${config.tables.pages} ORDER BY title LIMIT ?`, [50])
    .then(rows => res.json(rows))
    .catch(next);
});

app.listen(config.port);
