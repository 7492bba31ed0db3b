const { Pool } = require('pg');

const SORT_COLUMNS = { name: 'name', price: 'price' };

function createProducts(connection) {
  const pool = new Pool(connection);

  return {
    async list({ sort = 'name', limit = 20 }) {
      let text = 'SELECT id, name, description, price FROM products WHERE published';
      text += ' ORDER BY ' + (Object.hasOwn(SORT_COLUMNS, sort) ? SORT_COLUMNS[sort] : 'name');
      text += ' LIMIT $1';
      const { rows } = await pool.query(text, [limit]);
      return rows;
    },

    async search(term) {
      const { rows } = await pool.query('SELECT id, name, description, price FROM products WHERE published AND name LIKE $1', [
        `%${term}%`,
      ]);
      return rows;
    },

    async findById(id) {
      const { rows } = await pool.query('SELECT id, name, description, price FROM products WHERE published AND id = $1', [id]);
      return rows[0];
    },

    async add(name, price) {
      await pool.query("INSERT INTO products (name, description, price, published) VALUES ($1, '', $2, true)", [name, price]);
    },

    async setStock(id, stock) {
      await pool.query('UPDATE products SET stock = $1 WHERE id = $2', [stock, id]);
    },

    close: () => pool.end(),
  };
}

module.exports = { createProducts };
