import path from 'node:path';
import rule from '../../src/rules/require-jwt-verify.js';
import { fixtures, lint, tester } from './tester.js';

const filename = path.join(fixtures, 'file.ts');
const script = path.join(fixtures, 'file.cjs');

const express = "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\n";
const nest =
  "import { Injectable, Controller, Get, Headers, UseGuards, CanActivate, ExecutionContext } from '@nestjs/common';\nimport { JwtService } from '@nestjs/jwt';\n";
const fastify = "import fastify from 'fastify';\nimport fastifyJwt from '@fastify/jwt';\nconst app = fastify();\n";

tester.run('require-jwt-verify', rule, {
  valid: [
    {
      name: 'a verified token',
      code: `${express}app.get('/me', (req, res) => { const claims = jwt.verify(req.headers.authorization.slice(7), secret); res.json(claims.sub); });`,
    },
    {
      name: 'decoded after the same token was verified',
      code: `${express}app.get('/me', (req, res) => { const token = req.headers.authorization.slice(7); jwt.verify(token, secret); res.json(jwt.decode(token).sub); });`,
    },
    {
      name: 'decoded before the same token is verified, to find its key',
      code: `${express}app.get('/me', async (req, res) => { const token = req.cookies.token; const { iss } = jwt.decode(token); const claims = jwt.verify(token, await keyOf(iss)); res.json(claims.sub); });`,
    },
    {
      name: 'verified under the path it was read from',
      code: `${express}app.get('/me', (req, res) => { jwt.verify(req.cookies.token, secret); const { sub } = jwt.decode(req.cookies.token); res.json(sub); });`,
    },
    {
      name: 'a scheme of hapi that verifies what it has decoded for the issuer',
      code: "import { decodeJwt, jwtVerify } from 'jose'; export const scheme = (server, { keys }) => ({ async authenticate(request, h) { const found = /^Bearer (.+)$/.exec(request.headers.authorization); const { iss } = decodeJwt(found[1]); const { payload } = await jwtVerify(found[1], keys[iss]); return h.authenticated({ credentials: payload }); } });",
    },
    {
      name: 'a scheme of hapi that asks the issuer',
      code: "import jwt from 'jsonwebtoken'; export const scheme = (server, { introspect }) => ({ async authenticate(request, h) { const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization) ?? []; const { active } = await introspect(token); if (!active) return h.unauthenticated(new Error()); return h.authenticated({ credentials: jwt.decode(token) }); } });",
    },
    {
      name: 'the header only, for the key id',
      code: `${express}app.use((req, res, next) => { const { header } = jwt.decode(req.cookies.token, { complete: true }); req.key = keys[header.kid]; next(); });`,
    },
    {
      name: 'the header only, through a chain',
      code: `${express}app.use((req, res, next) => { req.key = keys[jwt.decode(req.cookies.token, { complete: true })?.header.kid]; next(); });`,
    },
    {
      name: 'jose: the protected header',
      code: "import express from 'express'; import { decodeProtectedHeader } from 'jose'; const app = express(); app.get('/', (req, res) => { res.json(decodeProtectedHeader(req.cookies.token).kid); });",
    },
    {
      name: 'jwt-decode: the header',
      code: "import express from 'express'; import { jwtDecode } from 'jwt-decode'; const app = express(); app.get('/', (req, res) => { res.json(jwtDecode(req.cookies.token, { header: true }).kid); });",
    },
    {
      name: 'the expiry, for a list of revoked tokens',
      code: `${express}app.post('/logout', async (req, res) => { const token = req.cookies.token; const { exp } = jwt.decode(token); await redis.set(token, '1', { EXAT: exp }); res.sendStatus(204); });`,
    },
    {
      name: 'the expiry compared',
      code: `${express}app.get('/status', (req, res) => { const claims = jwt.decode(req.cookies.token); if (claims && claims.exp * 1000 < Date.now()) return res.sendStatus(401); res.sendStatus(204); });`,
    },
    {
      name: 'claims in a log only',
      code: `${express}app.use((req, res, next) => { const claims = jwt.decode(req.cookies.token); logger.info({ user: claims?.sub }, 'request'); console.log(claims.sub.slice(0, 4)); next(); });`,
    },
    { name: 'claims not used', code: `${express}app.get('/', (req, res) => { jwt.decode(req.cookies.token); res.end(); });` },
    {
      name: 'only asked whether it can be decoded',
      code: `${express}app.get('/', (req, res) => { const decoded = jwt.decode(req.cookies.token); if (decoded === null || typeof decoded === 'string') return res.sendStatus(400); res.sendStatus(204); });`,
    },
    {
      name: 'a token signed here',
      code: `${express}app.post('/login', (req, res) => { const token = jwt.sign({ sub: req.body.id }, secret); res.json({ token, claims: jwt.decode(token) }); });`,
    },
    {
      name: 'a token from a token endpoint',
      code: `${express}app.get('/callback', async (req, res) => { const { tokens } = await client.getToken(req.query.code); const claims = jwt.decode(tokens.id_token); res.json(claims.email); });`,
    },
    {
      name: 'a token endpoint asked with the request',
      code: `${express}app.get('/callback', async (req, res) => { const set = await client.callbackParams(req); req.session.user = jwt.decode(set.id_token); res.redirect('/'); });`,
    },
    {
      name: 'the access token of an OAuth strategy',
      code: `${express}passport.use(new OAuth2Strategy(options, (accessToken, refreshToken, params, profile, done) => { const claims = jwt.decode(params.id_token); done(null, { id: claims.sub }); }));`,
    },
    {
      name: 'the callback of an authentication',
      code: `${express}app.use((req, res, next) => { passport.authenticate('jwt', (error, user) => { const claims = jwt.decode(req.headers.authorization.slice(7)); req.user = claims.id; next(); })(req, res, next); });`,
    },
    {
      name: 'a token that earlier middleware left in the state',
      code: "import Koa from 'koa'; import jwt from 'jsonwebtoken'; const app = new Koa(); app.use(async ctx => { ctx.body = jwt.decode(ctx.state.auth.token).type; });",
    },
    {
      name: 'a handler behind middleware of the route',
      code: `${express}import { authenticate } from './authenticate'; app.get('/me', authenticate, (req, res) => { res.json(jwt.decode(req.cookies.token).sub); });`,
    },
    {
      name: 'a handler behind middleware of the application',
      code: `${express}import { expressjwt } from 'express-jwt'; app.use(expressjwt({ secret, algorithms: ['HS256'] })); app.get('/me', (req, res) => { res.json(jwt.decode(req.cookies.token).sub); });`,
    },
    {
      name: 'a handler behind local middleware that verifies',
      code: `${express}const check = (req, res, next) => { jwt.verify(req.cookies.token, secret); next(); }; app.get('/me', check, (req, res) => { res.json(jwt.decode(req.cookies.token).sub); });`,
    },
    {
      name: 'fastify: a hook that verifies every request',
      code: `${fastify}app.addHook('onRequest', async request => { await request.jwtVerify(); }); app.get('/', async request => (await request.jwtDecode()).sub);`,
    },
    {
      name: 'fastify: a route with a hook of its own',
      code: `${fastify}app.get('/', { onRequest: [app.authenticate] }, async request => { const claims = await request.jwtDecode(); return claims.sub; });`,
    },
    {
      name: 'fastify: verified and decoded',
      code: `${fastify}app.get('/', async request => { await request.jwtVerify(); const claims = await request.jwtDecode(); return claims.sub; });`,
    },
    {
      name: 'nest: a method behind a guard',
      code: `${nest}@Controller() class C { constructor(private readonly jwt: JwtService) {} @UseGuards(AuthGuard('jwt')) @Get() me(@Headers('authorization') header: string) { return this.jwt.decode(header.slice(7)).sub; } }`,
    },
    {
      name: 'a helper that only decodes, whose callers verify',
      code: `import jwt from 'jsonwebtoken';
export function payloadOf(token: string) { const payload = jwt.decode(token); if (!payload) throw new Error('bad'); return payload; }
export async function userFor(token: string) { const payload = payloadOf(token); if (payload.type !== 'session') throw new Error('bad'); const user = await User.findByPk(payload.id); jwt.verify(token, user.secret); return user; }`,
    },
    {
      name: 'an exported helper that only decodes',
      code: "import jwt from 'jsonwebtoken'; export const claimsOf = (token: string) => jwt.decode(token);",
    },
    {
      name: 'a class of which callers choose between decoding and verifying',
      code: `${nest}@Injectable() export class Tokens { constructor(private readonly jwt: JwtService) {} decode(token: string) { return this.jwt.decode(token); } verify(token: string) { return this.jwt.verify(token); } }`,
    },
    {
      name: 'a token of an identity provider in a parameter',
      code: "import jwt from 'jsonwebtoken'; export async function rotate(accessToken: string) { const { tid } = jwt.decode(accessToken); return post(`https://login.example/${tid}`); }",
    },
    {
      name: 'verified by another function',
      code: `${express}app.get('/', async (req, res) => { const token = req.cookies.token; await verifyIdToken({ idToken: token }); res.json(jwt.decode(token).sub); });`,
    },
    {
      name: 'verified by a promisified function',
      code: `${express}import { promisify } from 'node:util'; const check = promisify(jwt.verify); app.get('/', async (req, res) => { const token = req.cookies.token; await check(token, secret); res.json(jwt.decode(token).sub); });`,
    },
    {
      name: 'an expired token, whose signature was checked',
      code: `${express}app.post('/refresh', (req, res) => { const token = req.cookies.token; let claims; try { claims = jwt.verify(token, secret); } catch (error) { if (error.name !== 'TokenExpiredError') throw error; claims = jwt.decode(token); } res.json(claims.sub); });`,
    },
    {
      name: 'by hand, verified by hand',
      code: "import express from 'express'; import { createHmac, timingSafeEqual } from 'node:crypto'; const app = express(); app.get('/', (req, res) => { const [h, p, s] = req.cookies.token.split('.'); const mac = createHmac('sha256', key).update(`${h}.${p}`).digest(); if (!timingSafeEqual(mac, Buffer.from(s, 'base64url'))) return res.sendStatus(401); res.json(JSON.parse(Buffer.from(p, 'base64url').toString()).sub); });",
    },
    {
      name: 'by hand, the header',
      code: "import express from 'express'; const app = express(); app.get('/', (req, res) => { const header = JSON.parse(atob(req.cookies.token.split('.')[0])); res.json(header.kid); });",
    },
    {
      name: 'by hand, in a browser',
      code: "export function roleOf(token) { const claims = JSON.parse(atob(token.split('.')[1])); return claims.role === 'admin'; } localStorage.getItem('token');",
    },
    {
      name: 'base64 that is no token',
      code: "import express from 'express'; const app = express(); app.get('/', (req, res) => { const filter = JSON.parse(Buffer.from(req.query.filter, 'base64').toString()); res.json(filter.name); });",
    },
    {
      name: 'basic credentials',
      code: "import express from 'express'; const app = express(); app.use((req, res, next) => { const [user] = Buffer.from(req.headers.authorization.split(' ')[1], 'base64').toString().split(':'); req.user = user; next(); });",
    },
    {
      name: 'jwt-simple verifies by default',
      code: "const jwt = require('jwt-simple'); const app = require('express')(); app.get('/', (req, res) => res.json(jwt.decode(req.cookies.token, secret).sub));",
    },
    {
      name: 'jwt-simple told to verify',
      code: "const jwt = require('jwt-simple'); const app = require('express')(); app.get('/', (req, res) => res.json(jwt.decode(req.cookies.token, secret, false, 'HS256').sub));",
    },
    {
      name: 'a decode of something else',
      code: "import { decode } from 'he'; const app = require('express')(); app.get('/', (req, res) => res.json(decode(req.query.text).sub));",
    },
    { name: 'awaited', code: "import { jwtVerify } from 'jose'; async function f(token) { await jwtVerify(token, key); }" },
    { name: 'returned', code: "import { jwtVerify } from 'jose'; const f = token => jwtVerify(token, key);" },
    {
      name: 'followed by then',
      code: "import { jwtVerify } from 'jose'; function f(token, next) { jwtVerify(token, key).then(({ payload }) => next(null, payload), next); }",
    },
    {
      name: 'collected for Promise.all',
      code: "import { jwtVerify } from 'jose'; async function f(a, b) { const checks = [jwtVerify(a, key), jwtVerify(b, key)]; await Promise.all(checks); }",
    },
    {
      name: 'kept and awaited later',
      code: "import { jwtVerify } from 'jose'; async function f(token) { const check = jwtVerify(token, key); const user = await load(); const { payload } = await check; return [user, payload]; }",
    },
    {
      name: 'a callback that looks at the error',
      code: `${express}app.use((req, res, next) => { jwt.verify(req.cookies.token, secret, (error, claims) => { if (error) return res.sendStatus(401); req.user = claims; next(); }); });`,
    },
    {
      name: 'a callback that looks at the claims',
      code: `${express}app.use((req, res, next) => { jwt.verify(req.cookies.token, secret, (_, claims) => { if (!claims) return res.sendStatus(401); req.user = claims; next(); }); });`,
    },
    {
      name: 'a key function is not a callback',
      code: `${express}app.use((req, res, next) => { jwt.verify(req.cookies.token, (header, done) => { done(null, keys[header.kid]); }, (error, claims) => { if (error) return next(error); req.user = claims; next(); }); });`,
    },
    {
      name: 'optional authentication',
      code: `${express}app.use((req, res, next) => { try { req.user = jwt.verify(req.cookies.token, secret); } catch { /* anonymous */ } next(); });`,
    },
    {
      name: 'optional authentication through a variable',
      code: `${express}app.use((req, res, next) => { let claims = null; try { claims = jwt.verify(req.cookies.token, secret); } catch (error) { console.log(error); } req.user = claims; next(); });`,
    },
    {
      name: 'a check that answers yes or no',
      code: `${express}function isValid(token) { try { jwt.verify(token, secret); return true; } catch { return false; } } app.get('/', (req, res) => res.json(isValid(req.cookies.token)));`,
    },
    {
      name: 'a check that sets a mark',
      code: `${express}app.use((req, res, next) => { let good = false; try { jwt.verify(req.cookies.token, secret); good = true; } catch {} if (!good) return res.sendStatus(401); next(); });`,
    },
    {
      name: 'a failure that is answered',
      code: `${express}app.use((req, res, next) => { try { jwt.verify(req.cookies.token, secret); } catch (error) { console.log(error); return res.sendStatus(401); } next(); });`,
    },
    {
      name: 'a failure turned into null, which is looked at',
      code: `${nest}class G { constructor(private readonly jwt: JwtService) {} async canActivate(context: ExecutionContext) { const claims = await this.jwt.verifyAsync(context.switchToHttp().getRequest().cookies.token).catch(() => null); return claims !== null; } }`,
    },
    {
      name: 'algorithms without none',
      code: "import jwt from 'jsonwebtoken'; export const f = token => jwt.verify(token, secret, { algorithms: ['HS256', 'HS512'] });",
    },
    {
      name: 'algorithms without none that a constructor is given',
      code: "import jwt from 'jsonwebtoken'; class Reader { constructor(algorithms) { this.algorithms = algorithms; } read(token) { return jwt.verify(token, secret, { algorithms: this.algorithms }); } } export const reader = new Reader(['HS256']);",
    },
    {
      name: 'by hand, the header out of a helper that gives the parts by name',
      code: "function parts(token) { const [header, payload] = token.split('.'); return { header, payload }; } exports.auth = (req, res, next) => { req.kid = JSON.parse(Buffer.from(parts(req.cookies.token).header, 'base64url').toString()).kid; next(); };",
    },
    {
      name: 'by hand, the parts of something that is no token',
      code: "function parts(text) { const [id, payload] = text.split(':'); return { id, payload }; } exports.auth = (req, res, next) => { req.user = JSON.parse(Buffer.from(parts(req.cookies.token).payload, 'base64').toString()); next(); };",
    },
    {
      name: 'middleware of Hono that verifies',
      code: "import type { MiddlewareHandler } from 'hono'; import { decodeJwt, jwtVerify } from 'jose'; export const allow = (): MiddlewareHandler => async (c, next) => { const token = c.req.header('authorization'); const { iss } = decodeJwt(token); const { payload } = await jwtVerify(token, keys[iss]); c.set('user', payload.sub); await next(); };",
    },
    {
      name: 'a name to count requests under',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.use(rateLimit({ keyGenerator: req => jwt.decode(req.cookies.token)?.sub ?? req.ip }));",
    },
    {
      name: 'inside the callback of a strategy that verifies',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nimport passport from 'passport'; import { Strategy } from 'passport-jwt'; passport.use(new Strategy({ secretOrKey: secret, passReqToCallback: true }, (req, payload, done) => { const raw = jwt.decode(req.headers.authorization.slice(7)); done(null, raw.sub); }));",
    },
    {
      name: 'nest: tokens signed here',
      code: "import { JwtService } from '@nestjs/jwt'; class A { constructor(private jwt: JwtService) {} login(u) { const accessToken = this.jwt.sign({ sub: u.id }); const { exp } = this.jwt.decode(accessToken); return { accessToken, exp }; } async login2(u) { const t = await this.jwt.signAsync({}); return { t, c: this.jwt.decode(t) }; } }",
    },
    {
      name: 'the answer of a token endpoint',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/cb', async (req,res)=>{ const r = await axios.post(url, { code: req.query.code }); const u = jwt.decode(r.data.id_token); req.session.user = u; res.redirect('/'); });",
    },
    {
      name: 'the key of an issuer, by the header',
      code: "const jwt = require('jsonwebtoken'); const jwksClient = require('jwks-rsa'); module.exports = async (req,res,next) => { const token = req.headers.authorization.split(' ')[1]; const decoded = jwt.decode(token, { complete: true }); const key = await client.getSigningKey(decoded.header.kid); jwt.verify(token, key.getPublicKey(), (err, d) => { if (err) return res.status(401).end(); req.user = d; next(); }); };",
    },
    {
      name: 'a token in the answer of a request',
      code: "import jwt from 'jsonwebtoken'; test('x', async () => { const res = await request(app).post('/login'); const c = jwt.decode(res.body.token); expect(c.sub).toBe('1'); });",
    },
    {
      name: 'an argument of the command line',
      code: "import jwt from 'jsonwebtoken'; const c = jwt.decode(process.argv[2]); console.log(c); if (c.sub === 'x') process.exit(1);",
    },
    {
      name: 'a page in a browser',
      code: "import { jwtDecode } from 'jwt-decode'; export class AuthService { constructor(http) {} setSession(token: string) { const c: any = jwtDecode(token); if (c.role === 'admin') this.admin = true; } }",
    },
    {
      name: 'the headers of an answer',
      code: "import axios from 'axios'; import { jwtDecode } from 'jwt-decode'; axios.interceptors.response.use(response => { const c = jwtDecode(response.headers.authorization); store.user = c.sub; return response; });",
    },
    {
      name: 'nest: a class behind a guard',
      code: "import { Controller, Get, Req, UseGuards } from '@nestjs/common'; import { JwtService } from '@nestjs/jwt'; @UseGuards(JwtAuthGuard) @Controller() class C { constructor(private jwt: JwtService) {} @Get() me(@Req() req) { return this.jwt.decode(req.headers.authorization.slice(7)); } }",
    },
    {
      name: 'a helper that looks at the expiry',
      code: "import jwt from 'jsonwebtoken'; export const isExpired = token => { const d = jwt.decode(token); return !d || d.exp * 1000 < Date.now(); };",
    },
    {
      name: 'verified by a local helper',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nconst verifyIt = t => jwt.verify(t, secret); app.get('/', (req,res)=>{ const t = req.cookies.t; verifyIt(t); res.json(jwt.decode(t).sub); });",
    },
    {
      name: 'verified by an object of another file',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nimport { tokens } from './tokens'; app.get('/', async (req,res)=>{ const t = req.cookies.t; if (!(await tokens.isValid(t))) return res.end(); res.json(jwt.decode(t).sub); });",
    },
    {
      name: 'a promise around a check',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nconst check = t => new Promise((resolve, reject) => jwt.verify(t, secret, (err, d) => err ? reject(err) : resolve(d)));",
    },
    {
      name: 'a promise of claims or nothing',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nconst check = t => new Promise(resolve => jwt.verify(t, secret, (err, d) => resolve(d)));",
    },
    {
      name: 'a callback of the caller',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nfunction check(t, done) { jwt.verify(t, secret, done); }",
    },
    {
      name: 'the error passed to the caller',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nfunction check(t, done) { jwt.verify(t, secret, (err, d) => { done(err, d); }); }",
    },
    {
      name: 'fastify: a failure that is answered',
      code: "import fastify from 'fastify'; import '@fastify/jwt'; const app = fastify(); app.addHook('onRequest', async (request, reply) => { try { await request.jwtVerify() } catch (err) { reply.send(err) } });",
    },
    {
      name: 'a socket that is verified',
      code: "const jwt=require('jsonwebtoken'); io.use((socket,next)=>{ const token = socket.handshake.auth.token; jwt.verify(token, process.env.S, (err, d) => { if (err) return next(new Error('x')); socket.user = d; next(); }); });",
    },
    {
      name: 'the first part of a signed value',
      code: "exports.read = (req,res) => { const v = req.cookies.session.split('.')[0]; res.json(JSON.parse(Buffer.from(v,'base64').toString())); };",
    },
    {
      name: 'another signed value, checked by hand',
      code: "const crypto = require('crypto'); exports.fb = (req,res) => { const [sig, payload] = req.body.signed_request.split('.'); const data = JSON.parse(Buffer.from(payload,'base64').toString()); const e = crypto.createHmac('sha256', s).update(payload).digest(); if (!e.equals(Buffer.from(sig,'base64'))) return res.end(); res.json(data.user_id); };",
    },
    {
      name: 'a claim of which only the presence and type are asked',
      code: `${express}app.get('/', (req, res) => { const claims = jwt.decode(req.cookies.token); if (typeof claims.sub !== 'string' || claims.role == null) return res.sendStatus(400); res.sendStatus(204); });`,
    },
    {
      name: 'a choice between texts for a log',
      code: `${express}app.use((req, res, next) => { const claims = jwt.decode(req.cookies.token); logger.info(claims.isAdmin ? 'admin' : 'user'); next(); });`,
    },
    {
      name: 'decoded in a callback that leaves on an error',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (err) { console.log(err); return res.sendStatus(401); } req.header = jwt.decode(token, { complete: true }); req.user = decoded; next(); }); });`,
    },
    {
      name: 'decoded in a callback where there are claims',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (!decoded) return res.sendStatus(401); req.user = jwt.decode(token); next(); }); });`,
    },
    {
      name: 'decoded in a callback after an expiry',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (err) console.log(err.name); if (err && err.name !== 'TokenExpiredError') return res.sendStatus(401); req.user = decoded ?? jwt.decode(token); next(); }); });`,
    },
    {
      name: 'claims kept in the other branch of a logged error',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (err) console.log(err.message); else req.user = decoded; next(); }); });`,
    },
    {
      name: 'an error that rejects a promise',
      code: `${express}const check = token => new Promise((resolve, reject) => { jwt.verify(token, key, (err, decoded) => { if (err) reject(err); resolve(decoded); }); });`,
    },
  ],
  invalid: [
    {
      name: 'a scheme of hapi that believes what it has decoded',
      code: "import { decodeJwt } from 'jose';\nexport const scheme = () => ({ authenticate(request, h) { const found = /^Bearer (.+)$/.exec(request.headers.authorization);\nconst claims = decodeJwt(found[1]);\nreturn h.authenticated({ credentials: { id: claims.sub } }); } });",
      errors: [{ messageId: 'decoded', line: 3, data: { call: 'decodeJwt(…)', token: '`found[1]`', instead: '`jwtVerify`' } }],
    },
    {
      name: 'a scheme of hapi, in a helper',
      code: "import jwt from 'jsonwebtoken';\nconst claimsOf = request => jwt.decode(request.state.session);\nexport const scheme = () => ({ authenticate(request, h) { const claims = claimsOf(request); if (!claims) return h.unauthenticated(new Error()); return h.authenticated({ credentials: claims }); } });",
      errors: [{ messageId: 'decoded', line: 2 }],
    },
    {
      name: 'a strategy of hapi that hands the token to its function',
      code: "import jwt from 'jsonwebtoken';\nexport const register = server => server.auth.strategy('simple', 'bearer-access-token', { validate: async (request, token, h) => { const credentials = jwt.decode(token);\nreturn { isValid: credentials !== null, credentials }; } });",
      errors: [{ messageId: 'decoded', line: 2 }],
    },
    {
      name: 'decoded and answered',
      code: `${express}app.get('/me', (req, res) => {\n  const claims = jwt.decode(req.headers.authorization.split(' ')[1]);\n  res.json(claims.sub);\n});`,
      errors: [
        {
          messageId: 'decoded',
          line: 5,
          data: { call: 'jwt.decode(…)', token: '`req.headers.authorization.split(…)[1]`', instead: '`verify`' },
        },
      ],
    },
    {
      name: 'the key of another check is reused, with its algorithms',
      filename,
      code: `${express}app.get('/me', (req, res) => { res.json(jwt.decode(req.cookies.token).sub); });\napp.get('/you', (req, res) => { res.json(jwt.verify(req.query.t, process.env.JWT_SECRET, { algorithms: ['HS256'] }).sub); });`,
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              data: { code: "jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] })" },
              output: `${express}app.get('/me', (req, res) => { res.json(jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ['HS256'] }).sub); });\napp.get('/you', (req, res) => { res.json(jwt.verify(req.query.t, process.env.JWT_SECRET, { algorithms: ['HS256'] }).sub); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'the key of a signing call is reused, header and claims stay apart',
      code: `${express}const secret = load('jwt');\napp.post('/login', (req, res) => { res.json(jwt.sign({ sub: 1 }, secret)); });\napp.get('/me', (req, res) => { const { payload } = jwt.decode(req.body.token, { complete: true }); res.json(payload.sub); });`,
      errors: [
        {
          messageId: 'decoded',
          line: 6,
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${express}const secret = load('jwt');\napp.post('/login', (req, res) => { res.json(jwt.sign({ sub: 1 }, secret)); });\napp.get('/me', (req, res) => { const { payload } = jwt.verify(req.body.token, secret, { complete: true }); res.json(payload.sub); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a private key does not verify',
      code: `${express}const privateKey = load('jwt');\napp.post('/login', (req, res) => { res.json(jwt.sign({ sub: 1 }, privateKey, { algorithm: 'RS256' })); });\napp.get('/me', (req, res) => { res.json(jwt.decode(req.body.token).sub); });`,
      errors: [{ messageId: 'decoded', suggestions: null }],
    },
    {
      name: 'the secret of the environment; a named import',
      code: "import { decode } from 'jsonwebtoken';\nimport express from 'express';\nconst secret = process.env.JWT_SECRET ?? '';\nconst app = express();\napp.use((req, res, next) => {\n  req.user = decode(req.cookies.token);\n  next();\n});",
      errors: [
        {
          messageId: 'decoded',
          line: 6,
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import { decode } from 'jsonwebtoken';\nimport express from 'express';\nimport { verify } from 'jsonwebtoken';\nconst secret = process.env.JWT_SECRET ?? '';\nconst app = express();\napp.use((req, res, next) => {\n  req.user = verify(req.cookies.token, secret);\n  next();\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'CommonJS middleware in its own file',
      filename: script,
      code: "const jwt = require('jsonwebtoken');\nmodule.exports = (req, res, next) => {\n  const token = req.headers['x-access-token'];\n  const decoded = jwt.decode(token);\n  if (!decoded) return res.status(401).end();\n  req.userId = decoded.id;\n  next();\n};",
      errors: [{ messageId: 'decoded', line: 4, data: { call: 'jwt.decode(…)', token: '`token`', instead: '`verify`' } }],
    },
    {
      name: 'a claim decides',
      code: `${express}app.delete('/', (req, res) => { if (jwt.decode(req.cookies.token).role !== 'admin') return res.sendStatus(403); res.sendStatus(204); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'destructured and looked up',
      code: `${express}app.get('/', async (req, res) => { const { sub: id } = jwt.decode(req.get('authorization')?.replace('Bearer ', '') ?? ''); res.json(await User.findById(id)); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'another token is verified',
      code: `${express}app.post('/', (req, res) => { jwt.verify(req.cookies.refresh, secret); res.json(jwt.decode(req.cookies.access).sub); });`,
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${express}app.post('/', (req, res) => { jwt.verify(req.cookies.refresh, secret); res.json(jwt.verify(req.cookies.access, secret).sub); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'decoded because the check failed',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; try { req.user = jwt.verify(token, secret); } catch { req.user = jwt.decode(token); } next(); });`,
      errors: [{ messageId: 'decoded', suggestions: null }],
    },
    {
      name: 'behind middleware of another path',
      code: `${express}import { expressjwt } from 'express-jwt'; app.use('/admin', expressjwt({ secret, algorithms: ['HS256'] })); app.get('/me', (req, res) => { res.json(jwt.decode(req.cookies.token).sub); });`,
      errors: [{ messageId: 'decoded', suggestions: null }],
    },
    {
      name: 'before the middleware that verifies',
      code: `${express}import { expressjwt } from 'express-jwt'; app.get('/me', (req, res) => { res.json(jwt.decode(req.cookies.token).sub); }); app.use(expressjwt({ secret, algorithms: ['HS256'] }));`,
      errors: [{ messageId: 'decoded', suggestions: null }],
    },
    {
      name: 'a token taken out of the request by another file',
      code: `${express}import { bearerTokenOf } from './bearer'; app.use((req, res, next) => { const token = bearerTokenOf(req); const claims = token && jwt.decode(token); if (!claims) return res.sendStatus(401); req.user = claims; next(); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a local helper called with request data',
      code: `${express}function read(token) { return jwt.decode(token); }\napp.get('/', (req, res) => { const claims = read(req.cookies.token); res.json(claims.sub); });`,
      errors: [{ messageId: 'decoded', line: 4 }],
    },
    {
      name: 'a local helper, one of whose callers verifies',
      code: `${express}function read(token) { return jwt.decode(token).sub; }\napp.get('/a', (req, res) => { jwt.verify(req.cookies.token, secret); res.json(read(req.cookies.token)); });\napp.get('/b', (req, res) => { res.json(read(req.cookies.token)); });`,
      errors: [
        {
          messageId: 'decoded',
          line: 4,
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${express}function read(token) { return jwt.verify(token, secret).sub; }\napp.get('/a', (req, res) => { jwt.verify(req.cookies.token, secret); res.json(read(req.cookies.token)); });\napp.get('/b', (req, res) => { res.json(read(req.cookies.token)); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a helper that takes the request',
      code: `${express}const userOf = req => jwt.decode(req.headers.authorization.slice(7));\napp.get('/', (req, res) => { const user = userOf(req); if (user.role === 'admin') res.json({}); });`,
      errors: [{ messageId: 'decoded', line: 4 }],
    },
    {
      name: 'a token in a parameter whose claims are looked up',
      code: "import jwt from 'jsonwebtoken'; export async function currentUser(token: string) { const { sub } = jwt.decode(token); return User.findById(sub); }",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a function that says it verifies',
      code: "import jwt from 'jsonwebtoken'; export function verifyToken(token: string) { return jwt.decode(token); }",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'an exported helper, with unseenCallers',
      code: "import jwt from 'jsonwebtoken'; export const claimsOf = (token: string) => jwt.decode(token);",
      options: [{ unseenCallers: true }],
      errors: [{ messageId: 'handedOut', data: { call: 'jwt.decode(…)', token: '`token`', instead: '`verify`' } }],
    },
    {
      name: 'a socket that shows a token',
      code: "const jwt = require('jsonwebtoken'); io.use((socket, next) => { const claims = jwt.decode(socket.handshake.auth.token); socket.data.userId = claims.id; next(); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'an event of a cloud function',
      code: "const jwt = require('jsonwebtoken'); exports.handler = async event => { const claims = jwt.decode(event.headers.Authorization.split(' ')[1]); return db.query(claims.sub); };",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a GraphQL context',
      code: "import jwt from 'jsonwebtoken'; const server = new ApolloServer({ context: ({ req }) => ({ user: jwt.decode(req.headers.authorization) }) });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'koa: claims in the state',
      code: "import Koa from 'koa'; import jwt from 'jsonwebtoken'; const app = new Koa(); app.use(async (ctx, next) => { ctx.state.user = jwt.decode(ctx.cookies.get('token')); await next(); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'nest: a guard',
      code: `${nest}@Injectable()\nexport class Guard implements CanActivate {\n  constructor(private readonly jwtService: JwtService) {}\n  canActivate(context: ExecutionContext) {\n    const request = context.switchToHttp().getRequest();\n    const token = this.tokenOf(request);\n    request.user = this.jwtService.decode<Claims | null>(token);\n    return true;\n  }\n  private tokenOf(request) { return request.headers.authorization?.split(' ')[1]; }\n}`,
      errors: [
        {
          messageId: 'decoded',
          data: { call: 'this.jwtService.decode(…)', token: '`token`', instead: '`verify`' },
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${nest}@Injectable()\nexport class Guard implements CanActivate {\n  constructor(private readonly jwtService: JwtService) {}\n  canActivate(context: ExecutionContext) {\n    const request = context.switchToHttp().getRequest();\n    const token = this.tokenOf(request);\n    request.user = this.jwtService.verify<Claims>(token);\n    return true;\n  }\n  private tokenOf(request) { return request.headers.authorization?.split(' ')[1]; }\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'nest: a guard that answers whether it can be decoded',
      code: `${nest}class Guard { constructor(private readonly jwt: JwtService) {} canActivate(context: ExecutionContext) { return !!this.jwt.decode(context.switchToHttp().getRequest().cookies.token); } }`,
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${nest}class Guard { constructor(private readonly jwt: JwtService) {} canActivate(context: ExecutionContext) { return !!this.jwt.verify(context.switchToHttp().getRequest().cookies.token); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'nest: a service that signs a new token from the claims',
      code: `${nest}class Auth { constructor(private readonly jwt: JwtService) {} refresh(token: string) { const { payload } = this.jwt.decode(token, { complete: true, json: true }); return this.tokenFor(payload.sub); } private tokenFor(sub: string) { return this.jwt.sign({ sub }); } }`,
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${nest}class Auth { constructor(private readonly jwt: JwtService) {} refresh(token: string) { const { payload } = this.jwt.verify(token, { complete: true }); return this.tokenFor(payload.sub); } private tokenFor(sub: string) { return this.jwt.sign({ sub }); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'fastify: the token of the request',
      code: `${fastify}app.get('/', async request => {\n  const claims = await request.jwtDecode();\n  return claims.sub;\n});`,
      errors: [
        {
          messageId: 'decoded',
          data: { call: 'request.jwtDecode()', token: 'a token', instead: '`jwtVerify`' },
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${fastify}app.get('/', async request => {\n  const claims = await request.jwtVerify();\n  return claims.sub;\n});`,
            },
          ],
        },
      ],
    },
    {
      name: 'fastify: not yet awaited',
      code: `${fastify}app.addHook('onRequest', async request => {\n  request.user = request.jwtDecode();\n});`,
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${fastify}app.addHook('onRequest', async request => {\n  request.user = await request.jwtVerify();\n});`,
            },
          ],
        },
      ],
    },
    {
      name: 'fastify: the decorator of the application',
      code: `${fastify}app.addHook('preHandler', async request => { request.user = app.jwt.decode(request.headers.authorization.slice(7)); });`,
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output: `${fastify}app.addHook('preHandler', async request => { request.user = app.jwt.verify(request.headers.authorization.slice(7)); });`,
            },
          ],
        },
      ],
    },
    {
      name: 'jose: with the secret of the environment and a new import',
      code: "import express from 'express';\nimport { decodeJwt } from 'jose';\nconst app = express();\napp.get('/', async (req, res) => {\n  const { sub } = decodeJwt(req.cookies.token);\n  res.json(sub + process.env.JWT_SECRET!.length);\n});",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import express from 'express';\nimport { decodeJwt } from 'jose';\nimport { jwtVerify } from 'jose';\nconst app = express();\napp.get('/', async (req, res) => {\n  const { sub } = (await jwtVerify(req.cookies.token, new TextEncoder().encode(process.env.JWT_SECRET!))).payload;\n  res.json(sub + process.env.JWT_SECRET!.length);\n});",
            },
          ],
        },
      ],
    },
    {
      name: 'jose: a function that cannot wait gets no suggestion',
      code: "import express from 'express'; import * as jose from 'jose'; const key = new TextEncoder().encode(process.env.JWT_SECRET); const app = express(); app.get('/', (req, res) => { res.json(jose.decodeJwt(req.cookies.token).sub); }); export const check = token => jose.jwtVerify(token, key);",
      errors: [{ messageId: 'decoded', suggestions: null }],
    },
    {
      name: 'jose: an unsecured token',
      code: "import express from 'express'; import { UnsecuredJWT } from 'jose'; const app = express(); app.get('/', (req, res) => { const { payload } = UnsecuredJWT.decode(req.body.token); res.json(payload.sub); });",
      errors: [
        {
          messageId: 'decoded',
          data: { call: 'UnsecuredJWT.decode(…)', token: '`req.body.token`', instead: 'a function that verifies it' },
        },
      ],
    },
    {
      name: 'jwt-decode on a server',
      code: "import express from 'express'; import { jwtDecode } from 'jwt-decode'; const app = express(); app.use((req, res, next) => { req.user = jwtDecode(req.cookies.token); next(); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'fast-jwt',
      code: "import express from 'express'; import { createDecoder } from 'fast-jwt'; const decode = createDecoder({ complete: true }); const app = express(); app.use((req, res, next) => { req.user = decode(req.cookies.token).payload; next(); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'hono',
      code: "import { Hono } from 'hono'; import { decode } from 'hono/jwt'; const app = new Hono(); app.get('/', c => c.json(decode(c.req.header('authorization').slice(7)).payload.sub));",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'njwt without a key',
      code: "const njwt = require('njwt'); const app = require('express')(); app.get('/', (req, res) => { res.json(njwt.verify(req.cookies.token).body.sub); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'jwt-simple told not to verify, with the key of the file',
      code: "const jwt = require('jwt-simple'); const app = require('express')(); app.post('/', (req, res) => { res.json(jwt.encode({ sub: 1 }, secret)); }); app.get('/', (req, res) => { res.json(jwt.decode(req.cookies.token, secret, true).sub); });",
      output:
        "const jwt = require('jwt-simple'); const app = require('express')(); app.post('/', (req, res) => { res.json(jwt.encode({ sub: 1 }, secret)); }); app.get('/', (req, res) => { res.json(jwt.decode(req.cookies.token, secret).sub); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'jwt-simple told not to verify, with a key of its own and an algorithm',
      code: "const jwt = require('jwt-simple'); const app = require('express')(); app.get('/', (req, res) => { res.json(jwt.decode(req.cookies.token, key, true, 'HS256').sub); });",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "const jwt = require('jwt-simple'); const app = require('express')(); app.get('/', (req, res) => { res.json(jwt.decode(req.cookies.token, key, false, 'HS256').sub); });",
            },
          ],
        },
      ],
    },
    {
      name: 'no edit that would lose a comment',
      code: `${nest}class Guard { constructor(private readonly jwt: JwtService) {} canActivate(context: ExecutionContext) { context.switchToHttp().getRequest().user = this.jwt.decode(/* raw */ context.switchToHttp().getRequest().cookies.token); return true; } }`,
      errors: [{ messageId: 'decoded', suggestions: null }],
    },
    {
      name: 'by hand, in one expression',
      code: "import express from 'express'; const app = express(); app.use((req, res, next) => { req.user = JSON.parse(Buffer.from(req.headers.authorization.split('.')[1], 'base64').toString()); next(); });",
      errors: [{ messageId: 'handMade', data: { call: 'JSON.parse(…)', token: '`req.headers.authorization`' } }],
    },
    {
      name: 'by hand, in steps',
      code: "import express from 'express';\nconst app = express();\napp.get('/', (req, res) => {\n  const token = req.cookies.token;\n  const [, payload] = token.split('.');\n  const text = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));\n  const claims = JSON.parse(text);\n  res.json(claims.sub);\n});",
      errors: [{ messageId: 'handMade', line: 7, data: { call: 'JSON.parse(…)', token: '`token`' } }],
    },
    {
      name: 'by hand, in the helper that everybody copies',
      code: "import express from 'express';\nconst app = express();\nfunction parseJwt(token) {\n  const base64Url = token.split('.')[1];\n  const base64 = base64Url.replace(/-/g, '+').replace(/_/g, '/');\n  const json = decodeURIComponent(atob(base64).split('').map(c => '%' + ('00' + c.charCodeAt(0).toString(16)).slice(-2)).join(''));\n  return JSON.parse(json);\n}\napp.get('/', (req, res) => { const { id } = parseJwt(req.headers.authorization); res.json(id); });",
      errors: [{ messageId: 'handMade', line: 7 }],
    },
    {
      name: 'by hand, with a helper for a part',
      code: "import express from 'express'; const app = express(); const part = text => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')); app.get('/', (req, res) => { const parts = req.cookies.token.split('.'); const claims = part(parts[1]); res.json(claims.sub); });",
      errors: [{ messageId: 'handMade', data: { call: 'part(…)', token: '`req.cookies.token`' } }],
    },
    {
      name: 'by hand, in a class',
      code: "import { Request } from 'express'; class Guard { claims(token: string) { return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()); } check(req: Request) { return this.claims(req.cookies.token).role === 'admin'; } }",
      errors: [{ messageId: 'handMade' }],
    },
    {
      name: 'by hand, with a helper that gives the parts by name',
      code: "function parts(token) { const [header, payload, signature] = token.split('.'); return { header, payload, signature }; } exports.auth = (req, res, next) => { const { payload } = parts(req.cookies.token); req.user = JSON.parse(Buffer.from(payload, 'base64url').toString()); next(); };",
      errors: [{ messageId: 'handMade' }],
    },
    {
      name: 'by hand, with a helper that gives the list of parts',
      code: "const parts = token => token.split('.'); exports.auth = (req, res, next) => { req.user = JSON.parse(Buffer.from(parts(req.cookies.token)[1], 'base64url').toString()); next(); };",
      errors: [{ messageId: 'handMade' }],
    },
    {
      name: 'by hand, claims that are asserted',
      code: "exports.auth = async (ctx, next) => { const claims = JSON.parse(atob(ctx.cookies.get('token').split('.')[1])); ctx.assert(claims, 401); ctx.state.user = claims.sub; await next(); };",
      errors: [{ messageId: 'handMade' }],
    },
    {
      name: 'middleware of Hono by its return type',
      code: "import type { MiddlewareHandler } from 'hono'; import { decodeJwt } from 'jose'; export const allow = (scope: string): MiddlewareHandler => async (context, next) => { const claims = decodeJwt(context.req.header('authorization')); if (claims.scope !== scope) throw new Error('403'); await next(); };",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'middleware of Hono by its shape',
      code: "import { decodeJwt } from 'jose'; export const allow = async (c, next) => { c.set('user', decodeJwt(c.req.header('x-token')).sub); await next(); };",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'not awaited, in a statement',
      code: "import { jwtVerify } from 'jose'; async function guard(req, res, next) { jwtVerify(req.cookies.token, key); next(); }",
      output:
        "import { jwtVerify } from 'jose'; async function guard(req, res, next) { await jwtVerify(req.cookies.token, key); next(); }",
      errors: [{ messageId: 'notAwaited', data: { call: 'jwtVerify(…)' } }],
    },
    {
      name: 'not awaited, in a try block',
      code: `${nest}class G { constructor(private readonly jwt: JwtService) {} async canActivate(context: ExecutionContext) { try { this.jwt.verifyAsync(context.switchToHttp().getRequest().cookies.token); return true; } catch { return false; } } }`,
      output: `${nest}class G { constructor(private readonly jwt: JwtService) {} async canActivate(context: ExecutionContext) { try { await this.jwt.verifyAsync(context.switchToHttp().getRequest().cookies.token); return true; } catch { return false; } } }`,
      errors: [{ messageId: 'notAwaited' }],
    },
    {
      name: 'not awaited, in a condition',
      code: `${nest}class G { constructor(private readonly jwt: JwtService) {} async check(token: string) { if (!this.jwt.verifyAsync(token)) throw new Error('no'); } }`,
      errors: [
        {
          messageId: 'notAwaited',
          suggestions: [
            {
              messageId: 'suggestAwait',
              output: `${nest}class G { constructor(private readonly jwt: JwtService) {} async check(token: string) { if (!(await this.jwt.verifyAsync(token))) throw new Error('no'); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'not awaited, and the function cannot wait',
      code: `${fastify}app.addHook('onRequest', (request, reply, done) => { request.jwtVerify(); done(); });`,
      errors: [{ messageId: 'notAwaited', suggestions: null }],
    },
    {
      name: 'not awaited, kept in a variable whose members are read',
      code: "import { jwtVerify } from 'jose'; async function f(token) { const result = jwtVerify(token, key); if (result) return load(result.payload); }",
      errors: [
        {
          messageId: 'notAwaited',
          suggestions: [
            {
              messageId: 'suggestAwait',
              output:
                "import { jwtVerify } from 'jose'; async function f(token) { const result = await jwtVerify(token, key); if (result) return load(result.payload); }",
            },
          ],
        },
      ],
    },
    {
      name: 'not awaited, on purpose',
      code: "import { jwtVerify } from 'jose'; async function f(token) { void jwtVerify(token, key); }",
      errors: [
        {
          messageId: 'notAwaited',
          suggestions: [
            {
              messageId: 'suggestAwait',
              output: "import { jwtVerify } from 'jose'; async function f(token) { await jwtVerify(token, key); }",
            },
          ],
        },
      ],
    },
    {
      name: 'not awaited, and asked for its failure: awaited, it would have no catch',
      code: "import { jwtVerify } from 'jose'; async function f(token) { const check = jwtVerify(token, key); check.catch(() => {}); return !!check; }",
      errors: [{ messageId: 'notAwaited', suggestions: null }],
    },
    {
      name: 'a failure that is only logged, though a missing token is refused',
      code: `${express}app.use((req, res, next) => {\n  const token = req.get('authorization');\n  if (!token) return res.sendStatus(401);\n  try {\n    req.user = jwt.verify(token, secret);\n  } catch (error) { console.log(error); }\n  next();\n});`,
      errors: [{ messageId: 'errorIgnored', line: 8, data: { call: 'jwt.verify(…)' } }],
    },
    {
      name: 'not awaited, promisified',
      code: "const { promisify } = require('util'); const jwt = require('jsonwebtoken'); const check = promisify(jwt.verify); async function f(token) { check(token, secret); }",
      output:
        "const { promisify } = require('util'); const jwt = require('jsonwebtoken'); const check = promisify(jwt.verify); async function f(token) { await check(token, secret); }",
      errors: [{ messageId: 'notAwaited' }],
    },
    {
      name: 'a callback that does not look at the error',
      code: `${express}app.use((req, res, next) => {\n  jwt.verify(req.cookies.token, secret, (error, claims) => { req.user = claims; next(); });\n});`,
      errors: [{ messageId: 'errorIgnored', line: 5, data: { call: 'jwt.verify(…)' } }],
    },
    {
      name: 'a callback that only logs the error',
      code: `${express}app.use((req, res, next) => { jwt.verify(req.cookies.token, secret, { algorithms: ['HS256'] }, function (error, claims) { console.error(error); req.user = claims; next(); }); });`,
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'a callback without parameters',
      code: `${express}app.use((req, res, next) => { jwt.verify(req.cookies.token, secret, () => { next(); }); });`,
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'a failure that is caught, and the handler goes on',
      code: `${express}app.use((req, res, next) => { try { jwt.verify(req.cookies.token, secret); } catch (error) { console.log(error); } next(); });`,
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'both ways lead on',
      code: `${express}app.use((req, res, next) => { try { jwt.verify(req.cookies.token, secret); next(); } catch { next(); } });`,
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'a rejection that is caught on the spot',
      code: "import { jwtVerify } from 'jose'; async function guard(req, res, next) { await jwtVerify(req.cookies.token, key).catch(() => {}); next(); }",
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'none beside another algorithm',
      code: "import jwt from 'jsonwebtoken'; export const f = token => jwt.verify(token, secret, { algorithms: ['HS256', 'none'] });",
      errors: [
        {
          messageId: 'noneAllowed',
          data: { call: 'jwt.verify(…)' },
          suggestions: [
            {
              messageId: 'suggestWithoutNone',
              data: { code: "['HS256']" },
              output:
                "import jwt from 'jsonwebtoken'; export const f = token => jwt.verify(token, secret, { algorithms: ['HS256'] });",
            },
          ],
        },
      ],
    },
    {
      name: 'none alone',
      code: "import { expressjwt } from 'express-jwt'; export const auth = expressjwt({ secret: () => undefined, algorithms: ['none'] });",
      errors: [{ messageId: 'noneAllowed', suggestions: null }],
    },
    {
      name: 'none in a constant',
      code: "import jwt from 'jsonwebtoken'; const algorithms = ['none']; export const f = token => jwt.verify(token, secret, { algorithms });",
      errors: [{ messageId: 'noneAllowed', suggestions: null }],
    },
    {
      name: 'none that a constructor is given',
      code: "import jwt from 'jsonwebtoken'; class Reader { constructor(private readonly options: Options) {} read(token) { return jwt.verify(token, secret, this.options); } } export const reader = new Reader({ algorithms: ['none', 'HS256'] });",
      errors: [
        {
          messageId: 'noneAllowed',
          suggestions: [
            {
              messageId: 'suggestWithoutNone',
              data: { code: "['HS256']" },
              output:
                "import jwt from 'jsonwebtoken'; class Reader { constructor(private readonly options: Options) {} read(token) { return jwt.verify(token, secret, this.options); } } export const reader = new Reader({ algorithms: ['HS256'] });",
            },
          ],
        },
      ],
    },
    {
      name: 'none in a list that is spread',
      code: "import jwt from 'jsonwebtoken'; const extra = ['none']; export const f = token => jwt.verify(token, secret, { algorithms: ['HS256', ...extra] });",
      errors: [{ messageId: 'noneAllowed', suggestions: null }],
    },
    {
      name: 'a controller class typed with the framework',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nclass A { me(req: express.Request, res: express.Response) { const t = req.headers.authorization!.split(' ')[1]!; const p = jwt.decode(t) as { id: string }; return this.users.find(p.id); } }",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\nclass A { me(req: express.Request, res: express.Response) { const t = req.headers.authorization!.split(' ')[1]!; const p = jwt.verify(t, secret) as { id: string }; return this.users.find(p.id); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'a factory of middleware',
      code: "const jwt=require('jsonwebtoken'); const requireRole = role => (req, res, next) => { const p = jwt.decode(req.headers.authorization.split(' ')[1]); if (p.role !== role) return res.status(403).send(); next(); }; module.exports = { requireRole };",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a query with the claims',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/', (req,res)=>{ const t=req.query.t; const u = jwt.decode(t); if(!u) return res.end(); db.query('select 1 where id=$1',[u.id]); res.end(); });",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/', (req,res)=>{ const t=req.query.t; const u = jwt.verify(t, secret); if(!u) return res.end(); db.query('select 1 where id=$1',[u.id]); res.end(); });",
            },
          ],
        },
      ],
    },
    {
      name: 'a request of another framework',
      code: "import { decodeJwt } from 'jose'; import { NextRequest } from 'next/server'; export function middleware(request: NextRequest) { const token = request.cookies.get('token')?.value; const c = decodeJwt(token); if (c.role !== 'admin') return new Response('', {status:403}); }",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a token cut out by a pattern',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/', (req,res)=>{ const m = req.headers.authorization.match(/^Bearer (.*)$/); const c = jwt.decode(m[1]); res.json(c.sub); });",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/', (req,res)=>{ const m = req.headers.authorization.match(/^Bearer (.*)$/); const c = jwt.verify(m[1], secret); res.json(c.sub); });",
            },
          ],
        },
      ],
    },
    {
      name: 'decoded in a try block',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.use((req,res,next)=>{ try { const t = req.header('authorization').replace('Bearer ',''); const d = jwt.decode(t); req.user = d; next(); } catch (e) { res.status(401).end(); } });",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.use((req,res,next)=>{ try { const t = req.header('authorization').replace('Bearer ',''); const d = jwt.verify(t, secret); req.user = d; next(); } catch (e) { res.status(401).end(); } });",
            },
          ],
        },
      ],
    },
    {
      name: 'nest: a service that is handed the request',
      code: "import { Injectable } from '@nestjs/common'; import { Request } from 'express'; import { JwtService } from '@nestjs/jwt'; @Injectable() class S { constructor(private jwt: JwtService) {} user(req: Request) { const token = req.cookies['jwt']; const d = this.jwt.decode(token) as any; return this.repo.findOne({ where: { id: d.id } }); } }",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import { Injectable } from '@nestjs/common'; import { Request } from 'express'; import { JwtService } from '@nestjs/jwt'; @Injectable() class S { constructor(private jwt: JwtService) {} user(req: Request) { const token = req.cookies['jwt']; const d = this.jwt.verify(token) as any; return this.repo.findOne({ where: { id: d.id } }); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'nest: a gateway of sockets',
      code: "import { WebSocketGateway } from '@nestjs/websockets'; import { JwtService } from '@nestjs/jwt'; @WebSocketGateway() class G { constructor(private jwt: JwtService) {} handleConnection(client: Socket) { const p = this.jwt.decode(client.handshake.auth.token); client.data.user = p; } }",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import { WebSocketGateway } from '@nestjs/websockets'; import { JwtService } from '@nestjs/jwt'; @WebSocketGateway() class G { constructor(private jwt: JwtService) {} handleConnection(client: Socket) { const p = this.jwt.verify(client.handshake.auth.token); client.data.user = p; } }",
            },
          ],
        },
      ],
    },
    {
      name: 'koa: jwt-decode',
      code: "import Koa from 'koa'; import { jwtDecode } from 'jwt-decode'; const app = new Koa(); app.use(async (ctx, next) => { const token = ctx.get('Authorization').split(' ')[1]; const { sub } = jwtDecode(token); ctx.state.userId = sub; await next(); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'fastify: a hook that decodes',
      code: "import fastify from 'fastify'; import jwt from 'jsonwebtoken'; const app = fastify(); app.addHook('preHandler', async (req, reply) => { req.user = jwt.decode(req.headers.authorization.split(' ')[1]); });",
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'fastify: a typed function',
      code: "import type { FastifyRequest } from 'fastify'; import '@fastify/jwt'; export async function auth(request: FastifyRequest) { const u = await request.jwtDecode(); (request as any).user = u; }",
      errors: [
        {
          messageId: 'decoded',
          suggestions: [
            {
              messageId: 'suggestVerify',
              output:
                "import type { FastifyRequest } from 'fastify'; import '@fastify/jwt'; export async function auth(request: FastifyRequest) { const u = await request.jwtVerify(); (request as any).user = u; }",
            },
          ],
        },
      ],
    },
    {
      name: 'by hand, with all parts destructured',
      code: "const app=require('express')(); function decodeToken(token) { const [h, p, s] = token.split('.'); return JSON.parse(Buffer.from(p, 'base64').toString('utf-8')); } app.use((req,res,next)=>{ req.user = decodeToken(req.headers.authorization.split(' ')[1]); next(); });",
      errors: [{ messageId: 'handMade' }],
    },
    {
      name: 'by hand, cut twice',
      code: "exports.authenticate = (req, res, next) => { const payload = req.headers.authorization.split(' ')[1].split('.')[1]; req.user = JSON.parse(Buffer.from(payload, 'base64')); next(); };",
      errors: [{ messageId: 'handMade' }],
    },
    {
      name: 'a callback that answers at once',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/',(req,res)=>{ jwt.verify(req.cookies.t, secret, (err, d) => res.json(d)); });",
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'a failure that is caught before the answer',
      code: "import express from 'express'; import jwt from 'jsonwebtoken'; const app = express(); const secret = process.env.JWT_SECRET;\napp.get('/x', (req,res)=>{ try { jwt.verify(req.cookies.t, secret); } catch (e) {} return res.json(all()); });",
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'a boolean claim of a helper decides',
      code: `import { jwtDecode } from 'jwt-decode';
${express}const currentUser = req => jwtDecode(req.headers['x-access-token']); app.delete('/', (req, res) => { const claims = currentUser(req); if (!claims || !claims.isAdmin) return res.sendStatus(403); res.sendStatus(204); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a boolean claim lets the request through',
      code: `import { jwtDecode } from 'jwt-decode';
${express}app.use((req, res, next) => { const c = jwtDecode(req.cookies.token); if (c.isAdmin) next(); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a boolean claim chooses',
      code: `import { jwtDecode } from 'jwt-decode';
${express}app.use((req, res, next) => { const c = jwtDecode(req.cookies.token); c.isAdmin ? next() : res.sendStatus(403); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'a logged error, then the claims are decoded',
      code: `import { jwtDecode } from 'jwt-decode';
${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (err) { console.log(err.message); } req.userId = decoded ? decoded.id : jwtDecode(token).id; next(); }); });`,
      errors: [{ messageId: 'decoded' }],
    },
    {
      name: 'an error that is answered without leaving',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (err) res.status(401).json({}); req.user = decoded; next(); }); });`,
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'an error that is logged without leaving',
      code: `${express}app.use((req, res, next) => { const token = req.cookies.token; jwt.verify(token, key, (err, decoded) => { if (err) { console.error(err); } req.user = decoded; next(); }); });`,
      errors: [{ messageId: 'errorIgnored' }],
    },
    {
      name: 'a failure that is answered, after which the function goes on',
      code: `${express}app.use((req, res, next) => {\n  try {\n    req.user = jwt.verify(req.cookies.token, secret);\n  } catch {\n    res.status(401).json({});\n  }\n  next();\n});`,
      errors: [{ messageId: 'answeredOnly', line: 6, data: { call: 'jwt.verify(…)' } }],
    },
    {
      name: 'the next handler beside the callback',
      code: `${express}app.use((req, res, next) => {\n  jwt.verify(req.cookies.token, secret, (error, claims) => {\n    if (error) return res.sendStatus(403);\n    req.user = claims;\n  });\n  next();\n});`,
      errors: [{ messageId: 'tooLate', line: 5, data: { call: 'jwt.verify(…)' } }],
    },
    {
      name: 'a missing token that goes on, where nothing is kept of a good one',
      code: `${express}app.use((req, res, next) => {\n  const token = req.cookies.token;\n  if (!token) return next();\n  jwt.verify(token, secret, error => (error ? res.sendStatus(403) : next()));\n});`,
      errors: [{ messageId: 'missingPasses', line: 7, data: { call: 'jwt.verify(…)' } }],
    },
    {
      name: 'nest: a promise kept in the request',
      code: `${nest}class Guard implements CanActivate { constructor(private readonly jwt: JwtService) {} async canActivate(context: ExecutionContext) { const request = context.switchToHttp().getRequest(); request.user = this.jwt.verifyAsync(request.cookies.token); return true; } }`,
      errors: [
        {
          messageId: 'notAwaited',
          suggestions: [
            {
              messageId: 'suggestAwait',
              output: `${nest}class Guard implements CanActivate { constructor(private readonly jwt: JwtService) {} async canActivate(context: ExecutionContext) { const request = context.switchToHttp().getRequest(); request.user = await this.jwt.verifyAsync(request.cookies.token); return true; } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'fast-jwt: a decoder in a field',
      code: "import express from 'express'; import { createDecoder } from 'fast-jwt'; class Reader { private readonly decode = createDecoder(); userOf(request: express.Request) { return this.decode(request.cookies.token); } } const app = express(); const reader = new Reader(); app.get('/', (req, res) => { res.json(reader.userOf(req).sub); });",
      errors: [{ messageId: 'decoded' }],
    },
  ],
});

describe('claims that a function gives to what logs them', () => {
  const given = (call: string): string =>
    `const jwt = require('jsonwebtoken');\nconst pinoHttp = require('pino-http');\nconst morgan = require('morgan');\nmodule.exports = ${call};\n`;

  test.each([
    'pinoHttp({ customProps(req) { const claims = jwt.decode(req.headers.authorization); return { sub: claims ? claims.sub : undefined }; } })',
    'pinoHttp({ customProps: req => ({ sub: jwt.decode(req.headers.authorization)?.sub }) })',
    "morgan.token('user', req => jwt.decode(req.headers.authorization).sub)",
  ])('are believed by nobody: %s', call => {
    expect(lint('require-jwt-verify', given(call))).toEqual([]);
  });

  test.each([
    'login({ user: req => ({ sub: jwt.decode(req.headers.authorization).sub }) })',
    'pinoHttp({ customProps(req) { const claims = jwt.decode(req.headers.authorization); req.user = claims; return { sub: claims.sub }; } })',
  ])('are believed all the same: %s', call => {
    expect(lint('require-jwt-verify', given(call)).length).toBe(1);
  });
});

describe('a token that a helper takes out of the request', () => {
  const helper = (body: string): string =>
    `import jwt from 'jsonwebtoken';\nexport function sessionOf(req) {\n  ${body}\n  return claims ? claims.accountId : null;\n}\n`;

  test.each([
    "const claims = jwt.decode(req.get('x-session'));",
    "const token = req.header('authorization');\n  const claims = token ? jwt.decode(token) : null;",
    "const claims = jwt.decode(req.headers['x-auth-token']);",
  ])('is one of a client: %s', body => {
    expect(lint('require-jwt-verify', helper(body)).map(({ messageId }) => messageId)).toEqual(['decoded']);
  });

  test.each([
    "const claims = jwt.decode(cache.get('x-session'));",
    "const claims = jwt.verify(req.get('x-session'), process.env.KEY);",
  ])('is none of a client, or verified: %s', body => {
    expect(lint('require-jwt-verify', helper(body))).toEqual([]);
  });
});

describe('a check that takes expired tokens', () => {
  const express = (body: string, name = 'authenticate'): string =>
    `const jwt = require('jsonwebtoken');\nmodule.exports = function ${name}(req, res, next) {\n  ${body}\n};\n`;
  const check = "jwt.verify(req.get('authorization'), process.env.KEY, { algorithms: ['HS256'], ignoreExpiration: true })";
  const strategy = (options: string, name = 'Strategy'): string =>
    `import { PassportStrategy } from '@nestjs/passport';\nimport { ExtractJwt, Strategy } from 'passport-jwt';\nexport class Jwt${name} extends PassportStrategy(Strategy) {\n  constructor() {\n    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey: process.env.KEY, ${options} });\n  }\n}\n`;

  test.each([
    express(`try {\n    req.user = ${check};\n    next();\n  } catch {\n    res.sendStatus(401);\n  }`),
    express(`const claims = ${check};\n  req.account = { id: claims.sub };\n  return next();`),
    express(
      'const options = { ignoreExpiration: true };\n  jwt.verify(req.cookies.token, process.env.KEY, options, (error, claims) => {\n    if (error) return res.sendStatus(403);\n    req.user = claims;\n    next();\n  });',
    ),
    `const jwt = require('jsonwebtoken');\nmodule.exports = async (ctx, next) => {\n  ctx.state.user = jwt.verify(ctx.get('authorization'), process.env.KEY, { ignoreExpiration: true });\n  await next();\n};\n`,
    "import { JwtService } from '@nestjs/jwt';\nexport class AuthGuard {\n  constructor(private readonly jwt: JwtService) {}\n  async canActivate(context) {\n    const request = context.switchToHttp().getRequest();\n    request.user = await this.jwt.verifyAsync(request.cookies.token, { ignoreExpiration: true });\n    return true;\n  }\n}\n",
    "import { expressjwt } from 'express-jwt';\nexport const guard = expressjwt({ secret: process.env.KEY, algorithms: ['HS256'], ignoreExpiration: true });\n",
    "import jwt from 'koa-jwt';\napp.use(jwt({ secret: process.env.KEY, ignoreExpiration: true }));\n",
    "import { ExtractJwt, Strategy } from 'passport-jwt';\npassport.use(new Strategy({ secretOrKey: process.env.KEY, ignoreExpiration: true }, find));\n",
    strategy('ignoreExpiration: true'),
    "import fastify from 'fastify';\nconst app = fastify();\napp.addHook('onRequest', async request => {\n  await request.jwtVerify({ ignoreExpiration: true });\n});\n",
  ])('is told where it lets clients in: %#', code => {
    expect(lint('require-jwt-verify', code).map(({ messageId }) => messageId)).toEqual(['expiredPasses']);
  });

  test.each([
    express(`req.user = ${check.replace('true', 'false')};\n  next();`),
    express(`req.user = ${check.replace('true', "process.env.CI === 'yes'")};\n  next();`),
    express(`req.user = ${check.replace('ignoreExpiration: true', "ignoreExpiration: true, maxAge: '7d'")};\n  next();`),
    express(`req.user = ${check};\n  next();`, 'allowExpired'),
    express(`req.user = ${check};\n  if (req.user.exp < Date.now() / 1000 - 60) return res.sendStatus(401);\n  next();`),
    express(`req.user = ${check};\n  if (await isRevoked(req.user.jti)) return res.sendStatus(401);\n  next();`),
    express(`const claims = ${check};\n  res.json({ token: jwt.sign({ sub: claims.sub }, process.env.KEY) });`),
    express(`const { sub } = ${check};\n  audit.write(sub);\n  next();`),
    `const jwt = require('jsonwebtoken');\nexports.read = token => jwt.verify(token, process.env.KEY, { ignoreExpiration: true });\n`,
    `const jwt = require('jsonwebtoken');\nrouter.post('/refresh', (req, res, next) => {\n  req.user = ${check};\n  next();\n});\n`,
    strategy('ignoreExpiration: false'),
    strategy('ignoreExpiration: true', 'RefreshStrategy'),
    strategy('ignoreExpiration: options.lenient'),
  ])('is none, or has its use: %#', code => {
    expect(lint('require-jwt-verify', code)).toEqual([]);
  });
});
