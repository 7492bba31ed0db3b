const jwt = require('jsonwebtoken');
const config = require('../config');
const { bearerTokenOf } = require('./bearer-token');

function verifiedClaims(token) {
  try {
    return jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'] });
  } catch {
    return null;
  }
}

/** Lets signed-in customers through, with the claims of their token in `req.customer`. */
function authenticate(req, res, next) {
  const token = bearerTokenOf(req);
  const claims = token && verifiedClaims(token);
  if (!claims) {
    res.status(401).json({ error: 'Please sign in' });
    return;
  }
  req.customer = claims;
  next();
}

module.exports = { authenticate };
