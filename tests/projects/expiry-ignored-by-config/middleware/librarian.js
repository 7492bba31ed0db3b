const jwt = require('jsonwebtoken');
const { tokens } = require('../settings');

module.exports = function librarian(req, res, next) {
  try {
    req.librarian = jwt.verify(req.get('x-card') ?? '', tokens.key, tokens.strict);
    return next();
  } catch {
    return res.status(401).json({ error: 'unknown card' });
  }
};
