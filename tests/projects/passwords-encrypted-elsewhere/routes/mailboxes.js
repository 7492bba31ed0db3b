const router = require('express').Router();
const knex = require('knex');
const { hashPassword } = require('../lib/sealing');

const db = knex({ client: 'pg' });

router.post('/', async (req, res) => {
  const { host, user, password } = req.body;
  await db('mailboxes').insert({ host, user, password: hashPassword(password) });
  res.sendStatus(201);
});

module.exports = router;
