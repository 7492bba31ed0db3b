module.exports = function berthRoutes(berths, log) {
  const { Router } = require('express');
  const router = Router();
  router.get('/:harbour', async (req, res) => {
    log.info(req.query.sort);
    res.json(await berths.list(req.params.harbour, req.query)); // expect: no-raw-sql-interpolation
  });
  router.get('/:harbour/listed', async (req, res) => {
    res.json(await berths.listed(req.params.harbour, req.query));
  });
  router.get('/named/:name', async (req, res) => {
    res.json(await berths.named(req.params.name));
  });
  return router;
};
