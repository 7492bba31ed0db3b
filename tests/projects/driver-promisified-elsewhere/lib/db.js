const mysql = require('mysql');
const util = require('util');

const connection = mysql.createConnection({
  host: process.env.DB_HOST,
  user: process.env.DB_USER,
  password: process.env.DB_PASS,
  database: 'bookshop',
});

module.exports = {
  query: util.promisify(connection.query).bind(connection),
  close: () => connection.end(),
};
