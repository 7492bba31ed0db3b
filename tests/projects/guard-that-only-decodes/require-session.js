const { lookUp } = require('session-service');

exports.requireSession = async (req, res, next) => {
  if (await lookUp(req.get('x-token'))) return next();
  res.sendStatus(401);
};
