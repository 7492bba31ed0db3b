const jwt = require('jsonwebtoken');
const { tokens } = require('../settings');

// used by the route alone that makes a new token of an old one
module.exports = function former(req, res, next) {
  try {
    req.former = jwt.verify(req.get('x-card') ?? '', tokens.key, tokens.lenient);
    return next();
  } catch {
    return res.status(401).json({ error: 'unknown card' });
  }
};
