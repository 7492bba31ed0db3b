import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describeOrigin } from '../../src/engine/index.js';
import { analyseProject, probed } from './analyse.js';

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backend-security-modules-')));
let folders = 0;

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string>>;

/** The printed origin of the argument of `probe(...)` in the first of several files. */
function origin(files: Files): string {
  folders += 1;
  const main = Object.keys(files)[0] ?? '';
  const engine = analyseProject(path.join(root, String(folders)), files, main);
  return describeOrigin(engine.originOf(probed(engine)));
}

const table = (name: string, rows: readonly (readonly [expected: string, files: Files])[]): void => {
  describe(name, () => {
    test.each(rows)('%s %#', (expected, files) => {
      expect(origin(files)).toBe(expected);
    });
  });
};

table('a function by a type of another file', [
  [
    'node:http.IncomingMessage',
    {
      'a.ts': "import type { Handler } from './types'; export const f: Handler = async (r, s) => { probe(r) }",
      'types.ts':
        "import type { IncomingMessage, ServerResponse } from 'node:http'; export type Handler = (r: IncomingMessage, s: ServerResponse) => Promise<void>",
    },
  ],
  [
    'express.Request',
    {
      'a.ts': "import { type Own } from './index.js'; export const make = (x: string): Own => (r, s) => { probe(r) }",
      'index.ts': "export type { Handler as Own } from './types.js'",
      'types.ts': "import type { RequestHandler } from 'express'; type Handler = RequestHandler; export { Handler }",
    },
  ],
  [
    'node:http.IncomingMessage',
    {
      'a.ts': "import type Routes from './types'; export default { vote: async r => { probe(r) } } satisfies Routes",
      'types.ts':
        "import type { Request } from './request'; export default interface Routes { vote: (r: Request) => Promise<void> }",
      'request.ts': "import { IncomingMessage } from 'node:http'; export type Request = IncomingMessage",
    },
  ],
  [
    'parameter(r)',
    {
      'a.ts': "import type { A } from './b'; export const f: A = r => { probe(r) }",
      'b.ts': "import type { C } from './a2'; export type A = C",
      'a2.ts': "import type { A } from './b'; export type C = A",
    },
  ],
  [
    'parameter(r)',
    {
      'a.ts': "import type { A } from './b'; export const f: { g: A } = { g: { h: r => { probe(r) } } }",
      'b.ts': "import type { C } from './a2'; export type A = C",
      'a2.ts': "import type { A } from './b'; export type C = A",
    },
  ],
]);

table('what a file exports', [
  [
    'pg.Pool',
    { 'a.ts': "import { pool } from './db'; probe(pool)", 'db.ts': "import { Pool } from 'pg'; export const pool = new Pool()" },
  ],
  ['pg.Pool', { 'a.ts': "import db from './db.js'; probe(db)", 'db.ts': "import pg from 'pg'; export default new pg.Pool()" }],
  [
    'pg.Pool',
    {
      'a.js': "const { pool } = require('./db'); probe(pool)",
      'db.js': "const { Pool } = require('pg'); const pool = new Pool(); module.exports = { pool }",
    },
  ],
  ['pg.Pool', { 'a.js': "const db = require('./db'); probe(db.pool)", 'db.js': "exports.pool = new (require('pg').Pool)()" }],
  [
    'pg.Pool',
    { 'a.js': "const pool = require('./db'); probe(pool)", 'db.js': "module.exports = exports = new (require('pg').Pool)()" },
  ],
  [
    'pg.Pool',
    {
      'a.js': "probe(require('./db')({ url: 1 }))",
      'db.js': "const { Pool } = require('pg'); module.exports = config => new Pool(config)",
    },
  ],
  [
    'pg.Pool',
    {
      'a.js': "probe(require('./db').default)",
      'db.ts': "import { Pool } from 'pg'; const pool = new Pool(); export { pool as default }",
    },
  ],
  ['pg.Pool', { 'a.ts': "import db = require('./db'); probe(db)", 'db.ts': "import { Pool } from 'pg'; export = new Pool()" }],
  [
    'pg.Pool',
    {
      'a.ts': "import * as db from './db'; probe(db.pool)",
      'db.ts': "import { Pool } from 'pg'; export let pool: Pool; export function connect() { pool = make() }",
    },
  ],
  [
    'pg.Pool',
    {
      'a.mjs': "const { pool } = await import('./db.mjs'); probe(pool)",
      'db.mjs': "import { Pool } from 'pg'; export const pool = new Pool()",
    },
  ],
  [
    'pg.Pool',
    {
      'a.ts': "import { pool } from './db'; probe(pool)",
      'db/index.ts': "export * from './none'; export * from './pool'",
      'db/pool.ts': "import { Pool } from 'pg'; export const pool = new Pool()",
    },
  ],
  [
    'pg.Pool',
    {
      'a.ts': "import { db } from './x'; probe(db.pool)",
      'x.ts': "export * as db from './y'",
      'y.ts': "import { Pool } from 'pg'; export const pool = new Pool()",
    },
  ],
  [
    'pg.Pool',
    {
      'a.ts': "import { p } from './x'; probe(p)",
      'x.ts': "export { pool as p } from './y'",
      'y.ts': "import { z } from './z'; export { z as pool }",
      'z.ts': "import { Pool } from 'pg'; export const z = new Pool()",
    },
  ],
  [
    'pg.Pool',
    {
      'a.js': "const User = require('./user'); probe(User.pool)",
      'user.js': "const User = module.exports; User.pool = new (require('pg').Pool)(); require('./other')(User)",
      'other.js': '',
    },
  ],
  [
    'pg.Pool',
    {
      'a.js': "const db = require('./db'); probe(db.pool)",
      'db.js': "const db = {}; db.pool = new (require('pg').Pool)(); module.exports = db",
    },
  ],
  ['unknown(import ./db.none)', { 'a.js': "import { none } from './db'; probe(none)", 'db.js': 'export const other = 1' }],
  [
    'unknown(member limit)',
    {
      'a.js': "const config = require('./config'); probe(config.limit)",
      'config.js': 'const config = {}; load(config); module.exports = config',
    },
  ],
  [
    '"50mb"',
    {
      'a.js': "const config = require('./config'); probe(config.body.limit)",
      'config.js': "module.exports = { body: { limit: '50mb' } }",
    },
  ],
  [
    'array',
    {
      'a.js': "const { LIST } = require('./c'); probe(LIST.filter(Boolean))",
      'c.js': "module.exports.LIST = Object.freeze(['a', 'b'])",
    },
  ],
  [
    'request(req.query.id: any)',
    {
      'a.js': "const { idOf } = require('./c'); require('express')().get('/', (req, res) => probe(idOf(req)))",
      'c.js': 'exports.idOf = req => req.query.id',
    },
  ],
  ['number', { 'a.js': "const { toId } = require('./c'); probe(toId(x))", 'c.js': 'exports.toId = x => parseInt(x, 10)' }],
  [
    'text("SELECT " parameter(x))',
    {
      'a.js': "const { select } = require('./c'); function f(x) { probe(select(x)) } export { f }",
      'c.js': 'exports.select = what => `SELECT ${what}`',
    },
  ],
]);

table('classes of other files', [
  [
    'pg.Pool',
    {
      'a.ts': "import { Db } from './db'; probe(new Db().pool)",
      'db.ts': "import { Pool } from 'pg'; export class Db { pool = new Pool() }",
    },
  ],
  [
    'pg.Pool',
    {
      'a.js': "import db from './db.js'; probe(db.client())",
      'db.js':
        "import pg from 'pg'; class Db { constructor() { this.pool = new pg.Pool() } client() { return this.pool } } export default new Db()",
    },
  ],
  [
    'pg.Pool',
    {
      'a.js': "import { Db } from './db.js'; import pg from 'pg'; probe(new Db(new pg.Pool()).client())",
      'db.js': 'export class Db { constructor(pool) { this.pool = pool } client() { return this.pool } }',
    },
  ],
  [
    'pg.Pool',
    {
      'a.js': "import { Users } from './users.js'; probe(new Users().pool)",
      'users.js': "import { Base } from './base.js'; export class Users extends Base {}",
      'base.js': "import pg from 'pg'; export class Base { constructor() { this.pool = new pg.Pool() } }",
    },
  ],
  [
    'unknown(member pool) | pg.Pool',
    {
      'a.js': "const { Db } = require('./db'); probe(Db.get())",
      'db.js':
        "const { Pool } = require('pg'); class Db { static get() { return (Db.pool ??= new Pool()) } } module.exports = { Db }",
    },
  ],
]);

table('how imports name files', [
  [
    '1',
    {
      'a.ts': "import { x } from '@/c'; probe(x)",
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/c.ts': 'export const x = 1',
    },
  ],
  [
    '1',
    {
      'src/a.ts': "import { x } from 'lib/c'; probe(x)",
      'tsconfig.json': '{ // comments\n "compilerOptions": { "baseUrl": "." } }',
      'lib/c.ts': 'export const x = 1',
    },
  ],
  [
    '1',
    {
      'a.js': "import { x } from '#lib/c.js'; probe(x)",
      'package.json': '{ "imports": { "#lib/*": "./lib/*" } }',
      'lib/c.js': 'export const x = 1',
    },
  ],
  [
    '1',
    {
      'packages/a/a.ts': "import { x } from '@acme/c'; probe(x)",
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/c/package.json': '{ "name": "@acme/c", "main": "dist/index.js" }',
      'packages/c/src/index.ts': 'export const x = 1',
    },
  ],
  [
    '1',
    {
      'packages/a/a.ts': "import { x } from '@acme/c/sub'; probe(x)",
      'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n",
      'packages/c/package.json': '{ "name": "@acme/c", "exports": { "./sub": { "import": "./dist/sub.js" } } }',
      'packages/c/src/sub.ts': 'export const x = 1',
    },
  ],
  [
    '1',
    {
      'packages/a/a.ts': "import { x } from '@acme/c'; probe(x)",
      'package.json': '{ "workspaces": ["packages/**"] }',
      'packages/c/package.json': '{ "name": "@acme/c", "main": "index.js" }',
      'packages/c/index.ts': "export { x } from '@acme/d'",
      'packages/of/the/core/d/package.json': '{ "name": "@acme/d", "main": "index.js" }',
      'packages/of/the/core/d/index.ts': 'export const x = 1',
    },
  ],
  // a file in the way of a pattern, and patterns that leave folders out
  [
    '1',
    {
      'packages/a/a.ts': "import { x } from '@acme/c'; probe(x)",
      'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n  - '*/x/*'\n  - '!**/test/**'\n",
      LICENSE: 'MIT',
      'packages/c/package.json': '{ "name": "@acme/c", "main": "dist/index.js" }',
      'packages/c/src/index.ts': 'export const x = 1',
    },
  ],
  [
    'unknown(package @acme/c.x)',
    {
      'packages/a/a.ts': "import { x } from '@acme/c'; probe(x)",
      'package.json': '{ "workspaces": ["packages/*", "!packages/c"] }',
      LICENSE: 'MIT',
      'packages/c/package.json': '{ "name": "@acme/c", "main": "dist/index.js" }',
      'packages/c/src/index.ts': 'export const x = 1',
    },
  ],
  ['1', { 'a.ts': "import { x } from './c.js'; probe(x)", 'c.ts': 'export const x = 1' }],
  ['unknown(import ./c.x)', { 'a.ts': "import { x } from './c'; probe(x)", 'c.d.ts': 'export const x: 1' }],
  ['unknown(package c)', { 'a.ts': "import x from 'c'; probe(x)", 'node_modules/c/index.js': 'module.exports = 1' }],
]);

table('what comments say of parameters', [
  [
    'pg.Pool',
    {
      'a.ts': "import { Users } from './b.js'; class S { constructor(private users: Users) {} m() { probe(this.users.pool) } }",
      'b.js': "export class Users { /** @param {import('pg').Pool} pool */ constructor(pool) { this.pool = pool } }",
    },
  ],
]);

table('files that cannot be read', [
  ['unknown(import ./c.x)', { 'a.ts': "import { x } from './c'; probe(x)" }],
  ['unknown(import ./c.x)', { 'a.ts': "import { x } from './c'; probe(x)", 'c.ts': 'export const x = ;' }],
  [
    'unknown(import ./b.x)',
    { 'a.ts': "import { x } from './b'; probe(x)", 'b.ts': "export { x } from './c'", 'c.ts': "export { x } from './b'" },
  ],
  [
    '1',
    {
      'a.ts': "import { x } from './b'; probe(x)",
      'b.ts': "import { y } from './c'; export const x = 1; export const z = y",
      'c.ts': "import { x } from './b'; export const y = x",
    },
  ],
]);

test('a check of another file counts, whatever was asked without other files', () => {
  folders += 1;
  const files = {
    'a.js':
      "import express from 'express'; import { check } from './b.js'; const app = express(); app.param('id', check); app.get('/:id', req => probe(req.params.id))",
    'b.js': String.raw`export function check(req, res, next, id) { if (!/^\d+$/.test(id)) return next('route'); next() }`,
  };
  const engine = analyseProject(path.join(root, String(folders)), files, 'a.js');
  const node = probed(engine);
  expect(describeOrigin(engine.localOriginOf(node))).toBe('request(req.params.id: string)');
  expect(describeOrigin(engine.originOf(node))).toBe('guarded(pattern, request(req.params.id: string))');
});

describe('where the texts of files lead', () => {
  const text = { name: 'sql', matches: (code: string) => code.includes('SELECT') };
  const files = {
    'a.ts': "import { B, C, D } from './index'",
    'index.ts': "export { default as B } from './b';\nexport { C } from './c';\nexport * from './d'",
    'b.ts': "export default class { all = 'SELECT 1' }",
    'c.ts': "export const C = 1; import './e'",
    'd.ts': 'export const D = 2',
    'e.ts': "export const E = 'SELECT 2'",
  };
  const leads = (name: string | null, hops: number): boolean => {
    folders += 1;
    return analyseProject(path.join(root, String(folders)), files, 'a.ts').leadsTo('./index', text, hops, name);
  };

  test.each([
    ['the file itself', null, 0, false],
    ['what it imports', null, 1, true],
    ['the file behind a name', 'B', 1, true],
    ['a name of another file', 'C', 1, false],
    ['what the file behind a name imports', 'C', 2, true],
    ['a name that is not passed on by itself', 'D', 1, true],
  ])('%s', (_, name, hops, expected) => {
    expect(leads(name, hops)).toBe(expected);
  });
});

describe('who imports a file', () => {
  const importersOf = (files: Files, target: string, add: Files = {}): readonly string[] | undefined => {
    folders += 1;
    const folder = path.join(root, String(folders));
    const { project } = analyseProject(folder, { 'package.json': '{}', ...files }, target);
    const ask = (): readonly string[] | undefined =>
      project?.importersOf(path.join(folder, target))?.map(file => path.relative(folder, file));
    if (Object.keys(add).length === 0) return ask();
    ask();
    for (const [name, text] of Object.entries(add)) writeFileSync(path.join(folder, name), text);
    project?.begin(path.join(folder, target));
    return ask();
  };

  test.each([
    [
      'by its name',
      'users.ts',
      { 'a.ts': "import './users'", 'b.ts': "import './users.js'", 'c.ts': "import './orders'" },
      ['a.ts', 'b.ts'],
    ],
    [
      'by the folder that it stands for',
      'users/index.ts',
      { 'a.ts': "import './users'", 'b.ts': "import './users/'" },
      ['a.ts', 'b.ts'],
    ],
    [
      'beside it',
      'users/index.ts',
      { 'users/a.ts': "import '.'", 'users/b.ts': "import './index'" },
      ['users/a.ts', 'users/b.ts'],
    ],
    ['from below', 'index.ts', { 'users/a.ts': "import '..'", 'users/b.ts': "import '../index'" }, ['users/a.ts', 'users/b.ts']],
    ['not one of the same name', 'users.ts', { 'b/users.ts': '', 'b/a.ts': "import './users'" }, []],
    ['not one of tests', 'users.ts', { 'users.test.ts': "import './users'" }, []],
  ] as const)('%s', (_, target, files, expected) => {
    expect(importersOf({ [target]: '', ...files }, target)).toEqual(expected);
  });

  test('a file that was not there before', () => {
    expect(importersOf({ 'users.ts': '' }, 'users.ts', { 'a.ts': "import './users'" })).toEqual(['a.ts']);
  });

  test('a file that imported it before', () => {
    const files = { 'users.ts': '', 'a.ts': "import './users'", 'b.ts': "import './users'" };
    expect(importersOf(files, 'users.ts', { 'a.ts': "import './orders'" })).toEqual(['b.ts']);
  });
});

test('a package that was not in the workspace before', () => {
  folders += 1;
  const folder = path.join(root, String(folders));
  const main = path.join(folder, 'packages/a/a.ts');
  const files = { 'package.json': '{ "workspaces": ["packages/*"] }', 'packages/a/a.ts': '' };
  const { project } = analyseProject(folder, files, 'packages/a/a.ts');
  expect(project?.imported(main, '@acme/c')).toBeNull();
  const added = { 'package.json': '{ "name": "@acme/c", "main": "index.js" }', 'index.ts': '' };
  mkdirSync(path.join(folder, 'packages/c'));
  for (const [name, text] of Object.entries(added)) writeFileSync(path.join(folder, 'packages/c', name), text);
  project?.begin(main);
  expect(project?.imported(main, '@acme/c')).not.toBeNull();
});

test('trees that were let go are spare for a while', () => {
  folders += 1;
  const folder = path.join(root, String(folders));
  const long = `// ${'x'.repeat(110_000)}\n`;
  const names = ['b', 'c', 'd', 'e'];
  const files = Object.fromEntries(names.map(name => [`${name}.ts`, `${long}export const ${name} = 1`]));
  const { project } = analyseProject(folder, { 'a.ts': '', ...files }, 'a.ts');
  for (const name of [...names, ...names]) {
    project?.begin(path.join(folder, 'a.ts'));
    expect(project?.engineAt(path.join(folder, `${name}.ts`))).not.toBeNull();
  }
  project?.begin(path.join(folder, 'a.ts'));
  expect(project?.files.length).toBeLessThan(names.length);
  expect(project?.parsedFiles).toBe(names.length);
});
