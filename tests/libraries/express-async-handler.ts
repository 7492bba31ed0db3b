import express from 'express';
import asyncHandler from 'express-async-handler';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());

const remove = asyncHandler(async (req, res) => {
  await pool.query(`DELETE FROM notes WHERE id = '${req.params['id']}'`); // expect: no-raw-sql-interpolation
  await pool.query('DELETE FROM notes WHERE id = $1', [req.params['id']]);
  res.sendStatus(204);
});

app.delete('/notes/:id', remove);
