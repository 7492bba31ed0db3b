const bcrypt = require('bcryptjs');
const { Pool } = require('pg');
const { bcryptCost } = require('../config');

function createCustomers(connection) {
  const pool = new Pool(connection);

  return {
    async findById(id) {
      const { rows } = await pool.query('SELECT id, name, email, password, role FROM customers WHERE id = $1', [id]);
      return rows[0];
    },

    async findByEmail(email) {
      const { rows } = await pool.query('SELECT id, email, password, role FROM customers WHERE email = $1', [email]);
      return rows[0];
    },

    async findStaff(email) {
      const text = "SELECT id, email, password, role FROM customers WHERE role = 'admin' AND email = $1";
      const { rows } = await pool.query(text, [email]);
      return rows[0];
    },

    async create({ name, email, password }) {
      const { rows } = await pool.query(
        "INSERT INTO customers (name, email, password, role) VALUES ($1, $2, $3, 'customer') RETURNING id, name, email, role",
        [name, email, await bcrypt.hash(password, bcryptCost)],
      );
      return rows[0];
    },

    async changePassword(id, password) {
      await pool.query('UPDATE customers SET password = $1 WHERE id = $2', [await bcrypt.hash(password, bcryptCost), id]);
    },

    async list() {
      const { rows } = await pool.query('SELECT id, name, email, role FROM customers ORDER BY id');
      return rows;
    },

    close: () => pool.end(),
  };
}

module.exports = { createCustomers };
