const pool = require('../pool');

class BaseRepository {
  constructor(table) {
    this.table = table;
  }

  async findAll({ order = 'id', limit = 50 } = {}) {
    const { rows } = await pool.query(`SELECT * FROM ${this.table} ORDER BY ${order} LIMIT $1`, [limit]);
    return rows;
  }

  async findById(id) {
    const { rows } = await pool.query(`SELECT * FROM ${this.table} WHERE id = $1`, [id]);
    return rows[0];
  }
}

module.exports = BaseRepository;
