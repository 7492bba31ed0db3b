import { addresses } from './addresses.js';

export function registerRoutes(app) {
  app.get('/', (req, res) => res.json({ version: 3 }));
  app.use('/addresses', addresses);
}
