import express from 'express';
import helmet from 'helmet';
import pg from 'pg';
import qs from 'qs';

const app = express();
app.use(helmet());
const pool = new pg.Pool();

app.get('/books', async (req, res) => {
  const { author } = qs.parse(req.url.split('?')[1] ?? '');
  await pool.query(`SELECT * FROM books WHERE author = '${author}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM books WHERE author = $1', [author]);
  res.sendStatus(204);
});
