// Functions of another file check the token: one answers false, the other throws, and some callers hear neither.
import { Router } from 'express';
import { checkToken, isGoodToken } from './tokens';
import { report } from './report';

export const routes = Router();

routes.get('/a', (req, res) => {
  const token = req.get('authorization') ?? '';
  isGoodToken(token); // expect: require-jwt-verify
  res.json(report());
});

routes.get('/b', (req, res) => {
  const token = req.get('authorization') ?? '';
  if (!isGoodToken(token)) return res.sendStatus(401);
  res.json(report());
});

routes.use('/c', (req, res, next) => {
  try {
    checkToken(req.get('authorization') ?? ''); // expect: require-jwt-verify
  } catch (error) {
    console.warn(error);
  }
  next();
});

routes.use('/d', (req, res, next) => {
  try {
    checkToken(req.get('authorization') ?? '');
  } catch {
    return res.sendStatus(401);
  }
  next();
});

routes.get('/e', (req, res) => {
  checkToken(req.get('authorization') ?? '');
  res.json(report());
});
