// The route hands the password to a service, which writes it by a model of a third file that has no hook.
const { Router } = require('express');
const accounts = require('../services/accounts');
const members = require('../services/members');

const router = Router();

router.post('/', async (req, res) => {
  const { email, password } = req.body;
  const account = await accounts.register(email, password); // expect: require-password-hash
  res.status(201).json({ id: account.id });
});

router.post('/members', async (req, res) => {
  const member = await members.register(req.body.email, req.body.password);
  res.status(201).json({ id: member.id });
});

module.exports = router;
