// Column, direction and table are checked against an array, a Set and an object of another file.
const express = require('express');
const helmet = require('helmet');
const pool = require('./db');
const { SORTABLE, DIRECTIONS, TABLES } = require('./constants');

const app = express();
app.use(helmet());

app.get('/houses', async (req, res) => {
  const { sort = 'price', direction = 'asc' } = req.query;
  if (!SORTABLE.includes(sort) || !DIRECTIONS.has(direction)) {
    return res.status(400).json({ error: `sort is one of ${SORTABLE.join(', ')}` });
  }
  const { rows } = await pool.query(`SELECT * FROM houses ORDER BY ${sort} ${direction} LIMIT 50`);
  res.json(rows);
});

app.get('/count/:kind', async (req, res) => {
  const table = TABLES[req.params.kind];
  if (!Object.hasOwn(TABLES, req.params.kind)) return res.sendStatus(404);
  const { rows } = await pool.query('SELECT count(*) FROM ' + table);
  res.json(rows[0]);
});

app.listen(3000);
