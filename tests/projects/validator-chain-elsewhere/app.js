// Chains of express-validator and a celebrate schema of another file stand before the handlers.
import express from 'express';
import helmet from 'helmet';
import { errors } from 'celebrate';
import { pool } from './pool.js';
import { sortingRules, report, monthSchema } from './rules.js';

const app = express();
app.use(helmet());

app.get('/bills', sortingRules, report, async (req, res) => {
  const { rows } = await pool.query(`SELECT * FROM bills ORDER BY ${req.query.sort} LIMIT 100`);
  res.json(rows);
});

app.get('/bills/:year/:month', monthSchema, async (req, res) => {
  const { year, month } = req.params;
  const { rows } = await pool.query(`SELECT * FROM bills WHERE y = ${year} AND m = ${month}`);
  res.json(rows);
});

app.use(errors());
app.listen(3000);
