import { describe, expect, test } from 'vitest';
import { mistakesIn } from './token-mistakes.js';

const jwt = "import jwt from 'jsonwebtoken'; ";
const jose = "import { jwtVerify } from 'jose'; ";
const express = (body: string): string =>
  `${jwt}export function auth(req, res, next) { const token = req.headers.authorization?.slice(7); ${body} }`;
const waiting = (body: string): string =>
  `${jose}export async function auth(req, res, next) { const token = req.cookies.token; ${body} }`;

describe('a check that a client without a token gets around', () => {
  test.each([
    [
      'a callback',
      express('if (!token) return next(); jwt.verify(token, key, error => { if (error) return res.sendStatus(401); next(); });'),
    ],
    [
      'a claim that is asked for',
      express(
        'if (token == null) { next(); return; } jwt.verify(token, key, (error, claims) => { if (claims?.user) next(); else res.sendStatus(401); });',
      ),
    ],
    [
      'the other branch',
      express('if (token) { jwt.verify(token, key, error => error ? res.sendStatus(401) : next()); } else { next(); }'),
    ],
    [
      'another reason not to look',
      `${jwt}module.exports = (req, res, next) => { const header = req.get('Authorization'); if (header && req.url !== '/login') { const token = header.substring(7); jwt.verify(token, key, (error, claims) => { if (claims.user) next(); else if (error) res.status(401).json({}); }); } else { next(); } };`,
    ],
    [
      'an attempt',
      express('if (!token) return next(); try { jwt.verify(token, key); } catch { return res.sendStatus(401); } next();'),
    ],
    [
      'a promise',
      waiting('if (!token) return next(); try { await jwtVerify(token, key); next(); } catch { res.status(401).json({}); }'),
    ],
    [
      'only where there is one',
      express('if (token) { try { jwt.verify(token, key); } catch { return res.sendStatus(401); } } next();'),
    ],
    [
      'koa',
      `${jwt}export const auth = async (ctx, next) => { const token = ctx.cookies.get('token'); if (!token) return next(); try { jwt.verify(token, key); } catch { ctx.throw(401); } await next(); };`,
    ],
    ['not caught', express('if (!token) return next(); jwt.verify(token, key); next();')],
  ])('told: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['missingPasses']);
  });

  test.each([
    [
      'claims that are kept',
      express(
        'if (!token) return next(); jwt.verify(token, key, (error, claims) => { if (error) return res.sendStatus(401); req.user = claims; next(); });',
      ),
    ],
    [
      'a mark that is kept',
      express(
        'if (!token) return next(); try { jwt.verify(token, key); req.isKnown = true; } catch { return res.sendStatus(401); } next();',
      ),
    ],
    [
      'claims kept by a function',
      express('if (!token) return next(); const claims = jwt.verify(token, key); remember(req, claims); next();'),
    ],
    [
      'claims kept under a key',
      `${jwt}export const auth = async (c, next) => { const token = c.req.header('authorization'); if (!token) return next(); c.set('user', jwt.verify(token, key)); await next(); };`,
    ],
    [
      'a missing token refused',
      express(
        'if (!token) return res.sendStatus(401); jwt.verify(token, key, error => { if (error) return res.sendStatus(401); next(); });',
      ),
    ],
    [
      'only some paths',
      express(
        "if (!token && req.path === '/health') return next(); jwt.verify(token, key, error => { if (error) return res.sendStatus(401); next(); });",
      ),
    ],
    [
      'a path without a check',
      express(
        "if (req.path === '/login') return next(); jwt.verify(token, key, error => { if (error) return res.sendStatus(401); next(); });",
      ),
    ],
    [
      'optional by its name',
      express('if (!token) return next(); jwt.verify(token, key); next();').replace('auth(', 'optionalAuth('),
    ],
    [
      'a claim that is looked up',
      express(
        'if (!token) return next(); const { jti } = jwt.verify(token, key); if (revoked.find(jti)) return res.sendStatus(401); next();',
      ),
    ],
    [
      'claims that are handed out',
      `${jwt}export function claimsOf(token) { if (!token) return null; return jwt.verify(token, key); }`,
    ],
    [
      'a missing token answered elsewhere',
      express(
        'if (!token) { login(req, res); return; } jwt.verify(token, key, error => { if (error) return res.sendStatus(401); next(); });',
      ),
    ],
  ])('silent: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});
