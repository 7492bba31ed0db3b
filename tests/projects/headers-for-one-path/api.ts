import { Router } from 'express';

export const api = Router();

api.get('/prices', (_req, res) => {
  res.json([]);
});
