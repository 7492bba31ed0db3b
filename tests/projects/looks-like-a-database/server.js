// The object called `db` and the function called `query` of another file write to a log; no statement is run.
const express = require('express');
const helmet = require('helmet');
const { db, query } = require('./audit');

const app = express();
app.use(helmet());

app.delete('/users/:id', (req, res) => {
  db.execute(`DELETE FROM users WHERE id = ${req.params.id}`);
  res.sendStatus(202);
});

app.get('/users', (req, res) => {
  query(`SELECT * FROM users WHERE name = '${req.query.name}'`);
  res.json([]);
});

app.listen(3000);
