const router = require('express').Router();
const md5 = require('md5');
const db = require('../models');
const { Guest, Member, author: Author } = require('../models');

router.post('/visitors', async (req, res) => {
  const { email, password } = req.body;
  await db.Visitor.create({ email, password }); // expect: require-password-hash
  await db.Member.create({ email, password });
  await Member.create({ email, password });
  await Author.create({ email, password });
  await db.Editor.create({ email, password });
  await Guest.create({ email, password: md5(password) }); // expect: require-password-hash
  await db.Twin.create({ email, password });
  await db.Nobody.create({ email, password });
  res.sendStatus(201);
});

router.post('/login', async (req, res) => {
  const guest = await Guest.findOne({ where: { email: req.body.email, password: md5(req.body.password) } }); // expect: require-password-hash
  res.sendStatus(guest ? 204 : 401);
});

module.exports = router;
