const { Database } = require('./database');

exports.withDatabase = (req, res, next) => {
  req.db = new Database();
  next();
};
