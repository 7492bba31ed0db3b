const bcrypt = require('bcryptjs');
const { Router } = require('express');
const multer = require('multer');
const { authenticate } = require('../middleware/authenticate');
const { requireAdmin } = require('../middleware/require-admin');

const upload = multer({ limits: { fileSize: 2 * 1024 * 1024, files: 1 } });

function accountRoutes(customers) {
  const router = Router();
  const avatars = new Map();

  router.get('/', authenticate, async (req, res) => {
    const customer = await customers.findById(req.customer.sub);
    if (!customer) {
      res.status(404).json({ error: 'No such customer' });
      return;
    }
    const { id, name, email, role } = customer;
    res.json({ id, name, email, role });
  });

  router.get('/all', requireAdmin, async (req, res) => {
    res.json(await customers.list());
  });

  router.put('/password', authenticate, async (req, res) => {
    const { currentPassword, newPassword } = req.body;
    const customer = await customers.findById(req.customer.sub);
    if (!customer || !(await bcrypt.compare(currentPassword, customer.password))) {
      res.status(403).json({ error: 'The current password is wrong' });
      return;
    }
    await customers.changePassword(customer.id, newPassword);
    res.sendStatus(204);
  });

  router.put('/avatar', authenticate, upload.single('avatar'), (req, res) => {
    avatars.set(req.customer.sub, req.file.buffer);
    res.json({ name: req.file.originalname, size: req.file.size });
  });

  return router;
}

module.exports = { accountRoutes };
