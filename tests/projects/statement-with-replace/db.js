const mysql = require('mysql2/promise');

exports.query = (sql, values) => pool.query(sql, values);

const pool = mysql.createPool(process.env.MYSQL_URL);
