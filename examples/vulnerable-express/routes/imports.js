const { Router } = require('express');
const { requireAdmin } = require('../middleware/require-admin');

function importRoutes(products) {
  const router = Router();
  router.use(requireAdmin);

  // Lines of `name,price`.
  router.post('/products', (req, res, next) => {
    let csv = '';
    req.setEncoding('utf8');
    req.on('data', chunk => {
      csv += chunk;
    });
    req.on('error', next);
    req.on('end', async () => {
      try {
        const lines = csv.split('\n').map(line => line.split(','));
        const complete = lines.filter(([name, price]) => name && Number(price) > 0);
        for (const [name, price] of complete) await products.add(name, Number(price));
        res.json({ received: csv.length, imported: complete.length });
      } catch (error) {
        next(error);
      }
    });
  });

  // Lines of `{ "id": 1, "stock": 5 }`.
  router.post('/stock', async (req, res) => {
    const chunks = [];
    for await (const chunk of req) {
      chunks.push(chunk);
    }
    const body = Buffer.concat(chunks);
    const lines = body
      .toString('utf8')
      .split('\n')
      .filter(line => line.trim());
    for (const line of lines) {
      const { id, stock } = JSON.parse(line);
      await products.setStock(id, stock);
    }
    res.json({ received: body.length, updated: lines.length });
  });

  return router;
}

module.exports = { importRoutes };
