const { Router } = require('express');
const jwt = require('jsonwebtoken');
const former = require('../middleware/former');
const { tokens } = require('../settings');

const router = Router();
router.post('/cards/refresh', former, (req, res) => {
  res.json({ token: jwt.sign({ sub: req.former.sub }, tokens.key, { expiresIn: '1h' }) });
});

module.exports = router;
