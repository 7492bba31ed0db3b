const sqlite3 = require('sqlite3').verbose();

const connection = new sqlite3.Database('league.db');

module.exports.select = (sql, values = []) =>
  new Promise((resolve, reject) => {
    connection.all(sql, values, (error, rows) => {
      if (error) reject(error);
      else resolve(rows);
    });
  });
