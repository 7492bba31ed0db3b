const jwt = require('jsonwebtoken');

const strip = value => value.replace(/^bearer\s+/i, '').trim();

module.exports = {
  open(value) {
    if (!value) return {};
    return jwt.decode(strip(value)) || {};
  },
  verified(value) {
    return jwt.verify(strip(value), process.env.JWT_SECRET, { algorithms: ['HS256'] });
  },
};
