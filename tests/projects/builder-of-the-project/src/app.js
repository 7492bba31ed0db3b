// A builder of the project collects the pieces of a statement: what it is given becomes text, unless it binds it.
import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';
import { BoundQuery } from './bound.js';
import { from } from './query.js';

const COLUMNS = { height: 'height', name: 'name' };
const pool = new Pool();
const app = express();
app.use(helmet());

app.get('/peaks', async (req, res) => {
  const query = from('peaks').above('height', req.query.height);
  if (req.query.country) query.is('country', req.query.country); // expect: no-raw-sql-interpolation
  const { rows } = await pool.query(query.by(COLUMNS[req.query.by] ?? 'height').toString());
  res.json(rows);
});

app.get('/peaks/:id', async (req, res) => {
  const bound = new BoundQuery().is('id', req.params.id);
  const { rows } = await pool.query(bound.toString(), bound.values);
  const { rows: all } = await pool.query(from('peaks').is('country', 'NO').by('height').toString());
  res.json({ peak: rows[0], all });
});

app.get('/peaks/sorted', async (req, res) => {
  const { rows } = await pool.query(from('peaks').by(req.query.by).toString()); // expect: no-raw-sql-interpolation
  res.json(rows);
});
