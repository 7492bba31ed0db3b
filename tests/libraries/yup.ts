import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';
import * as yup from 'yup';

const app = express();
const pool = new Pool();
app.use(helmet());

const listCaves = yup
  .object({
    sortBy: yup.string().trim().max(60).default('id'),
    way: yup.string().oneOf(['asc', 'desc']).required(),
    owner: yup.string().uuid(),
    column: yup.string().matches(/^[a-z_]+$/),
    columns: yup.array().of(yup.string().required()),
    depth: yup.number().integer().positive(),
  })
  .noUnknown()
  .shape({ group: yup.string().nullable() });

app.get('/caves', async (req, res) => {
  const query = await listCaves.validate(req.query, { stripUnknown: true });
  await pool.query(`SELECT * FROM caves ORDER BY ${query.sortBy}`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT ${query.columns?.join(', ')} FROM caves`); // expect: no-raw-sql-interpolation
  await pool.query(`SELECT count(*) FROM caves GROUP BY ${query.group}`); // expect: no-raw-sql-interpolation
  const { rows } = await pool.query(
    `SELECT * FROM caves WHERE owner = '${query.owner}' AND depth > ${query.depth} ORDER BY ${query.column} ${query.way}`,
  );
  res.json(rows);
});
