// What `router.param` hands to its callback is a part of the path, whatever `parseInt` makes of its beginning.
const express = require('express');
const { pool } = require('./pool');

const router = express.Router();

router.param('route', (req, res, next, route) => {
  if (isNaN(parseInt(route, 10))) return res.status(400).end();
  req.route_id = route;
  next();
});

router.param('stage', (req, res, next, stage) => {
  if (!/^\d+$/.test(stage)) return res.status(400).end();
  req.stage_id = stage;
  next();
});

router.get('/routes/:route', (req, res, next) => {
  pool.query('SELECT * FROM routes WHERE id = ' + req.route_id, (error, rows) => (error ? next(error) : res.json(rows))); // expect: no-raw-sql-interpolation
});

router.get('/stages/:stage', (req, res, next) => {
  pool.query('SELECT * FROM stages WHERE id = ' + req.stage_id, (error, rows) => (error ? next(error) : res.json(rows)));
});

module.exports = router;
