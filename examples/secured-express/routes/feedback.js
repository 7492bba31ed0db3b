const express = require('express');

function feedbackRoutes() {
  const router = express.Router();
  const messages = [];

  router.post('/', express.text({ type: 'text/markdown', limit: '5mb' }), (req, res) => {
    messages.push(req.body);
    res.status(201).json({ length: req.body.length });
  });

  return router;
}

module.exports = { feedbackRoutes };
