// Statements are written with tags of the project: some put the values into the text, others do not.
import express from 'express';
import helmet from 'helmet';
import { createPool } from 'mysql2/promise';
import { bound, counted, glue, lines, quoted } from './tags.js';

const pool = createPool(process.env.DATABASE_URL);
const app = express();
app.use(helmet());

app.get('/lakes', async (req, res) => {
  const [lakes] = await pool.query(glue`SELECT * FROM lakes WHERE name = '${req.query.name}'`); // expect: no-raw-sql-interpolation
  res.json(lakes);
});

app.get('/lakes/sorted', async (req, res) => {
  const statement = lines`
    SELECT * FROM lakes
    ORDER BY ${req.query.sort}`; // expect: no-raw-sql-interpolation
  const [lakes] = await pool.query(statement);
  res.json(lakes);
});

app.get('/lakes/:id', async (req, res) => {
  const [[lake]] = await pool.query(bound`SELECT * FROM lakes WHERE id = ${req.params.id}`);
  const [shores] = await pool.query(quoted`SELECT * FROM shores WHERE lake = ${req.params.id}`);
  const [[total]] = await pool.query(counted`SELECT count(*) AS total FROM shores WHERE lake = ${req.params.id}`);
  res.json({ lake, shores, total });
});
