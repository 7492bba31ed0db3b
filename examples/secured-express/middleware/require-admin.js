const jwt = require('jsonwebtoken');
const config = require('../config');
const { bearerTokenOf } = require('./bearer-token');

function readClaims(token) {
  try {
    return jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'] });
  } catch {
    return null;
  }
}

/** Lets the staff through. */
function requireAdmin(req, res, next) {
  const token = bearerTokenOf(req);
  const claims = token && readClaims(token);
  if (!claims) {
    res.status(401).json({ error: 'Please sign in' });
    return;
  }
  if (claims.role !== 'admin') {
    res.status(403).json({ error: 'For the staff only' });
    return;
  }
  req.customer = claims;
  next();
}

module.exports = { requireAdmin };
