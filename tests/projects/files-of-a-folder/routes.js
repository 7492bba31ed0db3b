const router = require('express').Router();
const knex = require('knex');
const { long, short } = require('./lib/load');

const db = knex({ client: 'pg' });

router.post('/register', async (req, res) => {
  await db('people').insert({ password: short.seal(req.body.password) }); // expect: require-password-hash
  await db('people').insert({ password: await long.seal(req.body.password) });
  res.sendStatus(201);
});

module.exports = router;
