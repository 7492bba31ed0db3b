const { Router } = require('express');
const { requireAdmin } = require('../middleware/require-admin');

/** @param {import('pg').Pool} pool */
function reportRoutes(pool) {
  const router = Router();
  router.use(requireAdmin);

  router.get('/sales', async (req, res) => {
    const statuses = (req.query.statuses ?? 'open,paid').split(',');
    const { rows } = await pool.query(
      `SELECT status, sum(quantity)::int AS quantity FROM orders
       WHERE status = ANY($1)
       GROUP BY status ORDER BY status`,
      [statuses],
    );
    res.json(rows);
  });

  return router;
}

module.exports = { reportRoutes };
