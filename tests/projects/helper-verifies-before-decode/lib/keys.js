const jwt = require('jsonwebtoken');

exports.verified = async token => jwt.verify(token, process.env.JWT_KEY, { algorithms: ['HS256'] });
