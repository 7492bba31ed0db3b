import express from 'express';
import helmet from 'helmet';
// @ts-expect-error -- the package has no types of its own
import Pool from 'pg-pool';

const app = express();
app.use(helmet());
const pool = new Pool();

app.get('/items', async (req, res) => {
  await pool.query('SELECT * FROM items WHERE id = $1', [req.query.id]);
  const result = await pool.query(`SELECT * FROM items WHERE id = '${req.query.id}'`); // expect: no-raw-sql-interpolation
  res.json(result.rows);
});
