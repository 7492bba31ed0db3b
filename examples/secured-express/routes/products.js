const { Router } = require('express');
const multer = require('multer');
const { requireAdmin } = require('../middleware/require-admin');

const pictureUpload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 2 * 1024 * 1024, files: 1 },
  fileFilter: (req, file, done) => done(null, file.mimetype.startsWith('image/')),
});

function productRoutes(products) {
  const router = Router();
  const pictures = new Map();

  router.get('/', async (req, res) => {
    const { sort, limit } = req.query;
    res.json(await products.list({ sort, limit }));
  });

  router.get('/search', async (req, res) => {
    res.json(await products.search(req.query.term ?? ''));
  });

  router.get('/:id', async (req, res) => {
    const product = await products.findById(req.params.id);
    if (!product) {
      res.status(404).json({ error: 'No such product' });
      return;
    }
    res.json(product);
  });

  router.put('/:id/picture', requireAdmin, pictureUpload.single('picture'), (req, res) => {
    if (!req.file) {
      res.status(415).json({ error: 'Please send an image' });
      return;
    }
    pictures.set(req.params.id, req.file.buffer);
    res.json({ type: req.file.mimetype, size: req.file.size });
  });

  return router;
}

module.exports = { productRoutes };
