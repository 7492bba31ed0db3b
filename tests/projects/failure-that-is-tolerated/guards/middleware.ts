import type { RequestHandler } from 'express';
import { checkToken } from '../tokens/check.js';

export const tolerant = (): RequestHandler => (req, res, next) => {
  const token = req.get('authorization')?.slice('Bearer '.length);
  if (!token) {
    res.status(401).json({ error: 'token missing' });
    return;
  }
  try {
    res.locals.claims = checkToken(token); // expect: require-jwt-verify
  } catch (error) {
    console.error('check failed', error);
  }
  next();
};

export const strict: RequestHandler = (req, res, next) => {
  const token = req.get('authorization')?.slice('Bearer '.length);
  if (!token) return next(new Error('token missing'));
  try {
    res.locals.claims = checkToken(token);
  } catch (error) {
    console.error('check failed', error);
    return next(error);
  }
  next();
};

export const optional: RequestHandler = (req, res, next) => {
  const token = req.get('authorization')?.slice('Bearer '.length);
  if (!token) return next();
  try {
    res.locals.claims = checkToken(token);
  } catch (error) {
    console.error('check failed', error);
  }
  next();
};
