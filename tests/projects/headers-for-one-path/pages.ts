import { Router } from 'express';

export const pages = Router();

pages.get('/prices', (_req, res) => {
  res.render('prices');
});
