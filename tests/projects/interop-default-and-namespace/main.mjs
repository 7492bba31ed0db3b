// A CommonJS module is imported as default and as namespace; the wrapper in it takes text built from requests.
import express from 'express';
import helmet from 'helmet';
import db from './db.cjs';
import * as database from './db.cjs';

const app = express();
app.use(helmet());

app.get('/teams', async (req, res) => {
  res.json(await db.select(`SELECT * FROM teams WHERE league = '${req.query.league}'`)); // expect: no-raw-sql-interpolation
});

app.get('/players', async (req, res) => {
  res.json(await database.default.select(`SELECT * FROM players WHERE team = ${req.query.team}`)); // expect: no-raw-sql-interpolation
});

app.get('/coaches', async (req, res) => {
  res.json(await database.select('SELECT * FROM coaches WHERE team = ?', [req.query.team]));
});

app.listen(3000);
