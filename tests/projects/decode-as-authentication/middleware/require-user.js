const { bearerOf, claimsOf } = require('../lib/token');

exports.requireUser = (req, res, next) => {
  const claims = claimsOf(bearerOf(req)); // expect: require-jwt-verify
  if (!claims || !claims.sub) return res.status(401).json({ error: 'sign in first' });
  req.user = claims;
  next();
};
