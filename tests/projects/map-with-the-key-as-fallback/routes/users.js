// The lookup in a Map falls back to what was sent.
const { Router } = require('express');
const pool = require('../pool');

const router = Router();

const COLUMNS = new Map([
  ['name', 'u.display_name'],
  ['joined', 'u.created_at'],
]);

router.get('/', (req, res, next) => {
  const { sort = 'joined' } = req.query;
  const column = COLUMNS.get(sort) ?? sort;
  pool
    .query(`SELECT u.id, u.display_name FROM users u ORDER BY ${column}`) // expect: no-raw-sql-interpolation
    .then(([rows]) => res.json(rows))
    .catch(next);
});

module.exports = router;
