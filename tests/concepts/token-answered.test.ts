import { describe, expect, test } from 'vitest';
import { mistakesIn } from './token-mistakes.js';

const jwt = "import jwt from 'jsonwebtoken'; import { promisify } from 'node:util'; ";
const jose = "import { jwtVerify } from 'jose'; ";
const nest = "import { JwtService } from '@nestjs/jwt'; ";

const express = (body: string): string =>
  `${jwt}export function auth(req, res, next) { const token = req.headers.authorization?.split(' ')[1]; ${body} }`;
const waiting = (body: string): string =>
  `${jose}export async function auth(req, res, next) { const token = req.cookies.token; ${body} }`;
const koa = (body: string): string =>
  `${jwt}export const auth = async (ctx, next) => { const token = ctx.cookies.get('token'); ${body} };`;
const guard = (body: string): string =>
  `${nest}export class Guard { constructor(private readonly jwt: JwtService) {} async canActivate(context) { const request = context.switchToHttp().getRequest(); const response = context.switchToHttp().getResponse(); const token = request.cookies.token; ${body} } }`;
const handler = (body: string): string =>
  `${jwt}export async function remove(req, res) { const token = req.cookies.token; ${body} await invoices.delete(req.params.id); res.sendStatus(204); }`;

describe('a failure that is answered, after which the function goes on', () => {
  test.each([
    [
      'claims in the request',
      express('try { req.user = jwt.verify(token, key); } catch (e) { res.status(401).json({}); } next();'),
    ],
    [
      'a text for an answer',
      express("try { req.user = jwt.verify(token, key); } catch { res.send('bad token'); } return next();"),
    ],
    [
      'a note and an answer',
      express(
        'try { req.user = jwt.verify(token, key); } catch (e) { console.log(e); res.clearCookie("token"); res.sendStatus(403); } next();',
      ).replace('res.clearCookie("token"); ', ''),
    ],
    [
      'a variable kept afterwards',
      express(
        'let claims; try { claims = jwt.verify(token, key); } catch (e) { res.status(401).end(); } req.user = claims; next();',
      ),
    ],
    [
      'an answer for each kind of failure',
      express(
        "try { req.user = jwt.verify(token, key); } catch (e) { if (e.name === 'TokenExpiredError') res.status(401).json({ error: 'expired' }); else res.status(403).json({ error: 'bad' }); } next();",
      ),
    ],
    [
      'only an expired token turned away',
      express(
        "try { req.user = jwt.verify(token, key); } catch (e) { if (e.name === 'TokenExpiredError') return res.status(401).end(); res.status(403).end(); } next();",
      ),
    ],
    [
      'a missing token answered as well',
      express(
        'if (!token) res.sendStatus(401); try { req.user = jwt.verify(token, key); } catch { res.sendStatus(403); } next();',
      ),
    ],
    [
      'a status and an end',
      express('try { req.user = jwt.verify(token, key); } catch { res.statusCode = 401; res.end(); } next();'),
    ],
    [
      'a function of the file that answers',
      express(
        'try { req.user = jwt.verify(token, key); } catch { refuse(res); } next(); } function refuse(res) { res.status(401).json({});',
      ),
    ],
    [
      'a promise',
      waiting(
        'try { const { payload } = await jwtVerify(token, key); req.user = payload; } catch (e) { res.status(401).json({}); } next();',
      ),
    ],
    [
      'a promise whose failure is answered in its chain',
      waiting(
        'await jwtVerify(token, key).then(({ payload }) => { req.user = payload; }).catch(() => { res.status(401).json({}); }); next();',
      ),
    ],
    [
      'a promise whose failure is answered by an expression',
      waiting('req.user = await jwtVerify(token, key).catch(() => res.sendStatus(401)); next();'),
    ],
    [
      'claims or nothing, asked without leaving',
      waiting(
        'const claims = await jwtVerify(token, key).catch(() => null); if (!claims) res.status(401).json({}); req.user = claims; next();',
      ),
    ],
    [
      'claims or nothing of a try, asked without leaving',
      express(
        'let claims = null; try { claims = jwt.verify(token, key); } catch { claims = null; } if (claims === null) { res.status(401).json({}); } req.user = claims; next();',
      ),
    ],
    [
      'nothing from a function of the file, asked without leaving',
      express(
        'const claims = checkToken(token); if (!claims) res.status(401).json({}); req.user = claims; next(); } function checkToken(token) { try { return jwt.verify(token, key); } catch { return null; }',
      ),
    ],
    [
      'a function of the file that throws',
      express(
        'try { req.user = checkToken(token); } catch { res.status(401).json({}); } next(); } function checkToken(token) { return jwt.verify(token, key);',
      ),
    ],
    [
      'koa: a status',
      koa(
        "try { ctx.state.user = jwt.verify(token, key); } catch { ctx.status = 401; ctx.body = { error: 'no' }; } await next();",
      ),
    ],
    [
      'koa: a status, and a promise returned',
      koa('try { ctx.state.user = jwt.verify(token, key); } catch (e) { ctx.response.status = 403; } return next();'),
    ],
    [
      'hono: an answer that is not returned',
      `${jose}export const auth = async (c, next) => { const token = c.req.header('authorization'); try { const { payload } = await jwtVerify(token, key); c.set('user', payload); } catch { c.json({}, 401); } await next(); };`,
    ],
    [
      'nest: a guard that answers',
      guard('try { request.user = await this.jwt.verifyAsync(token); } catch { response.status(401).json({}); } return true;'),
    ],
    [
      'hapi: an answer that is not returned',
      `${jwt}server.ext('onPreAuth', (request, h) => { const token = request.headers.authorization; try { request.app.user = jwt.verify(token, key); } catch { h.response({}).code(401); } return h.continue; });`,
    ],
    [
      'fastify: a handler',
      "import fastify from 'fastify'; import '@fastify/jwt'; const app = fastify(); app.delete('/:id', async (request, reply) => { try { await request.jwtVerify(); } catch { reply.code(401).send(); } await orders.remove(request.params.id); return { done: true }; });",
    ],
    ['the rest of a handler', handler('try { jwt.verify(token, key); } catch { res.status(401).json({}); }')],
    [
      'a wrapper around a handler',
      `${jwt}export const withAuth = handler => async (req, res) => { try { req.user = jwt.verify(req.cookies.token, key); } catch { res.status(401).json({}); } return handler(req, res); };`,
    ],
  ])('%s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['answeredOnly']);
  });

  test.each([
    ['returned', express('try { req.user = jwt.verify(token, key); } catch { return res.status(401).json({}); } next();')],
    [
      'returned afterwards',
      express('try { req.user = jwt.verify(token, key); } catch { res.status(401).json({}); return; } next();'),
    ],
    [
      'only a good token goes on',
      express('try { req.user = jwt.verify(token, key); next(); } catch { res.status(401).json({}); }'),
    ],
    [
      'a mark that is asked',
      express(
        'let ok = true; try { req.user = jwt.verify(token, key); } catch { ok = false; res.status(401).json({}); } if (ok) next();',
      ),
    ],
    [
      'the request asked',
      express('try { req.user = jwt.verify(token, key); } catch { res.status(401).json({}); } if (req.user) next();'),
    ],
    [
      'asked whether it was answered',
      express('try { req.user = jwt.verify(token, key); } catch { res.status(401).json({}); } if (!res.headersSent) next();'),
    ],
    [
      'asked whether it was answered, and left',
      express(
        'try { req.user = jwt.verify(token, key); } catch { res.status(401).end(); } if (res.writableEnded) return; next();',
      ),
    ],
    ['handed on', express('try { req.user = jwt.verify(token, key); } catch (e) { res.status(401); return next(e); } next();')],
    [
      'thrown',
      express("try { req.user = jwt.verify(token, key); } catch (e) { res.status(401); throw new Error('no'); } next();"),
    ],
    [
      'a function of the file that throws',
      express(
        'try { req.user = jwt.verify(token, key); } catch { refuse(res); } next(); } function refuse(res) { res.status(401); throw new Error();',
      ),
    ],
    ['a function of another file', express('try { req.user = jwt.verify(token, key); } catch { deny(res); } next();')],
    [
      'a forged token turned away, other failures answered',
      express(
        'try { req.user = jwt.verify(token, key); } catch (e) { if (e instanceof jwt.JsonWebTokenError) return res.status(401).end(); res.status(500).end(); } next();',
      ),
    ],
    [
      'claims that are needed afterwards',
      express(
        'let claims; try { claims = jwt.verify(token, key); } catch { res.status(401).end(); } req.userId = claims.sub; next();',
      ),
    ],
    [
      'a session that ends either way',
      `${jwt}export async function end(req, res) { const token = req.cookies.token; try { jwt.verify(token, key); } catch { res.status(401); } await logout(token); res.end(); }`,
    ],
    [
      'answered in the attempt, cleaned up afterwards',
      `${jwt}export async function list(req, res) { const client = await pool.connect(); try { const { sub } = jwt.verify(req.cookies.token, key); res.json(await client.query(sub)); } catch { res.status(401).end(); } await client.release(); }`,
    ],
    [
      'cleaned up afterwards',
      `${jwt}export async function list(req, res) { let claims; try { claims = jwt.verify(req.cookies.token, key); } catch { res.status(401).end(); } await client.release(); }`,
    ],
    [
      'koa: thrown',
      koa('try { ctx.state.user = jwt.verify(token, key); } catch { ctx.status = 401; ctx.throw(401); } await next();'),
    ],
    ['koa: left', koa('try { ctx.state.user = jwt.verify(token, key); } catch { ctx.status = 401; return; } await next();')],
    [
      'fastify: a hook, after which an answered request ends',
      "import fastify from 'fastify'; import '@fastify/jwt'; const app = fastify(); app.addHook('onRequest', async (request, reply) => { try { await request.jwtVerify(); } catch { reply.code(401).send(); } });",
    ],
    [
      'fastify: an answer that is returned',
      "import fastify from 'fastify'; import '@fastify/jwt'; const app = fastify(); app.delete('/:id', async (request, reply) => { try { await request.jwtVerify(); } catch { return reply.code(401).send(); } await orders.remove(request.params.id); return { done: true }; });",
    ],
    [
      'claims or nothing, asked and left',
      waiting(
        'const claims = await jwtVerify(token, key).catch(() => null); if (!claims) return res.status(401).json({}); req.user = claims; next();',
      ),
    ],
    [
      'a check that throws, asked all the same',
      express('const claims = jwt.verify(token, key); if (!claims) res.status(401).json({}); req.user = claims; next();'),
    ],
    [
      'nest: a guard that throws',
      guard(
        'try { request.user = await this.jwt.verifyAsync(token); } catch { response.status(401); throw new Error(); } return true;',
      ),
    ],
  ])('but not: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});

describe('code that goes on beside the callback of a check', () => {
  const beside = (callback: string, after = 'next();'): string => express(`jwt.verify(token, key, ${callback}); ${after}`);

  test.each([
    [
      'an answer that is returned from the callback',
      beside('(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; }'),
    ],
    ['a function', beside('function (error, claims) { if (error) { res.status(401).json({}); return; } req.user = claims; }')],
    [
      'awaited, which waits for nothing',
      beside('(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; }')
        .replace('jwt.verify', 'await jwt.verify')
        .replace('function', 'async function'),
    ],
    [
      'with options',
      beside('{ issuer }, (error, claims) => { if (error) return res.sendStatus(403); req.user = claims; }', 'return next();'),
    ],
    ['the claims asked for', beside('(_, claims) => { if (!claims) return res.sendStatus(403); req.user = claims; }')],
    [
      'an answer in the other branch',
      beside('(error, claims) => { if (!error) { req.user = claims; } else { res.sendStatus(403); } }'),
    ],
    ['a choice', beside('(error, claims) => error ? res.sendStatus(403) : (req.user = claims)')],
    [
      'the next handler in the callback too',
      beside('(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; next(); }'),
    ],
    [
      'a callback that looks the user up',
      beside(
        '(error, claims) => { if (error) { return res.clearCookie("t").status(300).json({}); } User.findOne({ id: claims.id }, (failure, user) => { if (!user) return res.status(401).end(); req.user = user; }); }',
      ),
    ],
    [
      'where there is a token',
      express(
        'if (token) { jwt.verify(token, key, (error, claims) => { if (error) return res.sendStatus(401); req.user = claims; }); } next();',
      ),
    ],
    [
      'a named callback',
      express(
        'const done = (error, claims) => { if (error) return res.sendStatus(403); req.user = claims; }; jwt.verify(token, key, done); next();',
      ),
    ],
    ['the rest of a handler', handler('jwt.verify(token, key, (error) => { if (error) return res.status(401).json({}); });')],
    [
      'koa',
      koa(
        'jwt.verify(token, key, (error, claims) => { if (error) { ctx.status = 401; return; } ctx.state.user = claims; }); await next();',
      ),
    ],
    [
      'nest',
      guard('return true;')
        .replace(
          'return true;',
          'jwt.verify(token, key, (error, claims) => { if (error) return response.status(401).json({}); request.user = claims; }); return true;',
        )
        .replace(nest, nest + jwt),
    ],
    [
      'a chain that nobody waits for',
      waiting(
        'jwtVerify(token, key).then(({ payload }) => { req.user = payload; }).catch(() => { res.status(401).json({}); }); next();',
      ),
    ],
    [
      'a chain that hands the error on',
      waiting('jwtVerify(token, key).then(({ payload }) => { req.user = payload; }).catch(next); next();'),
    ],
    [
      'two callbacks',
      waiting('jwtVerify(token, key).then(({ payload }) => { req.user = payload; }, () => res.sendStatus(401)); next();'),
    ],
    [
      'promisified',
      express(
        'promisify(jwt.verify)(token, key).then(claims => { req.user = claims; }).catch(() => res.sendStatus(401)); next();',
      ),
    ],
  ])('%s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['tooLate']);
  });

  test.each([
    [
      'the next handler in the callback',
      beside('(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; next(); }', ''),
    ],
    ['an error that is thrown at once', beside('(error, claims) => { if (error) throw error; req.user = claims; }')],
    ['an error that is handed on', beside('(error, claims) => { if (error) return next(error); req.user = claims; }')],
    ['claims where there are some', beside('(error, claims) => { if (!error) req.user = claims; }')],
    [
      'claims asked for afterwards',
      beside('(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; }', 'if (req.user) next();'),
    ],
    [
      'a mark asked for afterwards',
      express(
        'let isGood = false; jwt.verify(token, key, (error) => { if (error) return res.sendStatus(403); isGood = true; }); if (isGood) next();',
      ),
    ],
    [
      'asked whether it was answered',
      beside('(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; }', 'if (!res.headersSent) next();'),
    ],
    [
      'returned',
      express(
        'if (token) { return jwt.verify(token, key, (error, claims) => { if (error) return res.sendStatus(403); req.user = claims; next(); }); } next();',
      ),
    ],
    [
      'in a promise',
      express(
        'await new Promise((resolve, reject) => jwt.verify(token, key, (error, claims) => { if (error) return reject(error); req.user = claims; resolve(); })); next();',
      ).replace('function', 'async function'),
    ],
    [
      'in the other branch',
      express(
        'if (token) { jwt.verify(token, key, (error, claims) => { if (error) return res.sendStatus(403); req.user = claims; next(); }); } else { next(); }',
      ),
    ],
    [
      'a note afterwards',
      beside(
        '(error, claims) => { if (error) return res.sendStatus(403); req.user = claims; next(); }',
        "console.log('checked');",
      ),
    ],
    [
      'a chain that is returned',
      waiting(
        'return jwtVerify(token, key).then(({ payload }) => { req.user = payload; next(); }).catch(() => res.sendStatus(401));',
      ),
    ],
    [
      'a chain that goes on by itself',
      waiting('jwtVerify(token, key).then(({ payload }) => { req.user = payload; next(); }).catch(() => res.sendStatus(401));'),
    ],
    [
      'a chain that is optional',
      waiting('jwtVerify(token, key).then(({ payload }) => { req.user = payload; }).catch(() => {}); next();'),
    ],
  ])('but not: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});
