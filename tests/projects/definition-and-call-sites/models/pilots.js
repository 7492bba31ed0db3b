const database = require('../database');
const { idOf, sorted, named } = require('../lookup');

exports.idOf = mail => idOf('pilots', mail);
exports.sorted = column => sorted('pilots', column);
exports.named = name => database.query('SELECT * FROM pilots' + named(name));
