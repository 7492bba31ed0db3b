import type { RequestHandler } from 'express';

export const withHeaders: RequestHandler = (_req, res, next) => {
  res.set('Content-Security-Policy', "default-src 'self'");
  res.set('X-Frame-Options', 'DENY');
  res.set('X-Content-Type-Options', 'nosniff');
  next();
};
