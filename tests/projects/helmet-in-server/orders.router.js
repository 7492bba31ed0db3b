const { Router } = require('express');

const orders = Router();

orders.get('/:id', (req, res) => res.json({ id: req.params.id }));
orders.post('/', (req, res) => res.status(201).json({ lines: req.body.lines.length }));

module.exports = orders;
