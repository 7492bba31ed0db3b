const express = require('express');
const catalog = require('./catalog');

const router = express.Router();

router.get('/prepared', async (req, res) => {
  await catalog.prepare();
  res.json(await catalog.countOf('authors'));
});

router.get('/count', async (req, res) => {
  res.json(await catalog.countOf(req.query.table)); // expect: no-raw-sql-interpolation
});

module.exports = router;
