const { execute } = require('./execute');

/** Rows of a table that meet a condition. */
async function select(table, condition) {
  const statement = ['SELECT * FROM', table, 'WHERE', condition].join(' ');
  return execute(statement);
}

module.exports = { select };
