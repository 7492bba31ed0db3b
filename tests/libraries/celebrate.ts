// @ts-expect-error -- the package is not installed beside this sample
import { celebrate, Joi, Segments } from 'celebrate';
import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
app.use(helmet());
const pool = new Pool();

const listed = celebrate({
  [Segments.PARAMS]: Joi.object({ table: Joi.string().trim().required(), year: Joi.string().pattern(/^\d{4}$/) }),
  query: Joi.object({ by: Joi.string().pattern(/^[a-z]+/), way: Joi.string().valid('asc', 'desc'), not: Joi.string().pattern(/[;']/, { invert: true }) }),
});

app.get('/lists/:table/:year', listed, async (req, res) => {
  await pool.query(`SELECT * FROM list_${req.params.table}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT * FROM list_${req.params.year} ORDER BY id ${req.query.way}, ${req.query.not}`);
  const { rows } = await pool.query(`SELECT * FROM lists ORDER BY ${req.query.by}`); // expect: no-raw-sql-interpolation
  res.json(rows);
});
