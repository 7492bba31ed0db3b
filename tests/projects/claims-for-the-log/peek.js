const jwt = require('jsonwebtoken');

exports.peek = token => jwt.decode(token);
