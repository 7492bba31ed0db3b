// A property picked by lodash is put into an interval, where people think no parameter can stand.
const express = require('express');
const _ = require('lodash');
const db = require('./db');

const router = express.Router();

router.get('/signups', async (req, res) => {
  const options = _.defaults(_.pick(req.query, ['days', 'plan']), { days: '7', plan: 'free' });
  const sql = `SELECT count(*) FROM signups WHERE plan = $1 AND created_at > now() - interval '${options.days} days'`; // expect: no-raw-sql-interpolation
  const { rows } = await db.query(sql, [options.plan]);
  res.json(rows);
});

module.exports = router;
