const jwt = require('jsonwebtoken');
const { tokens } = require('../settings');

module.exports = function reader(req, res, next) {
  try {
    req.reader = jwt.verify(req.get('x-card') ?? '', tokens.key, tokens.lenient); // expect: require-jwt-verify
    return next();
  } catch {
    return res.status(401).json({ error: 'unknown card' });
  }
};
