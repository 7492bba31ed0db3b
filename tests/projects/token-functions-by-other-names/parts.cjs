const jwt = require('jsonwebtoken');

module.exports = { open: jwt.decode, proven: jwt.verify };
