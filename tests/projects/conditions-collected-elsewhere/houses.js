// Functions of another file collect conditions in lists and texts, and return them, some of them inside objects.
const { Router } = require('express');
const { Pool } = require('pg');
const search = require('./search');

const router = Router();
const pool = new Pool();

router.get('/', async (req, res) => {
  const where = search.conditions(req.query);
  const { rows } = await pool.query(`SELECT * FROM houses WHERE ${where}`); // expect: no-raw-sql-interpolation
  res.json(rows);
});

router.get('/ranked', async (req, res) => {
  const { order } = search.ranked(req.query.words);
  const { rows } = await pool.query(`SELECT * FROM houses ORDER BY ${order}`); // expect: no-raw-sql-interpolation
  res.json(rows);
});

router.get('/any', async (req, res) => {
  const { where } = search.both(req.query);
  const { rows } = await pool.query('SELECT * FROM houses WHERE true' + where); // expect: no-raw-sql-interpolation
  res.json(rows);
});

router.get('/extra', async (req, res) => {
  const found = search.both({ kind: req.query.kind });
  const { rows } = await pool.query('SELECT * FROM houses WHERE ' + found.extra); // expect: no-raw-sql-interpolation
  res.json(rows);
});

router.get('/reduced', async (req, res) => {
  const { rows } = await pool.query(`SELECT * FROM houses WHERE ${search.reduced({ town: req.query.town })}`); // expect: no-raw-sql-interpolation
  res.json(rows);
});

router.get('/safe', async (req, res) => {
  const { text, values } = search.bound({ town: req.query.town, kind: req.query.kind });
  const { rows } = await pool.query(`SELECT * FROM houses WHERE ${text}`, values);
  res.json(rows);
});

router.get('/safe/fixed', async (req, res) => {
  const where = search.conditions({ town: 'Ghent', kind: 'flat' });
  const { rows } = await pool.query(`SELECT * FROM houses WHERE ${where} LIMIT ${search.ranked('a b').count}`);
  res.json(rows);
});

router.get('/safe/reduced', async (req, res) => {
  const { rows } = await pool.query(`SELECT * FROM houses WHERE ${search.reduced({ rooms: Number(req.query.rooms) })}`);
  res.json(rows);
});

module.exports = router;
