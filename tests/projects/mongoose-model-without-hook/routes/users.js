const { Router } = require('express');
const User = require('../models/User');

const router = Router();

router.post('/', async (req, res) => {
  const { email, password } = req.body;
  if (await User.exists({ email })) return res.status(409).end();
  const user = await User.create({ email, password }); // expect: require-password-hash
  res.status(201).json({ id: user.id });
});

router.get('/:id', async (req, res) => {
  res.json(await User.findById(req.params.id).select('email role'));
});

module.exports = router;
