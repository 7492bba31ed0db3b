import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { analysisOf } from '../../src/concepts/analysis.js';
import { describeApplication, httpApplications } from '../../src/concepts/http-application.js';

type Files = Readonly<Record<string, string>>;
type Row = readonly [name: string, files: Files, ...lines: string[]];

/** The printed applications of the first file of a project. */
function applicationsIn(files: Files): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'applications-'));
  try {
    for (const [file, code] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), code);
    }
    return printed(directory, Object.keys(files)[0] ?? '', Object.values(files)[0] ?? '');
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function printed(cwd: string, file: string, code: string): string {
  let text = '';
  const plugin = {
    rules: {
      probe: {
        create(context: { sourceCode: never; filename: string; cwd: string; settings: never }) {
          const analysis = analysisOf(context.sourceCode, context.filename, context);
          return {
            ...analysis.collector(),
            'Program:exit'() {
              text = httpApplications(analysis).map(describeApplication).join('');
            },
          };
        },
      },
    },
  };
  const messages = new Linter({ configType: 'flat', cwd }).verify(
    code,
    [
      {
        files: ['**/*.{js,mjs,ts}'],
        languageOptions: { parser },
        plugins: { test: plugin as never },
        rules: { 'test/probe': 'error' },
      },
    ],
    { filename: path.join(cwd, file) },
  );
  expect(messages).toEqual([]);
  return text;
}

const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    test.each(rows.map(([title, files, ...lines]) => ({ title, files, lines })))('$title', ({ files, lines }) => {
      expect(applicationsIn(files).trimEnd().split('\n')).toEqual(lines);
    });
  });
};

const express = "const express = require('express'); ";

table('express', [
  [
    'routers of other files, nested',
    {
      'app.js': `${express}const app = express(); app.use(express.json()); app.use('/api', require('./api')); app.listen(1);`,
      'api.js': `const { Router } = require('express'); const api = Router(); api.use('/users', require('./users').users); api.get('/', (req, res) => res.end()); module.exports = api;`,
      'users.js': `const { Router } = require('express'); const users = Router(); users.get('/:id', (req, res) => res.end()); module.exports = { users };`,
    },
    'express application',
    '  middleware: express.json()',
    '  middleware /api: express.Router',
    '    middleware /users: express.Router',
    '      route /:id: function',
    '      export default',
    '    route /: function',
    '    export default',
    '  serve',
  ],
  [
    'a function that registers routes',
    {
      'app.js': `${express}const app = express(); require('./routes')(app); app.use(require('helmet')()); app.listen(1);`,
      'routes.js': `module.exports = function (app) { app.get('/', (req, res) => res.end()); require('./more')(app, 1); };`,
      'more.js': `module.exports = (app, n) => { app.route('/more').get((req, res) => res.end()); };`,
    },
    'express application',
    '  route /: function',
    '  route /more: function',
    '  middleware: helmet()',
    '  serve',
  ],
  [
    'a setup function',
    {
      'app.ts': `import express from 'express'; import { setup } from './setup'; const app = express(); setup(app); app.get('/', (req, res) => res.end()); app.listen(1);`,
      'setup.ts': `import express, { type Express } from 'express'; import helmet from 'helmet'; export function setup(app: Express) { app.set('x', 1); app.use(helmet()); parsers(app); if (process.env.X) app.use(express.static('public')); } const parsers = (app: Express) => { app.use(express.json(), express.urlencoded()); };`,
    },
    'express application',
    '  setting x',
    '  middleware: helmet()',
    '  middleware: express.json(), express.urlencoded()',
    '  middleware: express.static() (conditional)',
    '  route /: function',
    '  serve',
  ],
  [
    'an application in a class',
    {
      'app.ts': `import express from 'express'; import { log } from './log'; class App { public app: express.Application; constructor(routes: any[]) { this.app = express(); this.middlewares(); this.routes(routes); } middlewares() { this.app.use(express.json(), log); } routes(routes) { routes.forEach(route => this.app.use('/', route.router)); } listen() { this.app.listen(1); } } export default App;`,
      'log.ts': `export const log = (req, res, next) => next();`,
      'server.ts': `import App from './app'; const app = new App([]); app.listen();`,
    },
    'express application',
    '  middleware: express.json(), function (run 1)',
    '  middleware /: parameter(routes.router) (run 1)',
    '  serve (run 2)',
  ],
  [
    'a class that sets up parts of other files',
    {
      'app.ts': `import express from 'express'; import { Middlewares } from './middlewares'; import routes from './routes'; export class App { app = express(); constructor() { this.middlewares(); this.routes(); } private middlewares() { new Middlewares().init(this.app); } private routes() { this.app.use('/v1', routes); } start() { this.app.listen(1); } } new App().start();`,
      'middlewares.ts': `import helmet from 'helmet'; export class Middlewares { init(app) { app.use(helmet()); this.parsers(app); } private parsers(app) { app.use(require('express').json()); } }`,
      'routes.ts': `import { Router } from 'express'; export default Router().get('/', (req, res) => res.end());`,
    },
    'express application',
    '  middleware: helmet()',
    '  middleware: express.json()',
    '  middleware /v1: express.Router',
    '    route /: function',
    '    export default',
    '  serve',
  ],
  [
    'lists of middleware',
    {
      'app.js': `${express}const { before, after } = require('./middleware'); const app = express(); app.use(before); app.use(...after); before.forEach(m => app.use(m));`,
      'middleware.js': `const helmet = require('helmet'); const express = require('express'); exports.before = [helmet(), express.json()]; exports.after = [(req, res, next) => next(), express.static('x')];`,
    },
    'express application',
    '  middleware: helmet(), express.json()',
    '  middleware: function, express.static()',
    '  middleware: helmet() | express.json()',
  ],
  [
    'router factories',
    {
      'app.js': `${express}const createRouter = require('./router'); const db = require('./db'); const app = express(); app.use('/a', createRouter(db)); app.use('/b', new (require('./controller'))(db).router); app.use('/c', require('./controller').make()); app.listen(1);`,
      'router.js': `const { Router } = require('express'); module.exports = db => { const router = Router(); router.get('/', (req, res) => db.all()); return router; };`,
      'controller.js': `const { Router } = require('express'); module.exports = class Controller { constructor(db) { this.router = Router(); this.router.get('/own', this.own); } own(req, res) {} static make() { const r = Router(); r.post('/made', (req, res) => 1); return r; } };`,
      'db.js': `module.exports = { all() {} };`,
    },
    'express application',
    '  middleware /a: express.Router',
    '    route /: function (run 1)',
    '    return (run 1)',
    '  middleware /b: express.Router',
    '    route /own: function (run 1)',
    '  middleware /c: express.Router',
    '    route /made: function (run 2)',
    '    return (run 2)',
    '  serve',
  ],
  [
    'an application that is served elsewhere',
    {
      'app.js': `${express}const app = express(); app.use(require('./log')); app.use('/x', require('./x')); module.exports = app;`,
      'log.js': `module.exports = (req, res, next) => next();`,
      'x.js': `const r = require('express').Router(); r.get('/', (req, res) => 1); module.exports = r;`,
      'server.js': `require('./app').listen(1);`,
    },
    'express application',
    '  middleware: function',
    '  middleware /x: express.Router',
    '    route /: function',
    '    export default',
    '  export default',
  ],
  [
    'an application of another file',
    {
      'server.js': `const app = require('./app'); app.use(require('helmet')()); app.listen(1);`,
      'app.js': `${express}module.exports = express();`,
    },
    '',
  ],
  [
    'an application made by a function of another file',
    {
      'server.js': `${express}const { createApp } = require('./app'); const app = createApp(); app.listen(1); const own = express(); own.use('/sub', createApp()); own.listen(2);`,
      'app.js': `${express}exports.createApp = () => { const app = express(); app.use(express.json()); return app; };`,
    },
    'express application',
    '  middleware /sub: express.Application',
    '    middleware: express.json() (run 1)',
    '    return (run 1)',
    '  serve',
  ],
  [
    'factories of middleware',
    {
      'app.js': `${express}const { secure, log } = require('./middleware'); const app = express(); app.use(secure({ a: 1 })); app.use(log('x'));`,
      'middleware.js': `const helmet = require('helmet'); exports.secure = options => helmet(options); exports.log = name => (req, res, next) => next();`,
    },
    'express application',
    '  middleware: helmet()',
    '  middleware: function',
  ],
  [
    'an application that goes through a function of another file',
    {
      'app.js': `${express}const configure = require('./configure'); const app = configure(express()); app.get('/', (req, res) => res.end()); app.listen(1);`,
      'configure.js': `module.exports = app => { app.use(require('helmet')()); return app; };`,
    },
    'express application',
    '  middleware: helmet()',
    '  route /: function',
    '  serve',
  ],
  [
    'an object that keeps the application',
    {
      'app.ts': `import express from 'express'; import { Api } from './api'; const app = express(); const api = new Api(app, 1); api.routes(); app.listen(1);`,
      'api.ts': `import { Express } from 'express'; export class Api { constructor(private readonly app: Express, private port: number) {} routes() { this.app.get('/', this.index); } later() { this.app.use((req, res, next) => next()); } private index(req, res) {} }`,
    },
    'express application',
    '  route /: function',
    '  serve',
    '  middleware: function (run 1)',
  ],
  [
    'conditions, loops and waiting',
    {
      'app.mjs': `import express from 'express'; import { init } from './init.mjs'; import { late } from './late.mjs'; const app = express(); if (process.env.X) init(app); await late(app); late(app); app.listen(1);`,
      'init.mjs': `export function init(app) { app.use((req, res, next) => next()); }`,
      'late.mjs': `export async function late(app) { app.get('/', (req, res) => res.end()); }`,
    },
    'express application',
    '  middleware: function (conditional)',
    '  route /: function',
    '  route /: function (run 1)',
    '  serve',
  ],
  [
    'files that cannot be read',
    {
      'app.js': `${express}const app = express(); require('./missing')(app); app.use(require('./broken')); app.use('/x', require('./missing').x); require('./' + name)(app); app.listen(1);`,
      'broken.js': `module.exports = {;`,
    },
    'express application',
    '  escape to require(…) of project',
    '  middleware: project ./broken',
    '  middleware /x: project ./missing',
    '  escape to require(…) of project',
    '  serve',
  ],
  [
    'a barrel of routers',
    {
      'app.ts': `import express from 'express'; import * as routes from './routes'; const app = express(); app.use('/a', routes.a); app.use(routes.b); app.listen(1);`,
      'routes/index.ts': `export { default as a } from './a'; export * from './b';`,
      'routes/a.ts': `import { Router } from 'express'; const a = Router(); a.get('/', (req, res) => 1); export default a;`,
      'routes/b.ts': `import { Router } from 'express'; export const b = Router(); b.use((req, res, next) => next());`,
    },
    'express application',
    '  middleware /a: express.Router',
    '    route /: function',
    '    export default',
    '  middleware: express.Router',
    '    export b',
    '    middleware: function',
    '  serve',
  ],
  [
    'a list of routes',
    {
      'app.ts': `import express from 'express'; import { routes } from './routes'; const app = express(); for (const { path, router } of routes) app.use(path, router); routes.forEach(route => app.use(route.path, route.router)); app.listen(1);`,
      'routes.ts': `import { Router } from 'express'; const a = Router(); a.get('/a', (req, res) => 1); export const routes = [{ path: '/a', router: a }];`,
    },
    'express application',
    '  middleware /a: express.Router',
    '    route /a: function',
    '    export routes',
    '  middleware /a: express.Router',
    '    route /a: function',
    '    export routes',
    '  serve',
  ],
  [
    'an object that holds functions',
    {
      'app.js': `${express}const loaders = require('./loaders'); const app = express(); loaders.init({ expressApp: app }); app.listen(1);`,
      'loaders.js': `const expressLoader = require('./express'); module.exports = { init: async ({ expressApp }) => { await expressLoader({ app: expressApp }); } };`,
      'express.js': `module.exports = async ({ app }) => { app.use(require('helmet')()); app.get('/', (req, res) => 1); };`,
    },
    'express application',
    '  middleware: helmet() (run 1)',
    '  route /: function (run 1)',
    '  serve',
  ],
  [
    'an application handed to a class of another file',
    {
      'app.js': `${express}const Server = require('./server'); const app = express(); new Server(app).start();`,
      'server.js': `class Server { constructor(app) { this.app = app; this.app.use(require('helmet')()); } start() { this.app.get('/', (req, res) => 1); this.app.listen(1); } } module.exports = Server;`,
    },
    'express application',
    '  middleware: helmet()',
    '  route /: function',
    '  serve',
  ],
]);

const fastify = "const app = require('fastify')(); ";

table('fastify', [
  [
    'plugins of other files',
    {
      'app.js': `${fastify}app.register(require('./security')); app.register(require('./scoped')); app.register(require('./routes'), { prefix: '/v1' }); app.listen({ port: 1 });`,
      'security.js': `const fp = require('fastify-plugin'); module.exports = fp(async (instance, opts) => { await instance.register(require('@fastify/helmet')); }, { name: 's' });`,
      'scoped.js': `module.exports = async function (fastify) { fastify.register(require('@fastify/helmet')); fastify.get('/in', async () => 1); };`,
      'routes.js': `module.exports = async function (fastify) { fastify.register(require('./inner'), { prefix: '/inner' }); fastify.get('/', async () => 1); };`,
      'inner.js': `module.exports = async fastify => { fastify.route({ method: 'GET', url: '/', handler: async () => 1 }); };`,
    },
    'fastify application',
    '  plugin: function',
    '  plugin: @fastify/helmet (run 1)',
    '  plugin: function',
    '    plugin: @fastify/helmet (run 2)',
    '    route /in: function (run 2)',
    '  plugin: function',
    '    plugin: function (run 3)',
    '      route /: function (run 4)',
    '    route /: function (run 3)',
    '  serve',
  ],
  [
    'hooks of another file',
    {
      'app.ts': `import Fastify from 'fastify'; import { hooks } from './hooks'; import { check } from './check'; const app = Fastify(); app.get('/', async () => 1); hooks(app); app.addHook('onRequest', check); app.listen({ port: 1 });`,
      'hooks.ts': `import type { FastifyInstance } from 'fastify'; export function hooks(app: FastifyInstance) { app.addHook('onSend', async (req, reply) => { reply.header('X-Frame-Options', 'DENY'); }); app.addHook('onRoute', route => {}); }`,
      'check.ts': `export async function check(req, reply) {}`,
    },
    'fastify application',
    '  route /: function',
    '  middleware: function',
    '  middleware: function',
    '  middleware: function',
    '  serve',
  ],
  [
    'folders',
    {
      'app.js': `${fastify}app.register(require('@fastify/autoload'), { dir: require('path').join(__dirname, 'plugins') }); app.listen({ port: 1 });`,
      'plugins/a.js': `module.exports = async app => {};`,
    },
    'fastify application',
    '  plugin: package @fastify/autoload',
    '  serve',
  ],
  [
    'an application that a function makes',
    {
      'app.js': `const build = require('./build'); const own = require('fastify')(); own.register(require('./plugin').plugin, { prefix: '/x' }); const app = build(); app.listen({ port: 1 });`,
      'build.js': `module.exports = opts => { const app = require('fastify')(opts); app.get('/', async () => 1); return app; };`,
      'plugin.ts': `import type { FastifyPluginAsync } from 'fastify'; export const plugin: FastifyPluginAsync = async instance => { instance.post('/', async () => 1); };`,
    },
    'fastify application',
    '  plugin: function',
    '    route /: function (run 1)',
  ],
]);

table('koa', [
  [
    'routers of other files',
    {
      'app.js': `const Koa = require('koa'); const router = require('./router'); const app = new Koa(); app.use(require('koa-helmet')()); app.use(router.routes()); app.use(router.allowedMethods()); app.listen(1);`,
      'router.js': `const Router = require('@koa/router'); const router = new Router({ prefix: '/x' }); const sub = require('./sub'); router.get('/', ctx => { ctx.body = 1; }); router.use('/sub', sub.routes()); module.exports = router;`,
      'sub.js': `const Router = require('@koa/router'); const sub = new Router(); sub.post('/', async ctx => {}); module.exports = sub;`,
    },
    'koa application',
    '  middleware: koa-helmet()',
    '  middleware: @koa/router.Router',
    '    route /: function',
    '    middleware /sub: @koa/router.Router',
    '      route /: function',
    '      export default',
    '    export default',
    '  middleware: @koa/router.Router.allowedMethods()',
    '  serve',
  ],
  [
    'composed middleware',
    {
      'app.js': `const Koa = require('koa'); const middleware = require('./middleware'); const app = new Koa(); app.use(middleware()); app.use(require('./all')); app.listen(1);`,
      'middleware.js': `const compose = require('koa-compose'); module.exports = () => compose([require('koa-helmet')(), async (ctx, next) => next()]);`,
      'all.js': `const compose = require('koa-compose'); const log = require('./log'); module.exports = compose([log]);`,
      'log.js': `module.exports = (ctx, next) => next();`,
    },
    'koa application',
    '  middleware: koa-helmet(), function',
    '  middleware: function',
    '  serve',
  ],
  [
    'routes exported',
    {
      'app.js': `const Koa = require('koa'); const app = new Koa(); app.use(require('./router')); app.listen(1);`,
      'router.js': `const Router = require('koa-router'); const router = new Router(); router.get('/', ctx => {}); module.exports = router.routes();`,
    },
    'koa application',
    '  middleware: @koa/router.Router',
    '    route /: function',
    '    export default',
    '  serve',
  ],
]);

table('hapi', [
  [
    'plugins and routes',
    {
      'server.js': `const Hapi = require('@hapi/hapi'); const server = Hapi.server({ port: 1 }); server.route(require('./routes')); server.register([{ plugin: require('./plugin').plugin, options: {} }]); server.route(require('./one').one); server.start();`,
      'routes.js': `module.exports = [{ method: 'GET', path: '/', handler: () => 1 }, { method: 'POST', path: '/x', handler: () => 1 }];`,
      'one.js': `exports.one = { method: 'GET', path: '/one', handler: () => 1 };`,
      'plugin.js': `exports.plugin = { name: 'p', register: async (server, options) => { server.route({ method: 'GET', path: '/p', handler: () => 1 }); server.ext('onPreResponse', (request, h) => h.continue); } };`,
    },
    'hapi application',
    '  route ?: object, object',
    '  plugin: object',
    '  route /p: function (run 1)',
    '  middleware: function (run 1)',
    '  route /one: object',
    '  serve',
  ],
  [
    'auth of another file',
    {
      'server.js': `const Hapi = require('@hapi/hapi'); const server = Hapi.server(); server.route({ method: 'GET', path: '/', handler: () => 1 }); require('./auth')(server); server.start();`,
      'auth.js': `module.exports = server => { server.auth.strategy('jwt', 'jwt', {}); server.auth.default('jwt'); };`,
    },
    'hapi application',
    '  route /: function',
    '  serve',
  ],
]);

table('nest', [
  [
    'main with a setup function',
    {
      'main.ts': `import { NestFactory } from '@nestjs/core'; import { AppModule } from './app.module'; import { setup } from './setup'; async function bootstrap() { const app = await NestFactory.create(AppModule); setup(app); await app.listen(1); } bootstrap();`,
      'app.module.ts': `import { Module } from '@nestjs/common'; @Module({}) export class AppModule {}`,
      'setup.ts': `import helmet from 'helmet'; import { INestApplication, ValidationPipe } from '@nestjs/common'; import { Guard } from './guard'; export function setup(app: INestApplication) { app.use(helmet()); app.useGlobalPipes(new ValidationPipe()); app.useGlobalGuards(new Guard()); }`,
      'guard.ts': `export class Guard { canActivate() { return true; } }`,
    },
    'nest application',
    '  middleware: helmet() (run 1)',
    '  serve (run 1)',
  ],
]);

table('hono', [
  [
    'sub-applications of other files',
    {
      'app.ts': `import { Hono } from 'hono'; import { serve } from '@hono/node-server'; import { users } from './users'; import { secure } from './secure'; const app = new Hono().basePath('/api'); app.use('*', secure); app.route('/users', users); app.get('/', c => c.text('x')); serve(app);`,
      'users.ts': `import { Hono } from 'hono'; import posts from './posts'; export const users = new Hono(); users.get('/', c => c.json([])); users.route('/posts', posts);`,
      'posts.ts': `import { Hono } from 'hono'; export default new Hono().get('/', c => c.json([])).post('/', c => c.json({}));`,
      'secure.ts': `import { secureHeaders } from 'hono/secure-headers'; export const secure = secureHeaders();`,
    },
    'hono application',
    '  middleware *: hono/secure-headers.secureHeaders()',
    '  middleware /users: hono.Hono',
    '    export users',
    '    route /: function',
    '    middleware /posts: hono.Hono',
    '      route /: function',
    '      route /: function',
    '      export default',
    '  route /: function',
    '  serve',
  ],
]);

table('node', [
  [
    'a handler of another file',
    {
      'server.js': `const http = require('http'); const { handle } = require('./handle'); http.createServer(handle).listen(1); const app = require('./app'); http.createServer(app).listen(2);`,
      'handle.js': `exports.handle = (req, res) => res.end();`,
      'app.js': `${express}module.exports = express();`,
    },
    'node application',
    '  serve',
    'node application',
    '  serve',
  ],
]);
