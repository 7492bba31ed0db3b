const { Router } = require('express');
const reader = require('../middleware/reader');
const librarian = require('../middleware/librarian');

const router = Router();
router.get('/loans', reader, (req, res) => res.json({ reader: req.reader.sub }));
router.post('/books', librarian, (req, res) => res.json({ by: req.librarian.sub }));

module.exports = router;
