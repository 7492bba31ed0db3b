// A repository inherits a method that puts the order it is given into the text.
const { Router } = require('express');
const invoices = require('./repositories/invoice.repository');

const router = Router();

router.get('/invoices', async (req, res) => {
  const rows = await invoices.findAll({ order: req.query.order, limit: 20 }); // expect: no-raw-sql-interpolation
  res.json(rows);
});

router.get('/invoices/:id', async (req, res) => {
  res.json(await invoices.findById(req.params.id));
});

module.exports = router;
