import { describe, expect, test } from 'vitest';
import { mistakesIn } from './token-mistakes.js';

const jwt = "import jwt from 'jsonwebtoken'; import { promisify } from 'node:util'; ";
const jose = "import { jwtVerify } from 'jose'; ";
const nest = "import { JwtService } from '@nestjs/jwt'; ";

const express = (body: string): string =>
  `${jwt}export function auth(req, res, next) { const token = req.headers.authorization?.split(' ')[1]; ${body} }`;
const waiting = (body: string): string =>
  `${jose}export async function auth(req, res, next) { const token = req.cookies.token; ${body} }`;
const checked = (body: string, before = refused): string =>
  express(`${before} jwt.verify(token, key, (error, claims) => { ${body} });`);
const guard = (body: string): string =>
  `${nest}export class Guard { constructor(private readonly jwt: JwtService) {} async canActivate(context) { const request = context.switchToHttp().getRequest(); const token = request.cookies.token; ${body} } }`;
const thrown = 'if (!token) throw new UnauthorizedException();';
const refused = 'if (!token) return res.status(401).end();';

describe('a failure that is only logged where a missing token is refused', () => {
  test.each([
    [
      'claims in the request',
      express(`${refused} try { req.user = jwt.verify(token, key); } catch (e) { log.warn(e); } next();`),
    ],
    ['an empty catch', express(`${refused} try { req.user = jwt.verify(token, key); } catch {} return next();`)],
    [
      'the next handler called where it fails as well',
      express(`${refused} try { req.user = jwt.verify(token, key); next(); } catch { return next(); }`),
    ],
    [
      'the next handler called at last',
      express(`${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e) } finally { next(); }`),
    ],
    [
      'a variable kept afterwards',
      express(
        `${refused} let claims = null; try { claims = jwt.verify(token, key); } catch (e) { console.error(e); } req.user = claims; next();`,
      ),
    ],
    [
      'refused by an error',
      express(
        "if (!token) return next(new Error('none')); try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();",
      ),
    ],
    [
      'refused by a function for it',
      express('if (!token) return unauthorized(res); try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();'),
    ],
    [
      'refused in the other branch',
      express(
        'if (token) { try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next(); } else { res.sendStatus(401); return; }',
      ),
    ],
    [
      'the header asked for',
      express(
        "if (!req.headers.authorization?.startsWith('Bearer ')) throw new Error('401'); try { req.user = jwt.verify(token, key); } catch {} next();",
      ),
    ],
    [
      'a refusal in the try, which leaves',
      express(`try { ${refused} const claims = jwt.verify(token, key); req.user = claims; } catch (e) { log(e); } next();`),
    ],
    [
      'the rest of the handler',
      express(
        `${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); } const list = await orders.all(); res.json(list);`,
      ).replace('function', 'async function'),
    ],
    [
      'the user looked up in the try',
      express(
        `${refused} try { const { sub } = jwt.verify(token, key); req.user = await User.findById(sub); } catch (e) { log(e); } next();`,
      ).replace('function', 'async function'),
    ],
    ['a promise caught with null', waiting(`${refused} req.user = await jwtVerify(token, key).catch(() => null); next();`)],
    [
      'a promise caught with a note',
      waiting(
        `${refused} const claims = await jwtVerify(token, key).catch(e => { log.info(e); }); req.user = claims; return next();`,
      ),
    ],
    [
      'a chain of callbacks',
      waiting(
        `${refused} jwtVerify(token, key).then(({ payload }) => { req.user = payload; }).catch(e => log.info(e)).finally(() => next());`,
      ),
    ],
    [
      'a chain that ends in the next handler',
      waiting(
        `${refused} return jwtVerify(token, key).then(({ payload }) => { req.user = payload; next(); }).catch(() => next());`,
      ),
    ],
    [
      'two callbacks',
      waiting(`${refused} await jwtVerify(token, key).then(({ payload }) => { req.user = payload; }, () => {}); next();`),
    ],
    [
      'a state of Koa',
      `${jwt}export default async (ctx, next) => { const token = ctx.get('authorization').slice(7); if (!token) ctx.throw(401); try { ctx.state.user = jwt.verify(token, key); } catch (e) { ctx.app.emit('error', e); console.log(e); } await next(); };`.replace(
        "ctx.app.emit('error', e); ",
        '',
      ),
    ],
    [
      'an assertion of Koa',
      `${jwt}export default async (ctx, next) => { const token = ctx.cookies.get('t'); ctx.assert(token, 401); try { ctx.state.user = jwt.verify(token, key); } catch (e) { console.log(e); } await next(); };`,
    ],
    [
      'a variable of Hono',
      `${jose}export const auth = async (c, next) => { const token = c.req.header('authorization'); if (!token) return c.json({}, 401); try { const { payload } = await jwtVerify(token, key); c.set('user', payload); } catch (e) { console.log(e); } await next(); };`,
    ],
    [
      'a hook of Fastify',
      "import fastify from 'fastify'; import fastifyJwt from '@fastify/jwt'; const app = fastify(); app.register(fastifyJwt, { secret }); app.addHook('onRequest', async (request, reply) => { if (!request.headers.authorization) return reply.code(401).send(); try { await request.jwtVerify(); } catch (error) { request.log.warn(error); } });",
    ],
    [
      'a guard of Nest',
      `${nest}export class Guard { constructor(private readonly jwt: JwtService) {} async canActivate(context) { const request = context.switchToHttp().getRequest(); const token = request.headers.authorization; if (!token) throw new UnauthorizedException(); try { request.user = await this.jwt.verifyAsync(token); } catch (e) { this.logger.warn(e); } return true; } }`,
    ],
    [
      'a guard of Nest that says yes where it fails',
      guard(`${thrown} try { request.user = await this.jwt.verifyAsync(token); return true; } catch { return true; }`),
    ],
    [
      'a guard of Nest that says yes after a note',
      guard(
        `${thrown} try { request.user = await this.jwt.verifyAsync(token); return true; } catch (e) { this.logger.warn(e); return true; }`,
      ),
    ],
    [
      'a guard of Nest that keeps nothing',
      guard('try { await this.jwt.verifyAsync(token); return true; } catch { return true; }'),
    ],
    ['a guard of Nest that keeps nothing, and says yes at last', guard('try { this.jwt.verify(token); } catch {} return true;')],
    [
      'a guard of Nest that needs the header',
      guard(
        "const [, bearer] = request.headers.authorization.split(' '); try { request.user = await this.jwt.verifyAsync(bearer); } catch (e) { console.log(e); } return true;",
      ),
    ],
    [
      'a guard written as a field',
      guard(`${thrown} try { request.user = await this.jwt.verifyAsync(token); } catch {} return true;`).replace(
        'async canActivate(context) {',
        'canActivate = async context => {',
      ),
    ],
    [
      'an extension of hapi',
      `${jwt}server.ext('onPreAuth', (request, h) => { const token = request.headers.authorization; if (!token) throw Boom.unauthorized(); try { request.app.user = jwt.verify(token, key); } catch (e) { request.log(e); } return h.continue; });`,
    ],
    [
      'a socket',
      `${jwt}io.use((socket, next) => { const { token } = socket.handshake.auth; if (!token) return next(new Error('no token')); try { socket.data.user = jwt.verify(token, key); } catch (e) { console.log(e); } next(); });`,
    ],
    [
      'a function of the file that verifies',
      express(
        `${refused} try { req.user = verifyToken(token); } catch (e) { log(e); } next(); } function verifyToken(token) { return jwt.verify(token, key);`,
      ),
    ],
  ])('%s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['errorIgnored']);
  });
});

describe('a failure that is noted, in code that is right', () => {
  test.each([
    ['no token, no refusal', express('try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();')],
    [
      'a missing token goes on',
      express('if (!token) return next(); try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();'),
    ],
    [
      'checked where there is one',
      express('if (token) { try { req.user = jwt.verify(token, key); } catch (e) { log(e); } } next();'),
    ],
    [
      'a missing header goes on, an empty token is refused',
      express(
        `if (!req.headers.authorization) return next(); ${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();`,
      ),
    ],
    [
      'a missing token is counted, and goes on',
      express(
        'if (!token) { failures.add(1); return next(); } try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();',
      ),
    ],
    [
      'the absence is thrown into the same catch',
      express("try { if (!token) throw new Error('none'); req.user = jwt.verify(token, key); } catch (e) { log(e); } next();"),
    ],
    [
      'the failure is refused',
      express(`${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); return res.sendStatus(401); } next();`),
    ],
    [
      'the failure is handed on',
      express(`${refused} try { req.user = jwt.verify(token, key); } catch (e) { return next(e); } next();`),
    ],
    ['only a good token goes on', express(`${refused} try { req.user = jwt.verify(token, key); next(); } catch (e) { log(e); }`)],
    [
      'refused after the try',
      express(
        `${refused} try { req.user = jwt.verify(token, key); return next(); } catch (e) { log(e); } res.status(401).end();`,
      ),
    ],
    [
      'the claims asked for afterwards',
      express(
        `${refused} let claims; try { claims = jwt.verify(token, key); } catch (e) { log(e); } if (!claims) return res.sendStatus(401); req.user = claims; next();`,
      ),
    ],
    [
      'the request asked afterwards',
      express(
        `${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); } if (req.user == null) { res.sendStatus(401); return; } next();`,
      ),
    ],
    [
      'a second key',
      express(
        `${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); } if (!req.user) { req.user = jwt.verify(token, old); } next();`,
      ),
    ],
    [
      'claims that are needed afterwards',
      express(
        `${refused} let claims; try { claims = jwt.verify(token, key); } catch (e) { log(e); } req.userId = claims.sub; next();`,
      ),
    ],
    [
      'the request handed to another check',
      express(`${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); } requireUser(req); next();`),
    ],
    [
      'signing out',
      express(
        `${refused} try { const { jti } = jwt.verify(token, key); sessions.delete(jti); } catch (e) { log(e); } res.clearCookie('token'); await audit.noteCall(); res.end();`,
      ).replace('function', 'async function'),
    ],
    [
      'an answer that tells whether it is good',
      express(
        `${refused} let isGood = false; try { jwt.verify(token, key); isGood = true; } catch (e) { log(e); } res.json({ isGood });`,
      ),
    ],
    [
      'another parameter that is refused',
      express(
        'if (!req.query.tenant) return res.sendStatus(400); try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();',
      ),
    ],
    [
      'a revoked token refused, a missing one let through',
      express(
        'if (revoked.has(token)) return res.sendStatus(401); try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();',
      ),
    ],
    [
      'a missing secret',
      express("if (!key) throw new Error('no secret'); try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next();"),
    ],
    [
      'a function that gives claims or nothing',
      `${jwt}export function claimsOf(token) { if (!token) throw new Error('none'); let claims = null; try { claims = jwt.verify(token, key); } catch (e) { console.log(e); } return claims; }`,
    ],
    [
      'a promise of claims or nothing, asked',
      waiting(
        `${refused} const claims = await jwtVerify(token, key).catch(() => null); if (!claims) return res.sendStatus(401); req.user = claims; next();`,
      ),
    ],
    [
      'a promise taken apart',
      waiting(`${refused} const { payload } = await jwtVerify(token, key).catch(() => null); req.user = payload; next();`),
    ],
    [
      'a promise whose failure is answered',
      waiting(
        `${refused} jwtVerify(token, key).then(({ payload }) => { req.user = payload; next(); }).catch(() => res.sendStatus(401));`,
      ),
    ],
    [
      'a promise, and a missing token goes on',
      waiting('if (!token) return next(); req.user = await jwtVerify(token, key).catch(() => null); next();'),
    ],
    [
      'a guard that answers with what it has',
      `${nest}export class Guard { constructor(private readonly jwt: JwtService) {} async canActivate(context) { const request = context.switchToHttp().getRequest(); const token = request.headers.authorization; if (!token) throw new UnauthorizedException(); try { request.user = await this.jwt.verifyAsync(token); } catch (e) { this.logger.warn(e); } return Boolean(request.user); } }`,
    ],
    [
      'a guard that says no at the end',
      `${nest}export class Guard { constructor(private readonly jwt: JwtService) {} async canActivate(context) { const request = context.switchToHttp().getRequest(); const token = request.headers.authorization; if (!token) return false; try { request.user = await this.jwt.verifyAsync(token); return true; } catch (e) { this.logger.warn(e); } return false; } }`,
    ],
    [
      'a guard that says yes to whom it does not know',
      guard('try { request.user = await this.jwt.verifyAsync(token); return true; } catch { return true; }'),
    ],
    [
      'a guard that is optional by its name',
      guard(`${thrown} try { request.user = await this.jwt.verifyAsync(token); } catch {} return true;`).replace(
        'class Guard',
        'class OptionalAuthGuard',
      ),
    ],
    [
      'a guard for guests, which keeps nothing',
      guard('try { await this.jwt.verifyAsync(token); return true; } catch { return true; }').replace(
        'class Guard',
        'class GuestGuard',
      ),
    ],
    ['a guard that says no', guard('try { await this.jwt.verifyAsync(token); return true; } catch { return false; }')],
    ['a guard that says no at last', guard('try { await this.jwt.verifyAsync(token); return true; } catch {} return false;')],
    [
      'a guard that does not need the header',
      guard(
        "const [, bearer] = request.headers.authorization?.split(' ') ?? []; try { request.user = await this.jwt.verifyAsync(bearer); } catch (e) { console.log(e); } return true;",
      ),
    ],
    [
      'a guard that needs the header inside the attempt',
      guard(
        "try { const [, bearer] = request.headers.authorization.split(' '); request.user = await this.jwt.verifyAsync(bearer); } catch (e) { console.log(e); } return true;",
      ),
    ],
    [
      'a guard whose claims another guard of the file asks for',
      `${guard(`${thrown} try { request.user = await this.jwt.verifyAsync(token); } catch {} return true;`)} export class RolesGuard { canActivate(context) { const request = context.switchToHttp().getRequest(); if (!request.user) throw new ForbiddenException(); return true; } }`,
    ],
    [
      'another function of the file that refuses who is not known',
      express(
        `${refused} try { req.user = jwt.verify(token, key); } catch (e) { log(e); } next(); } export function protect(req, res, next) { if (!req.user) return res.sendStatus(401); next();`,
      ),
    ],
    [
      'a hook of Fastify that is optional',
      "import fastify from 'fastify'; import fastifyJwt from '@fastify/jwt'; const app = fastify(); app.register(fastifyJwt, { secret }); app.addHook('onRequest', async (request, reply) => { try { await request.jwtVerify(); } catch (error) { request.log.warn(error); } });",
    ],
  ])('%s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});

describe('a callback that goes on whatever came out, where a missing token is refused', () => {
  test.each([
    ['claims or nothing', checked('req.user = claims ? claims.sub : null; next();')],
    ['claims where there are some', checked('if (claims) req.user = claims; next();')],
    ['claims where there is no error', checked('if (!error) { req.user = claims; } return next();')],
    ['a note or claims', checked('if (error) console.log(error); else req.user = claims; next();')],
    ['a text with the claims or without', checked('req.name = `user ${claims ? claims.sub : "nobody"}`; next();')],
    ['a claim compared', checked("req.isAdmin = claims?.role === 'admin'; req.user = claims && claims.sub; next();")],
    [
      'a socket that joins a room',
      `${jwt}export const auth = key => (socket, next) => { const token = socket.handshake.auth.token; if (!token) return next(new Error('missing')); jwt.verify(token, key, (error, claims) => { socket.data.user = claims; socket.join('room ' + (claims ? claims.sub : socket.id)); next(); }); };`,
    ],
    [
      'a state of Koa',
      `${jwt}export const auth = async (ctx, next) => { const token = ctx.cookies.get('token'); ctx.assert(token, 401); jwt.verify(token, key, (error, claims) => { if (claims) { ctx.state.user = claims; } next(); }); };`,
    ],
  ])('%s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['errorIgnored']);
  });

  test.each([
    ['a missing token goes on', checked('if (claims) req.user = claims; next();', 'if (!token) return next();')],
    ['nothing is said of a missing token', checked('if (claims) req.user = claims; next();', '')],
    ['the error is answered', checked('if (error) return res.sendStatus(401); req.user = claims ? claims.sub : null; next();')],
    ['the error is handed on', checked('if (error) next(error); else next();')],
    ['the error is handed to a function', checked('report(error, res); req.user = claims ? claims.sub : null; next();')],
    ['only claims go on', checked('if (claims) { req.user = claims; next(); }')],
    ['no claims, no entry', checked('if (!claims) return res.end(); req.user = claims; next();')],
    ['the claims are handed to a function', checked('if (claims) req.user = claims; authorize(claims); next();')],
    [
      'an expired token',
      checked("if (error && error.name !== 'TokenExpiredError') return res.sendStatus(401); req.user = claims; next();"),
    ],
    [
      'a socket that is closed',
      `${jwt}io.use((socket, next) => { const token = socket.handshake.auth.token; if (!token) return next(new Error('missing')); jwt.verify(token, key, (error, claims) => { if (error) socket.disconnect(); socket.data.user = claims ? claims.sub : null; next(); }); });`,
    ],
  ])('but not: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});

describe('a promise of a check that is only asked whether it is there', () => {
  test.each([
    [
      'as a boolean, its failure silenced',
      `${jose}function isGood(token) { const check = jwtVerify(token, key); check.catch(() => undefined); return Boolean(check); }`,
    ],
    [
      'as a boolean in an object',
      `${jose}function look(token) { const check = jwtVerify(token, key); return { isGood: !!check }; }`,
    ],
    [
      'as a boolean in an answer',
      `${jose}const look = (req, res) => { const check = jwtVerify(req.cookies.token, key); res.json({ isGood: Boolean(check) }); };`,
    ],
    [
      'in a condition, its failure turned into null',
      `${jose}function f(req, res, next) { const check = jwtVerify(req.cookies.token, key).catch(() => null); if (!check) return res.sendStatus(401); next(); }`,
    ],
    [
      'in a condition, its failure logged',
      `${jose}function f(req, res, next) { const check = jwtVerify(req.cookies.token, key); check.catch(console.error); if (!check) return res.sendStatus(401); next(); }`,
    ],
    [
      'in a condition, made a boolean of a promise',
      `${jose}function f(req, res, next) { const isGood = jwtVerify(req.cookies.token, key).then(() => true).catch(() => false); if (!isGood) return res.sendStatus(401); next(); }`,
    ],
    [
      'before a condition',
      `${jose}const f = (token, other) => { const check = jwtVerify(token, key); check.catch(() => {}); return check && other; };`,
    ],
    [
      'in a function of the file',
      `${jose}const check = token => jwtVerify(token, key).then(result => result.payload).catch(() => null); export const f = (req, res, next) => { if (!check(req.cookies.token)) return res.sendStatus(401); next(); };`,
    ],
    [
      'promisified',
      `${jwt}const verify = promisify(jwt.verify); export function isGood(token) { const check = verify(token, key); check.catch(() => {}); return Boolean(check); }`,
    ],
    [
      'kept in the request by a guard',
      guard(
        'try { request.auth = this.jwt.verifyAsync(token, { secret }); return true; } catch { throw new UnauthorizedException(); }',
      ),
    ],
    [
      'kept in the request by middleware',
      `${jose}export const f = (req, res, next) => { req.user = jwtVerify(req.cookies.token, key); next(); };`,
    ],
    [
      'kept in a variable first',
      `${jose}export const f = (req, res, next) => { const claims = jwtVerify(req.cookies.token, key); res.locals.claims = claims; return next(); };`,
    ],
    [
      'kept under a key',
      `${jose}export const f = async (c, next) => { c.set('claims', jwtVerify(c.req.header('authorization'), key)); await next(); };`,
    ],
    [
      'kept by a function of the file',
      `${jose}const checkToken = token => jwtVerify(token, key); export const f = async (ctx, next) => { ctx.state.user = checkToken(ctx.cookies.get('token')); await next(); };`,
    ],
    [
      'in a guard of Nest',
      `${nest}export class Guard { constructor(private readonly jwt: JwtService) {} canActivate(context) { const check = this.jwt.verifyAsync(context.token); check.catch(() => false); return Boolean(check); } }`,
    ],
    [
      'logged only',
      `${jose}export const f = (req, res, next) => { jwtVerify(req.cookies.token, key).catch(error => console.error(error)); next(); };`,
    ],
  ])('%s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['notAwaited']);
  });

  test.each([
    [
      'awaited later',
      `${jose}async function f(req, next) { const check = jwtVerify(req.cookies.token, key); check.catch(() => {}); req.user = (await check).payload; next(); }`,
    ],
    [
      'awaited where there is one',
      `${jose}async function f(token) { const check = token && jwtVerify(token, key); if (check) await check; }`,
    ],
    [
      'a boolean that is awaited',
      `${jose}async function f(req, res, next) { const isGood = jwtVerify(req.cookies.token, key).then(() => true, () => false); if (!(await isGood)) return res.sendStatus(401); next(); }`,
    ],
    [
      'handed on',
      `${jose}function f(token) { const check = jwtVerify(token, key); check.catch(() => {}); return Promise.race([check, late()]); }`,
    ],
    [
      'kept',
      `${jose}function f(token) { const check = jwtVerify(token, key); checks.set(token, check); return Boolean(check); }`,
    ],
    [
      'its failure answered',
      `${jose}function f(token, res) { const check = jwtVerify(token, key); check.catch(() => res.sendStatus(401)); return Boolean(check); }`,
    ],
    [
      'followed by what it allows',
      `${jose}function f(token, next) { const check = jwtVerify(token, key); check.then(() => next()); check.catch(() => {}); }`,
    ],
    [
      'kept, and awaited where it is needed',
      `${jose}export const f = (req, res, next) => { req.user = jwtVerify(req.cookies.token, key); next(); }; export const me = async (req, res) => { const { payload } = await req.user; res.json(payload); };`,
    ],
    [
      'kept under a key, and awaited there',
      `${jose}export const f = async (c, next) => { c.set('claims', jwtVerify(c.req.header('authorization'), key)); await next(); }; export const me = async c => c.json((await c.get('claims')).payload);`,
    ],
    [
      'kept under a name that says so',
      `${jose}export const f = (req, res, next) => { req.userPromise = jwtVerify(req.cookies.token, key); next(); };`,
    ],
    [
      'kept in an object that is handed out',
      `${jose}export function f(token) { const state = {}; state.check = jwtVerify(token, key); return state; }`,
    ],
    [
      'kept and awaited at once',
      `${jose}export const f = async (req, res, next) => { req.user = jwtVerify(req.cookies.token, key); await req.user; next(); };`,
    ],
    ['a check that does not wait', `${jwt}function isGood(token) { return Boolean(jwt.verify(token, key)); }`],
  ])('but not: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});
