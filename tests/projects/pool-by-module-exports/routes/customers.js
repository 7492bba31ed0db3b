const { Router } = require('express');
const pool = require('../db');

const router = Router();

router.get('/', async (req, res) => {
  const { city, sort } = req.query;
  let text = 'SELECT id, name, city FROM customers';
  if (city) text += ` WHERE city = '${city}'`; // expect: no-raw-sql-interpolation
  text += ' ORDER BY ' + (sort === 'name' ? 'name' : 'id');
  const { rows } = await pool.query(text);
  res.json(rows);
});

router.get('/:id', async (req, res) => {
  const { rows } = await pool.query('SELECT id, name, city FROM customers WHERE id = $1', [req.params.id]);
  if (rows.length === 0) return res.sendStatus(404);
  res.json(rows[0]);
});

router.delete('/:id', async (req, res) => {
  await pool.query('DELETE FROM customers WHERE id = ' + req.params.id); // expect: no-raw-sql-interpolation
  res.sendStatus(204);
});

module.exports = router;
