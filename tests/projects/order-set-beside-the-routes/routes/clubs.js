const { Router } = require('express');
const clubs = require('../controllers/clubs');
const { order, allowedOrder, page, fullText, byId, check, town } = require('../middleware');

const router = Router();

router.get('/', order, clubs.list);
router.get('/members', clubs.members);
router.get('/guests', clubs.guests);
router.get('/search', fullText, clubs.search);
router.get('/sorted', allowedOrder, clubs.sorted);
router.get('/paged', page, clubs.paged);
router.get('/town', check, town, clubs.inTown);
router.get('/nobody', clubs.ofNobody);
router.get('/checked', clubs.checked);
router.get('/:id', byId, clubs.one);

module.exports = router;
