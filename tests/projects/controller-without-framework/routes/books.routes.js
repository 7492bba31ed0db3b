const express = require('express');
const controller = require('../controllers/books.controller');

const router = express.Router();

router.get('/', controller.index);
router.get('/:isbn', controller.show);
router.put('/:isbn/shelf', controller.move);

module.exports = router;
