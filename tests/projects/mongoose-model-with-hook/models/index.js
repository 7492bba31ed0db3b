exports.User = require('./user');
