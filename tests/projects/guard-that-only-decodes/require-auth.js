const jwt = require('jsonwebtoken');

exports.requireAuth = (req, res, next) => {
  const claims = jwt.decode(req.get('x-token')); // expect: require-jwt-verify
  if (!claims || claims.role !== 'member') return res.sendStatus(403);
  next();
};
