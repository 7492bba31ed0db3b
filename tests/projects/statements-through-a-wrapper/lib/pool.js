module.exports = require('mysql').createPool({ host: process.env.DB_HOST });
