const jwt = require('jsonwebtoken');

exports.bearerOf = request => {
  const [scheme, token] = (request.headers.authorization || '').split(' ');
  return scheme === 'Bearer' ? token : null;
};

exports.claimsOf = token => (token ? jwt.decode(token) : null);
