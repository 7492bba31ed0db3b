const bcrypt = require('bcryptjs');
const { bcryptCost } = require('../config');

const customers = [
  { name: 'Ada', email: 'ada@shop.example', password: 'analytical-engine', role: 'admin' },
  { name: 'Grace', email: 'grace@shop.example', password: 'first-compiler', role: 'customer' },
  { name: 'Linus', email: 'linus@shop.example', password: 'just-for-fun', role: 'customer' },
];

const products = [
  { name: 'Desk lamp', description: 'Warm light, brass foot', price: 4900, published: true },
  { name: 'Desk chair', description: 'Oak, with armrests', price: 18900, published: true },
  { name: 'Wall clock', description: 'Silent movement', price: 3500, published: true },
  { name: 'Bookshelf', description: 'Five boards, birch', price: 12900, published: true },
  { name: 'Folding table', description: 'Next year, not announced', price: 25900, published: false },
];

const orders = [
  { customerId: 2, productId: 1, quantity: 1, status: 'paid', note: 'Ring twice', placedOn: '2025-03-01' },
  { customerId: 2, productId: 3, quantity: 2, status: 'open', note: '', placedOn: '2025-04-12' },
  { customerId: 3, productId: 2, quantity: 1, status: 'paid', note: 'Leave it at the gate', placedOn: '2025-04-20' },
  { customerId: 3, productId: 4, quantity: 1, status: 'cancelled', note: '', placedOn: '2025-05-02' },
];

/** @param {import('pg').Pool} pool */
async function createTables(pool) {
  await pool.query(`
    CREATE TABLE customers (
      id serial PRIMARY KEY,
      name text NOT NULL,
      email text NOT NULL UNIQUE,
      password text NOT NULL,
      role text NOT NULL
    );
    CREATE TABLE products (
      id serial PRIMARY KEY,
      name text NOT NULL,
      description text NOT NULL,
      price integer NOT NULL,
      stock integer NOT NULL DEFAULT 0,
      published boolean NOT NULL
    );
    CREATE TABLE orders (
      id serial PRIMARY KEY,
      customer_id integer NOT NULL REFERENCES customers,
      product_id integer NOT NULL REFERENCES products,
      quantity integer NOT NULL,
      status text NOT NULL,
      note text NOT NULL,
      placed_on date NOT NULL
    );
  `);
}

/** @param {import('pg').Pool} pool */
async function insertSampleData(pool) {
  for (const { name, email, password, role } of customers) {
    await pool.query('INSERT INTO customers (name, email, password, role) VALUES ($1, $2, $3, $4)', [
      name,
      email,
      await bcrypt.hash(password, bcryptCost),
      role,
    ]);
  }
  for (const { name, description, price, published } of products) {
    await pool.query('INSERT INTO products (name, description, price, published) VALUES ($1, $2, $3, $4)', [
      name,
      description,
      price,
      published,
    ]);
  }
  for (const { customerId, productId, quantity, status, note, placedOn } of orders) {
    await pool.query(
      'INSERT INTO orders (customer_id, product_id, quantity, status, note, placed_on) VALUES ($1, $2, $3, $4, $5, $6)',
      [customerId, productId, quantity, status, note, placedOn],
    );
  }
}

module.exports = { createTables, insertSampleData };
