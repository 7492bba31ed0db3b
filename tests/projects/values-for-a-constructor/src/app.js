// An object keeps what its constructor got, and a method of its class puts that into a statement.
const express = require('express');
const helmet = require('helmet');
const { Pool } = require('pg');
const { Region, Report } = require('./region');

const REGIONS = new Set(['north', 'south']);
const pool = new Pool();
const app = express();
app.use(helmet());

app.use((req, res, next) => {
  res.locals.region = new Region(pool, req.headers['x-region']); // expect: no-raw-sql-interpolation
  next();
});

app.get('/rivers', async (req, res) => {
  const name = req.query.region;
  if (!REGIONS.has(name)) return res.sendStatus(404);
  const rivers = await new Region(pool, name).run(client => client.query('SELECT * FROM rivers'));
  return res.json(rivers.rows);
});

app.get('/reports', async (req, res) => res.json(await new Report(pool, req.query.title).rows()));
