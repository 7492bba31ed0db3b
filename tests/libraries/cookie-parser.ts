import cookieParser from 'cookie-parser';
import express from 'express';
import helmet from 'helmet';
import { Pool } from 'pg';

const app = express();
const pool = new Pool();
app.use(helmet());
app.use(cookieParser(process.env['COOKIE_SECRET']));

app.get('/theme', async (req, res) => {
  await pool.query(`SELECT * FROM themes WHERE name = '${req.cookies.theme}'`); // expect: no-raw-sql-interpolation
  await pool.query('SELECT * FROM themes WHERE name = $1', [req.cookies.theme]);
  res.sendStatus(204);
});
