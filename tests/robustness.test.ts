import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';

const root = path.resolve(import.meta.dirname, '..');
const linter = new Linter({ configType: 'flat', cwd: root });
const rules = plugin.configs.all.rules as Linter.RulesRecord;

const repeat = (count: number, piece: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(between);

/** Code around a query, so that the rules look at the odd part. */
const queried = (expression: string, before = ''): string =>
  `const { Pool } = require('pg'); const app = require('express')(); const pool = new Pool();
${before}
app.get('/', (req, res) => { pool.query(${expression}); });`;

const javascript: Readonly<Record<string, string>> = {
  'an empty file': '',
  'only blank lines': '\n\n\n',
  'only comments': '/* nothing */ // here',
  'only a hashbang': '#!/usr/bin/env node',
  'only a directive': "'use strict'",
  'a bare `this`': 'this; this.a.b.c();',
  'patterns that take apart nothing':
    'const {} = req.body; const [] = req.query; const [, , a] = x; const { a: { b: [c] = [] } = {} } = y; (({ ...rest }, [...more]) => pool.query(rest + more))({}, []);',
  'patterns of themselves': 'const { a = a, [a]: b } = a; pool.query(a + b);',
  'cyclic variables': queried('a', 'var a = b; var b = a;'),
  'a variable of itself': queried('a', 'var a = a; a = a + a; a += a;'),
  'cyclic objects': queried('a.b.c.b.c.b', 'const a = { b: { get c() { return a; } } }; a.b.a = a; a[a] = a;'),
  'a list that grows in a loop': queried(
    'list, list',
    'let list = null; let rows = []; for (const value of values) { list = { value, next: list, sql: list }; rows = [rows, value, rows]; db.get(list); db.query(rows, list); }',
  ),
  'mutual recursion': queried('f(1)', 'function f(x) { return g(x) + f(x); } function g(x) { return x ? f(x - 1) : `${g(x)}`; }'),
  'functions of themselves': queried('f(f)(f)', 'const f = x => x(f); const y = (f => f(f))(f => f(f));'),
  'callbacks of themselves': 'app.get(app.get, app.use(app.get)); app.use(app); app.use("/", app, [app, [app]]);',
  'a class that extends itself':
    'class A extends A { constructor() { super(); this.a = new A(this.a); } } class B extends C {} class C extends B {} new B().query(new C().sql);',
  'a class without a name':
    "module.exports = class extends require('pg').Pool { static { this.query(this.sql); } #p = this.#p; m() { this.#p.query(this.#p); } };",
  'a model without a list of interfaces':
    "const { Model } = require('objection'); class User extends Model { $beforeInsert() { this.password = hash(this.password); } } app.post('/', req => User.query().insert({ password: req.body.password }));",
  'names of Object.prototype':
    "constructor.toString(__proto__); const x = { __proto__: null, hasOwnProperty: 1 }; x.constructor.valueOf.toString(); require('constructor').prototype(); import_('toString'); hasOwnProperty.call(x, 'y');",
  'packages named like members':
    "const a = require('toString'); a.constructor(); const b = require('__proto__'); new b.valueOf(); require('hasOwnProperty')(require)(require());",
  'computed everything': queried("db[`que${'ry'}`]?.['x'](req[req[req.query]])"),
  'empty templates and tags': 'pool.query``; pool.query(``); pool.query`${``}`; (() => {})``; pool.query(`${}`.length);'.replace(
    '`${}`.length',
    '`${0}`.length',
  ),
  'calls without arguments':
    "const jwt = require('jsonwebtoken'); jwt.verify(); jwt.decode(); jwt.sign(); const b = require('bcrypt'); b.hash(); pool.query(); app.use(); app.get(); express.json(); express(); new Pool; require(); require(a); helmet();",
  'spread arguments':
    "const jwt = require('jsonwebtoken'); jwt.verify(...a); jwt.decode(...[...a]); pool.query(...q, ...q); app.use(...app); require(...x); new Pool(...p); express.json(...[]);",
  'labels and odd loops':
    'a: for (;;) { b: do { continue a; } while (0); } for (var x in y) for (var z of x) { with_(z); } switch (a) {} switch (b) { default: break; }',
  'generators and awaits': queried(
    'yield_',
    'function* g() { const x = yield* g(); pool.query(x); } async function* h() { for await (const y of h()) pool.query(y); }',
  ),
  'conditional chains': queried(repeat(200, index => `a${index} ? b${index} : `) + 'c'),
  'a concatenation of 2000 pieces, one by one': queried(
    'sql',
    `let sql = 'SELECT'; ${repeat(2000, index => `sql += req.query.a${index};`)}`,
  ),
  'nesting of 300 calls': queried(`${repeat(300, () => 'f(')}req.query.a${')'.repeat(300)}`, 'const f = x => x;'),
  'nesting of 300 functions': `${repeat(300, index => `function f${index}(a${index}) { `)}pool.query(a0 + a299);${' }'.repeat(300)}`,
  'nesting of 300 objects': queried(`${repeat(300, () => '{ a: ')}req.query.a${' }'.repeat(300)}`),
  'nesting of 300 blocks': `${repeat(300, index => `if (a${index}) { `)}pool.query(sql);${' }'.repeat(300)}`,
  'a chain of 300 members': queried(`knex${repeat(300, index => `.where('a${index}', req.query.a)`)}`),
  'a chain of 2000 variables': queried(
    'v1999',
    `const v0 = req.query.a;${repeat(1999, index => `const v${index + 1} = v${index};`)}`,
  ),
  'a chain of 500 functions': queried(
    'f499(req.query.a)',
    `const f0 = x => x;${repeat(499, index => `const f${index + 1} = x => f${index}(x) + f${index}(x);`)}`,
  ),
  'a variable that doubles 60 times': queried('s', `let s = req.query.a; ${repeat(60, () => 's = s + s;')}`),
  'doublings through 60 variables': queried(
    'v60',
    `const v0 = req.query.a; ${repeat(60, index => `const v${index + 1} = c ? v${index} : v${index} + v${index};`)}`,
  ),
  'a template of 1000 holes': queried(`\`${repeat(1000, index => `a = \${req.query.a${index}} AND `)}\``),
  'a statement of 10000 quotes': queried(`"${"'".repeat(9999)}" + req.query.a`),
  'a statement of 10000 brackets': queried(`'SELECT ${'('.repeat(10000)}' + req.query.a`),
  '500 middlewares in a cycle of routers': `const e = require('express'); ${repeat(500, index => `const r${index} = e.Router(); `)}${repeat(500, index => `r${index}.use(r${(index + 1) % 500}); `)}const app = e(); app.use(r0); app.listen(1);`,
};

/** Code so deep that the TypeScript parser itself gives up on it. */
const deep: Readonly<Record<string, string>> = {
  'a chain of 700 members': queried(`knex${repeat(700, index => `.where('a${index}', req.query.a)`)}`),
  'a concatenation of 2000 pieces': queried(
    repeat(2000, index => (index % 2 ? `'text ${index} '` : `req.query.a${index}`), ' + '),
  ),
};

const typescript: Readonly<Record<string, string>> = {
  'decorators without calls':
    "import { Controller, Get, Module } from '@nestjs/common'; @Controller class A { @Get m(@Body b, @Query() q: typeof q) { return this.m; } } @Module export class B {} @a.b.c class C { @d e; @f() get g() { return 1; } }",
  'types of themselves':
    'type A = A[]; interface B extends B {} type C<T extends C<T>> = T extends infer U ? C<U> : never; function f(a: A, b: B, c: C<any>) { pool.query(a.sql + b + c); }',
  'types in a cycle':
    "import type { Pool } from 'pg'; type X = Y & Pool; type Y = X | Z; type Z = Partial<X>; declare const p: X; p.query(`${p}`);",
  'parameter properties and abstract members':
    'abstract class A { constructor(private readonly pool, public a = pool) {} abstract m(): void; declare b: string; [k: string]: unknown; static #x; accessor y = this.pool.query(this.a); }',
  'enums and namespaces of themselves':
    'enum E { A = E.A, B = "x", C = A | B } namespace N { export const a = N.a; export namespace N {} } declare module "pg" { interface Pool {} } pool.query(E.A + N.a);',
  'assertions in layers':
    'pool.query((((req as any)!.query satisfies unknown) as string)!.a as unknown as string); (<any>x).query(<string>y);',
  'import forms':
    "import a = require('pg'); import b = a.Pool; export = b; import type c from 'pg'; import { type d, default as e } from 'pg'; export * from 'pg'; export * as f from 'pg'; new b().query(import('pg'));",
  'an imported type without a module':
    "class A { constructor(private pool: import(Pool), public b: typeof import('pg')) {} m(c: import(x).y) { this.pool.query(this.b + c); } }",
  'overloads and declarations':
    'function f(a: string): void; function f(a: number): void; function f(a) { pool.query(a); } declare function g(x): void; declare class H { m(): void; } f(g(new H()));',
  'a `using` declaration':
    'function f() { using x = pool.connect(); x.query(x); } async function g() { await using y = await pool.connect(); y.query(y); }',
};

const jsx: Readonly<Record<string, string>> = {
  elements: 'const App = () => <a.b {...c} d={`${e}`} f><>{pool.query(<g/>)}{/* nothing */}</></a.b>;',
  'an element of itself': 'const a = <a b={a} />; pool.query(a);',
};

function lint(code: string, languageOptions: Linter.LanguageOptions): Linter.LintMessage[] {
  return linter.verify(code, [{ files: ['**/*.*'], languageOptions, plugins: { 'backend-security': plugin }, rules }], {
    filename: path.join(root, `tests/fixtures/odd.${languageOptions.parserOptions ? 'tsx' : 'ts'}`),
  });
}

/** Errors inside a rule surface: the test run sets `DEBUG=backend-security`, and what a rule throws `verify` throws. */
const expectReports = (code: string, languageOptions: Linter.LanguageOptions): void => {
  const messages = lint(code, languageOptions);
  expect(messages.filter(({ fatal }) => fatal === true).map(({ message }) => message)).toEqual([]);
  expect(messages.filter(({ ruleId }) => ruleId?.startsWith('backend-security/') !== true)).toEqual([]);
};

test('errors inside a rule are thrown in this run', () => {
  expect(process.env['DEBUG']).toContain('backend-security');
});

describe('the TypeScript parser', () => {
  test.each(Object.entries({ ...javascript, ...typescript }))('%s', (_name, code) =>
    expectReports(code, { parser, sourceType: 'module' }),
  );
  test.each(Object.entries(jsx))('JSX: %s', (_name, code) =>
    expectReports(code, { parser, sourceType: 'module', parserOptions: { ecmaFeatures: { jsx: true } } }),
  );
});

describe.each(['script', 'commonjs', 'module'] as const)('espree, %s', sourceType => {
  test.each(Object.entries({ ...javascript, ...deep }))('%s', (_name, code) =>
    expectReports(code, { parser: espree, sourceType, ecmaVersion: 'latest' }),
  );
  test.each(Object.entries(jsx))('JSX: %s', (_name, code) =>
    expectReports(code, { parser: espree, sourceType, ecmaVersion: 'latest', parserOptions: { ecmaFeatures: { jsx: true } } }),
  );
});

test('no rewrite waits where a class is made', () => {
  const code = `const { Model, DataTypes } = require('sequelize'); const bcrypt = require('bcrypt');
    class User extends Model {} User.init({ password: DataTypes.STRING }); app.post('/', async (req, res) => {
      User.create({ password: req.body.password });
      class Field { field = User.create({ password: req.body.password }); }
      class Block { static { User.create({ password: req.body.password }); } }
    });`;
  const messages = lint(code, {
    parser: espree,
    sourceType: 'commonjs',
    ecmaVersion: 'latest',
  }).filter(({ ruleId }) => ruleId === 'backend-security/require-password-hash');
  expect(messages.map(({ line, suggestions }) => [line, suggestions?.length ?? 0])).toEqual([
    [3, 1],
    [4, 0],
    [5, 0],
  ]);
});

test.each([3, 5, 2015, 2020] as const)('text that does not parse under ECMAScript %s is left to the parser', ecmaVersion => {
  const messages = lint('const = ;', { parser: espree, ecmaVersion, sourceType: 'script' });
  expect(messages.map(({ fatal, ruleId }) => [fatal, ruleId])).toEqual([[true, null]]);
});

test('other languages have no scopes, and are left alone', () => {
  const language = {
    fileType: 'text',
    lineStart: 1,
    columnStart: 0,
    nodeTypeKey: 'type',
    validateLanguageOptions: () => undefined,
    parse: () => ({ ok: true as const, ast: { type: 'root' } }),
    createSourceCode,
  };
  const found = linter.verify(
    'anything',
    [
      {
        files: ['**/*.txt'],
        language: 'plain/text',
        plugins: { plain: { languages: { text: language } } as never, 'backend-security': plugin },
        rules,
      },
    ],
    { filename: 'a.txt' },
  );
  expect(found).toEqual([]);
});

function createSourceCode(file: { body: string }, { ast }: { ast: object }): object {
  return {
    ast,
    text: file.body,
    getLoc: () => ({ start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }),
    getRange: () => [0, 0],
    traverse: () => [],
  };
}

test('an object that holds itself loses no report', () => {
  const code = queried(
    "'SELECT ' + req.query.a",
    "app.get('/x', (req, res) => { let a = req.query.q; for (;;) { a = { sql: a, b: a }; db.get(a); db.query(a); } }); function r(n) { return { sql: r(n - 1), next: r(n) }; } db.get(r(3));",
  );
  const config = [{ plugins: { 'backend-security': plugin }, rules: { 'backend-security/no-raw-sql-interpolation': 'error' } }];
  expect(linter.verify(code, config as Linter.Config[], 'app.js').map(({ ruleId }) => ruleId)).toContain(
    'backend-security/no-raw-sql-interpolation',
  );
});

test('more calls of a name than a call takes arguments lose no report', () => {
  const code = queried("'SELECT ' + req.query.a", `db.get(1);${repeat(130_000, () => 'db.all(1);')}`);
  const config = [{ plugins: { 'backend-security': plugin }, rules: { 'backend-security/no-raw-sql-interpolation': 'error' } }];
  expect(linter.verify(code, config as Linter.Config[], 'app.js').map(({ ruleId }) => ruleId)).toEqual([
    'backend-security/no-raw-sql-interpolation',
  ]);
}, 120_000);
