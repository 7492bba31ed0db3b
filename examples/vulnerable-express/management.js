const express = require('express');
const { handleErrors } = require('./middleware/errors');

/** The app for the operations team: it listens on a port of its own. */
function createManagement(db) {
  const management = express();

  management.get('/health', async (req, res) => {
    await db.query('SELECT 1');
    res.json({ status: 'ok' });
  });

  management.get('/stats', async (req, res) => {
    const since = req.query.since ?? '1970-01-01';
    const { rows } = await db.query("SELECT count(*)::int AS orders FROM orders WHERE placed_on >= '" + since + "'");
    res.json(rows[0]);
  });

  management.use(handleErrors);
  return management;
}

module.exports = { createManagement };
