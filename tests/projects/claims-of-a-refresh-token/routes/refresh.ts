import { Router } from 'express';
import { newAccessToken, openRefreshToken, readRefreshToken } from '../lib/tokens.js';

export const refresh = Router();

refresh.post('/refresh', (req, res) => {
  const session = readRefreshToken(req.body.refreshToken); // expect: require-jwt-verify
  if (!session) return res.sendStatus(401);
  res.json({ token: newAccessToken(session) });
});

refresh.post('/v2/refresh', (req, res) => {
  const session = openRefreshToken(req.body.refreshToken);
  if (!session) return res.sendStatus(401);
  res.json({ token: newAccessToken(session) });
});

refresh.post('/v3/refresh', (req, res) => {
  const token: string = req.body.refreshToken;
  const session = openRefreshToken(token) && readRefreshToken(token);
  if (!session) return res.sendStatus(401);
  res.json({ token: newAccessToken(session) });
});

refresh.post('/logout', (req, res) => {
  console.log('signed out', readRefreshToken(req.body.refreshToken)?.device);
  res.sendStatus(204);
});
