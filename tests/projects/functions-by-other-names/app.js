// A function that runs text is called by the names of what holds it, and text is awaited that another file builds.
const express = require('express');
const helmet = require('helmet');
const { pool } = require('./db');
const { build } = require('./build');

const app = express();
app.use(helmet());

const run = sql => pool.query(sql);
const make = client => async sql => client.query(sql);
const made = make(pool);
const api = { find: run, bound: run.bind(null), made };

class Reports {
  constructor() {
    this.sorted = run;
  }
}
const reports = new Reports();

app.get('/reports', async (req, res) => {
  await api.find(`SELECT * FROM a ORDER BY ${req.query.by}`); // expect: no-raw-sql-interpolation
  await api.bound(`SELECT * FROM b ORDER BY ${req.query.by}`); // expect: no-raw-sql-interpolation
  await api.made(`SELECT * FROM c ORDER BY ${req.query.by}`); // expect: no-raw-sql-interpolation
  await made(`SELECT * FROM d ORDER BY ${req.query.by}`); // expect: no-raw-sql-interpolation
  await reports.sorted(`SELECT * FROM e ORDER BY ${req.query.by}`); // expect: no-raw-sql-interpolation
  const sql = await build(req.query.by);
  await pool.query(sql); // expect: no-raw-sql-interpolation
  await api.find('SELECT * FROM a ORDER BY id');
  res.sendStatus(204);
});

app.listen(3000);
