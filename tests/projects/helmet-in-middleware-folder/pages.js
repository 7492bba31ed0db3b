const { Router } = require('express');

const router = Router();

router.get('/', (req, res) => res.send('<h1>hello</h1>'));
router.post('/contact', (req, res) => res.send(`thank you, ${encodeURIComponent(req.body.name)}`));

module.exports = router;
