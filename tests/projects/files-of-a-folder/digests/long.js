const bcrypt = require('bcrypt');

exports.seal = text => bcrypt.hash(text, 12);
