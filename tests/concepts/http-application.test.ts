import { describe, expect, test } from 'vitest';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { analysisOf } from '../../src/concepts/analysis.js';
import { describeApplication, httpApplications } from '../../src/concepts/http-application.js';

/** The printed applications of a piece of code. */
function applicationsIn(code: string): string {
  let printed = '';
  const plugin = {
    rules: {
      probe: {
        create(context: { sourceCode: never; filename: string }) {
          const analysis = analysisOf(context.sourceCode, context.filename);
          return {
            CallExpression: (node: never) => analysis.note(node),
            NewExpression: (node: never) => analysis.note(node),
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
    [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { test: plugin as never }, rules: { 'test/probe': 'error' } }],
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

const express = "import express from 'express'; import helmet from 'helmet';";

table('express', [
  ['a plain app', `${express} const app = express(); app.use(helmet()); app.get('/', h); app.listen(1);`, 'x'],
  ['chained', `${express} express().use(helmet()).get('/', (req, res) => res.end()).listen(1);`, 'x'],
  ['nested', `${express} const app = express(); const r = express.Router(); r.get('/x', (req, res) => 1); app.use('/api', [helmet(), r]); export default app;`, 'x'],
  ['setup', `${express} const app = express(); setup(app); function setup(a) { a.use(helmet()); if (q) a.use(express.static('x')); } import routes from './routes'; routes(app); module.exports = app;`, 'x'],
  ['class', `${express} class App { public app: express.Application; constructor() { this.app = express(); this.mw(); this.routes(); } mw() { this.app.use(express.json()); } routes() { this.app.use('/', router); } listen() { this.app.listen(1) } } export default new App().app;`, 'x'],
  ['callback', `${express} import db from './db'; const app = express(); db.connect(() => { app.get('/', h); app.listen(2) }); app.use(helmet());`, 'x'],
  ['server', `${express} import http from 'http'; const app = express(); app.set('view engine', 'x'); app.get('env'); app.route('/x').get(h).post(h); http.createServer(app).listen(1);`, 'x'],
  ['foreach', `${express} const app = express(); [helmet(), express.json()].forEach(m => app.use(m)); app.use(process.env.X ? helmet() : h); app.use(helmet); function make() { const a = express(); return a } const b = make(); b.listen(1);`, 'x'],
]);
table('others', [
  ['fastify', `import fastify from 'fastify'; import helmet from '@fastify/helmet'; import fp from 'fastify-plugin'; const app = fastify(); app.register(helmet, {}); app.register(async (i, o) => { i.get('/x', h); i.register(helmet) }, { prefix: '/a' }); app.register(fp(async i => { i.addHook('onSend', h) })); app.register(plug); async function plug(f) { f.get('/p', h) } app.register(import('./x.js')); await app.listen({});`, 'x'],
  ['koa', `import Koa from 'koa'; import Router from '@koa/router'; import http from 'node:http'; const app = new Koa(); const r = new Router(); r.get('/x', ctx => { ctx.body = 1 }); app.use(r.routes()).use(r.allowedMethods()); http.createServer(app.callback()).listen(1)`, 'x'],
  ['hono', `import { Hono } from 'hono'; import { secureHeaders } from 'hono/secure-headers'; const app = new Hono().use('*', secureHeaders()).get('/', c => c.text('x')); app.route('/b', new Hono().get('/', c => c.text('x'))); export default { fetch: app.fetch };`, 'x'],
  ['hapi', `import Hapi from '@hapi/hapi'; const init = async () => { const server = Hapi.server({ routes: { security: true } }); server.route({ method: 'GET', path: '/', handler: () => 1 }); await server.register([require('./p'), { plugin: inert }]); await server.start() }; init();`, 'x'],
  ['nest', `import { NestFactory } from '@nestjs/core'; import helmet from 'helmet'; import { AppModule } from './app.module'; async function bootstrap() { const app = await NestFactory.create(AppModule); app.use(helmet()); SwaggerModule.setup('x', app, d); await app.listen(3000) } bootstrap();`, 'x'],
]);
