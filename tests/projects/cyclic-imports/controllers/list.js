const app = require('../app');
const { allowed, run } = require('../model');

exports.sizes = { small: 10, large: 100 };

exports.list = async (req, res) => {
  const column = allowed(req.query.sort);
  const limit = exports.sizes[req.query.size] || 20;
  res.set('X-App', String(app.mountpath));
  res.json(await run(`SELECT * FROM items ORDER BY ${column} LIMIT ${limit}`));
};
