const { Router } = require('express');
const slots = require('./slots');
const checks = require('./checks');

const router = Router();

router.get('/lanes/:lane', (req, res) => {
  res.json(slots.ofLane(checks.id(req.params.lane), checks.day(req.query.day)));
});

router.get('/lanes/first', (req, res) => {
  res.json(slots.ofLane(1, '2024-01-01'));
});

router.get('/guests/:guest', (req, res) => {
  res.json(slots.ofGuest(req.params.guest));
});

router.get('/clubs/:club', (req, res) => {
  res.json([...slots.ofClub(checks.id(req.params.club)), ...slots.ofClub(req.app.locals.clubs.find(req.params.club))]);
});

router.get('/coaches', (req, res) => {
  res.json([...slots.ofCoach(1), ...req.query.coaches.flatMap(slots.ofCoach)]);
});

module.exports = router;
