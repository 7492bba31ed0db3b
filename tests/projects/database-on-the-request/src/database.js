const { Pool } = require('pg');

const pool = new Pool();

class Database {
  async rows(text, values) {
    const { rows } = await pool.query(text, values);
    return rows;
  }

  byOwner(owner, order) {
    return this.rows(`SELECT * FROM boats WHERE owner = $1 ORDER BY ${order}`, [owner]);
  }

  byName(name) {
    return this.rows('SELECT * FROM boats WHERE name = $1', [name]);
  }
}

exports.Database = Database;
