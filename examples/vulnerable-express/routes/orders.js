const { Router } = require('express');
const { Pool } = require('pg');
const { authenticate } = require('../middleware/authenticate');

function createOrderRoutes(connection) {
  const pool = new Pool(connection);
  const router = Router();
  router.use(authenticate);

  router.get('/', async (req, res) => {
    let text = 'SELECT id, product_id, quantity, status, note FROM orders WHERE customer_id = $1';
    if (req.query.status) {
      text += " AND status = '" + req.query.status + "'";
    }
    const { rows } = await pool.query(text, [req.customer.sub]);
    res.json(rows);
  });

  router.post('/', async (req, res) => {
    const { productId, quantity, note = '' } = req.body;
    const { rows } = await pool.query(
      `INSERT INTO orders (customer_id, product_id, quantity, status, note, placed_on)
       VALUES (${req.customer.sub}, ${productId}, ${quantity}, 'open', '${note}', current_date)
       RETURNING id, product_id, quantity, status, note`,
    );
    res.status(201).json(rows[0]);
  });

  return { router, close: () => pool.end() };
}

module.exports = { createOrderRoutes };
