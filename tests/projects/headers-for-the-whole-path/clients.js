const { Router } = require('express');

const clients = Router();

clients.get('/', (req, res) => res.json([]));

module.exports = clients;
