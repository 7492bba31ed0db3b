const jwt = require('jsonwebtoken');

const tokenOf = req => (req.get('authorization') || '').replace(/^Bearer /, '');

function guard(req, res, next) {
  jwt.verify(tokenOf(req), process.env.JWT_KEY, { algorithms: ['RS256'] }, (error, claims) => {
    if (error) return res.status(401).json({ error: 'invalid token' });
    req.claims = claims;
    next();
  });
}

module.exports = { guard, tokenOf };
