import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.js';

type Files = Readonly<Record<string, string>>;
/** What is reported in the first file: `rule message`. */
type Row = readonly [title: string, files: Files, ...reports: string[]];

function reportsIn(files: Files): readonly string[] {
  const directory = mkdtempSync(path.join(tmpdir(), 'protection-'));
  try {
    for (const [file, code] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), code);
    }
    const [file = '', code = ''] = Object.entries(files)[0] ?? [];
    return new Linter({ configType: 'flat', cwd: directory })
      .verify(
        code,
        [
          {
            files: ['**/*.{js,mjs,ts}'],
            languageOptions: { parser },
            plugins: { 'backend-security': plugin },
            rules: { 'backend-security/require-helmet': 'error', 'backend-security/require-body-limit': 'error' },
          },
        ],
        { filename: path.join(directory, file) },
      )
      .map(({ ruleId, messageId }) => `${ruleId?.replace('backend-security/', '') ?? ''} ${messageId ?? ''}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    test.each(rows.map(([title, files, ...reports]) => ({ title, files, reports })))('$title', ({ files, reports }) => {
      expect(reportsIn(files)).toEqual(reports);
    });
  });
};

/** An express application that registers something and then answers. */
const app = (middle: string, last = "app.get('/', (req, res) => res.send('x')); app.listen(1);"): string =>
  `const express = require('express'); const app = express(); ${middle} ${last}`;

const MISSING = 'require-helmet missing';

table('middleware of other files', [
  [
    'that sets no header',
    {
      'app.js': app("app.use(require('./log')); app.use(require('./id').requestId());"),
      'log.js': 'module.exports = (req, res, next) => { console.log(req.url); next(); };',
      'id.js': "exports.requestId = () => (req, res, next) => { res.setHeader('X-Request-Id', '1'); next(); };",
    },
    MISSING,
  ],
  [
    'that sets them by hand',
    {
      'app.js': app("app.use(require('./first'));"),
      'first.js': "module.exports = (req, res, next) => { res.setHeader('X-Frame-Options', 'DENY'); next(); };",
    },
  ],
  [
    'that hands the response on to what sets them',
    {
      'app.js': app("app.use(require('./first'));"),
      'first.js':
        "const { apply } = require('./second'); module.exports = (req, res, next) => { apply(res, { a: 1 }); next(); };",
      'second.js': "const { all } = require('./values'); exports.apply = res => { res.set(all); };",
      'values.js': "exports.all = { 'X-Content-Type-Options': 'nosniff' };",
    },
  ],
  [
    'that hands the response on to what does not',
    {
      'app.js': app("app.use(require('./first'));"),
      'first.js': "const { apply } = require('./second'); module.exports = (req, res, next) => { apply(res); next(); };",
      'second.js': "exports.apply = res => { res.set('X-Powered-By', 'x'); };",
    },
    MISSING,
  ],
  [
    'that hands the response on to what cannot be read',
    {
      'app.js': app("app.use(require('./first'));"),
      'first.js': "const { apply } = require('./second'); module.exports = (req, res, next) => { apply(res); next(); };",
    },
  ],
  [
    'that is wrapped',
    {
      'app.js': app("app.use(require('./first').setup);"),
      'first.js': "const wrap = require('./wrap'); exports.setup = wrap(require('helmet')());",
      'wrap.js': 'module.exports = fn => (req, res, next) => fn(req, res, next);',
    },
  ],
  [
    'that wraps what sets no header',
    {
      'app.js': app("app.use(require('./first').setup);"),
      'first.js': "const wrap = require('./wrap'); exports.setup = wrap((req, res, next) => next());",
      'wrap.js': 'module.exports = fn => (req, res, next) => fn(req, res, next);',
    },
    MISSING,
  ],
  [
    'that is a list with helmet in it',
    {
      'app.js': app("app.use(require('./all'));"),
      'all.js': "const helmet = require('helmet'); module.exports = [(req, res, next) => next(), helmet()];",
    },
  ],
  [
    'that is a list without',
    {
      'app.js': app("app.use(...require('./all').list);"),
      'all.js': "const cors = require('cors'); exports.list = [(req, res, next) => next(), cors()];",
    },
    MISSING,
  ],
  [
    'that loops over names of a third file',
    {
      'app.js': app("app.use(require('./first'));"),
      'first.js':
        "const { names } = require('./names'); module.exports = (req, res, next) => { for (const [k, v] of Object.entries(names)) res.setHeader(k, v); next(); };",
      'names.js': "exports.names = { 'Strict-Transport-Security': 'max-age=1' };",
    },
  ],
  [
    'that is named for the headers and sets others',
    {
      'app.js': app("app.use(require('./headers').extraHeaders);"),
      'headers.js': "exports.extraHeaders = (req, res, next) => { res.set('X-Api-Version', '3'); next(); };",
    },
    MISSING,
  ],
  ['that is named for the headers and cannot be read', { 'app.js': app("app.use(require('./missing').secureHeaders);") }],
  ['that cannot be read', { 'app.js': app("app.use(require('./missing'));") }],
  [
    'that is a method of an object',
    {
      'app.js': app("const mw = new (require('./mw'))(); app.use(mw.first.bind(mw));"),
      'mw.js':
        "module.exports = class { first(req, res, next) { this.protect(res); next(); } protect(res) { res.setHeader('X-Frame-Options', 'DENY'); } };",
    },
  ],
  [
    'that comes after the routes of another file',
    {
      'app.js': app("app.use('/x', require('./x')); app.use(require('helmet')());", 'app.listen(1);'),
      'x.js': "const r = require('express').Router(); r.get('/', (req, res) => res.end()); module.exports = r;",
    },
    'require-helmet late',
  ],
]);

table('routers of other files', [
  [
    'each with helmet',
    {
      'app.js': app("app.use('/x', require('./x'));", 'app.listen(1);'),
      'x.js':
        "const r = require('express').Router(); r.use(require('helmet')()); r.get('/', (req, res) => res.end()); module.exports = r;",
    },
  ],
  [
    'with routes and nothing else',
    {
      'app.js': app("app.use('/x', require('./x')(1));", 'app.listen(1);'),
      'x.js': "module.exports = db => { const r = require('express').Router(); r.get('/', require('./y').show); return r; };",
      'y.js': 'exports.show = (req, res) => res.json({});',
    },
    MISSING,
  ],
  [
    'whose handlers set the headers themselves',
    {
      'app.js': app("app.use('/x', require('./x'));", 'app.listen(1);'),
      'x.js': "const r = require('express').Router(); r.get('/', require('./y').show); module.exports = r;",
      'y.js': "exports.show = (req, res) => { res.setHeader('Content-Security-Policy', 'x'); res.json({}); };",
    },
  ],
  [
    'behind a function that cannot be read',
    {
      'app.js': app("app.use('/x', require('./x'));", 'app.listen(1);'),
      'x.js':
        "const r = require('express').Router(); r.use(require('./missing')); r.get('/', (req, res) => 1); module.exports = r;",
    },
  ],
]);

table('functions and objects that get the application', [
  [
    'a function that registers helmet',
    {
      'app.js': app("require('./setup')(app);"),
      'setup.js': "module.exports = app => { require('./more').more({ app }); };",
      'more.js': "exports.more = ({ app }) => { app.use(require('helmet')()); };",
    },
  ],
  [
    'a function that registers none',
    {
      'app.js': app("require('./setup')(app);"),
      'setup.js': "module.exports = app => { app.disable('x-powered-by'); app.use(require('cors')()); };",
    },
    MISSING,
  ],
  [
    'a function that hands it on to what cannot be read',
    {
      'app.js': app("require('./setup')(app);"),
      'setup.js': "module.exports = app => { require('./missing')(app); };",
    },
  ],
  [
    'a class whose method registers helmet',
    {
      'app.ts': `import express from 'express'; import { Setup } from './setup'; const app = express(); const setup = new Setup(app); setup.run(); app.get('/', (req, res) => res.send('x')); app.listen(1);`,
      'setup.ts': `import type { Express } from 'express'; import helmet from 'helmet'; export class Setup { constructor(private app: Express) {} run() { this.app.use(helmet()); } }`,
    },
  ],
  [
    'a class whose methods are called where nobody sees it',
    {
      'app.ts': `import express from 'express'; import { Setup } from './setup'; import { run } from './run'; const app = express(); run(new Setup(app)); app.get('/', (req, res) => res.send('x')); app.listen(1);`,
      'setup.ts': `import type { Express } from 'express'; import helmet from 'helmet'; export class Setup { app: Express; constructor(app: Express) { this.app = app; } go() { this.app.use(helmet()); } }`,
      'run.ts': `export const run = setup => setup.go();`,
    },
  ],
  [
    'an object whose users may register something first',
    {
      'app.js': `const express = require('express'); class Server { constructor() { this.app = express(); require('http').createServer(this.app).listen(1); } pages() { this.app.use('/x', express.static('x')); } } module.exports = Server;`,
    },
  ],
  [
    'a function that gives it back',
    {
      'app.js': `const express = require('express'); const app = require('./setup')(express()); app.get('/', (req, res) => res.send('x')); app.listen(1);`,
      'setup.js': "module.exports = app => { app.use(require('helmet')()); return app; };",
    },
  ],
]);

const fastify = (middle: string): string => `const app = require('fastify')(); ${middle} app.listen({ port: 1 });`;

table('other frameworks', [
  [
    'a plugin of fastify that shares what it registers',
    {
      'app.js': fastify("app.register(require('./secure')); app.get('/', async () => 1);"),
      'secure.js': "module.exports = require('fastify-plugin')(async app => { app.addHook('onSend', require('./hook')); });",
      'hook.js': "module.exports = async (req, reply) => { reply.header('X-Frame-Options', 'DENY'); };",
    },
  ],
  [
    'a plugin of fastify that keeps it to itself',
    {
      'app.js': fastify("app.register(require('./secure')); app.get('/', async () => 1);"),
      'secure.js': "module.exports = async app => { app.register(require('@fastify/helmet')); };",
    },
    MISSING,
  ],
  [
    'plugins of fastify with helmet each',
    {
      'app.js': fastify("app.register(require('./a'), { prefix: '/a' });"),
      'a.js': "module.exports = async app => { app.register(require('@fastify/helmet')); app.get('/', async () => 1); };",
    },
  ],
  [
    'a folder of plugins',
    { 'app.js': fastify("app.register(require('@fastify/autoload'), { dir: 'x' }); app.get('/', async () => 1);") },
  ],
  [
    'middleware of koa that is composed elsewhere',
    {
      'app.js':
        "const Koa = require('koa'); const app = new Koa(); app.use(require('./all')); app.use(ctx => { ctx.body = 1; }); app.listen(1);",
      'all.js': "const compose = require('koa-compose'); module.exports = compose([require('koa-helmet')()]);",
    },
  ],
  [
    'middleware of koa that is composed of others',
    {
      'app.js':
        "const Koa = require('koa'); const app = new Koa(); app.use(require('./all')); app.use(ctx => { ctx.body = 1; }); app.listen(1);",
      'all.js': "const compose = require('koa-compose'); module.exports = compose([require('./log')]);",
      'log.js': 'module.exports = async (ctx, next) => { await next(); ctx.set("X-Time", "1"); };',
    },
    MISSING,
  ],
  [
    'a router of koa',
    {
      'app.js': "const Koa = require('koa'); const app = new Koa(); app.use(require('./r').routes()); app.listen(1);",
      'r.js':
        "const Router = require('@koa/router'); const r = new Router(); r.get('/', ctx => { ctx.body = 1; }); module.exports = r;",
    },
    MISSING,
  ],
  [
    'an extension of hapi in a plugin',
    {
      'app.js':
        "const Hapi = require('@hapi/hapi'); const server = Hapi.server(); server.register(require('./p')); server.route(require('./routes')); server.start();",
      'p.js':
        "exports.plugin = { name: 'p', register: server => { server.ext('onPreResponse', (request, h) => { request.response.header('X-Frame-Options', 'DENY'); return h.continue; }); } };",
      'routes.js': "module.exports = [{ method: 'GET', path: '/', handler: () => 1 }];",
    },
  ],
  [
    'routes of hapi',
    {
      'app.js':
        "const Hapi = require('@hapi/hapi'); const server = Hapi.server(); server.route(require('./routes')); server.start();",
      'routes.js': "module.exports = [{ method: 'GET', path: '/', handler: () => 1 }];",
    },
    'require-helmet missingOption',
  ],
  [
    'hono',
    {
      'app.ts': `import { Hono } from 'hono'; import { serve } from '@hono/node-server'; import sub from './sub'; import { first } from './first'; const app = new Hono(); app.use(first); app.route('/sub', sub); serve(app);`,
      'sub.ts': `import { Hono } from 'hono'; export default new Hono().get('/', c => c.text('x'));`,
      'first.ts': `import { createMiddleware } from 'hono/factory'; export const first = createMiddleware(async (c, next) => { await next(); });`,
    },
    MISSING,
  ],
  [
    'nest',
    {
      'main.ts': `import { NestFactory } from '@nestjs/core'; import { AppModule } from './app.module'; import { setup } from './setup'; (async () => { const app = await NestFactory.create(AppModule); setup(app); await app.listen(1); })();`,
      'app.module.ts': `export class AppModule {}`,
      'setup.ts': `import helmet from 'helmet'; export const setup = app => { app.use(helmet()); };`,
    },
  ],
]);

const server = (body: string): string =>
  `const http = require('http'); http.createServer(async (req, res) => { ${body} }).listen(1);`;

const UNBOUNDED = 'require-body-limit unboundedStream';

table('bodies collected in other files', [
  [
    'by a function that hands the request on',
    {
      'app.js': server("const text = await require('./body').readBody(req); res.end(text);"),
      'body.js': "const { all } = require('./all'); exports.readBody = async request => (await all(request)).toString();",
      'all.js':
        'exports.all = async stream => { const chunks = []; for await (const chunk of stream) chunks.push(chunk); return Buffer.concat(chunks); };',
    },
    UNBOUNDED,
  ],
  [
    'by a function that counts',
    {
      'app.js': server("const text = await require('./body').readBody(req); res.end(text);"),
      'body.js':
        "exports.readBody = request => new Promise((ok, no) => { let text = ''; request.on('data', chunk => { text += chunk; if (text.length > 1e6) request.destroy(); }); request.on('end', () => ok(text)); });",
    },
  ],
  [
    'behind a look at the length',
    {
      'app.js': server(
        "if (!(Number(req.headers['content-length']) < 1000)) return res.end(); const text = await require('./body').readBody(req); res.end(text);",
      ),
      'body.js':
        "exports.readBody = request => new Promise(ok => { let text = ''; request.on('data', chunk => { text += chunk; }); request.on('end', () => ok(text)); });",
    },
  ],
  [
    'by a function that keeps nothing',
    {
      'app.js': server("await require('./body').drainBody(req); res.end();"),
      'body.js': 'exports.drainBody = async request => { for await (const chunk of request) { hash.update(chunk); } };',
    },
  ],
  [
    'by a function that pipes it through something',
    {
      'app.js': server("const text = await require('./body').readBody(req); res.end(text);"),
      'body.js':
        "exports.readBody = request => new Promise(ok => { let text = ''; request.pipe(limiter); request.on('data', chunk => { text += chunk; }); request.on('end', () => ok(text)); });",
    },
  ],
  ['by a function that cannot be read', { 'app.js': server("await require('./missing').readBody(req); res.end();") }],
]);
