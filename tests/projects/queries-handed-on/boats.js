// A driver's query is promisified or bound in another file and called here under names that tell nothing.
const express = require('express');
const db = require('./db');
const { ask: lookUp, send, sorted } = require('./db');
const put = require('./ask');

const router = express.Router();

router.get('/a', async (req, res) => {
  res.json(await lookUp(`SELECT * FROM boats WHERE name = '${req.query.name}'`)); // expect: no-raw-sql-interpolation
});

router.get('/b', async (req, res) => {
  res.json(await db.find('SELECT * FROM boats WHERE port = ' + req.query.port)); // expect: no-raw-sql-interpolation
});

router.get('/c', async (req, res) => {
  res.json(await db.exec(`SELECT * FROM boats ORDER BY ${req.query.by}`)); // expect: no-raw-sql-interpolation
});

router.get('/d', async (req, res) => {
  res.json(await put(`SELECT * FROM boats WHERE flag LIKE '${req.query.flag}%'`)); // expect: no-raw-sql-interpolation
});

router.get('/e', async (req, res) => {
  res.json(await send(`SELECT * FROM boats WHERE crew > ${req.query.crew}`)); // expect: no-raw-sql-interpolation
});

router.get('/f', async (req, res) => {
  res.json(await sorted(req.query.by)); // expect: no-raw-sql-interpolation
});

router.get('/safe', async (req, res) => {
  const { name, by } = req.query;
  await lookUp('SELECT * FROM boats WHERE name = ?', [name]);
  await db.find(`SELECT * FROM boats LIMIT ${parseInt(req.query.count, 10)}`);
  await db.exec(`SELECT * FROM boats WHERE name = ${db.quoted(name)}`);
  await db.note('boats.log', `SELECT * FROM boats WHERE name = '${name}'`);
  await put(`SELECT * FROM boats ORDER BY ${['name', 'port'].includes(by) ? by : 'id'}`);
  await send('SELECT * FROM boats WHERE crew > ?', [req.query.crew]);
  await db.byName(name);
  res.json(await sorted('port'));
});

module.exports = router;
