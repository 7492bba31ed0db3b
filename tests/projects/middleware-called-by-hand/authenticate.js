const { promisify } = require('node:util');
const jwt = require('jsonwebtoken');

const verify = promisify(jwt.verify);

exports.authenticate = async (req, res, next) => {
  try {
    req.user = await verify(req.get('authorization'), process.env.JWT_KEY);
    next();
  } catch {
    res.sendStatus(401);
  }
};

exports.withClaims = async (token, use) => {
  use(await verify(token, process.env.JWT_KEY));
};
