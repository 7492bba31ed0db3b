const mysql = require('mysql2');
const util = require('util');

const connection = mysql.createConnection(process.env.DB_URL);

module.exports = util.promisify(connection.query).bind(connection);
