import { describe, expect, test } from 'vitest';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { analysisOf } from '../../src/concepts/analysis.js';
import { describeApplication, httpApplications } from '../../src/concepts/http-application.js';

/** The printed applications of a piece of code. */
function applicationsIn(code: string, settings: Record<string, unknown> = {}): string {
  let printed = '';
  const plugin = {
    rules: {
      probe: {
        create(context: { sourceCode: never; filename: string; settings: never }) {
          const analysis = analysisOf(context.sourceCode, context.filename, { settings: context.settings });
          return {
            ...analysis.collector(),
            'Program:exit'() {
              printed = httpApplications(analysis).map(describeApplication).join('');
            },
          };
        },
      },
    },
  };
  const messages = new Linter({ configType: 'flat' }).verify(
    code,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser },
        plugins: { test: plugin as never },
        rules: { 'test/probe': 'error' },
        settings: { 'backend-security': settings },
      },
    ],
    { filename: 'file.ts' },
  );
  expect(messages).toEqual([]);
  return printed;
}

const table = (name: string, rows: readonly (readonly [name: string, code: string, ...lines: string[]])[]): void => {
  describe(name, () => {
    test.each(rows)('%s', (_name, code, ...lines) => {
      expect(applicationsIn(code).trimEnd().split('\n')).toEqual(lines);
    });
  });
};

const express = "import express from 'express'; import helmet from 'helmet'; ";

table('express', [
  [
    'a function that is called again, with other places and handlers',
    `${express}const app = express(); function mount(path, handler) { app.use(path, handler); } mount('/a', helmet()); mount('/b', helmet()); app.listen(1);`,
    'express application',
    '  middleware /a: helmet()',
    '  middleware /b: helmet()',
    '  serve',
  ],
  [
    'a function that is called again with nothing that is registered',
    `${express}const app = express(); function add(count) { app.use(helmet()); return count; } add(n + 1); add(n * 2); app.listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  serve',
  ],
  [
    'calls on what a call gives, the first one first',
    `${express}const app = express(); app.use(helmet()).get('/', h); app.listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  route /: unknown',
    '  serve',
  ],
  [
    'registrations in order',
    `${express}const app = express(); app.use(helmet()); app.get('/', h); app.listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  route /: unknown',
    '  serve',
  ],
  [
    'a chain',
    `${express}express().use(helmet()).get('/', (req, res) => res.end()).listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  route /: function',
    '  serve',
  ],
  [
    'a router and a list',
    `${express}const app = express(); const r = express.Router(); r.get('/x', (req, res) => 1); app.use('/api', [helmet(), r]); export default app;`,
    'express application',
    '  middleware /api: helmet(), express.Router',
    '    route /x: function',
    '  export default',
  ],
  [
    'functions of the file',
    `${express}import routes from './routes'; const app = express(); setup(app); routes(app); module.exports = app; function setup(a) { a.use(helmet()); if (q) a.use(express.static('x')); }`,
    'express application',
    '  middleware: helmet()',
    '  middleware: express.static() (conditional)',
    '  escape to routes of project',
    '  export default',
  ],
  [
    'a class',
    `${express}class App { public app: express.Application; constructor() { this.app = express(); this.first(); this.routes(); } first() { this.app.use(express.json()); } routes() { this.app.use('/', require('./r')); } listen() { this.app.listen(1); } } export default new App().app;`,
    'express application',
    '  middleware: express.json()',
    '  middleware /: project ./r',
    '  export default',
    '  serve (run 1)',
  ],
  [
    'an object of a class',
    `${express}class App { app = express(); constructor(private readonly port: number) { this.app.use(helmet()); } } const server = new App(1); server.app.listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  serve',
  ],
  [
    'a callback',
    `${express}import db from './db'; const app = express(); db.connect(() => { app.get('/', h); app.listen(2); }); app.use(helmet());`,
    'express application',
    '  route /: unknown (run 1)',
    '  serve (run 1)',
    '  middleware: helmet()',
  ],
  [
    'settings and a server',
    `${express}import http from 'http'; const app = express(); app.set('view engine', 'x'); app.get('env'); app.route('/x').get(h).post(h); http.createServer(app).listen(1);`,
    'express application',
    '  setting view engine',
    '  route /x: unknown',
    '  route /x: unknown',
    '  serve',
    'node application',
    '  serve',
  ],
  [
    'a loop and a condition',
    `${express}const app = express(); [helmet(), express.json()].forEach(m => app.use(m)); app.use(process.env.X ? helmet() : h); app.use(helmet);`,
    'express application',
    '  middleware: helmet() | express.json()',
    '  middleware: helmet() | unknown(global h)',
    '  middleware: helmet, uncalled',
  ],
  [
    'a spread list',
    `${express}const all = [helmet(), express.json()]; const app = express(); app.use(...all);`,
    'express application',
    '  middleware: helmet(), express.json()',
  ],
  [
    'an alias and an assignment',
    `${express}let app; app = express(); const same = app; same.use(helmet()); (app as any).listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  serve',
  ],
  [
    'an app made by a function',
    `${express}function make() { const a = express(); a.use(helmet()); return a; } make().listen(1);`,
    'express application',
    '  middleware: helmet()',
    '  serve',
  ],
  [
    'an app that is returned',
    `${express}export function make() { const a = express(); a.use(helmet()); return a; }`,
    'express application',
    '  middleware: helmet() (run 1)',
    '  return (run 1)',
  ],
  [
    'an app that escapes',
    `${express}import { io } from './io'; import vhost from 'vhost'; const app = express(); io(app); new Socket({ app }); global.app = app; const outer = express(); outer.use(vhost('x', app));`,
    'express application',
    '  escape to io of project',
    '  escape to Socket of unknown',
    '  escape to global.app of unknown',
    '  mounted',
    'express application',
    '  middleware: package vhost',
  ],
  [
    'a function for a platform',
    `${express}import serverless from 'serverless-http'; const app = express(); export const handler = serverless(app);`,
    'express application',
    '  escape to serverless of package, exported',
  ],
  [
    'a path that is not known',
    `${express}import { prefix, routes } from './api'; const app = express(); app.use(prefix, routes); app.use(/x/, routes); app.use(['/a', '/b'], routes); app.use(routes, helmet());`,
    'express application',
    '  middleware ?: project ./api',
    '  middleware ?: project ./api',
    '  middleware ?: project ./api',
    '  middleware: project ./api, helmet()',
  ],
  [
    'a function nobody calls',
    `${express}const app = express(); exports.start = async () => { app.use(helmet()); await app.listen(1); };`,
    'express application',
    '  middleware: helmet() (run 1)',
    '  serve (run 1)',
  ],
  [
    'a function nobody waits for',
    `${express}const app = express(); main(); app.use(helmet()); async function main() { await x(); app.get('/', h); }`,
    'express application',
    '  route /: unknown (run 1)',
    '  middleware: helmet()',
  ],
]);

table('other frameworks', [
  [
    'fastify',
    `import fastify from 'fastify'; import helmet from '@fastify/helmet'; import fp from 'fastify-plugin'; const app = fastify(); app.register(helmet, {}); app.register(async (i, o) => { i.get('/x', h); i.register(helmet); }, { prefix: '/a' }); const shared = fp(async i => { i.addHook('onSend', h); }); app.register(shared); app.register(users); async function users(f) { f.get('/p', h); } app.register(import('./x.js')); await app.listen({});`,
    'fastify application',
    '  plugin: @fastify/helmet',
    '  plugin: function',
    '    route /x: unknown (run 1)',
    '    plugin: @fastify/helmet (run 1)',
    '  plugin: function',
    '  middleware: unknown (run 2)',
    '  plugin: function',
    '    route /p: unknown (run 3)',
    '  plugin: project ./x.js',
    '  serve',
  ],
  [
    'koa',
    `import Koa from 'koa'; import Router from '@koa/router'; import http from 'node:http'; const app = new Koa(); const r = new Router(); r.get('/x', ctx => { ctx.body = 1; }); app.use(r.routes()).use(r.allowedMethods()); http.createServer(app.callback()).listen(1);`,
    'koa application',
    '  middleware: @koa/router.Router',
    '    route /x: function',
    '  middleware: @koa/router.Router.allowedMethods()',
    '  serve',
    'node application',
    '  serve',
  ],
  [
    'hono',
    `import { Hono } from 'hono'; import { secureHeaders } from 'hono/secure-headers'; const app = new Hono().use('*', secureHeaders()).get('/', c => c.text('x')); app.route('/b', new Hono().get('/', c => c.text('x'))); export default { fetch: app.fetch };`,
    'hono application',
    '  middleware *: hono/secure-headers.secureHeaders()',
    '  route /: function',
    '  middleware /b: hono.Hono',
    '    route /: function',
    '    mounted',
    '  export default .fetch',
    'hono application',
    '  route /: function',
    '  mounted',
  ],
  [
    'hono on other runtimes',
    `import { Hono } from 'hono'; const app = new Hono(); Deno.serve(app.fetch);`,
    'hono application',
    '  serve',
  ],
  [
    'hapi',
    `import Hapi from '@hapi/hapi'; const init = async () => { const server = Hapi.server({ routes: { security: true } }); server.route({ method: 'GET', path: '/', handler: () => 1 }); await server.register([require('./p'), { plugin: inert }]); await server.start(); }; init();`,
    'hapi application',
    '  route /: function (run 1)',
    '  plugin: project ./p (run 1)',
    '  plugin: object (run 1)',
    '  serve (run 1)',
  ],
  [
    'nest',
    `import { NestFactory } from '@nestjs/core'; import helmet from 'helmet'; import { SwaggerModule } from '@nestjs/swagger'; import { AppModule } from './app.module'; async function bootstrap() { const app = await NestFactory.create(AppModule); app.use(helmet()); SwaggerModule.setup('x', app, d); await app.listen(3000); } bootstrap();`,
    'nest application',
    '  middleware: helmet() (run 1)',
    '  escape to SwaggerModule.setup of package (run 1)',
    '  serve (run 1)',
  ],
  [
    'nest on express',
    `import { NestFactory } from '@nestjs/core'; import { ExpressAdapter } from '@nestjs/platform-express'; import express from 'express'; (async () => { const server = express(); const app = await NestFactory.create(AppModule, new ExpressAdapter(server)); app.getHttpAdapter().getInstance().use(h); await app.listen(3000); })();`,
    'express application',
    '  mounted (run 1)',
    'nest application',
    '  middleware: unknown (run 1)',
    '  serve (run 1)',
  ],
]);

describe('functions that settings name', () => {
  const settings = {
    middleware: {
      authentication: ['requireUser', 'auth.required'],
      rateLimit: ['limit', 'requireUser'],
      secureHeaders: ['harden'],
      validation: ['checked'],
    },
  };
  const rows: readonly (readonly [name: string, code: string, ...lines: string[]])[] = [
    [
      'middleware and routes',
      `${express}import { requireUser, auth, harden } from './security'; const app = express(); app.use(harden()); app.use('/admin', auth.required, limit({ max: 5 })); app.get('/', requireUser, checked(body), (req, res) => 1);`,
      'express application',
      '  middleware: project ./security as secure-headers',
      '  middleware /admin: project ./security as authentication, unknown as rate-limit',
      '  route /: project ./security as authentication and rate-limit, unknown, function',
    ],
    [
      'functions of the file, members of `this`, wrappers',
      `${express}const app = express(); function requireUser(req, res, next) { next(); } class Api { routes() { app.use(this.auth.required()); app.use(requireUser.bind(this), asyncHandler(requireUser)); } } app.use(auth['required'], auth.optional, new Limit());`,
      'express application',
      '  middleware: unknown as authentication, unknown, unknown',
      '  middleware: unknown as authentication (run 3)',
      '  middleware: function as authentication and rate-limit, unknown as authentication and rate-limit (run 3)',
    ],
    [
      'a plugin',
      "import fastify from 'fastify'; import requireUser from './auth'; const app = fastify(); app.register(requireUser); app.addHook('onRequest', limit); app.listen({ port: 1 });",
      'fastify application',
      '  plugin: project ./auth as authentication and rate-limit',
      '  middleware: unknown as rate-limit',
      '  serve',
    ],
  ];

  test.each(rows)('%s', (_name, code, ...lines) => {
    expect(applicationsIn(code, settings).trimEnd().split('\n')).toEqual(lines);
  });
});
