const mysql = require('mysql');

const connection = mysql.createConnection(process.env.MYSQL_URL);

/** The value in quotes, ready to stand in a statement. */
const quote = value => mysql.escape(String(value));

module.exports = {
  connection,
  quote,
  name: text => mysql.escapeId(String(text), true),
  format: mysql.format,
};
