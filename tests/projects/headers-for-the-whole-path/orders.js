const { Router } = require('express');

const orders = Router();

orders.get('/v1/orders', (req, res) => res.json([]));
orders.get('/v1/orders/:id', (req, res) => res.json({ id: req.params.id }));

module.exports = orders;
