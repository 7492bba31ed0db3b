module.exports = require('better-sqlite3')(process.env.DB_FILE);
