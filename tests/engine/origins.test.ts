import { describe, expect, test } from 'vitest';
import { describeOrigin } from '../../src/engine/index.js';
import { analyse, probed } from './analyse.js';

const originIn = (code: string): string => {
  const engine = analyse(code);
  return describeOrigin(engine.originOf(probed(engine)));
};

const table = (name: string, rows: readonly (readonly [code: string, origin: string])[]): void => {
  describe(name, () => {
    test.each(rows)('%s', (code, origin) => {
      expect(originIn(code)).toBe(origin);
    });
  });
};

const express = "import express from 'express'; const app = express();";

table('identity', [
  ["const { Pool: P } = require('pg'); probe(new P().query)", 'pg.Pool.query'],
  ["import { Pool } from 'pg'; const pool = new Pool(); probe(pool)", 'pg.Pool'],
  ["import pg from 'pg'; probe(new pg.Pool())", 'pg.Pool'],
  ["import * as pg from 'pg'; const { query } = new pg.Client(); probe(query)", 'pg.Client.query'],
  [
    "const pg = require('pg'); async function f() { const client = await new pg.Pool().connect(); probe(client) }",
    'pg.PoolClient',
  ],
  ["import { Pool } from 'pg'; class A { constructor(private readonly pool: Pool) {} m() { probe(this.pool) } }", 'pg.Pool'],
  ["import { Pool } from 'pg'; class A { pool = new Pool(); m() { probe(this.pool.query) } }", 'pg.Pool.query'],
  ["import { Pool } from 'pg'; class A { constructor() { this.pool = new Pool(); } m() { probe(this.pool) } }", 'pg.Pool'],
  ["import { Pool } from 'pg'; class A { constructor() { this.a = this.b = new Pool(); } m() { probe(this.b) } }", 'pg.Pool'],
  [
    "import { Pool } from 'pg'; class A { constructor() { try { connect() } catch { this.pool = new Pool() } } m() { probe(this.pool) } }",
    'pg.Pool',
  ],
  ["import type { Pool } from 'pg'; function f(pool: Pool) { probe(pool) }", 'pg.Pool'],
  [
    "import type { RequestHandler } from 'express'; const f: RequestHandler = (a, b) => { probe(a.query.id) }",
    'request(a.query.id: any)',
  ],
  ["import type { RequestHandler } from 'express'; const f = ((a, b) => { probe(b) }) as RequestHandler", 'express.Response'],
  ["import type { RequestHandler } from 'express'; class A { f: RequestHandler = (a, b) => { probe(b) } }", 'express.Response'],
  [
    "import type { FastifyPluginAsync } from 'fastify'; export const f: FastifyPluginAsync = async app => { probe(app) }",
    'fastify.FastifyInstance',
  ],
  [
    "import type { Plugin } from '@hapi/hapi'; const p: Plugin<void> = { name: 'a', register(a) { probe(a) } }",
    '@hapi/hapi.Server',
  ],
  [
    "import type { Plugin } from '@hapi/hapi'; export default { name: 'a', register: async a => { probe(a) } } satisfies Plugin<void>",
    '@hapi/hapi.Server',
  ],
  [
    "import type { ServerAuthScheme } from '@hapi/hapi'; const s: ServerAuthScheme = () => ({ authenticate(a, b) { probe(a) } })",
    '@hapi/hapi.Request',
  ],
  [
    "import type { ServerAuthScheme } from '@hapi/hapi'; const s: ServerAuthScheme = () => { return { authenticate: (a, b) => { probe(b) } } }",
    '@hapi/hapi.ResponseToolkit',
  ],
  [
    "import type { ServerAuthScheme } from '@hapi/hapi'; const s: ServerAuthScheme = () => ({ api: a => { probe(a) } })",
    'parameter(a)',
  ],
  ["import type { RequestHandler } from 'express'; const f: RequestHandler = () => ({ use(a, b) { probe(a) } })", 'parameter(a)'],
  ["import type { Plugin } from '@hapi/hapi'; const p: Plugin<void> = { name: 'a', other(a) { probe(a) } }", 'parameter(a)'],
  ["import type { Plugin } from '@hapi/hapi'; const p: { x: Plugin<void> } = { register(a) { probe(a) } }", 'parameter(a)'],
  ["export const plugin = { name: 'a', register(server) { server.route({}); probe(server) } }", '@hapi/hapi.Server'],
  ["export const plugin = { name: 'a', register(server) { server.tool({}); probe(server) } }", 'parameter(server)'],
  ['export const plugin = { register(server) { server.route({}); probe(server) } }', 'parameter(server)'],
  ["/** @param {import('pg').Pool} pool */ function f(pool) { probe(pool) }", 'pg.Pool'],
  ["/** @param {import('pg').Pool} pool */ export default async function f(pool) { probe(pool) }", 'pg.Pool'],
  [
    "class A { /** @param {import('pg').Pool} pool */ constructor(pool) { this.pool = pool } m() { probe(this.pool) } }",
    'pg.Pool',
  ],
  ["module.exports = { /** @param {import('pg').Pool} pool */ f(pool) { probe(pool) } }", 'pg.Pool'],
  ["/** @param {import('pg').Pool} pool */ class A { m(pool) { probe(pool) } }", 'parameter(pool)'],
  ["import { Pool } from 'pg'; new Pool().connect((err, client) => { probe(client) })", 'pg.PoolClient'],
  ["const express = require('express'); probe(express())", 'express.Application'],
  ["probe(require('express')())", 'express.Application'],
  ["import { Router } from 'express'; probe(Router())", 'express.Router'],
  ["import express from 'express'; probe(express.json())", 'express.json()'],
  ["import { verify as check } from 'jsonwebtoken'; probe(check)", 'jsonwebtoken.verify'],
  ["import jwt from 'jsonwebtoken'; const { decode } = jwt; probe(decode)", 'jsonwebtoken.decode'],
  [
    "const { promisify } = require('util'); const db = require('mysql').createConnection({}); probe(promisify(db.query).bind(db))",
    'mysql.Connection.query',
  ],
  [
    "const { promisify } = require('util'); const jwt = require('jsonwebtoken'); probe(promisify(jwt.verify))",
    'jsonwebtoken.verify',
  ],
  ["import knex from 'knex'; const db = knex({}); probe(db('users'))", 'knex.QueryBuilder'],
  [
    "import { PrismaClient } from '@prisma/client'; class P extends PrismaClient {} const p = new P(); probe(p.user)",
    '@prisma/client.ModelDelegate',
  ],
]);

table('what a container gives', [
  ["import { container } from 'tsyringe'; class A { m() {} } probe(container.resolve(A))", 'new A'],
  ["import { container as all } from 'tsyringe'; class A { m() {} } probe(all.createChildContainer().resolve(A).m)", 'function'],
  ["import { container } from 'tsyringe'; import { Pool } from 'pg'; probe(container.resolve(Pool))", 'pg.Pool'],
  [
    "import { container } from 'tsyringe'; import { Pool } from 'pg'; class A extends Pool {} probe(container.resolve(A))",
    'pg.Pool',
  ],
  ["import { container } from 'tsyringe'; class A {} probe(container.resolve<A>('a'))", 'new A'],
  ["import { container } from 'tsyringe'; import { Pool } from 'pg'; probe(container.resolve<Pool>('pool'))", 'pg.Pool'],
  [
    "import { container } from 'tsyringe'; interface A {} probe(container.resolve<A>('a'))",
    'unknown(call tsyringe.DependencyContainer.resolve)',
  ],
  ["import { container } from 'tsyringe'; probe(container.resolve('a'))", 'unknown(call tsyringe.DependencyContainer.resolve)'],
  [
    "import { container } from 'tsyringe'; class A {} probe(container.resolve([A]))",
    'unknown(call tsyringe.DependencyContainer.resolve)',
  ],
  ["import { container } from './container'; class A {} probe(container.resolve(A))", 'unknown(call resolve)'],
  ["import Container from 'typedi'; class A {} probe(Container.get(A))", 'new A'],
  ["import { Container } from 'typedi'; class A {} probe(Container.of('x').set('y', 1).get(A))", 'new A'],
  ["import { Container } from 'inversify'; class A {} const all = new Container(); probe(all.get(A))", 'new A'],
  ["import { Container } from 'inversify'; class A {} async function f() { probe(await new Container().getAsync(A)) }", 'new A'],
  [
    "import { NestFactory } from '@nestjs/core'; class A {} async function f() { const app = await NestFactory.create(M); probe(app.get(A)) }",
    'new A',
  ],
  [
    "import type { INestApplication } from '@nestjs/common'; class A {} function f(app: INestApplication) { probe(app.get(A)) }",
    'new A',
  ],
  [
    "import { ModuleRef } from '@nestjs/core'; class A {} class B { constructor(private ref: ModuleRef) {} async m() { probe(await this.ref.resolve(A)) } }",
    'new A',
  ],
  [
    "import { inject } from 'tsyringe'; class A {} class B { constructor(@inject(A) private a: I) {} m() { probe(this.a) } }",
    'new A',
  ],
  ["import { inject } from 'inversify'; class A {} class B { @inject(A) private a: I; m() { probe(this.a) } }", 'new A'],
  ["import { inject } from 'inversify'; class A {} class B { constructor(@inject(A) a: I) { probe(a) } }", 'new A'],
  [
    "import { inject } from 'tsyringe'; class B { constructor(@inject('A') private a: I) {} m() { probe(this.a) } }",
    'unknown(this I)',
  ],
  ["import { Inject } from 'typedi'; class A {} class B { @Inject(() => A) a; m() { probe(this.a) } }", 'new A'],
  [
    "import { Inject, forwardRef } from '@nestjs/common'; class A {} class B { constructor(@Inject(forwardRef(() => A)) private a: I) {} m() { probe(this.a) } }",
    'new A',
  ],
]);

table('a function by the type that is asked for where it stands', [
  ["import type { RequestHandler } from 'express'; const f: RequestHandler = (a, b) => { probe(a) }", 'express.Request'],
  ["import type { RequestHandler } from 'express'; const f: RequestHandler = (a, b) => { probe(b) }", 'express.Response'],
  ["import express from 'express'; const f = ((a, b) => { probe(a) }) satisfies express.RequestHandler", 'express.Request'],
  [
    "import type { ErrorRequestHandler } from 'express'; const f: ErrorRequestHandler = (e, a, b, n) => { probe(a) }",
    'express.Request',
  ],
  [
    "import type { MiddlewareHandler } from 'hono'; const f = (x: string): MiddlewareHandler => async (a, n) => { probe(a) }",
    'hono.Context',
  ],
  ["import type { Middleware } from 'koa'; function f(): Middleware { return (a, n) => { probe(a) } }", 'koa.Context'],
  [
    "import type { RequestHandler } from 'express'; type Make = (x: string) => RequestHandler; const f: Make = x => a => { probe(a) }",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; type Own = RequestHandler; class A { f: Own = a => { probe(a) } }",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; const all: Record<string, RequestHandler> = { f: a => { probe(a) } }",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; interface All { f: RequestHandler } const all: All = { f(a) { probe(a) } }",
    'express.Request',
  ],
  ["import type { RequestHandler } from 'express'; const all: RequestHandler[] = [a => { probe(a) }]", 'express.Request'],
  [
    "import type { preHandlerHookHandler } from 'fastify'; const f: preHandlerHookHandler = async a => { probe(a) }",
    'fastify.FastifyRequest',
  ],
  [
    "import type { IncomingMessage } from 'node:http'; type H = (a: IncomingMessage) => void; const f: H = a => { probe(a) }",
    'node:http.IncomingMessage',
  ],
  [
    "import type { IncomingMessage } from 'node:http'; interface H { (a: string, b: IncomingMessage): void } const f: H = (a, b) => { probe(b) }",
    'node:http.IncomingMessage',
  ],
  [
    "import type { IncomingMessage } from 'node:http'; type H = (a: IncomingMessage) => void; const all: Record<string, H | undefined> = { f(a) { probe(a) } }",
    'node:http.IncomingMessage',
  ],
  [
    "import type { IncomingMessage } from 'node:http'; type H = (a: IncomingMessage) => void; const make = (x: string): H => a => { probe(a) }",
    'node:http.IncomingMessage',
  ],
  // the type says nothing of these
  ['type H = (a: Own) => void; const f: H = a => { probe(a) }', 'parameter(a)'],
  ['type A = B; type B = A; const f: A = a => { probe(a) }', 'parameter(a)'],
  [
    "import type { IncomingMessage } from 'node:http'; interface H { (a: IncomingMessage): void; (a: string): void } const f: H = a => { probe(a) }",
    'parameter(a)',
  ],
  ["import type { RequestHandler } from './types'; const f: RequestHandler = (a, b) => { probe(a) }", 'parameter(a)'],
  ["import type { RequestHandler } from 'express'; const f: RequestHandler = (a, b, n) => { probe(n) }", 'parameter(n)'],
  ["import type { RequestHandler } from 'express'; const f: RequestHandler = (a: Own) => { probe(a) }", 'parameter(a)'],
  [
    "import type { RequestHandler } from 'express'; const f = (x: string): RequestHandler => { list.forEach(a => { probe(a) }); return g }",
    'unknown(call callback)',
  ],
  ["import type { Request } from 'express'; const f = (x: string): Request => a => { probe(a) }", 'parameter(a)'],
]);

table('what a constructor is given', [
  ["class A { constructor(x) { this.x = x; } m() { probe(this.x) } } new A('a')", '"a"'],
  ["class A { constructor({ x }) { this.o = { x }; } m() { probe(this.o.x) } } new A({ x: 'a' })", '"a"'],
  ["class A { constructor(x) { this.x = x; } m() { probe(this.x) } } new A('a'); new A('b')", '"a" | "b"'],
  ["class A { constructor(private readonly x: string) {} m() { probe(this.x) } } let a: A = new A('a')", '"a"'],
  ["const A = class { constructor(x) { this.x = x; } m() { probe(this.x) } }; new A('a')", '"a"'],
  // others may make one as well
  ["export class A { constructor(x) { this.x = x; } m() { probe(this.x) } } new A('a')", 'parameter(x)'],
  ["class A { constructor(x) { this.x = x; } m() { probe(this.x) } } new A('a'); module.exports = { A }", 'parameter(x)'],
  ['class A { constructor(x) { this.x = x; } m() { probe(this.x) } } make(A)', 'parameter(x)'],
  ["class A { constructor(x) { this.x = x; } m() { probe(this.x) } } class B extends A {} new A('a')", 'parameter(x)'],
  ['class A { constructor(x) { this.x = x; } m() { probe(this.x) } } new A(...list)', 'parameter(x)'],
]);

table('request data', [
  [`${express} app.get('/', (req, res) => { probe(req.headers.host.split('.')[0]) })`, 'request(req.headers.host: string)'],
  [
    `${express} app.get('/', (req, res) => { probe(new URL(req.url, 'http://localhost').searchParams.get('q')) })`,
    'request(req.url.searchParams: string)',
  ],
  [`${express} app.get('/', (req, res) => { probe(new URLSearchParams(req.url).get('q')) })`, 'request(req.url: string)'],
  [
    `${express} app.use((req, res, next) => { res.locals.q = req.query.q; next(); }); app.get('/', (req, res) => { probe(res.locals.q) })`,
    'request(req.query.q: any)',
  ],
  [
    `${express} app.use((req, res, next) => { req.page = Number(req.query.page); next(); }); app.get('/', (req, res) => { probe(req.page) })`,
    'number',
  ],
  [`${express} app.get('/', (req, res) => { probe(req.query.id) })`, 'request(req.query.id: any)'],
  [`${express} app.get('/:id', (req, res) => { const { id } = req.params; probe(id) })`, 'request(req.params.id: string)'],
  [`${express} app.get('/', (req, res) => { probe(req.params[2]) })`, 'request(req.params[2]: string)'],
  [`${express} app.get('/', (req, res) => { probe(req.query.ids['0'].name) })`, 'request(req.query.ids[0].name: any)'],
  [`${express} app.post('/', (req, res) => { probe(req.files[0].originalname) })`, 'request(req.files[0].originalname: any)'],
  [`${express} app.post('/', (req, res) => { probe(req.files[0].filename) })`, 'unknown(member req.files[0].filename)'],
  [`${express} app.post('/', (req, res) => { const { path } = req.file; probe(path) })`, 'unknown(member req.file.path)'],
  [`${express} app.post('/', async ({ body }, res) => { probe(body.name) })`, 'request(req.body.name: any)'],
  [`${express} const show = (req, res) => { probe(req.params.id) }; app.get('/', show)`, 'request(req.params.id: string)'],
  [`${express} function show(req, res) { probe(req.params.id) } app.route('/x').get(show)`, 'request(req.params.id: string)'],
  [
    `import wrap from 'express-async-handler'; ${express} app.get('/', wrap(async (req, res) => { probe(req.params.id) }))`,
    'request(req.params.id: string)',
  ],
  [`${express} app.use((err, req, res, next) => { probe(req.body) })`, 'request(req.body: any)'],
  [
    `${express} app.get('/', (req, res) => { probe(Object.fromEntries(new URL(req.url).searchParams).sort) })`,
    'request(req.url.searchParams.sort: string)',
  ],
  [
    `${express} app.get('/', (req, res) => { probe(Object.fromEntries(Object.entries(req.query).filter(known)).sort) })`,
    'unknown(member sort)',
  ],
  [
    `${express} const put = (req, res, next) => { req.kind = 'a'; next(); }; app.get('/', put, (req, res) => { probe(req.kind) })`,
    '"a"',
  ],
  ["'use server'; export async function list(by) { probe(by) }", 'request(by: any)'],
  ["'use server'; export async function list(by: string, count: number) { probe(count) }", 'number'],
  ["'use server'; export const list = async ({ by }) => { probe(by) }", 'request(data.by: any)'],
  ["'use server'; async function list(by) { probe(by) } export { list as sorted }", 'request(by: any)'],
  ["'use server'; async function list(by) { probe(by) }", 'parameter(by)'],
  ["'use server'; export function list(by) { probe(by) }", 'parameter(by)'],
  ["export async function list(by) { 'use server'; probe(by) }", 'request(by: any)'],
  ["export async function list(by) { 'use strict'; probe(by) }", 'parameter(by)'],
  ['module.exports = (io, socket) => { socket.on("find", ({ term }) => { probe(term) }) }', 'request(data.term: any)'],
  ['module.exports = (io, socket) => { socket.on("disconnect", reason => { probe(reason) }) }', 'socket.io.Payload'],
  ['module.exports = socket => { socket.on("data", chunk => { probe(chunk) }) }', 'unknown(call callback)'],
  [
    'export function GET(request) { probe(new URL(request.url).searchParams.get("q")) }',
    'request(request.url.searchParams: string)',
  ],
  ['export const load = request => { probe(request.nextUrl.search) }', 'parameter(request.nextUrl.search)'],
  ['const list = async event => { probe(event.pathParameters.id) }', 'request(event.pathParameters.id: string)'],
  ['exports.handler = async event => { probe(event.body) }', 'request(event.body: any)'],
  ['exports.onMessage = async event => { probe(event.body) }', 'parameter(event.body)'],
  ["exports.show = (req, res) => { res.send('x'); probe(req.body.id) }", 'request(req.body.id: any)'],
  ['module.exports = { async show(req, res, next) { probe(req.query.q); next() } }', 'request(req.query.q: any)'],
  [
    "import { Request } from 'express'; class C { show(request: Request) { probe(request.params.id) } }",
    'request(request.params.id: string)',
  ],
  [
    "import fastify from 'fastify'; const app = fastify(); app.get('/', async (request, reply) => { probe(request.query.id) })",
    'request(request.query.id: strings)',
  ],
  [
    "import fastify from 'fastify'; const app = fastify(); app.route({ method: 'GET', url: '/', handler: async (request, reply) => { probe(request.params.id) } })",
    'request(request.params.id: string)',
  ],
  [
    "import { Body, Controller, Post } from '@nestjs/common'; @Controller() class C { @Post() create(@Body() dto: CreateDto) { probe(dto.email) } }",
    'request(dto.email: any)',
  ],
  [
    "import { Param, ParseIntPipe, Controller } from '@nestjs/common'; @Controller() class C { x(@Param('id', ParseIntPipe) id: number) { probe(id) } }",
    'number',
  ],
  ['let options = { a: 1 }; function f(x) { options = { ...options, b: x }; probe(options.a) }', '1 | unknown(bound a)'],
  ['function notAHandler(req, res) { probe(req.body) } notAHandler(1, 2)', 'unknown(member body)'],
]);

table('text', [
  [
    'const queries = { by: a => `a = ${a}` }; function f(x) { probe(queries.by(x)) } module.exports = f',
    'text("a = " parameter(x))',
  ],
  ['class Q { by(a) { return `a = ${a}` } run(x) { probe(this.by(x)) } }', 'text("a = " parameter(x))'],
  [
    'class Q { by(a) { return `a = ${a}` } } function f(x) { probe(new Q().by(x)) } module.exports = f',
    'text("a = " parameter(x))',
  ],
  ["probe('a' + 'b')", '"ab"'],
  ["const t = 'users'; probe(`select * from ${t}`)", '"select * from users"'],
  ['function f(x) { probe(`a ${x} b`) } module.exports = f', 'text("a " parameter(x) " b")'],
  [
    "function f(x) { let sql = 'a'; sql += ' b'; if (x) { sql += x } probe(sql) } module.exports = f",
    'text("a" " b" parameter(x))',
  ],
  ['function f(x) { const build = v => `id = ${v}`; probe(build(x)) } module.exports = f', 'text("id = " parameter(x))'],
  ["function f(ids) { probe(`in (${ids.map(() => '?').join(',')})`) } module.exports = f", 'text("in (" joined("?") ")")'],
  ["function f(x) { probe(['a', x].join(' ')) } module.exports = f", 'text("a" " " parameter(x))'],
  [
    "function f(x) { const conditions = []; conditions.push('a = ' + x); probe(conditions.join(' and ')) } module.exports = f",
    'joined(text("a = " parameter(x)))',
  ],
  ["function f(desc) { probe(`order by x ${desc ? 'desc' : 'asc'}`) } module.exports = f", 'text("order by x " "desc" | "asc")'],
  [
    "const all = x => { const list = []; x.forEach(y => list.push('a = ' + y)); return list.join(' and ') }; probe(all(['b', 'c']))",
    'joined(text("a = " "b" | "c"))',
  ],
  [
    "const all = x => { const list = []; const add = y => list.push('a = ' + y); add(x); return list.join() }; probe(all('b'))",
    'joined("a = b")',
  ],
  ["let list = ['a']; list = list.concat('b' + x); probe(list.join())", 'joined("a" | text("b" unknown(global x)))'],
  ["probe(['a', 'b'].reduce((text, one) => text + one, ''))", '"" | text("a" | "b")'],
  ["probe(Object.entries({ a: 'b' }).map(([key, value]) => key + value).join())", 'joined("ab")'],
  ["probe(list.reduce((text, one) => text + one, ''))", 'unknown(call reduce)'],
  ['const values = []; probe(`$${values.push(1)}`)', 'text("$" number)'],
]);

table('values', [
  [
    'async function f(rows) { const ids = (await load()).map(r => r.id); ids.map(id => { probe(id) }) } module.exports = f',
    'unknown(call callback)',
  ],
  ["const MAP = { a: 'x', b: 'y' }; function f(k) { probe(MAP[k]) } module.exports = f", '"x" | "y"'],
  ['const MEGABYTE = 1024 * 1024; probe(5 * MEGABYTE + 1)', '5242881'],
  ['probe(1 / 0)', 'Infinity'],
  ['probe(2 ** 10 - (1 << 4))', '1008'],
  ['probe(Number.POSITIVE_INFINITY)', 'Infinity'],
  ['const Number = { MAX_VALUE: 1 }; probe(Number.MAX_VALUE)', '1'],
  ['function f(n) { probe(n * 2) } module.exports = f', 'number'],
  ['function f(n) { probe(Number(n)) } module.exports = f', 'number'],
  ['function f(q) { let x = q; x = parseInt(x, 10); probe(x) } module.exports = f', 'number'],
  ["function f(q) { const x = q.a || 'd'; probe(x) } module.exports = f", 'parameter(q.a) | "d"'],
  ['function f(a) { probe(a) } f(1); f(2);', '1 | 2'],
  ['export function f(a: number) { probe(a) }', 'number'],
  ["export function f(a: 'x' | 'y') { probe(a) }", 'fixed-form'],
  ['probe(process.env.SECRET)', 'environment(process.env.SECRET)'],
  ["const user = { name: 'x' }; user.password = 1; probe(user.password)", '1'],
  ["import bcrypt from 'bcrypt'; async function f(p) { const h = await bcrypt.hash(p, 10); probe(h) }", 'bcrypt.Hash'],
  ["import bcrypt from 'bcrypt'; function f(p) { bcrypt.hash(p, 10).then(h => probe(h)) }", 'bcrypt.Hash'],
  ["import bcrypt from 'bcrypt'; function f(p) { bcrypt.hash(p, 10, (err, h) => probe(h)) }", 'bcrypt.hash()'],
  [
    "import bcrypt from 'bcrypt'; const hashed = p => bcrypt.hash(p, 10); async function f(p) { probe(await hashed(p)) }",
    'bcrypt.Hash',
  ],
]);

table('guards', [
  [
    "const OK = ['a']; const isKey = v => OK.includes(v); function f(c) { if (!isKey(c)) return; probe(c) } module.exports = f",
    'guarded(allow-list, parameter(c))',
  ],
  ['const isValid = v => v.length < 30; function f(c) { if (!isValid(c)) return; probe(c) } module.exports = f', 'parameter(c)'],
  [
    "const OK = new Set(); function assertColumn(n) { if (!OK.has(n)) throw new Error('x'); } function f(c) { assertColumn(c); probe(c) } module.exports = f",
    'guarded(allow-list, parameter(c))',
  ],
  [
    "const OK = new Set(); function assertColumn(n) { if (!n) return; if (!OK.has(n)) throw new Error('x'); } function f(c) { assertColumn(c); probe(c) } module.exports = f",
    'guarded(allow-list, parameter(c))',
  ],
  [
    "const OK = new Set(); function assertColumn(n, skip) { if (skip) return; if (!OK.has(n)) throw new Error('x'); } function f(c, skip) { assertColumn(c, skip); probe(c) } module.exports = f",
    'parameter(c)',
  ],
  ['function f(c) { if (isNaN(parseInt(c, 10))) return; probe(c) } module.exports = f', 'parameter(c)'],
  ['function f(c) { if (Number.isNaN(c)) return; probe(c) } module.exports = f', 'parameter(c)'],
  ['function f(c) { if (Number.isNaN(Number(c))) return; probe(c) } module.exports = f', 'guarded(number, parameter(c))'],
  ["function f(c, d) { if (!['a'].includes(c)) return; c = d; probe(c) } module.exports = f", 'parameter(d)'],
  [
    "function f(d) { if (!isISO8601Duration(d)) throw new Error(); const m = d.startsWith('-') ? d.slice(1) : d; probe(m) } module.exports = f",
    'guarded(predicate, parameter(d)) | guarded(predicate, parameter(d))',
  ],
  [
    "function f(c) { if (!['a', 'b'].includes(c)) throw new Error(); probe(c) } module.exports = f",
    'guarded(allow-list, parameter(c))',
  ],
  ["function f(c) { if (['a', 'b'].includes(c)) { probe(c) } } module.exports = f", 'guarded(allow-list, parameter(c))'],
  ["function f(c) { if (['a', 'b'].includes(c)) return; probe(c) } module.exports = f", 'parameter(c)'],
  ["function f(c) { probe(ALLOWED.has(c) ? c : 'id') } module.exports = f", 'guarded(allow-list, parameter(c)) | "id"'],
  ['function f(c) { if (!/^[a-z_]+$/.test(c)) return; probe(c) } module.exports = f', 'guarded(pattern, parameter(c))'],
  [
    'function f(c) { for (const x of c) if (!/^[a-z_]+$/.test(x)) throw new Error(); probe(c.map(x => x)) } module.exports = f',
    'elements(guarded(pattern, parameter(c)))',
  ],
  [
    "import { validate } from 'uuid'; function f(c) { if (!validate(c)) return; probe(c) } module.exports = f",
    'guarded(pattern, parameter(c))',
  ],
  ['function f(c) { if (!/^.+$/.test(c)) return; probe(c) } module.exports = f', 'parameter(c)'],
  ["function f(c) { if (typeof c !== 'number') return; probe(c) } module.exports = f", 'guarded(number, parameter(c))'],
  ['function f(c) { if (Number.isInteger(c)) probe(c) } module.exports = f', 'guarded(number, parameter(c))'],
  ["function f(c) { if (c !== 'asc' && c !== 'desc') return; probe(c) } module.exports = f", 'guarded(allow-list, parameter(c))'],
  ["function f(c) { switch (c) { case 'a': probe(c); break } } module.exports = f", 'guarded(allow-list, parameter(c))'],
  [
    'const SORT = { a: 1 }; function f(c) { if (!(c in SORT)) return; probe(c) } module.exports = f',
    'guarded(allow-list, parameter(c))',
  ],
  [
    `${express} app.get('/', (req, res) => { if (!OK.includes(req.query.s)) return res.end(); const s = req.query.s; probe(s) })`,
    'guarded(allow-list, request(req.query.s: any))',
  ],
]);

table('checks that ask themselves', [
  [
    "const isIds = v => typeof v === 'number' || (Array.isArray(v) && v.every(isIds)); module.exports = a => { if (!isIds(a)) return; probe(a) }",
    'guarded(number, parameter(a))',
  ],
  [
    'const isTree = v => Array.isArray(v) && v.every(isTree); module.exports = a => { if (isTree(a)) probe(a) }',
    'guarded(predicate, parameter(a))',
  ],
  [
    'function isName(n) { if (NAMES.has(n)) return true; if (n !== n.trim() && isName(n.trim())) return true; return false } module.exports = a => { if (isName(a)) probe(a) }',
    'guarded(allow-list, parameter(a))',
  ],
  ['function isOk(n) { return isOk(n) || n.length < 9 } module.exports = a => { if (isOk(a)) probe(a) }', 'parameter(a)'],
  ['function check(list) { for (const one of list) check(one) } module.exports = a => { check(a); probe(a) }', 'parameter(a)'],
  ['const isA = v => isB(v), isB = v => isA(v) || free(v); module.exports = a => { if (isA(a)) probe(a) }', 'parameter(a)'],
]);

table('characters that a regular expression lets through', [
  [String.raw`module.exports = a => probe(a.replace(/[^\w .-]/g, ''))`, 'fixed-form'],
  [String.raw`module.exports = a => probe(a.replace(/[^A-Za-z0-9_\s]+/g, ''))`, 'fixed-form'],
  [String.raw`module.exports = a => probe(a.replace(/[^\p{L}\p{Nd}\-]/gu, ''))`, 'fixed-form'],
  [String.raw`module.exports = a => probe(a.replace(/[^\u4e00-\u9fa5\w]/g, ''))`, 'fixed-form'],
  // quotes are among what is not taken out
  [String.raw`module.exports = a => probe(a.replace(/[^\x20-\x7E]/g, ''))`, 'parameter(a)'],
  [String.raw`module.exports = a => probe(a.replace(/[^\x00-\x7F]/g, ''))`, 'parameter(a)'],
  [String.raw`module.exports = a => probe(a.replace(/[^\u0000-\uFFFF]/g, ''))`, 'parameter(a)'],
  ["module.exports = a => probe(a.replace(/[^ -z]/g, ''))", 'parameter(a)'],
  [String.raw`module.exports = a => probe(a.replace(/[^\w']/g, ''))`, 'parameter(a)'],
  [String.raw`module.exports = a => probe(a.replace(/[^\p{P}\w]/gu, ''))`, 'parameter(a)'],
  [String.raw`module.exports = a => { if (/^[\w.\-/]+$/.test(a)) probe(a) }`, 'guarded(pattern, parameter(a))'],
  [String.raw`module.exports = a => { if (/^\w+ (?:asc|desc)$/i.test(a)) probe(a) }`, 'guarded(pattern, parameter(a))'],
  [String.raw`module.exports = a => { if (/^[\p{L}+@]+$/u.test(a)) probe(a) }`, 'guarded(pattern, parameter(a))'],
  ['module.exports = a => { if (/^[!-~]+$/.test(a)) probe(a) }', 'parameter(a)'],
  [String.raw`module.exports = a => { if (/^[\x21-\x7e]+$/.test(a)) probe(a) }`, 'parameter(a)'],
  [String.raw`module.exports = a => { if (/^\w+'\w+$/.test(a)) probe(a) }`, 'parameter(a)'],
  [String.raw`module.exports = a => { if (/^(?:\w|\x27)+$/.test(a)) probe(a) }`, 'parameter(a)'],
]);

table('lists of a client', [
  [
    `${express} app.get('/', req => { const all = (req.query.all || '').split(','); if (all.includes(req.query.a)) probe(req.query.a) })`,
    'request(req.query.a: any)',
  ],
  [
    `${express} app.get('/', req => { const all = req.body.all ?? ['b']; if (all.includes(req.query.a)) probe(req.query.a) })`,
    'request(req.query.a: any)',
  ],
  [
    `${express} app.get('/', req => { const all = f() || ['b']; if (all.includes(req.query.a)) probe(req.query.a) })`,
    'guarded(allow-list, request(req.query.a: any))',
  ],
]);

table('members under chosen names', [
  [
    `${express} app.get('/', req => { const all = req.query || {}; probe(all[name]) })`,
    'request(req.query[…]: any) | unknown(syntax)',
  ],
  ["const all = f ? { a: 'A' } : { b: 'B' }; probe(all[name])", '"A" | "B"'],
  [`${express} app.get('/', req => probe(req.query.a.valueOf()))`, 'request(req.query.a: any)'],
  ['probe(moment().valueOf())', 'number'],
  ['probe(~5)', '-6'],
]);

table('declared types', [
  ['export function f(ids: number[]) { probe(ids) }', 'elements(number)'],
  ['export function f(ids: readonly number[] | null) { probe(ids) }', 'elements(number)'],
  ['export function f(ids: ReadonlyArray<boolean>) { probe(ids) }', 'elements(boolean)'],
  ['export function f(names: string[]) { probe(names) }', 'parameter(names)'],
  ['interface Filter { id: number; name: string } export function f(filter: Filter) { probe(filter.id) }', 'number'],
  [
    'interface Filter { id: number; name: string } export function f(filter: Filter) { probe(filter.name) }',
    'parameter(filter.name)',
  ],
  ['export function f({ id }: { id: number }) { probe(id) }', 'number'],
  ['class Query { page = 1; size: number } export function f(query: Partial<Query>) { probe(query.size) }', 'number'],
  ["import { Pool } from 'pg'; interface Options { pool: Pool } export function f({ pool }: Options) { probe(pool) }", 'pg.Pool'],
]);

table('members written later', [
  [
    `${express} app.get('/', (req, res) => { const user = { name: req.query.name }; probe(user.name); user.name = 'x'; })`,
    'request(req.query.name: any)',
  ],
  [`${express} app.get('/', (req, res) => { const user = { name: req.query.name }; user.name = 'x'; probe(user.name); })`, '"x"'],
]);

table('checks of every element', [
  [
    `${express} app.get('/', (req, res) => { if (req.body.ids.some(id => !Number.isInteger(id))) return; probe(req.body.ids); })`,
    'guarded(number, request(req.body.ids: any))',
  ],
  [
    `${express} app.get('/', (req, res) => { if (!req.body.ids.every(Number.isInteger)) return; probe(req.body.ids); })`,
    'guarded(number, request(req.body.ids: any))',
  ],
  [
    `${express} app.get('/', (req, res) => { if (req.body.ids.some(id => LIST.includes(id))) probe(req.body.ids); })`,
    'request(req.body.ids: any)',
  ],
  [`${express} app.get('/', (req, res) => { probe(new Date(req.query.since).toISOString().slice(0, 10)); })`, 'fixed-form'],
]);

const repeated = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(' ');
const served = (body: string): string => `${express} app.get('/', (req, res) => { ${body} });`;

/** Functions that hand their parameter to the next one, the first of them a value of a request. */
const handedThrough = (functions: number): string =>
  `${repeated(functions, index => `function f${index}(x) { ${index + 1 < functions ? `f${index + 1}(x)` : 'probe(x)'} }`)} ${served('f0(req.query.a)')}`;

table('within bounds', [
  [handedThrough(2), 'request(req.query.a: any)'],
  [handedThrough(7), 'request(req.query.a: any)'],
  [handedThrough(12), 'unknown(bound)'],
  [
    served("const a = [req.query.a]; const b = [...a, ...a]; const c = [...b, ...b]; probe([...c, 'x'].join())"),
    'joined(request(req.query.a: any) | "x")',
  ],
  [
    `const l0 = ['a']; ${repeated(20, index => `const l${index + 1} = [...l${index}, ...l${index}];`)} probe(l20.map(x => x))`,
    'elements("a")',
  ],
  [
    served(
      `let f = { path: req.query.path }; for (const k of req.query.keys) switch (k) { ${repeated(40, index => `case '${index}': f = { ...f, k${index}: 1 }; break;`)} } probe(f.path)`,
    ),
    'request(req.query.path: any) | unknown(bound path)',
  ],
  [
    `let a = { x: 1 }, b = { x: 2 }; ${repeated(30, index => `if (c${index}) a = { ...b, k: ${index} }; else b = { ...a, l: ${index} };`)} probe(a.x)`,
    '1 | 2',
  ],
  ['const a = 2; const b = 3; probe(a + b)', '5'],
  ['let a = 1; a = a + 1; probe(a)', '2'],
]);

table('names', [
  [
    `const x = 1; ${repeated(20, () => 'use(x);')} function f(x) { ${repeated(20, () => 'use(x);')} } function g() { const x = 2; ${repeated(20, () => 'use(x);')} probe(x) }`,
    '2',
  ],
  ['const x = 1; { const x = 2; { probe(x) } }', '2'],
  ['const x = 1; { const x = 2; } probe(x)', '1'],
  ['class A {} probe(A)', 'class A'],
  [served('const { a: { b } } = req.body; const c = { b }; probe(c.b)'), 'request(req.body.a.b: any)'],
]);

table('what hooks and middleware put on a request, taken off by a pattern', [
  [
    "import Fastify from 'fastify'; const app = Fastify(); app.addHook('onRequest', async request => { request.locale = request.cookies.locale; }); app.get('/', async (request, reply) => { const { locale } = request; probe(locale) })",
    'request(request.cookies.locale: string)',
  ],
  [
    `${express} app.use((req, res, next) => { req.tenant = { id: req.get('x-tenant') }; next(); }); app.get('/', (req, res) => { const { tenant: { id } } = req; probe(id) })`,
    'request(req.get("x-tenant"): string)',
  ],
  [
    `${express} app.use((req, res, next) => { res.locals.q = req.query.q; next(); }); app.get('/', (req, res) => { const { q } = res.locals; probe(q) })`,
    'request(req.query.q: any)',
  ],
  [
    `${express} const known = ['a', 'b']; app.use((req, res, next) => { if (!known.includes(req.query.q)) return res.sendStatus(400); req.sort = req.query.q; next(); }); app.get('/', (req, res) => { const { sort } = req; probe(sort) })`,
    'guarded(allow-list, request(req.query.q: any))',
  ],
  [
    `${express} app.use((req, res, next) => { req.lang = req.get('x-lang'); next(); }); app.get('/', (req, res) => { const { lang = 'en' } = req; probe(lang) })`,
    'request(req.get("x-lang"): string) | "en"',
  ],
  [
    `${express} queue.on('job', job => { job.lang = 'x'; }); app.get('/', (req, res) => { const { lang } = req; probe(lang) })`,
    'unknown(member express.Request.lang)',
  ],
]);

const search = `class Search { parts = ['a = 1']; #values = [];
  named(name) { this.parts.push(\`name = '\${name}'\`); return this; }
  each(list) { for (const item of list) { if (item) this.parts.push(item); } return this; }
  ends(name) { this.last = name; return this; }
  text() { return this.parts.join(' AND '); } }`;

table('objects that gather text', [
  [
    `${search} module.exports = new Search(); probe(new Search().text())`,
    'joined("a = 1" | text("name = \'" parameter(name) "\'") | parameter(list))',
  ],
  [
    `${search} module.exports = Search; probe(new Search().named('x').ends('y').text())`,
    'joined("a = 1" | text("name = \'" parameter(name) "\'") | parameter(list))',
  ],
  [`${search} probe(new Search().named('x'))`, 'new Search'],
  ['class A { a() { return [1].map(function () { return this; }); } } probe(new A().a()[0])', 'unknown(this)'],
]);

table('keys and values of objects', [
  [served('const names = Object.keys(req.body.filters || {}); probe(names[0])'), 'request(Object.keys(req.body.filters): any)'],
  [
    served('const { filters = {} } = req.body; for (const [key, value] of Object.entries(filters)) probe(key)'),
    'request(Object.keys(req.body.filters): any)',
  ],
  ['const names = { a: 1, b: 2 }; probe(Object.keys(names)[0])', '"a" | "b"'],
  ['const names = { a: 1, b: 2 }; probe(Object.values(names)[0])', '1 | 2'],
  ['const names = { a: 1, ...more }; probe(Object.keys(names)[0])', '"a" | unknown(member)'],
  [
    served('const names = req.body.names ?? { a: 1 }; probe(Object.keys(names)[0])'),
    'request(Object.keys(req.body.names): any) | "a"',
  ],
  ['const names = {}; probe(Object.keys(names)[0])', 'unknown(syntax)'],
]);

table('parameters by the type that is written for their function', [
  [
    "import type { RequestHandler } from 'express'; export const list: RequestHandler = async (r, s) => { probe(r.query.id) }",
    'request(r.query.id: any)',
  ],
  [
    "import express from 'express'; export const list: express.RequestHandler<{ id: string }> = function (r) { probe(r.params) }",
    'request(r.params: string)',
  ],
  [
    "import type { RequestHandler } from 'express'; export const list = ((r, s) => { probe(r) }) as RequestHandler",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; export const list = ((r, s) => { probe(r) }) satisfies RequestHandler",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; export const allow = (role: string): RequestHandler => (r, s, n) => { probe(r) }",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; export function allow(role: string): RequestHandler { return (r, s, n) => { probe(r) } }",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; export class Users { list: RequestHandler = (r, s) => { probe(r) } }",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; export const all: RequestHandler[] = [(r, s) => { probe(r) }]",
    'express.Request',
  ],
  [
    "import type { RequestHandler } from 'express'; type Own = RequestHandler<any>; export const list: Own = (r, s) => { probe(r) }",
    'express.Request',
  ],
  [
    "import type { ErrorRequestHandler } from 'express'; export const failed: ErrorRequestHandler = (e, r, s, n) => { probe(r) }",
    'express.Request',
  ],
  [
    "import type { FastifyPluginAsync } from 'fastify'; export const routes: FastifyPluginAsync = async a => { a.get('/', async r => { probe(r.query) }) }",
    'request(r.query: strings)',
  ],
  ["import type { Middleware } from 'koa'; export const load: Middleware = async c => { probe(c) }", 'koa.Context'],
  ["import type Koa from 'koa'; export const load = (): Koa.Middleware => async c => { probe(c) }", 'koa.Context'],
  [
    "import type { MiddlewareHandler } from 'hono'; export const allow = (scope: string): MiddlewareHandler => async (x, n) => { probe(x) }",
    'hono.Context',
  ],
  [
    "import type { ServerRoute } from '@hapi/hapi'; export const route: ServerRoute = { method: 'GET', path: '/', handler: (r, t) => { probe(r.query) } }",
    'request(r.query: strings)',
  ],
  [
    "import type { ServerRoute } from '@hapi/hapi'; export const all: readonly ServerRoute[] = [{ path: '/', options: { handler(r, t) { probe(r) } } }]",
    '@hapi/hapi.Request',
  ],
  [
    "import type { Lifecycle } from '@hapi/hapi'; export const show: Lifecycle.Method = (r, t) => { probe(r) }",
    '@hapi/hapi.Request',
  ],
  [
    "import type { Plugin } from '@hapi/hapi'; export const scans: Plugin<void> = { name: 'scans', register(s) { probe(s) } }",
    '@hapi/hapi.Server',
  ],
  // what is written at the parameter itself counts
  [
    "import type { RequestHandler } from 'express'; export const list: RequestHandler = (r: Job, s) => { probe(r) }",
    'parameter(r)',
  ],
  // a type of the project, of a value that is no function, or of another place
  ["import type { Handler } from './types'; export const list: Handler = r => { probe(r) }", 'parameter(r)'],
  ["import type { Request } from 'express'; export const list: Request = r => { probe(r) }", 'parameter(r)'],
  [
    "import type { RequestHandler } from 'express'; export const list: Promise<RequestHandler> = wrap(r => { probe(r) })",
    'unknown(call callback)',
  ],
  [
    "import type { RequestHandler } from 'express'; export const { list }: { list: RequestHandler } = { list: r => { probe(r) } }",
    'express.Request',
  ],
]);

table('writes that only some ways lead through', [
  ["let a = input(); if (a === 'x') a = 'X'; else a = 'Y'; probe(a)", '"X" | "Y"'],
  ["let a = input(); if (f) { a = 'X' } else if (g) { a = 'Y' } else { throw new Error() } probe(a)", '"X" | "Y"'],
  ["let a = input(); if (f) a = 'X'; else if (g) a = 'Y'; probe(a)", 'unknown(call input) | "X" | "Y"'],
  ["let a = input(); if (f) { a = 'X'; probe(a) } else { a = 'Y' }", '"X"'],
  ["let a = input(); f ? (a = 'X') : (a = 'Y'); probe(a)", '"X" | "Y"'],
  ["let a = input(); switch (f) { case 1: a = 'X'; break; case 2: default: a = 'Y' } probe(a)", '"X" | "Y"'],
  [
    "let a = input(); switch (f) { case 1: if (g) break; a = 'X'; break; default: a = 'Y' } probe(a)",
    'unknown(call input) | "X" | "Y"',
  ],
  ["let a = input(); switch (f) { case 1: a = 'X'; break; case 2: a = 'Y' } probe(a)", 'unknown(call input) | "X" | "Y"'],
  ["let a = input(); try { a = Number(a) } catch { a = 'Y' } probe(a)", 'number | "Y"'],
  ['let a = input(); try { a = Number(a) } catch { log() } probe(a)', 'unknown(call input) | number'],
  ["let a = input(); for (const b of list) a = 'X'; probe(a)", 'unknown(call input) | "X"'],
  ["let a = input(); for (let i = 0; i < n; i++) a = 'X'; probe(a)", 'unknown(call input) | "X"'],
  // of a value that is none, nothing comes
  ['let a = input(); if (a) a = Number(a); probe(a)', 'number'],
  ["let a = input(); if (a !== undefined && a !== '') { a = Number(a); } probe(a)", 'number'],
  ["let a = input(); if (typeof a !== 'undefined') { a = Number(a); } probe(a)", 'number'],
  ['let a = input(); if (b) a = Number(a); probe(a)', 'unknown(call input) | number'],
  ['let a = input(); a && (a = Number(a)); probe(a)', 'number'],
  ['let a = input(); a &&= Number(a); probe(a)', 'number'],
  ["let a = input(); a ||= 'X'; probe(a)", 'unknown(call input) | "X"'],
  // what was there stays where it is something
  [`${express} app.get('/', req => { req.query.a ??= 'X'; probe(req.query.a) })`, 'request(req.query.a: any) | "X"'],
  [
    `${express} app.get('/', req => { req.query.a || (req.query.a = 'X'); probe(req.query.a) })`,
    'request(req.query.a: any) | "X"',
  ],
  [`${express} app.get('/', req => { req.query.a &&= Number(req.query.a); probe(req.query.a) })`, 'number'],
  [
    `${express} app.get('/', req => { if (req.query.a) req.query.a = Number(req.query.a); else req.query.a = 1; probe(req.query.a) })`,
    'number | 1',
  ],
  [`${express} app.get('/', req => { req.query.a -= 1; probe(req.query.a) })`, 'number'],
  ["export function f(a) { a ??= 'X'; probe(a) }", 'parameter(a) | "X"'],
  ["export function f(a) { a || (a = 'X'); probe(a) }", 'parameter(a) | "X"'],
  ["export function f(a) { if (!a) a = 'X'; else a = Number(a); probe(a) }", '"X" | number'],
  ["let a = 'V'; function f() { if (g) a = 'X'; else a = 'Y'; probe(a) } function h() { a = 'Z' }", '"X" | "Y"'],
]);

table('names that nothing declares', [
  ["text = 'a'; probe(text)", '"a"'],
  ["function f() { text = 'a'; text += 'b'; probe(text) } function g() { text = 'c' }", 'text("a" "b")'],
  ["function f() { text = 'a'; run(() => probe(text)) }", '"a"'],
  ["function f() { if (x) text = 'a'; else text = 'b'; probe(text) }", '"a" | "b"'],
  ["function f() { text = 'a' } function g() { probe(text) }", 'unknown(global text)'],
  ['app = require("express")(); probe(app)', 'unknown(global app)'],
]);

table('a variable that several functions set', [
  ["let text; function f() { text = 'a' } function g() { text = 'b'; probe(text) }", '"b"'],
  ["let text; function f() { text = 'a' } function g() { probe(text) }", '"a"'],
  ["let text = ''; function add(x) { text += x } function g() { text = 'b'; add('c'); probe(text) }", 'text("b" "c")'],
  ["let text; function f() { text = 'a' } function g() { if (y) text = 'b'; probe(text) }", '"a" | "b"'],
]);

table('keys, rest arguments and own exports', [
  [`${express} app.get('/', (req, res) => { for (const key in req.query) probe(key) })`, 'request(req.query: any)'],
  ['for (const key in { a: 1 }) probe(key)', 'fixed-form'],
  ["const f = (...all) => all[0]; probe(f('a'))", '"a"'],
  ["exports.a = () => 'b'; exports.c = () => probe(exports.a())", '"b"'],
  ["module.exports.a = 'b'; probe(module.exports.a)", '"b"'],
]);

table('arguments of GraphQL fields', [
  ['const field = { args: { id: { type: GraphQLInt } }, resolve(_, { id }) { probe(id) } }', 'number'],
  ['const field = { args: { id: { type: new GraphQLNonNull(GraphQLFloat) } }, resolve(_, args) { probe(args.id) } }', 'number'],
  ['const field = { args: { id: { type: GraphQLString } }, resolve(_, args) { probe(args.id) } }', 'parameter(args.id)'],
]);
