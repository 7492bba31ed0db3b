class BerthStore {
  constructor(pool) {
    this.pool = pool;
  }

  async page(harbour, order, limit) {
    const { rows } = await this.pool.query(`SELECT * FROM berths WHERE harbour = $1 ORDER BY ${order} LIMIT $2`, [harbour, limit]);
    return rows;
  }

  async named(name) {
    const { rows } = await this.pool.query('SELECT * FROM berths WHERE name = $1', [name]);
    return rows[0];
  }
}

module.exports = { BerthStore };
