// A middleware of the route refuses every order that is not in the list.
const { Router } = require('express');
const mysql = require('mysql2/promise');

const pool = mysql.createPool(process.env.MYSQL_URL);
const router = Router();

const ORDERS = ['title', 'pages', 'printed'];

function onlyKnownOrders(req, res, next) {
  if (!ORDERS.includes(req.query.order)) {
    return res.status(400).json({ error: `order is one of ${ORDERS.join(', ')}` });
  }
  next();
}

router.get('/magazines', onlyKnownOrders, async (req, res) => {
  const [rows] = await pool.query(`SELECT * FROM magazines ORDER BY ${req.query.order}`);
  res.json(rows);
});

module.exports = router;
