import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';
import getRawBody from 'raw-body';

const app = express();
const pool = new Pool();
app.use(helmet());

app.post('/any', async (req, res) => {
  const body = await getRawBody(req); // expect: require-body-limit
  res.json({ length: body.length });
});

app.post('/named', async (req, res) => {
  const body = await getRawBody(req, { encoding: 'utf8' }); // expect: require-body-limit
  res.json({ length: body.length });
});

app.post('/limited', async (req, res) => {
  const body = await getRawBody(req, { length: req.headers['content-length'], limit: '1mb', encoding: true });
  await pool.query(`INSERT INTO notes (text) VALUES ('${body}')`); // expect: no-raw-sql-interpolation
  await pool.query('INSERT INTO notes (text) VALUES ($1)', [body]);
  res.sendStatus(204);
});
