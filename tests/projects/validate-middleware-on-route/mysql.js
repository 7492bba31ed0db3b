const mysql = require('mysql2/promise');

exports.pool = mysql.createPool({ host: 'localhost', database: 'rooms', user: 'rooms' });
