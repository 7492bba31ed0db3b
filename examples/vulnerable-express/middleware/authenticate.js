const jwt = require('jsonwebtoken');
const { bearerTokenOf } = require('./bearer-token');

/** Lets signed-in customers through, with the claims of their token in `req.customer`. */
function authenticate(req, res, next) {
  const token = bearerTokenOf(req);
  const claims = token && jwt.decode(token);
  if (!claims) {
    res.status(401).json({ error: 'Please sign in' });
    return;
  }
  req.customer = claims;
  next();
}

module.exports = { authenticate };
