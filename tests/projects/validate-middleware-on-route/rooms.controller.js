const { pool } = require('./mysql');

exports.list = async (req, res) => {
  const { sort, direction, seats } = req.body;
  const [rows] = await pool.query(`SELECT * FROM rooms WHERE seats >= ${seats} ORDER BY ${sort} ${direction}`);
  res.json(rows);
};
