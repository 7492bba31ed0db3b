const { Router } = require('express');

const router = Router();

router.get('/', async (req, res) => {
  res.json(await req.db.rows(`SELECT * FROM boats WHERE harbour = '${req.query.harbour}'`)); // expect: no-raw-sql-interpolation
});

router.get('/sorted', async (req, res) => {
  const { db } = req;
  res.json(await db.byOwner('me', req.query.order)); // expect: no-raw-sql-interpolation
});

router.get('/:name', async (req, res) => {
  res.json(await req.db.byName(req.params.name));
  req.log.rows(`who wants ${req.params.name}?`);
});

module.exports = router;
