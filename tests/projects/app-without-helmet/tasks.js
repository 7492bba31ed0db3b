const express = require('express');

const router = express.Router();
const tasks = new Map();

router.get('/', (req, res) => res.json([...tasks.values()]));

router.post('/', (req, res) => {
  const task = { id: tasks.size + 1, title: String(req.body.title) };
  tasks.set(task.id, task);
  res.status(201).json(task);
});

module.exports = router;
