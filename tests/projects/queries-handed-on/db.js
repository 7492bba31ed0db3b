const fs = require('fs');
const mysql = require('mysql2');
const { promisify } = require('util');

const pool = mysql.createPool({ host: process.env.DB_HOST });
const ask = promisify(pool.query).bind(pool);
const prepared = pool.promise();

module.exports = {
  ask,
  find: promisify(pool.query.bind(pool)),
  exec: prepared.execute.bind(prepared),
  send: (...args) => prepared.query(...args),
  quoted: value => mysql.escape(value),
  note: promisify(fs.appendFile),
  byName: name => ask(`SELECT * FROM boats WHERE name = ${mysql.escape(name)}`),
  sorted: column => ask(`SELECT * FROM boats ORDER BY ${column}`),
};
