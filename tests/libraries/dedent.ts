import dedent from 'dedent';
import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

app.get('/ports', async (req, res) => {
  const { rows } = await pool.query(dedent`
    SELECT * FROM ports
    WHERE name = '${String(req.query.name)}'`); // expect: no-raw-sql-interpolation
  const { rows: all } = await pool.query(dedent(`SELECT * FROM ports ORDER BY ${req.query.sort}`)); // expect: no-raw-sql-interpolation
  const { rows: own } = await pool.query(
    dedent`
      SELECT * FROM ports
      WHERE owner = $1`,
    [req.query.owner],
  );
  res.json({ rows, all, own });
});
