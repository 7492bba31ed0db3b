import { Router } from 'express';

export const addresses = Router();

addresses.get('/', (req, res) => {
  res.json([]);
});
