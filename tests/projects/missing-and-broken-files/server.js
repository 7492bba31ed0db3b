// Some imported files do not exist, are no code or do not parse; what they hold is unknown, so nothing is said.
const express = require('express');
const helmet = require('helmet');
const { columns } = require('./broken');
const generated = require('./generated/columns');
const settings = require('./settings.json');
const { pool } = require('./pool');

const app = express();
app.use(helmet());
app.use(express.json({ limit: settings.limit }));

app.get('/cars', async (req, res) => {
  if (!columns.includes(req.query.sort)) return res.sendStatus(400);
  const { rows } = await pool.query(`SELECT * FROM cars ORDER BY ${req.query.sort}`);
  res.json(rows);
});

app.get('/vans', async (req, res) => {
  const column = generated.columnFor(req.query.sort);
  const { rows } = await pool.query(`SELECT * FROM vans ORDER BY ${column}`);
  res.json(rows);
});

app.listen(3000);
