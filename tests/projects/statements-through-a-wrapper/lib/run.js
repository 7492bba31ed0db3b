// Statements that functions of the project hand to the driver, with their values.
const pool = require('./pool');

const run = (sql, values = []) =>
  new Promise((resolve, reject) => {
    pool.query(sql, values, (error, rows) => (error ? reject(error) : resolve(rows)));
  });

class Store {
  async first(sql, values) {
    const [row] = await run(sql, values);
    return row;
  }
}

module.exports = { run, store: new Store() };
