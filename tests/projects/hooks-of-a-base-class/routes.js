// A model inherits the hooks of the class of another file that it extends.
const { Router } = require('express');
const { Guest, Tutor } = require('./models');

const router = Router();

router.post('/guests', async (req, res) => {
  await Guest.query().insert({ email: req.body.email, password: req.body.password });
  res.sendStatus(201);
});

router.post('/tutors', async (req, res) => {
  await Tutor.query().insert({ email: req.body.email, password: req.body.password }); // expect: require-password-hash
  res.sendStatus(201);
});

module.exports = router;
