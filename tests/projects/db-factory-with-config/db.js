const mysql = require('mysql');

module.exports = function connect(options) {
  const pool = mysql.createPool({ connectionLimit: 5, ...options });

  return function query(sql, values) {
    return new Promise((resolve, reject) => {
      pool.query(sql, values, (error, rows) => (error ? reject(error) : resolve(rows)));
    });
  };
};
