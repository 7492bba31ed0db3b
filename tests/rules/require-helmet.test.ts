import path from 'node:path';
import rule from '../../src/rules/require-helmet.js';
import { fixtures, tester } from './tester.js';

const filename = path.join(fixtures, 'file.ts');
const express = "import express from 'express';\n";
const withHelmet = "import express from 'express';\nimport helmet from 'helmet';\n";
const koa = "import Koa from 'koa';\n";
const hono = "import { Hono } from 'hono';\n";
const fastify = "import fastify from 'fastify';\n";
const nest = "import { NestFactory } from '@nestjs/core';\nimport { AppModule } from './app.module';\n";
const hapi = "import Hapi from '@hapi/hapi';\n";
const get = "app.get('/', (req, res) => res.json({}));\n";

tester.run('require-helmet', rule, {
  valid: [
    {
      name: 'helmet before the routes',
      code: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);`,
    },
    { name: 'helmet in a chain', code: `${withHelmet}express().use(helmet()).get('/', (req, res) => res.end()).listen(3000);` },
    {
      name: 'helmet in a list of middleware',
      code: `${withHelmet}const app = express();\napp.use([express.json(), helmet()]);\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet without its content security policy',
      code: `${withHelmet}const app = express();\napp.use(helmet({ contentSecurityPolicy: false }));\n${get}app.listen(3000);`,
    },
    {
      name: 'single helmet middleware',
      code: `${withHelmet}const app = express();\napp.use(helmet.hsts());\napp.use(helmet.frameguard());\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet in production only',
      code: `${withHelmet}const app = express();\nif (process.env.NODE_ENV === 'production') app.use(helmet());\n${get}app.listen(3000);`,
    },
    ...(
      [
        ['everywhere but in tests', "if (process.env.NODE_ENV !== 'test') app.use(helmet());"],
        ['in production and staging', "if (['staging', 'production'].includes(process.env.NODE_ENV)) app.use(helmet());"],
        ['where a switch says so', "if (process.env.HEADERS !== 'off') app.use(helmet());"],
        ['where an unknown value says so', "import { isProduction } from './unknown';\nif (!isProduction) app.use(helmet());"],
        [
          'by a variable that is set later',
          'let isProduction = false;\nif (argv.prod) isProduction = true;\nif (!isProduction) app.use(helmet());',
        ],
        [
          'with other options',
          "if (process.env.NODE_ENV !== 'production') app.use(helmet({ hsts: false }));\nelse app.use(helmet());",
        ],
        ['for a kind of machine', "if (machine.env === 'gpu') app.use(helmet());"],
        ['unless it fails', "if (process.env.NODE_ENV === 'production' || !process.env.CI) app.use(helmet());"],
      ] as const
    ).map(([name, code]) => ({
      name: `helmet ${name}`,
      code: `${withHelmet}const app = express();\n${code}\n${get}app.listen(3000);`,
    })),
    {
      name: 'a server for development with helmet',
      code: `${withHelmet}if (process.env.NODE_ENV === 'development') {\n  const app = express();\n  app.use(helmet());\n  ${get}  app.listen(3000);\n}`,
    },
    {
      name: 'routes for development with helmet',
      code: `${withHelmet}const app = express();\nif (process.env.NODE_ENV !== 'production') {\n  app.use(helmet());\n  ${get}}\napp.listen(3000);`,
    },
    ...(
      [
        [
          'entries',
          "const table = Object.entries({ 'X-Frame-Options': 'DENY' });",
          'for (const [name, value] of table) res.set(name, value);',
        ],
        [
          'a map',
          "const table = new Map([['X-Frame-Options', 'DENY']]);",
          'table.forEach((value, name) => res.setHeader(name, value));',
        ],
        ['a list', "const table = [['X-Frame-Options', 'DENY']];", 'table.forEach(([name, value]) => res.header(name, value));'],
        ['a name', "const name = 'X-Frame-Options';", "res.append(name, 'DENY');"],
        [
          'a table of nobody knows where',
          "import { table } from './unknown';",
          'for (const [name, value] of table) res.set(name, value);',
        ],
        [
          'a table that is read',
          'const table = JSON.parse(text);',
          'for (const name of Object.keys(table)) res.set(name, table[name]);',
        ],
        ['a name of nobody knows where', "import { name } from './unknown';", "res.set(name, 'DENY');"],
      ] as const
    ).map(([name, before, code]) => ({
      name: `headers of ${name}`,
      code: `${express}${before}\nconst app = express();\napp.use((req, res, next) => {\n  ${code}\n  next();\n});\n${get}app.listen(3000);`,
    })),
    {
      name: 'helmet or nothing by a condition',
      code: `${withHelmet}const app = express();\napp.use(process.env.CI ? (req, res, next) => next() : helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet registered by a function of the file',
      code: `${withHelmet}const app = express();\nsecure(app);\n${get}app.listen(3000);\nfunction secure(target) {\n  target.use(helmet());\n}`,
    },
    {
      name: 'helmet from a loop over middleware',
      code: `${withHelmet}const app = express();\n[express.json(), helmet()].forEach(handler => app.use(handler));\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet behind the branches that create the application',
      code: `${withHelmet}let app: express.Express;\nif (process.env.TLS) {\n  app = express();\n} else {\n  app = express();\n}\napp.use(helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'checks of a load balancer alone',
      code: `${express}export function start(port: number) {\n  const app = express();\n  app.get('/health', (_req, res) => res.json({ status: 'ok' }));\n  app.listen(port);\n}`,
    },
    {
      name: 'a check of a load balancer under a path that the caller names',
      code: `${express}export function start(port: number, healthRoute: string) {\n  const app = express();\n  app.get(healthRoute, (_req, res) => res.send({ status: 'ok' }));\n  app.listen(port);\n}`,
    },
    {
      name: 'helmet kept in a variable',
      code: `const express = require('express');\nconst secured = require('helmet')();\nconst app = express();\napp.use(secured);\n${get}app.listen(3000);`,
    },
    {
      name: 'methods of a class in the order of the constructor',
      code: `${withHelmet}class Server {\n  public app: express.Application;\n  constructor() {\n    this.app = express();\n    this.middleware();\n    this.routes();\n  }\n  middleware() {\n    this.app.use(helmet());\n  }\n  routes() {\n    this.app.get('/', (req, res) => res.end());\n  }\n  listen() {\n    this.app.listen(3000);\n  }\n}\nnew Server().listen();`,
    },
    {
      name: 'headers set by hand',
      code: `${express}const app = express();\napp.use((req, res, next) => {\n  res.setHeader('X-Frame-Options', 'DENY');\n  next();\n});\n${get}app.listen(3000);`,
    },
    {
      name: 'headers set by hand from a table',
      code: `${express}const SAFE = { 'Content-Security-Policy': "default-src 'self'" };\nconst protect = (req, res, next) => {\n  res.set(SAFE);\n  next();\n};\nconst app = express();\napp.use(protect);\n${get}app.listen(3000);`,
    },
    {
      name: 'an app handed to another file before its routes',
      code: `${express}import { configure } from './configure';\nconst app = express();\nconfigure(app);\n${get}app.listen(3000);`,
    },
    {
      name: 'an app handed over by require',
      code: `const app = require('express')();\nrequire('./middleware')(app);\n${get}app.listen(3000);`,
    },
    {
      name: 'an app handed over in an object',
      code: `${express}import { configure } from './configure';\nconst app = express();\nconfigure({ app, port: 3000 });\n${get}app.listen(3000);`,
    },
    {
      name: 'middleware of another file',
      code: `${express}import { protect } from './protect';\nconst app = express();\napp.use(protect);\n${get}app.listen(3000);`,
    },
    {
      name: 'middleware made by a function of another file',
      code: `${express}const { protect } = require('./protect');\nconst app = express();\napp.use(protect({ strict: true }));\n${get}app.listen(3000);`,
    },
    {
      name: 'middleware by an alias',
      code: `${express}import protect from '@/middleware/protect';\nconst app = express();\napp.use(protect());\n${get}app.listen(3000);`,
    },
    {
      name: 'another package that is named for it',
      code: `${express}import secureHeaders from 'express-secure-headers';\nconst app = express();\napp.use(secureHeaders());\n${get}app.listen(3000);`,
    },
    {
      name: 'lusca',
      code: `${express}import lusca from 'lusca';\nconst app = express();\napp.use(lusca({ xframe: 'SAMEORIGIN' }));\n${get}app.listen(3000);`,
    },
    {
      name: 'an exported app that may be part of another one',
      code: `${express}import users from './users';\nconst api = express();\napi.use('/users', users);\nexport default api;`,
    },
    {
      name: 'an app mounted on a protected one',
      code: `${withHelmet}const admin = express();\nadmin.get('/', (req, res) => res.end());\nconst app = express();\napp.use(helmet());\napp.use('/admin', admin);\napp.listen(3000);`,
    },
    {
      name: 'the default of a parameter',
      code: `${express}export function init(app = express()) {\n  app.get('/', (req, res) => res.end());\n  app.listen(3000);\n}`,
    },
    {
      name: 'an app that a function returns',
      code: `${express}export const usersApi = () => {\n  const api = express();\n  api.get('/', (req, res) => res.end());\n  return api;\n};`,
    },
    { name: 'an app without routes', code: `${express}const app = express();\napp.listen(3000);` },
    {
      name: 'routes of another file alone',
      code: `${express}import routes from './routes';\nconst app = express();\nroutes(app);\napp.listen(3000);`,
    },
    {
      name: 'an app for tests',
      code: `${express}import request from 'supertest';\nimport { handler } from '../src/handler';\nconst app = express();\napp.get('/', handler);\nrequest(app).get('/');`,
    },
    {
      name: 'a health check before helmet',
      code: `${withHelmet}const app = express();\napp.get('/health', (req, res) => res.send('ok'));\napp.use(helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'routes in a callback that runs after helmet',
      code: `${withHelmet}import { connect } from './database';\nconst app = express();\nconnect(() => {\n  app.get('/', (req, res) => res.end());\n  app.listen(3000);\n});\napp.use(helmet());`,
    },
    {
      name: 'a nested router with helmet of its own',
      code: `${withHelmet}const app = express();\nconst router = express.Router();\nrouter.use(helmet());\nrouter.get('/', (req, res) => res.end());\napp.use('/api', router);\napp.listen(3000);`,
    },
    {
      name: 'a router alone',
      code: `${express}const router = express.Router();\nrouter.get('/', (req, res) => res.end());\nexport default router;`,
    },
    {
      name: 'a setting that is read',
      code: `${express}const app = express();\nconst port = app.get('port');\napp.listen(port);`,
    },
    {
      name: 'an unknown package with the same shape',
      code: `import express from './express';\nconst app = express();\n${get}app.listen(3000);`,
    },
    {
      name: 'a loader of routes',
      code: `${express}import consign from 'consign';\nconst app = express();\nconsign().include('middleware').into(app);\n${get}app.listen(3000);`,
    },
    {
      name: 'koa with helmet',
      code: `${koa}import helmet from 'koa-helmet';\nconst app = new Koa();\napp.use(helmet());\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'koa that is exported',
      code: `${koa}const app = new Koa();\napp.use(ctx => {\n  ctx.body = 'hello';\n});\nexport default app;`,
    },
    {
      name: 'koa headers set by hand',
      code: `${koa}const app = new Koa();\napp.use(async (ctx, next) => {\n  ctx.set('X-Content-Type-Options', 'nosniff');\n  await next();\n});\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'hono with secure headers',
      code: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\napp.use('*', secureHeaders());\napp.get('/', c => c.text('hello'));\nexport default { port: 3000, fetch: app.fetch };`,
    },
    {
      name: 'a hono app that may be mounted',
      code: `${hono}const app = new Hono();\napp.get('/', c => c.text('hello'));\nexport default app;`,
    },
    {
      name: 'fastify with helmet after the routes',
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.get('/', async () => ({}));\nawait app.register(helmet);\nawait app.listen({ port: 3000 });`,
    },
    {
      name: 'fastify with a plugin of another file',
      code: `${fastify}const app = fastify();\napp.register(import('./plugins/security.js'));\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify that loads a folder',
      code: `${fastify}import autoload from '@fastify/autoload';\nconst app = fastify();\napp.register(autoload, { dir: 'plugins' });\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify with a wrapped plugin',
      code: `${fastify}import fp from 'fastify-plugin';\nimport helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(fp(async instance => {\n  await instance.register(helmet);\n}));\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify with a hook',
      code: `${fastify}const app = fastify();\napp.addHook('onSend', async (request, reply) => {\n  reply.header('x-frame-options', 'DENY');\n});\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify that is exported where the package has helmet',
      code: `${fastify}export const app = fastify();\napp.get('/', async () => ({}));`,
    },
    {
      name: 'fastify whose routes and helmet share a scope',
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(async scope => {\n  scope.register(helmet);\n  scope.get('/', async () => ({}));\n});\napp.listen({ port: 3000 });`,
    },
    {
      name: 'nest with helmet',
      code: `${nest}import helmet from 'helmet';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  app.use(helmet());\n  await app.listen(3000);\n}\nbootstrap();`,
    },
    {
      name: 'nest set up in another file',
      code: `${nest}import { setup } from './setup';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  setup(app);\n  await app.listen(3000);\n}\nbootstrap();`,
    },
    {
      name: 'nest on fastify with helmet',
      code: `${nest}import { FastifyAdapter } from '@nestjs/platform-fastify';\nimport helmet from '@fastify/helmet';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule, new FastifyAdapter());\n  await app.register(helmet);\n  await app.listen(3000);\n}\nbootstrap();`,
    },
    {
      name: 'nest on an express app with helmet',
      code: `${nest}import { ExpressAdapter } from '@nestjs/platform-express';\n${withHelmet}async function bootstrap() {\n  const server = express();\n  server.use(helmet());\n  const app = await NestFactory.create(AppModule, new ExpressAdapter(server));\n  await app.listen(3000);\n}\nbootstrap();`,
    },
    {
      name: 'nest without an http server',
      code: `${nest}async function bootstrap() {\n  const context = await NestFactory.createApplicationContext(AppModule);\n  await context.close();\n  const service = await NestFactory.createMicroservice(AppModule);\n  await service.listen();\n}\nbootstrap();`,
    },
    { name: 'nest that is not served here', code: `${nest}export const create = () => NestFactory.create(AppModule);` },
    {
      name: 'hapi with security',
      code: `${hapi}const server = Hapi.server({ port: 3000, routes: { security: true } });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.start();`,
    },
    {
      name: 'hapi with options of another file',
      code: `${hapi}import { options } from './options';\nconst server = Hapi.server(options);\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.start();`,
    },
    {
      name: 'hapi with headers by hand',
      code: `${hapi}const server = Hapi.server({ port: 3000 });\nserver.ext('onPreResponse', (request, h) => {\n  request.response.header('X-Frame-Options', 'DENY');\n  return h.continue;\n});\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.start();`,
    },
    {
      name: 'hapi with a plugin of another file',
      code: `${hapi}const server = Hapi.server({ port: 3000 });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.register(require('./plugins'));\nawait server.start();`,
    },
    {
      name: 'middleware put together by a package',
      code: `${koa}import compose from 'koa-compose';\nimport helmet from 'koa-helmet';\nconst app = new Koa();\nconst all = compose([helmet()]);\napp.use(all);\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'middleware of another file put together by a package',
      code: `${koa}import compose from 'koa-compose';\nimport protect from './protect';\nconst app = new Koa();\napp.use(compose([protect]));\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'a composed list of another file',
      code: `${koa}import compose from 'koa-compose';\nimport { all } from './all';\nconst app = new Koa();\napp.use(compose(all));\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'a composed list with that of another file',
      code: `${koa}import compose from 'koa-compose';\nimport { all } from './all';\nconst app = new Koa();\nconst log = (ctx, next) => next();\napp.use(compose([log, ...all]));\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'a composed list that is filled',
      code: `${koa}import compose from 'koa-compose';\nimport { protect } from './protect';\nconst app = new Koa();\nconst all = [(ctx, next) => next()];\nall.push(protect());\napp.use(compose(all));\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
    },
    {
      name: 'a composed list of middleware that sets the headers by hand',
      code: `${koa}import compose from 'koa-compose';\nconst app = new Koa();\nconst protect = async (ctx, next) => {\n  ctx.set('X-Frame-Options', 'DENY');\n  await next();\n};\napp.use(compose([protect, ctx => (ctx.body = 'hello')]));\napp.listen(3000);`,
    },
    {
      name: 'a list of middleware that is filled',
      code: `${express}import { protect } from './protect';\nconst app = express();\nconst all = [(req, res, next) => next()];\nif (process.env.SAFE) all.push(protect());\napp.use(all);\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet called inside middleware',
      code: `${withHelmet}const protect = helmet();\nconst app = express();\napp.use((req, res, next) => (req.path === '/embed' ? next() : protect(req, res, next)));\n${get}app.listen(3000);`,
    },
    {
      name: 'a response handed to another file',
      code: `${express}import { prepare } from './prepare';\nconst app = express();\napp.use((req, res, next) => {\n  prepare(res);\n  next();\n});\n${get}app.listen(3000);`,
    },
    {
      name: 'an answer to preflights before helmet',
      code: `${withHelmet}import cors from 'cors';\nconst app = express();\napp.options('*', cors());\napp.use(helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'an object given to another file by this',
      code: `${express}import { prepare } from './prepare';\nexport class Server {\n  app = express();\n  start() {\n    prepare(this);\n    this.app.get('/', (req, res) => res.end());\n    this.app.listen(3000);\n  }\n}`,
    },
    {
      name: 'middleware of another file in a loop',
      code: `${express}import * as all from './middleware';\nconst app = express();\nfor (const handler of Object.values(all)) app.use(handler);\n${get}app.listen(3000);`,
    },
    {
      name: 'an app wrapped by a package',
      code: `${express}import wrap from 'express-ws';\nconst { app } = wrap(express());\n${get}app.listen(3000);`,
    },
    {
      name: 'routes loaded by name',
      code: `${express}import { readdirSync } from 'node:fs';\nconst app = express();\nreaddirSync('routes').forEach(file => require('./routes/' + file)(app));\n${get}app.listen(3000);`,
    },
    {
      name: 'hapi headers by an extension object',
      code: `${hapi}const server = Hapi.server({ port: 3000 });\nserver.ext({ type: 'onPreResponse', method: (request, h) => {\n  request.response.header('Content-Security-Policy', 'default-src');\n  return h.continue;\n} });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.start();`,
    },
    {
      name: 'hapi security on a route',
      code: `${hapi}const server = Hapi.server({ port: 3000 });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello', options: { security: true } });\nawait server.start();`,
    },
    {
      name: 'fastify helmet that is loaded lazily',
      code: `${fastify}const app = fastify();\napp.register(import('@fastify/helmet'));\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'an app that a function only fills for a command',
      code: `${express}const load = app => {\n  ${get.trim()}\n  return { jobs: [] };\n};\nexport async function run(script) {\n  const app = express();\n  const { jobs } = await load(app);\n  await script(jobs);\n  process.exit();\n}`,
    },
    {
      name: 'an app with a parser of its own that a function only fills',
      code: `${express}async function load({ server }) {\n  server.get('/', (req, res) => res.end());\n}\nasync function main() {\n  const server = express();\n  server.use(express.json());\n  await load({ server });\n  process.exit(0);\n}\nmain();`,
    },
    {
      name: 'hono in a durable object by its state',
      code: `${hono}export class Counter {\n  app: Hono = new Hono();\n  constructor(state: DurableObjectState) {\n    this.app.post('/', c => c.json({ count: 1 }));\n  }\n  async fetch(request: Request) {\n    return this.app.fetch(request);\n  }\n}`,
    },
    {
      name: 'hono in a durable object with its state in a field',
      code: `${hono}export class Room {\n  #app = new Hono().get('/', c => c.text('hello'));\n  constructor(private readonly state: DurableObjectState, env: Env) {}\n  fetch = (request: Request) => this.#app.fetch(request);\n}`,
    },
    {
      name: 'hono in a durable object by its parent',
      code: `${hono}import { DurableObject } from 'cloudflare:workers';\nexport class Room extends DurableObject {\n  fetch(request) {\n    const app = new Hono();\n    app.get('/', c => c.text('hello'));\n    return app.fetch(request);\n  }\n}`,
    },
    {
      name: 'hono beside a durable object that alone asks it',
      code: `${hono}const app = new Hono();\napp.get('/', c => c.text('hello'));\nexport class Room implements DurableObject {\n  constructor(private state: DurableObjectState) {}\n  async fetch(request: Request) {\n    return app.fetch(request, this.state);\n  }\n}`,
    },
    {
      name: 'hono in an exported class that a platform makes',
      code: `${hono}export class Room {\n  constructor(state, env) {\n    this.state = state;\n  }\n  app = new Hono().get('/', c => c.text('hello'));\n  fetch(request) {\n    return this.app.fetch(request);\n  }\n}\nexport default { fetch: (request, env) => env.ROOM.get(env.ROOM.idFromName('one')).fetch(request) };`,
    },
    {
      name: 'each route sets one header by hand',
      code: `${express}const app = express();\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.get('/page', (req, res) => {\n  res.setHeader('X-Frame-Options', 'DENY');\n  res.send('x');\n});\napp.listen(3000);`,
    },
    {
      name: 'a page with its own headers beside a health check',
      code: `${express}const app = express();\napp.get('/health', (req, res) => res.send('ok'));\napp.get('/page', (req, res) => {\n  res.set({ 'X-Frame-Options': 'DENY', 'X-Content-Type-Options': 'nosniff' });\n  res.send('x');\n});\napp.listen(3000);`,
    },
    {
      name: 'a route for all paths that sets the headers',
      code: `${express}const app = express();\napp.all('*', (req, res, next) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  next();\n});\n${get}app.listen(3000);`,
    },
    {
      name: 'a route of a parameter that sets the headers',
      code: `${express}const app = express();\napp.all('/:area', (req, res, next) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  next();\n});\napp.get('/users', (req, res) => res.json({}));\napp.listen(3000);`,
    },
    {
      name: 'a route of an unknown path that sets the headers',
      code: `${express}const app = express();\napp.get(process.env.PAGES, (req, res, next) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  next();\n});\n${get}app.listen(3000);`,
    },
    {
      name: 'every route with a function that sets the headers',
      code: `${fastify}const answer = (reply, data) => reply.header('X-Content-Type-Options', 'nosniff').send(data);\nconst app = fastify();\napp.get('/zip', (request, reply) => answer(reply, 'x'));\napp.get('/users', (request, reply) => answer(reply, []));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'koa headers that depend on the path',
      code: `${koa}const app = new Koa();\napp.use((ctx, next) => {\n  if (ctx.path === '/zip') ctx.set('X-Content-Type-Options', 'nosniff');\n  return next();\n});\napp.use(ctx => {\n  ctx.body = 'x';\n});\napp.listen(3000);`,
    },
    {
      name: 'fastify routes and a hook that sets the headers',
      code: `${fastify}const app = fastify();\napp.get('/users', async () => []);\napp.get('/zip', (request, reply) => reply.header('X-Content-Type-Options', 'nosniff').send('x'));\napp.addHook('onSend', async (request, reply) => {\n  reply.header('X-Frame-Options', 'DENY');\n});\napp.listen({ port: 3000 });`,
    },
    {
      name: 'a plain server',
      code: "import http from 'node:http';\nhttp.createServer((req, res) => res.end('{}')).listen(3000);",
    },
    {
      name: 'a plain server with headers of its own',
      code: "import http from 'node:http';\nconst common = { 'X-Frame-Options': 'DENY', 'Content-Type': 'text/html' };\nhttp.createServer((req, res) => res.writeHead(200, common).end('<p>')).listen(3000);",
    },
    {
      name: 'a plain server that calls helmet',
      code: "import http from 'node:http';\nimport helmet from 'helmet';\nconst secure = helmet();\nhttp.createServer((req, res) => secure(req, res, () => { res.setHeader('Content-Type', 'text/html'); res.end('<p>'); })).listen(3000);",
    },
    {
      name: 'a plain server that waits for one answer',
      code: "import http from 'node:http';\nconst server = http.createServer((req, res) => { res.writeHead(200, { 'Content-Type': 'text/html' }); res.end('<p>You may close this window.</p>'); server.close(); });\nserver.listen(3000);",
    },
    {
      name: 'a plain server for this machine alone',
      code: "import http from 'node:http';\nhttp.createServer((req, res) => { res.writeHead(200, { 'Content-Type': 'text/html' }); res.end('<p>'); }).listen(3000, 'localhost');",
    },
    {
      name: 'a plain server that opens a browser',
      code: "import http from 'node:http';\nimport open from 'open';\nhttp.createServer((req, res) => { res.writeHead(200, { 'Content-Type': 'text/html' }); res.end('<p>'); }).listen(3000);\nvoid open('http://127.0.0.1:3000');",
    },
    {
      name: 'a plain server that sends types of a table',
      code: "import http from 'node:http';\nconst types = { '.html': 'text/html', '.js': 'text/javascript' };\nhttp.createServer((req, res) => { res.writeHead(200, { 'Content-Type': types[req.url] }); res.end(''); }).listen(3000);",
    },
    {
      name: 'a plain server that hands requests to an application',
      code: `${withHelmet}import http from 'node:http';\nconst app = express();\napp.use(helmet());\n${get}http.createServer((req, res) => { res.setHeader('Content-Type', 'text/html'); app(req, res); }).listen(3000);`,
    },
    {
      name: 'a plain server that sets headers of a list',
      code: "import http from 'node:http';\nimport { all } from './response-headers.json';\nhttp.createServer((req, res) => { for (const [name, value] of all) res.setHeader(name, value); res.setHeader('Content-Type', 'text/html'); res.end(''); }).listen(3000);",
    },
    {
      name: 'an exported app that asks where it is mounted',
      code: `${express}const app = express();\napp.set('view engine', 'ejs');\napp.get('/', (req, res) => res.render('index', { base: app.mountpath }));\nexport default app;`,
    },
    {
      name: 'an exported app that waits to be mounted',
      code: `const app = require('express')();\napp.on('mount', parent => parent.locals.parts.push(app));\napp.use(require('express').static('public'));\n${get}module.exports = app;`,
    },
    {
      name: 'an exported app that reads its parent',
      code: `${express}const app = express();\napp.use(express.json());\napp.get('/', (req, res) => res.json(app.parent.locals.title));\nexport default app;`,
    },
    {
      name: 'an exported app whose handlers ask where it is mounted',
      code: `${express}const app = express();\napp.use(express.json());\napp.get('/', (req, res) => res.json(req.app.mountpath));\nexport default app;`,
    },
    {
      name: 'an exported app that takes apart where it is mounted',
      code: `${express}const app = express();\napp.set('views', 'views');\nconst { mountpath } = app;\napp.get('/', (req, res) => res.render('index', { mountpath }));\nexport default app;`,
    },
    {
      name: 'an app exported with the path at which another one takes it in',
      code: `${express}const app = express();\napp.use(express.json());\n${get}export default { path: '/api', handler: app };`,
    },
    {
      name: 'an exported part with views and static files of its own',
      code: `const express = require('express');\nconst admin = express();\nadmin.set('views', 'views');\nadmin.engine('hbs', require('hbs').__express);\nadmin.use(express.static('public'));\nadmin.get('/', (req, res) => res.render('index'));\nmodule.exports = admin;`,
    },
    {
      name: 'helmet for a path below which everything else lies',
      code: `${withHelmet}import users from './users';\nconst app = express();\napp.use('/api', helmet());\napp.use('/api/users', users);\napp.get('/api', (req, res) => res.json({}));\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path that is not known',
      code: `${withHelmet}import { prefix } from './config';\nconst app = express();\napp.use(prefix, helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet for all paths but one',
      code: `${withHelmet}const app = express();\napp.use(/^(?!\\/embed)/, helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet for a list of paths',
      code: `${withHelmet}const app = express();\napp.use(['/', '/api'], helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet of its own for each path',
      code: `${withHelmet}import api from './api';\nimport pages from './pages';\nconst app = express();\napp.use('/api', helmet({ contentSecurityPolicy: false }), api);\napp.use('/pages', helmet(), pages);\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path and then for the rest',
      code: `${withHelmet}import api from './api';\nconst app = express();\napp.use('/api', helmet({ contentSecurityPolicy: false }), api);\napp.use(helmet());\n${get}app.listen(3000);`,
    },
    {
      name: 'helmet for a path, which the root leads to',
      code: `${withHelmet}import pages from './pages';\nconst app = express();\napp.get('/', (req, res) => res.redirect('/pages'));\napp.use('/pages', helmet(), pages);\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path beside which nothing is found',
      code: `${withHelmet}import pages from './pages';\nconst app = express();\napp.use('/pages', helmet(), pages);\napp.use((req, res) => res.status(404).send('Nothing here.'));\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path beside a health check',
      code: `${withHelmet}import pages from './pages';\nconst app = express();\napp.get('/healthz', (req, res) => res.send('ok'));\napp.use('/pages', helmet(), pages);\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path below which a router has its routes',
      code: `${withHelmet}const app = express();\nconst router = express.Router();\nrouter.get('/pages/:id', (req, res) => res.end());\napp.use('/pages', helmet());\napp.use(router);\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path beside a router of another file that is not seen',
      code: `${withHelmet}import router from './router';\nconst app = express();\napp.use('/pages', helmet());\napp.use(router);\napp.listen(3000);`,
    },
    {
      name: 'helmet for a path in an app that others may complete',
      code: `${withHelmet}const app = express();\napp.use('/pages', helmet());\n${get}export default app;`,
    },
    {
      name: 'hono headers for a path below a base',
      code: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\nconst api = app.basePath('/api');\napi.use('/v1/*', secureHeaders());\napp.get('/api/v1/users', c => c.text('hello'));\nexport default { port: 3000, fetch: app.fetch };`,
    },
    {
      name: 'hono headers for the path of all routes',
      code: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\napp.use('/pages/*', secureHeaders());\napp.get('/pages/:id', c => c.text('hello'));\nexport default { port: 3000, fetch: app.fetch };`,
    },
    {
      name: 'fastify helmet that a route turns on',
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(helmet, { global: false });\napp.get('/', { helmet: { frameguard: false } }, async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify helmet that a handler runs',
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(helmet, { global: false });\napp.get('/', async (request, reply) => {\n  await reply.helmet();\n  return {};\n});\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify helmet that a hook turns on',
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.addHook('onRoute', route => {\n  route.helmet = {};\n});\napp.register(helmet, { global: false });\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify helmet whose routes are in a file that is not seen',
      code: `${fastify}import helmet from '@fastify/helmet';\nimport routes from './routes';\nconst app = fastify();\napp.register(helmet, { global: false });\napp.register(routes, { prefix: '/api' });\napp.listen({ port: 3000 });`,
    },
    {
      name: 'fastify helmet with options that are not known',
      code: `${fastify}import helmet from '@fastify/helmet';\nexport const start = options => {\n  const app = fastify();\n  app.register(helmet, options);\n  app.get('/', async () => ({}));\n  app.listen({ port: 3000 });\n};`,
    },
    {
      name: 'fastify helmet that the environment turns on',
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(helmet, { global: process.env.NODE_ENV === 'production' });\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
    },
    {
      name: 'nest on fastify with helmet that controllers may turn on',
      code: `${nest}import { FastifyAdapter } from '@nestjs/platform-fastify';\nimport helmet from '@fastify/helmet';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule, new FastifyAdapter());\n  await app.register(helmet, { global: false });\n  await app.listen(3000);\n}\nbootstrap();`,
    },
    {
      name: 'hapi security on one of several routes',
      code: `${hapi}const server = Hapi.server({ port: 3000 });\nserver.route([\n  { method: 'GET', path: '/', handler: () => 'hello' },\n  { method: 'GET', path: '/me', handler: () => 'me', options: { security: true } },\n]);\nawait server.start();`,
    },
  ],
  invalid: [
    ...(
      [
        ['if (env !== "production")', "if (process.env.NODE_ENV !== 'production') app.use(helmet());"],
        ['if (env === "development")', "if (process.env['NODE_ENV'] === 'development') {\n  app.use(helmet());\n}"],
        ['&&', "process.env.NODE_ENV !== 'production' && app.use(helmet());"],
        ['||', "process.env.NODE_ENV === 'production' || app.use(helmet());"],
        ['else', "if (app.get('env') === 'production') {\n  app.use(express.static('dist'));\n} else app.use(helmet());"],
        [
          'a constant',
          "const { NODE_ENV = 'development' } = process.env;\nconst isProd = NODE_ENV === 'production';\nif (!isProd) app.use(helmet());",
        ],
        ['a list', "if (['dev', 'test'].includes(process.env.NODE_ENV)) app.use(helmet());"],
        [
          'a function',
          "const isDev = () => (process.env.NODE_ENV || 'development') !== 'production';\nif (isDev()) app.use(helmet());",
        ],
        ['two conditions', "if (process.env.NODE_ENV !== 'production' && process.env.HEADERS) app.use(helmet());"],
        [
          'an early return',
          "secure();\nfunction secure() {\n  if (process.env.NODE_ENV === 'production') return;\n  app.use(helmet());\n}",
        ],
        [
          'a function that is called so',
          "if (process.env.NODE_ENV !== 'production') secure();\nfunction secure() {\n  app.use(helmet());\n}",
        ],
        [
          'a function that gets the application',
          "if (process.env.NODE_ENV !== 'production') secure(app);\nfunction secure(target) {\n  target.use(helmet());\n}",
        ],
      ] as const
    ).map(([name, code]) => ({
      name: `helmet outside of production by ${name}`,
      filename,
      code: `${withHelmet}const app = express();\n${code}\n${get}app.listen(3000);`,
      errors: [{ messageId: 'leftOut' as const, data: { application: 'app', protection: 'helmet()' } }],
    })),
    ...(
      [
        [
          'entries',
          "const table = Object.entries({ Vary: 'Accept' });",
          'for (const [name, value] of table) res.set(name, value);',
        ],
        [
          'an object',
          "const table = { Vary: 'Accept' };",
          'for (const [name, value] of Object.entries(table)) res.set(name, value);',
        ],
        [
          'a map',
          "const table = new Map([['Cache-Control', 'no-store']]);",
          'table.forEach((value, name) => res.setHeader(name, value));',
        ],
        ['a name', "const name = 'X-Response-Time';", 'res.set(name, String(Date.now()));'],
      ] as const
    ).map(([name, before, code]) => ({
      name: `other headers of ${name}`,
      filename,
      code: `${express}${before}\nconst app = express();\napp.use((req, res, next) => {\n  ${code}\n  next();\n});\n${get}app.listen(3000);`,
      output: `${express}import helmet from 'helmet';\n${before}\nconst app = express();\napp.use(helmet());\napp.use((req, res, next) => {\n  ${code}\n  next();\n});\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing' as const, line: 3 }],
    })),
    {
      name: 'a plugin outside of production',
      filename,
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\nif (process.env.NODE_ENV === 'development') await app.register(helmet);\napp.get('/', async () => ({}));\nawait app.listen({ port: 3000 });`,
      errors: [{ messageId: 'leftOut', line: 4 }],
    },
    {
      name: 'nest outside of production',
      filename,
      code: `${nest}import helmet from 'helmet';\nconst app = await NestFactory.create(AppModule);\nif (process.env.NODE_ENV !== 'production') app.use(helmet());\nawait app.listen(3000);`,
      errors: [{ messageId: 'leftOut', line: 5 }],
    },
    {
      name: 'koa that is exported under the name of an application, with a parser for all bodies',
      filename,
      code: `${koa}import bodyParser from 'koa-bodyparser';\nexport const app = new Koa();\napp.use(bodyParser());\napp.use(ctx => {\n  ctx.body = 'hello';\n});`,
      output: `${koa}import bodyParser from 'koa-bodyparser';\nimport helmet from 'koa-helmet';\nexport const app = new Koa();\napp.use(helmet());\napp.use(bodyParser());\napp.use(ctx => {\n  ctx.body = 'hello';\n});`,
      errors: [{ messageId: 'missing' }],
    },
    {
      name: 'a plain server that sends pages',
      code: "import http from 'node:http';\nconst server = http.createServer((req, res) => { res.setHeader('Content-Type', 'text/html; charset=utf-8'); res.end('<p>'); });\nserver.listen(3000);",
      errors: [{ messageId: 'bare', data: { application: 'server' } }],
    },
    {
      name: 'headers of a constant',
      code: "const { createServer } = require('http');\nconst asPage = { 'content-type': 'text/html' };\nconst server = createServer(async (req, res) => { res.writeHead(200, asPage); res.end(await page()); });\nserver.listen(process.env.PORT);",
      errors: [{ messageId: 'bare', data: { application: 'server' } }],
    },
    {
      name: 'a listener and a function that sends',
      code: "import https from 'node:https';\nimport { readFileSync } from 'node:fs';\nconst send = (res, html) => { res.writeHead(200, 'OK', { 'Content-Type': 'text/html' }); res.end(html); };\nfunction answer(req, res) { send(res, '<p>'); }\nconst server = https.createServer({ key: readFileSync('key') }, answer);\nserver.listen(443);",
      errors: [{ messageId: 'bare', data: { application: 'server' } }],
    },
    {
      name: 'headers added to others',
      code: "import http from 'node:http';\nconst common = { 'Cache-Control': 'no-store' };\nconst server = http.createServer((req, res) => res.writeHead(200, { ...common, 'Content-Type': 'text/html' }).end('<p>'));\nserver.listen(3000);\nprocess.on('SIGTERM', () => server.close());",
      errors: [{ messageId: 'bare', data: { application: 'server' } }],
    },
    {
      name: 'routes without helmet',
      filename,
      code: `${express}const app = express();\n${get}app.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a package that is not installed',
      code: `${express}const app = express();\n${get}app.listen(3000);`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          suggestions: [
            { messageId: 'install', output: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);` },
          ],
        },
      ],
    },
    {
      name: 'CommonJS without semicolons',
      filename,
      code: `const express = require("express")\nconst app = express()\napp.get("/", (req, res) => res.json({}))\napp.listen(3000)`,
      output: `const express = require("express")\nconst helmet = require("helmet")\nconst app = express()\napp.use(helmet())\napp.get("/", (req, res) => res.json({}))\napp.listen(3000)`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'an app that is created by require',
      filename,
      code: `const app = require('express')();\nconst users = require('./users');\napp.use('/users', users);\napp.listen(3000);`,
      output: `const app = require('express')();\nconst users = require('./users');\nconst helmet = require('helmet');\napp.use(helmet());\napp.use('/users', users);\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 1 }],
    },
    {
      name: 'applications of two branches',
      filename,
      code: `${express}let app: express.Express;\nif (process.env.TLS) {\n  app = express();\n} else {\n  app = express();\n}\n${get}app.listen(3000);`,
      output: [
        `${withHelmet}let app: express.Express;\nif (process.env.TLS) {\n  app = express();\n  app.use(helmet());\n} else {\n  app = express();\n}\n${get}app.listen(3000);`,
        `${withHelmet}let app: express.Express;\nif (process.env.TLS) {\n  app = express();\n  app.use(helmet());\n} else {\n  app = express();\n  app.use(helmet());\n}\n${get}app.listen(3000);`,
      ],
      errors: [
        { messageId: 'missing', line: 4 },
        { messageId: 'missing', line: 6 },
      ],
    },
    {
      name: 'helmet in one of two branches',
      filename,
      code: `${withHelmet}let app: express.Express;\nif (process.env.TLS) {\n  app = express();\n  app.use(helmet());\n} else {\n  app = express();\n}\n${get}app.listen(3000);`,
      output: `${withHelmet}let app: express.Express;\nif (process.env.TLS) {\n  app = express();\n  app.use(helmet());\n} else {\n  app = express();\n  app.use(helmet());\n}\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 8 }],
    },
    {
      name: 'a page among the checks of a load balancer',
      filename,
      code: `${withHelmet}const app = express();\napp.get('/health', (_req, res) => res.json({ status: 'ok' }));\napp.get('/status', (_req, res) => res.render('status'));\napp.listen(3000);`,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          suggestions: [
            {
              messageId: 'register',
              output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/health', (_req, res) => res.json({ status: 'ok' }));\napp.get('/status', (_req, res) => res.render('status'));\napp.listen(3000);`,
            },
          ],
        },
      ],
    },
    {
      name: 'data of the program under a path that sounds like a check of a load balancer',
      filename,
      code: `${withHelmet}import { list } from './deliveries';\nconst app = express();\napp.get('/deliveries', async (_req, res) => res.json(await list()));\napp.get('/status', async (_req, res) => res.json(await list()));\napp.listen(3000);`,
      output: `${withHelmet}import { list } from './deliveries';\nconst app = express();\napp.use(helmet());\napp.get('/deliveries', async (_req, res) => res.json(await list()));\napp.get('/status', async (_req, res) => res.json(await list()));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 4 }],
    },
    {
      name: 'a check of a load balancer that tells what it was asked',
      filename,
      code: `${withHelmet}const app = express();\napp.get('/health', (req, res) => res.json({ asked: req.query.name }));\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/health', (req, res) => res.json({ asked: req.query.name }));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'helmet that is imported and not used',
      filename,
      code: `${withHelmet}const app = express();\n${get}app.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'helmet that is required after the app is created',
      filename,
      code: `const express = require('express');\nconst app = express();\nconst helmet = require('helmet');\n${get}app.listen(3000);`,
      output: `const express = require('express');\nconst app = express();\nconst helmet = require('helmet');\napp.use(helmet());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'helmet under another name',
      filename,
      code: `${express}import protect from 'helmet';\nconst app = express();\n${get}app.listen(3000);`,
      output: `${express}import protect from 'helmet';\nconst app = express();\napp.use(protect());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'a name that is taken',
      filename,
      code: `${express}const helmet = 1;\nconst app = express();\napp.get('/', (req, res) => res.json({ helmet }));\napp.listen(3000);`,
      output: `${express}import helmet2 from 'helmet';\nconst helmet = 1;\nconst app = express();\napp.use(helmet2());\napp.get('/', (req, res) => res.json({ helmet }));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'a comment beside the creation',
      filename,
      code: `${express}const app = express(); // the shop\n${get}app.listen(3000);`,
      output: `${withHelmet}const app = express(); // the shop\napp.use(helmet());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'all on one line',
      filename,
      code: `${express}const app = express(); app.get('/', (req, res) => res.json({})); app.listen(3000);`,
      output: `${withHelmet}const app = express(); app.use(helmet()); app.get('/', (req, res) => res.json({})); app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'static files',
      filename,
      code: `${express}const app = express();\napp.use(express.static('public'));\napp.listen(3000);`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          suggestions: [
            {
              messageId: 'register',
              output: `${withHelmet}const app = express();\napp.use(helmet());\napp.use(express.static('public'));\napp.listen(3000);`,
            },
          ],
        },
      ],
    },
    {
      name: 'views',
      filename,
      code: `${express}const app = express();\napp.set('view engine', 'ejs');\napp.get('/', (req, res) => res.render('index'));\nexport default app;`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          suggestions: [
            {
              messageId: 'register',
              output: `${withHelmet}const app = express();\napp.use(helmet());\napp.set('view engine', 'ejs');\napp.get('/', (req, res) => res.render('index'));\nexport default app;`,
            },
          ],
        },
      ],
    },
    {
      name: 'a server by node',
      filename,
      code: `${express}import { createServer } from 'node:http';\nconst app = express();\n${get}createServer(app).listen(3000);`,
      output: `${express}import { createServer } from 'node:http';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\n${get}createServer(app).listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'middleware of packages that sets no such header',
      filename,
      code: `${express}import morgan from 'morgan';\nimport cors from 'cors';\nimport session from 'express-session';\nconst app = express();\napp.use(morgan('tiny'));\napp.use(cors());\napp.use(session({ secret: 'x', cookie: { secure: true } }));\n${get}app.listen(3000);`,
      output: `${express}import morgan from 'morgan';\nimport cors from 'cors';\nimport session from 'express-session';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\napp.use(morgan('tiny'));\napp.use(cors());\napp.use(session({ secret: 'x', cookie: { secure: true } }));\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 5 }],
    },
    {
      name: 'a router of another file',
      filename,
      code: `${express}import users from './users';\nconst app = express();\napp.use('/users', users);\napp.listen(3000);`,
      output: `${express}import users from './users';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\napp.use('/users', users);\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'a router of the same file',
      filename,
      code: `${express}const app = express();\nconst router = express.Router();\nrouter.get('/', (req, res) => res.json({}));\napp.use(router);\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\nconst router = express.Router();\nrouter.get('/', (req, res) => res.json({}));\napp.use(router);\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'routes on a path',
      filename,
      code: `${express}const app = express();\napp.route('/users').get((req, res) => res.json([])).post((req, res) => res.json({}));\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.route('/users').get((req, res) => res.json([])).post((req, res) => res.json({}));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'an exported app with an error handler',
      filename,
      code: `${express}const app = express();\napp.use('/users', require('./users'));\napp.use((error, req, res, next) => res.status(500).end());\nmodule.exports = app;`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.use('/users', require('./users'));\napp.use((error, req, res, next) => res.status(500).end());\nmodule.exports = app;`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'an exported app that reads bodies',
      filename,
      code: `${express}import users from './users';\nconst app = express();\napp.use(express.json());\napp.use('/users', users);\nexport default app;`,
      output: `${express}import users from './users';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\napp.use(express.json());\napp.use('/users', users);\nexport default app;`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'an app that a function named for it returns',
      filename,
      code: `${express}import users from './users';\nexport function createApp() {\n  const app = express();\n  app.use(express.json());\n  app.use('/users', users);\n  return app;\n}`,
      output: `${express}import users from './users';\nimport helmet from 'helmet';\nexport function createApp() {\n  const app = express();\n  app.use(helmet());\n  app.use(express.json());\n  app.use('/users', users);\n  return app;\n}`,
      errors: [{ messageId: 'missing', line: 4 }],
    },
    {
      name: 'an app that a function of the file makes',
      filename,
      code: `${express}function make() {\n  const app = express();\n  ${get}  return app;\n}\nmake().listen(3000);`,
      output: `${withHelmet}function make() {\n  const app = express();\n  app.use(helmet());\n  ${get}  return app;\n}\nmake().listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'an app in a field',
      filename,
      code: `${express}class Server {\n  private app: express.Application;\n  constructor() {\n    this.app = express();\n    this.${get}    this.app.listen(3000);\n  }\n}\nnew Server();`,
      output: `${withHelmet}class Server {\n  private app: express.Application;\n  constructor() {\n    this.app = express();\n    this.app.use(helmet());\n    this.${get}    this.app.listen(3000);\n  }\n}\nnew Server();`,
      errors: [{ messageId: 'missing', line: 5 }],
    },
    {
      name: 'an app in an initialised field',
      filename,
      code: `${express}export class Server {\n  app = express();\n  start() {\n    this.${get}    this.app.listen(3000);\n  }\n}`,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          suggestions: [
            {
              messageId: 'register',
              output: `${withHelmet}export class Server {\n  app = express().use(helmet());\n  start() {\n    this.${get}    this.app.listen(3000);\n  }\n}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a chain',
      filename,
      code: `${express}express().get('/', (req, res) => res.json({})).listen(3000);`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          suggestions: [
            {
              messageId: 'register',
              output: `${withHelmet}express().use(helmet()).get('/', (req, res) => res.json({})).listen(3000);`,
            },
          ],
        },
      ],
    },
    {
      name: 'an app in a callback',
      filename,
      code: `${express}import { connect } from './database';\nconst app = express();\nconnect(() => {\n  ${get}  app.listen(3000);\n});`,
      output: `${express}import { connect } from './database';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\nconnect(() => {\n  ${get}  app.listen(3000);\n});`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'an app in an async function',
      filename,
      code: `${express}async function main() {\n  const app = express();\n  app.use(express.json());\n  app.post('/', (req, res) => res.json(req.body));\n  app.listen(3000);\n}\nmain();`,
      output: `${withHelmet}async function main() {\n  const app = express();\n  app.use(helmet());\n  app.use(express.json());\n  app.post('/', (req, res) => res.json(req.body));\n  app.listen(3000);\n}\nmain();`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'an app handed over after its routes',
      filename,
      code: `${express}import { finish } from './finish';\nconst app = express();\n${get}finish(app);\napp.listen(3000);`,
      output: `${express}import { finish } from './finish';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\n${get}finish(app);\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'a function for a platform',
      filename,
      code: `${express}import serverless from 'serverless-http';\nconst app = express();\n${get}export const handler = serverless(app);`,
      output: `${express}import serverless from 'serverless-http';\nimport helmet from 'helmet';\nconst app = express();\napp.use(helmet());\n${get}export const handler = serverless(app);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'middleware that answers everything',
      filename,
      code: `${express}const app = express();\napp.use((req, res) => res.send('hello'));\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.use((req, res) => res.send('hello'));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'helmet after the routes',
      filename,
      code: `${withHelmet}const app = express();\n${get}app.use(helmet());\napp.listen(3000);`,
      errors: [{ messageId: 'late', line: 3 }],
    },
    {
      name: 'helmet after static files',
      filename,
      code: `${withHelmet}const app = express();\napp.use(express.static('public')).use(helmet());\napp.listen(3000);`,
      errors: [{ messageId: 'late', line: 3 }],
    },
    {
      name: 'helmet that is not called',
      filename,
      code: `${withHelmet}const app = express();\napp.use(helmet);\n${get}app.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'uncalled', line: 4 }],
    },
    {
      name: 'single helmet middleware that is not called',
      filename,
      code: `${withHelmet}const app = express();\napp.use(express.json(), helmet.noSniff);\n${get}app.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(express.json(), helmet.noSniff());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'uncalled', line: 4 }],
    },
    {
      name: 'an exported app',
      filename,
      code: `${express}export const app: express.Express = express();\n${get}app.listen(3000);`,
      output: `${withHelmet}export const app: express.Express = express();\napp.use(helmet());\n${get}app.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'an assignment that exports',
      filename,
      code: `const express = require('express');\nconst app = module.exports = express();\napp.use('/users', require('./users'));\napp.listen(3000);`,
      output: `const express = require('express');\nconst helmet = require('helmet');\nconst app = module.exports = express();\napp.use(helmet());\napp.use('/users', require('./users'));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a route that sets its own headers is no protection of others',
      filename,
      code: `${express}const app = express();\napp.get('/', (req, res) => {\n  res.set('Cache-Control', 'no-store');\n  res.json({});\n});\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/', (req, res) => {\n  res.set('Cache-Control', 'no-store');\n  res.json({});\n});\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'koa',
      filename,
      code: `${koa}const app = new Koa();\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
      output: `${koa}import helmet from 'koa-helmet';\nconst app = new Koa();\napp.use(helmet());\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'koa behind a callback',
      filename,
      code: `${koa}import http from 'node:http';\nimport Router from '@koa/router';\nconst app = new Koa();\nconst router = new Router();\nrouter.get('/', ctx => {\n  ctx.body = 'hello';\n});\napp.use(router.routes()).use(router.allowedMethods());\nhttp.createServer(app.callback()).listen(3000);`,
      output: `${koa}import http from 'node:http';\nimport Router from '@koa/router';\nimport helmet from 'koa-helmet';\nconst app = new Koa();\napp.use(helmet());\nconst router = new Router();\nrouter.get('/', ctx => {\n  ctx.body = 'hello';\n});\napp.use(router.routes()).use(router.allowedMethods());\nhttp.createServer(app.callback()).listen(3000);`,
      errors: [{ messageId: 'missing', line: 4 }],
    },
    {
      name: 'koa with a router of another file',
      filename,
      code: `${koa}import router from './router';\nconst app = new Koa();\napp.use(router.routes());\napp.listen(3000);`,
      output: `${koa}import router from './router';\nimport helmet from 'koa-helmet';\nconst app = new Koa();\napp.use(helmet());\napp.use(router.routes());\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'koa with late helmet',
      filename,
      code: `${koa}import helmet from 'koa-helmet';\nconst app = new Koa();\napp.use(ctx => {\n  ctx.body = 'hello';\n});\napp.use(helmet());\napp.listen(3000);`,
      errors: [{ messageId: 'late', line: 3 }],
    },
    {
      name: 'hono',
      filename,
      code: `${hono}const app = new Hono();\napp.get('/', c => c.text('hello'));\nexport default { port: 3000, fetch: app.fetch };`,
      output: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\napp.use(secureHeaders());\napp.get('/', c => c.text('hello'));\nexport default { port: 3000, fetch: app.fetch };`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'an app that a function fills and the file serves',
      filename,
      code: `${express}const load = app => {\n  ${get.trim()}\n};\nconst app = express();\nload(app);\napp.listen(3000);`,
      output: `${withHelmet}const load = app => {\n  ${get.trim()}\n};\nconst app = express();\napp.use(helmet());\nload(app);\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 5 }],
    },
    {
      name: 'an app that one function fills and another one serves',
      filename,
      code: `${express}import http from 'node:http';\nconst load = app => {\n  ${get.trim()}\n};\nconst serve = handler => http.createServer(handler).listen(3000);\nconst app = express();\nload(app);\nserve(app);`,
      output: `${express}import http from 'node:http';\nimport helmet from 'helmet';\nconst load = app => {\n  ${get.trim()}\n};\nconst serve = handler => http.createServer(handler).listen(3000);\nconst app = express();\napp.use(helmet());\nload(app);\nserve(app);`,
      errors: [{ messageId: 'missing', line: 7 }],
    },
    {
      name: 'an app that a function fills and a listener calls',
      filename,
      code: `${express}import http from 'node:http';\nconst load = app => {\n  ${get.trim()}\n};\nconst app = express();\nconst server = http.createServer((req, res) => app(req, res));\nload(app);\nserver.listen(3000);`,
      output: `${express}import http from 'node:http';\nimport helmet from 'helmet';\nconst load = app => {\n  ${get.trim()}\n};\nconst app = express();\napp.use(helmet());\nconst server = http.createServer((req, res) => app(req, res));\nload(app);\nserver.listen(3000);`,
      errors: [{ messageId: 'missing', line: 6 }],
    },
    {
      name: 'hono in a class that is served',
      filename,
      code: `${hono}export class Server {\n  app = new Hono().get('/', c => c.text('hello'));\n  fetch(request) {\n    return this.app.fetch(request);\n  }\n}\nBun.serve(new Server());`,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          suggestions: [
            {
              messageId: 'register',
              output: `${hono}import { secureHeaders } from 'hono/secure-headers';\nexport class Server {\n  app = new Hono().use(secureHeaders()).get('/', c => c.text('hello'));\n  fetch(request) {\n    return this.app.fetch(request);\n  }\n}\nBun.serve(new Server());`,
            },
          ],
        },
      ],
    },
    {
      name: 'hono beside a durable object',
      filename,
      code: `${hono}export class Room {\n  constructor(state: DurableObjectState) {}\n  fetch(request) {\n    return new Response('hello');\n  }\n}\nconst app = new Hono();\napp.get('/', c => c.text('hello'));\nexport default { fetch: app.fetch };`,
      output: `${hono}import { secureHeaders } from 'hono/secure-headers';\nexport class Room {\n  constructor(state: DurableObjectState) {}\n  fetch(request) {\n    return new Response('hello');\n  }\n}\nconst app = new Hono();\napp.use(secureHeaders());\napp.get('/', c => c.text('hello'));\nexport default { fetch: app.fetch };`,
      errors: [{ messageId: 'missing', line: 8 }],
    },
    {
      name: 'a route that sets a header by hand after others',
      filename,
      code: `${express}const app = express();\napp.get('/users', (req, res) => res.json({}));\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/users', (req, res) => res.json({}));\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a route that sets a header by hand before others',
      filename,
      code: `${express}const app = express();\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.get('/users', (req, res) => res.json({}));\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.get('/users', (req, res) => res.json({}));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a route that sets a header by hand beside a status',
      filename,
      code: `${express}const app = express();\napp.get('/status', (req, res) => res.send('ok'));\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/status', (req, res) => res.send('ok'));\napp.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a route of a parameter below a path that sets a header by hand',
      filename,
      code: `${express}const app = express();\nconst download = (req, res) => {\n  res.set('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n};\napp.get('/files/:id', download);\napp.get('/users', (req, res) => res.json({}));\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\nconst download = (req, res) => {\n  res.set('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n};\napp.get('/files/:id', download);\napp.get('/users', (req, res) => res.json({}));\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a route of a router that sets a header by hand',
      filename,
      code: `${express}const app = express();\nconst router = express.Router();\nrouter.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\nrouter.get('/users', (req, res) => res.json({}));\napp.use('/api', router);\napp.listen(3000);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\nconst router = express.Router();\nrouter.get('/zip', (req, res) => {\n  res.setHeader('X-Content-Type-Options', 'nosniff');\n  res.send('x');\n});\nrouter.get('/users', (req, res) => res.json({}));\napp.use('/api', router);\napp.listen(3000);`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a fastify route that sets a header by hand',
      filename,
      code: `${fastify}const app = fastify();\napp.get('/users', async () => []);\napp.get('/zip', (request, reply) => {\n  reply.header('X-Content-Type-Options', 'nosniff').send('x');\n});\napp.listen({ port: 3000 });`,
      output: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(helmet);\napp.get('/users', async () => []);\napp.get('/zip', (request, reply) => {\n  reply.header('X-Content-Type-Options', 'nosniff').send('x');\n});\napp.listen({ port: 3000 });`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'a hono route that sets a header by hand',
      filename,
      code: `${hono}const app = new Hono();\napp.get('/zip', c => {\n  c.header('X-Content-Type-Options', 'nosniff');\n  return c.text('x');\n});\napp.get('/users', c => c.json([]));\nexport default { fetch: app.fetch };`,
      output: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\napp.use(secureHeaders());\napp.get('/zip', c => {\n  c.header('X-Content-Type-Options', 'nosniff');\n  return c.text('x');\n});\napp.get('/users', c => c.json([]));\nexport default { fetch: app.fetch };`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'hono that is chained',
      filename,
      code: `${hono}import { serve } from '@hono/node-server';\nconst app = new Hono().get('/', c => c.text('hello'));\nserve(app);`,
      errors: [
        {
          messageId: 'missing',
          line: 3,
          suggestions: [
            {
              messageId: 'register',
              output: `${hono}import { serve } from '@hono/node-server';\nimport { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono().use(secureHeaders()).get('/', c => c.text('hello'));\nserve(app);`,
            },
          ],
        },
      ],
    },
    {
      name: 'hono on node',
      filename,
      code: `${hono}import { serve } from '@hono/node-server';\nconst app = new Hono();\napp.get('/', c => c.text('hello'));\nserve({ fetch: app.fetch, port: 3000 });`,
      output: `${hono}import { serve } from '@hono/node-server';\nimport { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\napp.use(secureHeaders());\napp.get('/', c => c.text('hello'));\nserve({ fetch: app.fetch, port: 3000 });`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'fastify',
      filename,
      code: `${fastify}const app = fastify({ logger: true });\napp.get('/', async () => ({}));\nawait app.listen({ port: 3000 });`,
      output: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify({ logger: true });\napp.register(helmet);\napp.get('/', async () => ({}));\nawait app.listen({ port: 3000 });`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'fastify with routes of another file',
      filename,
      code: `${fastify}import users from './users';\nconst app = fastify();\napp.register(users, { prefix: '/users' });\napp.listen({ port: 3000 });`,
      output: `${fastify}import users from './users';\nimport helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(helmet);\napp.register(users, { prefix: '/users' });\napp.listen({ port: 3000 });`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'fastify with helmet in another scope',
      filename,
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(async scope => {\n  scope.register(helmet);\n});\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
      output: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(helmet);\napp.register(async scope => {\n  scope.register(helmet);\n});\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
      errors: [{ messageId: 'missing', line: 3 }],
    },
    {
      name: 'fastify in CommonJS',
      filename,
      code: `const app = require('fastify')({ logger: true });\napp.route({ method: 'GET', url: '/', handler: async () => ({}) });\napp.listen({ port: 3000 });`,
      output: `const app = require('fastify')({ logger: true });\nconst helmet = require('@fastify/helmet');\napp.register(helmet);\napp.route({ method: 'GET', url: '/', handler: async () => ({}) });\napp.listen({ port: 3000 });`,
      errors: [{ messageId: 'missing', line: 1 }],
    },
    {
      name: 'nest',
      filename,
      code: `${nest}async function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  app.enableCors();\n  await app.listen(3000);\n}\nbootstrap();`,
      output: `${nest}import helmet from 'helmet';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  app.use(helmet());\n  app.enableCors();\n  await app.listen(3000);\n}\nbootstrap();`,
      errors: [{ messageId: 'missing', line: 4 }],
    },
    {
      name: 'nest on fastify',
      filename,
      code: `${nest}import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';\nasync function bootstrap() {\n  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());\n  await app.listen(3000, '0.0.0.0');\n}\nbootstrap();`,
      output: `${nest}import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';\nimport helmet from '@fastify/helmet';\nasync function bootstrap() {\n  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());\n  await app.register(helmet);\n  await app.listen(3000, '0.0.0.0');\n}\nbootstrap();`,
      errors: [{ messageId: 'missing', line: 5 }],
    },
    {
      name: 'nest with a documentation page',
      code: `${nest}import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());\n  SwaggerModule.setup('docs', app, document);\n  await app.listen(3000);\n}\nbootstrap();`,
      errors: [
        {
          messageId: 'missing',
          line: 5,
          suggestions: [
            {
              messageId: 'install',
              output: `${nest}import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';\nimport helmet from 'helmet';\nasync function bootstrap() {\n  const app = await NestFactory.create(AppModule);\n  app.use(helmet());\n  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());\n  SwaggerModule.setup('docs', app, document);\n  await app.listen(3000);\n}\nbootstrap();`,
            },
          ],
        },
      ],
    },
    {
      name: 'hapi',
      filename,
      code: `${hapi}const server = Hapi.server({ port: 3000 });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.start();`,
      output: `${hapi}const server = Hapi.server({ port: 3000, routes: { security: true } });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nawait server.start();`,
      errors: [{ messageId: 'missingOption', line: 2 }],
    },
    {
      name: 'hapi without options',
      filename,
      code: `${hapi}const server = new Hapi.Server();\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nserver.start();`,
      output: `${hapi}const server = new Hapi.Server({ routes: { security: true } });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nserver.start();`,
      errors: [{ messageId: 'missingOption', line: 2 }],
    },
    {
      name: 'hapi with other options for routes',
      filename,
      code: `${hapi}const server = Hapi.server({\n  port: 3000,\n  routes: { cors: true },\n});\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nserver.start();`,
      output: `${hapi}const server = Hapi.server({\n  port: 3000,\n  routes: { cors: true, security: true },\n});\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nserver.start();`,
      errors: [{ messageId: 'missingOption', line: 2 }],
    },
    {
      name: 'hapi with security off',
      filename,
      code: `${hapi}const server = Hapi.server({ routes: { security: false } });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nserver.start();`,
      output: `${hapi}const server = Hapi.server({ routes: { security: true } });\nserver.route({ method: 'GET', path: '/', handler: () => 'hello' });\nserver.start();`,
      errors: [{ messageId: 'missingOption', line: 2 }],
    },
    {
      name: 'two apps of which one is protected',
      filename,
      code: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);\nconst admin = express();\nadmin.get('/', (req, res) => res.json({}));\nadmin.listen(3001);`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\n${get}app.listen(3000);\nconst admin = express();\nadmin.use(helmet());\nadmin.get('/', (req, res) => res.json({}));\nadmin.listen(3001);`,
      errors: [{ messageId: 'missing', line: 7 }],
    },
    {
      name: 'an exported app that other files complete under its own name',
      filename,
      code: `const express = require('express');\nconst app = express();\napp.set('views', 'views');\napp.use('/users', require('./users'));\nmodule.exports = app;`,
      errors: [
        {
          messageId: 'missing',
          line: 2,
          suggestions: [
            {
              messageId: 'register',
              output: `const express = require('express');\nconst helmet = require('helmet');\nconst app = express();\napp.use(helmet());\napp.set('views', 'views');\napp.use('/users', require('./users'));\nmodule.exports = app;`,
            },
          ],
        },
      ],
    },
    {
      name: 'an exported part with a setting of the whole server',
      filename,
      code: `const express = require('express');\nconst web = express();\nweb.set('trust proxy', 1);\nweb.use('/users', require('./users'));\nmodule.exports = web;`,
      output: `const express = require('express');\nconst helmet = require('helmet');\nconst web = express();\nweb.use(helmet());\nweb.set('trust proxy', 1);\nweb.use('/users', require('./users'));\nmodule.exports = web;`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'an app that is served although it may be mounted',
      filename,
      code: `${express}const app = express();\napp.get('/', (req, res) => res.json(app.mountpath));\napp.listen(3000);\nexport default app;`,
      output: `${withHelmet}const app = express();\napp.use(helmet());\napp.get('/', (req, res) => res.json(app.mountpath));\napp.listen(3000);\nexport default app;`,
      errors: [{ messageId: 'missing', line: 2 }],
    },
    {
      name: 'helmet for a path beside a page',
      filename,
      code: `${withHelmet}import api from './api';\nconst app = express();\napp.use('/api', helmet(), api);\napp.get('/', (req, res) => res.render('index'));\napp.listen(3000);`,
      errors: [{ messageId: 'partial', line: 4, data: { paths: '`/api`', answers: 'app.get', line: 6, protection: 'helmet()' } }],
    },
    {
      name: 'helmet for a path after a page',
      filename,
      code: `${withHelmet}const app = express();\n${get}app.use('/api', helmet());\napp.get('/api/users', (req, res) => res.json([]));\napp.listen(3000);`,
      errors: [{ messageId: 'partial', line: 3 }],
    },
    {
      name: 'helmet for the path of a constant beside static files',
      filename,
      code: `${withHelmet}const API = '/api';\nconst app = express();\napp.use(API, helmet());\napp.use(express.static('public'));\napp.listen(3000);`,
      errors: [{ messageId: 'partial', line: 4 }],
    },
    {
      name: 'helmet for a path beside a router of another file',
      filename,
      code: `${withHelmet}import api from './api';\nimport shop from './shop';\nconst app = express();\napp.use('/api', helmet(), api);\napp.use('/shop', shop);\napp.listen(3000);`,
      errors: [{ messageId: 'partial', line: 5 }],
    },
    {
      name: 'helmet in the router of a path beside a page',
      filename,
      code: `${withHelmet}const app = express();\nconst router = express.Router();\nrouter.use(helmet());\nrouter.get('/', (req, res) => res.end());\napp.use('/api', router);\n${get}app.listen(3000);`,
      errors: [{ messageId: 'partial', line: 3 }],
    },
    {
      name: 'helmet for a path beside a router with a page',
      filename,
      code: `${withHelmet}const app = express();\nconst router = express.Router();\nrouter.get('/api/users', (req, res) => res.end());\nrouter.get('/about', (req, res) => res.render('about'));\napp.use('/api', helmet());\napp.use(router);\napp.listen(3000);`,
      errors: [{ messageId: 'partial', line: 3 }],
    },
    {
      name: 'helmet for two paths beside a page for everything else',
      filename,
      code: `${withHelmet}const app = express();\napp.use('/api', helmet());\napp.use('/admin', helmet());\napp.get('/api/users', (req, res) => res.json([]));\napp.get('*', (req, res) => res.sendFile('/srv/index.html'));\napp.listen(3000);`,
      errors: [
        {
          messageId: 'partial',
          line: 3,
          data: { paths: '`/api` and `/admin`', answers: 'app.get', line: 7, protection: 'helmet()' },
        },
      ],
    },
    {
      name: 'helmet for a single route',
      filename,
      code: `${withHelmet}const app = express();\napp.get('/account', helmet(), (req, res) => res.render('account'));\napp.get('/orders', (req, res) => res.render('orders'));\napp.listen(3000);`,
      errors: [{ messageId: 'partial', line: 3 }],
    },
    {
      name: 'hono headers for a path beside a page',
      filename,
      code: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst app = new Hono();\napp.use('/api/*', secureHeaders());\napp.get('/api/users', c => c.json([]));\napp.get('/', c => c.html('<h1>Hello</h1>'));\nexport default { port: 3000, fetch: app.fetch };`,
      errors: [{ messageId: 'partial', line: 3 }],
    },
    {
      name: 'hono headers in the app of a path beside a page',
      filename,
      code: `${hono}import { secureHeaders } from 'hono/secure-headers';\nconst api = new Hono();\napi.use(secureHeaders());\napi.get('/users', c => c.json([]));\nconst app = new Hono();\napp.route('/api', api);\napp.get('/', c => c.html('<h1>Hello</h1>'));\nexport default { port: 3000, fetch: app.fetch };`,
      errors: [{ messageId: 'partial', line: 6 }],
    },
    {
      name: 'fastify helmet that no route turns on',
      filename,
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\nawait app.register(helmet, { global: false });\napp.get('/', async () => ({}));\nawait app.listen({ port: 3000 });`,
      errors: [{ messageId: 'off', line: 4, data: { option: 'global', application: 'app' } }],
    },
    {
      name: 'fastify helmet with the options of a constant',
      filename,
      code: `const fastify = require('fastify');\nconst settings = { helmet: { global: false, frameguard: { action: 'deny' } } };\nconst app = fastify();\napp.register(require('@fastify/helmet'), settings.helmet);\napp.get('/', async () => ({}));\napp.listen({ port: 3000 });`,
      errors: [{ messageId: 'off', line: 4 }],
    },
    {
      name: 'fastify helmet in the scope of the routes',
      filename,
      code: `${fastify}import helmet from '@fastify/helmet';\nconst app = fastify();\napp.register(async scope => {\n  scope.register(helmet, { global: false });\n  scope.get('/', async () => ({}));\n});\napp.listen({ port: 3000 });`,
      errors: [{ messageId: 'off', line: 5 }],
    },
    {
      name: 'hapi with plugins in a list and routes of which some have options',
      filename,
      code: `const Hapi = require('@hapi/hapi');\nconst plugins = [require('@hapi/inert'), require('@hapi/vision')];\nexports.start = async () => {\n  const server = Hapi.server({ port: 3000 });\n  await server.register(plugins);\n  server.route([\n    { method: 'GET', path: '/', handler: (request, h) => h.view('index') },\n    { method: 'GET', path: '/me', options: { auth: 'session' }, handler: (request, h) => h.view('me') },\n  ]);\n  await server.start();\n  return server;\n};`,
      output: `const Hapi = require('@hapi/hapi');\nconst plugins = [require('@hapi/inert'), require('@hapi/vision')];\nexports.start = async () => {\n  const server = Hapi.server({ port: 3000, routes: { security: true } });\n  await server.register(plugins);\n  server.route([\n    { method: 'GET', path: '/', handler: (request, h) => h.view('index') },\n    { method: 'GET', path: '/me', options: { auth: 'session' }, handler: (request, h) => h.view('me') },\n  ]);\n  await server.start();\n  return server;\n};`,
      errors: [{ messageId: 'missingOption', line: 4 }],
    },
  ],
});
