const bcrypt = require('bcryptjs');
const { Router } = require('express');
const jwt = require('jsonwebtoken');
const config = require('../config');

function tokenFor({ id, role }) {
  return jwt.sign({ sub: String(id), role }, config.jwtSecret, { expiresIn: config.tokenLifetime });
}

function authRoutes(customers) {
  const router = Router();

  router.post('/register', async (req, res) => {
    const { name, email, password } = req.body;
    const customer = await customers.create({ name, email, password });
    res.status(201).json(customer);
  });

  router.post('/login', async (req, res) => {
    const { email, password } = req.body;
    const customer = await customers.findByEmail(email);
    if (customer && (await bcrypt.compare(password, customer.password))) {
      res.json({ token: tokenFor(customer) });
      return;
    }
    res.status(401).json({ error: 'Wrong email or password' });
  });

  router.post('/staff', async (req, res) => {
    const { email, password } = req.body;
    const member = await customers.findStaff(email);
    if (!member || !(await bcrypt.compare(password, member.password))) {
      res.status(401).json({ error: 'Wrong email or password' });
      return;
    }
    res.json({ token: tokenFor(member) });
  });

  router.post('/refresh', (req, res) => {
    let decoded;
    try {
      decoded = jwt.verify(req.body.token, config.jwtSecret, { algorithms: ['HS256'], complete: true });
    } catch {
      res.status(401).json({ error: 'Please sign in' });
      return;
    }
    const { sub, role } = decoded.payload;
    res.json({ token: tokenFor({ id: sub, role }) });
  });

  return router;
}

module.exports = { authRoutes };
