const mysql = require('mysql2/promise');

let pool;

exports.execute = async (statement, values) => {
  pool ??= mysql.createPool({ host: process.env.DB_HOST, user: 'shop', database: 'shop' });
  const [rows] = await pool.execute(statement, values);
  return rows;
};
