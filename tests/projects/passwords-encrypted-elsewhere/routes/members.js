const router = require('express').Router();
const knex = require('knex');
const { hashPassword, unseal } = require('../lib/sealing');

const db = knex({ client: 'pg' });

router.post('/register', async (req, res) => {
  const { email, password, phone } = req.body;
  await db('members').insert({ email, phone: hashPassword(phone), password: hashPassword(password) }); // expect: require-password-hash
  res.sendStatus(201);
});

router.post('/login', async (req, res) => {
  const member = await db('members').where({ email: req.body.email }).first();
  if (!member) return res.sendStatus(401);
  if (unseal(member.phone) !== req.body.phone) return res.sendStatus(409);
  if (unseal(member.password) !== req.body.password) return res.sendStatus(401); // expect: require-password-hash
  res.sendStatus(204);
});

module.exports = router;
