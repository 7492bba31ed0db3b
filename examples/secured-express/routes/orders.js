const { Router } = require('express');
const { Pool } = require('pg');
const { authenticate } = require('../middleware/authenticate');

function createOrderRoutes(connection) {
  const pool = new Pool(connection);
  const router = Router();
  router.use(authenticate);

  router.get('/', async (req, res) => {
    const values = [req.customer.sub];
    let text = 'SELECT id, product_id, quantity, status, note FROM orders WHERE customer_id = $1';
    if (req.query.status) {
      values.push(req.query.status);
      text += ' AND status = $2';
    }
    const { rows } = await pool.query(text, values);
    res.json(rows);
  });

  router.post('/', async (req, res) => {
    const { productId, quantity, note = '' } = req.body;
    const { rows } = await pool.query(
      `INSERT INTO orders (customer_id, product_id, quantity, status, note, placed_on)
       VALUES ($1, $2, $3, 'open', $4, current_date)
       RETURNING id, product_id, quantity, status, note`,
      [req.customer.sub, productId, quantity, note],
    );
    res.status(201).json(rows[0]);
  });

  return { router, close: () => pool.end() };
}

module.exports = { createOrderRoutes };
