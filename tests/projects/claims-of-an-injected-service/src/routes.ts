// A service of tokens that is injected, exported or static decodes what it is handed; who believes the claims is reported.
import express from 'express';
import { refuse, refuseAndThrow } from './refuse';
import { SessionTokens, sessionTokens } from './session-tokens';
import { store } from './store';
import jwt from 'jsonwebtoken';

export const router = express.Router();

router.get('/me', (req, res) => {
  const owner = sessionTokens.ownerOf(req.cookies.token); // expect: require-jwt-verify
  res.json(owner.id);
});

router.get('/orders', async (req, res) => {
  const { id } = SessionTokens.claimsOf(req.cookies.token); // expect: require-jwt-verify
  res.json(await store.ordersOf(id));
});

router.post('/refresh', async (req, res) => {
  const token = req.cookies.refresh;
  const kept = await store.findToken(token);
  if (!kept) return res.sendStatus(401);
  res.json(await store.ordersOf(SessionTokens.claimsOf(token).id));
});

router.use((req, res, next) => {
  try {
    res.locals.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET as string); // expect: require-jwt-verify
  } catch {
    refuse(res);
  }
  next();
});

router.use((req, res, next) => {
  try {
    res.locals.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET as string);
  } catch {
    refuseAndThrow(res);
  }
  next();
});
