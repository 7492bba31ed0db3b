const mysql = require('mysql2');

exports.pool = mysql.createPool({ uri: process.env.DATABASE_URL });
