const database = require('./database');

exports.idOf = async (table, mail) => {
  const rows = await database.query(`SELECT id FROM ${table} WHERE mail = '${mail}'`); // expect: no-raw-sql-interpolation
  return rows.length === 0 ? -1 : rows[0].id;
};

exports.sorted = (table, column) => database.query(`SELECT * FROM ${table} ORDER BY ${column}`);

exports.named = name => ` WHERE name = '${name}'`;
