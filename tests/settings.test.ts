import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { afterAll, describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import {
  arg,
  authentication,
  defineLibrary,
  fastHash,
  method,
  passwordHash,
  promised,
  property,
  recordWrite,
  requestInput,
  returns,
  secureHeaders,
  sizeLimit,
  sqlQuery,
  tokenDecode,
  value,
  type Settings,
} from '../src/vocabulary/index.js';

const fixtures = path.resolve(import.meta.dirname, 'fixtures');
const linter = new Linter({ configType: 'flat', cwd: fixtures });

const configOf = (settings: unknown): Linter.Config[] => [
  {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { 'backend-security': plugin },
    rules: plugin.configs.recommended.rules!,
    ...(settings === undefined ? {} : { settings: { 'backend-security': settings } }),
  },
];

/** What `recommended` reports in a piece of code: `line rule`. */
const findings = (code: string, settings?: unknown): string[] =>
  linter
    .verify(code, configOf(settings), { filename: path.join(fixtures, 'file.ts') })
    .map(({ line, ruleId, message }) => `${line} ${ruleId?.replace('backend-security/', '') ?? message}`);

interface Case {
  readonly code: string;
  readonly settings: Settings;
  readonly without: readonly string[];
  readonly under: readonly string[];
}

const table = (name: string, cases: Readonly<Record<string, Case>>): void => {
  describe(name, () => {
    test.each(Object.entries(cases))('%s', (_name, { code, settings, without, under }) => {
      expect(findings(code)).toEqual(without);
      expect(findings(code, settings)).toEqual(under);
    });
  });
};

const sql = 'no-raw-sql-interpolation';
const bound = sqlQuery({ text: arg(0), values: arg(1), valuesForm: 'array', placeholder: '$1', dialect: 'postgres' });

const database = defineLibrary({
  packages: ['@acme/db', './db.js'],
  exports: { connect: returns(promised('Database')), db: property('Database'), run: method(bound) },
  types: { Database: { run: method(bound), all: method(bound, { returns: 'same' }) } },
});

const handled = (imports: string, ...body: readonly string[]): string =>
  [imports, "import express from 'express';", "express.Router().get('/', async (req, res) => {", ...body, '});', ''].join('\n');

table('libraries', {
  'an instance of a wrapper': {
    code: handled("import { connect } from '@acme/db';", 'const db = await connect();', 'await db.run(`x = ${req.query.id}`);'),
    settings: { libraries: [database] },
    without: [],
    under: [`5 ${sql}`],
  },
  'a function, by require and by the specifier as written': {
    code: handled("const { run } = require('./db.js');", 'await run(`DELETE FROM t WHERE id = ${req.params.id}`);'),
    settings: { libraries: [database] },
    without: [],
    under: [`4 ${sql}`],
  },
  'a type annotation': {
    code: handled(
      "import type { Database } from '@acme/db';\nclass Users { constructor(private db: Database) {} find(name: string) { return this.db.all(`name = '${name}'`); } }",
    ),
    settings: { libraries: [database] },
    without: [],
    under: [`2 ${sql}`],
  },
  'values that are bound': {
    code: handled("import { db } from '@acme/db';", "await db.run('x = $1', [req.query.id]);"),
    settings: { libraries: [database] },
    without: [],
    under: [],
  },
  'another member of a published type': {
    code: handled(
      "import { Pool } from 'pg';\nconst pool = new Pool();",
      'await pool.fetchAll(`x = ${req.query.id}`);',
      'await pool.query(`SELECT ${req.query.id}`);',
    ),
    settings: {
      libraries: [defineLibrary({ packages: ['@acme/pg-more'], exports: {}, types: { 'pg.Pool': { fetchAll: method(bound) } } })],
    },
    without: [`6 ${sql}`],
    under: [`5 ${sql}`, `6 ${sql}`],
  },
  'request data, a body limit, a token and a password': {
    code: [
      "import { handle, readBody, peek, digest, users } from '@acme/backend';",
      'handle(async context => {',
      '  await readBody(context, { max: Infinity });',
      '  const user = peek(context.input.token);',
      '  if (user.admin) await users.add({ password: context.input.password });',
      '  await users.add({ password: digest(context.input.password) });',
      '});',
      '',
    ].join('\n'),
    settings: {
      libraries: [
        defineLibrary({
          packages: ['@acme/backend'],
          exports: {
            handle: method({ gives: [[arg(0).param(0), 'Context']] }),
            readBody: method(sizeLimit({ bounds: 'body', option: arg(1).prop('max'), unit: 'bytes', default: null })),
            peek: method(tokenDecode({ token: arg(0) })),
            digest: method(fastHash({ input: arg(0) })),
            users: property('Users'),
          },
          types: {
            Context: { input: value(requestInput({ part: 'body', shape: 'any' })) },
            Users: { add: method(recordWrite({ data: arg(0), hooks: 'none' })) },
          },
        }),
      ],
    },
    without: [],
    under: ['3 require-body-limit', '4 require-jwt-verify', '5 require-password-hash', '6 require-password-hash'],
  },
  'secure headers of a package': {
    code: "import express from 'express';\nimport { shell } from '@acme/http';\nconst app = express();\napp.use(shell());\napp.get('/', (req, res) => res.send('x'));\napp.listen(1);\n",
    settings: { libraries: [defineLibrary({ packages: ['@acme/http'], exports: { shell: method(secureHeaders({})) } })] },
    without: ['3 require-helmet'],
    under: [],
  },
});

const served = (imports: string, ...registrations: readonly string[]): string =>
  [
    "import express from 'express';",
    imports,
    'const app = express();',
    ...registrations,
    "app.get('/', (req, res) => res.send('x'));",
    'app.listen(1);',
    '',
  ].join('\n');

const hardened: Settings = { middleware: { secureHeaders: ['harden', 'http.shell'] } };

table('middleware.secureHeaders', {
  'a factory of a package': {
    code: served("import { harden } from '@acme/http';", "app.use(harden('strict'));"),
    settings: hardened,
    without: ['3 require-helmet'],
    under: [],
  },
  'handed over as it is': {
    code: served("import { harden } from '@acme/http';", 'app.use(harden);'),
    settings: hardened,
    without: ['3 require-helmet'],
    under: [],
  },
  'renamed by its import': {
    code: served("import { harden as first } from '@acme/http';", 'app.use(first);'),
    settings: hardened,
    without: ['3 require-helmet'],
    under: [],
  },
  'the last two parts of a name': {
    code: served("import { http } from '@acme/http';", 'app.use(http.tools.shell.call(http), http.shell());'),
    settings: hardened,
    without: ['3 require-helmet'],
    under: [],
  },
  'other last parts': {
    code: served("import { shell, http } from '@acme/http';", 'app.use(shell(), http.cache, http.shell.off());'),
    settings: hardened,
    without: ['3 require-helmet'],
    under: ['3 require-helmet'],
  },
  'in a variable, wrapped, and in a list': {
    code: served(
      "import { harden, wrap, compose } from '@acme/http';",
      'const first = compose([wrap(harden)]);',
      'app.use(first);',
    ),
    settings: hardened,
    without: ['3 require-helmet'],
    under: [],
  },
  'given the application': {
    code: served("import { harden } from '@acme/http';", 'harden(app);'),
    settings: hardened,
    without: ['3 require-helmet'],
    under: [],
  },
});

test('middleware.secureHeaders, after the routes', () => {
  const code = served(
    "import { harden } from '@acme/http';",
    "app.get('/first', (req, res) => res.send('x'));",
    'app.use(harden());',
  );
  const [told, ...more] = linter.verify(code, configOf(hardened), { filename: path.join(fixtures, 'file.ts') });
  expect(more).toEqual([]);
  expect(told).toMatchObject({ ruleId: 'backend-security/require-helmet', messageId: 'late' });
});

table('middleware.authentication and rateLimit', {
  'what tells clients apart may set headers too': {
    code: served("import { requireUser } from './auth.js';", 'app.use(requireUser);'),
    settings: { middleware: { authentication: ['requireUser'], rateLimit: ['requireUser'] } },
    without: [],
    under: [],
  },
});

const column = (...attached: readonly string[]): string =>
  [
    "import express from 'express';",
    "import { Pool } from 'pg';",
    "import { checked, rules } from './rules.js';",
    'const app = express.Router();',
    'const pool = new Pool();',
    ...attached,
    '',
  ].join('\n');
const handler = 'async (req, res) => res.json(await pool.query(`SELECT * FROM t ORDER BY ${req.query.by}`))';
const checking: Settings = { middleware: { validation: ['checked', 'rules.apply'] } };

table('middleware.validation', {
  'before the handler': {
    code: column(`app.get('/', checked(list), ${handler});`),
    settings: checking,
    without: [`6 ${sql}`],
    under: [],
  },
  'a member, in a list': {
    code: column(`app.get('/', [rules.apply], ${handler});`),
    settings: checking,
    without: [`6 ${sql}`],
    under: [],
  },
  'around the handler': {
    code: column(`const list = checked(${handler});`, "app.get('/', list);"),
    settings: checking,
    without: [`6 ${sql}`],
    under: [],
  },
  'another member': {
    code: column(`app.get('/', rules.list, ${handler});`),
    settings: checking,
    without: [`6 ${sql}`],
    under: [`6 ${sql}`],
  },
  'a value in quotes is still text': {
    code: column(`app.get('/', checked(list), ${handler.replace('ORDER BY ${req.query.by}', "WHERE a = '${req.query.by}'")});`),
    settings: checking,
    without: [`6 ${sql}`],
    under: [`6 ${sql}`],
  },
  'a decorator': {
    code: [
      "import { Controller, Get, Query } from '@nestjs/common';",
      "import { DataSource } from 'typeorm';",
      '@Controller()',
      'class Items {',
      '  constructor(private readonly source: DataSource) {}',
      '  @Get() @Checked(list) find(@Query("by") by: string) { return this.source.query(`SELECT * FROM t ORDER BY ${by}`); }',
      '}',
      '',
    ].join('\n'),
    settings: { middleware: { validation: ['Checked'] } },
    without: [`6 ${sql}`],
    under: [],
  },
});

const queried = (...body: readonly string[]): string =>
  handled(
    "import { Pool } from 'pg';\nimport { quote } from './quote.js';\nconst pool = new Pool();\nconst strip = (text: string) => text.trim();\nimport createKnex from 'knex';\nconst knex = createKnex({ client: 'pg' });",
    ...body,
  );

table('sanitizers', {
  'a function of the file': {
    code: queried('await pool.query(`SELECT * FROM t ORDER BY ${strip(req.query.by)}`);'),
    settings: { sanitizers: ['strip'] },
    without: [`9 ${sql}`],
    under: [],
  },
  'for SQL alone, a method, in a variable': {
    code: queried(
      'const by = await this.names.strip(req.query.by) + `${strip(req.query.by)}`;',
      'await pool.query(`SELECT * FROM t ORDER BY ${by}`);',
    ),
    settings: { sanitizers: [{ name: 'strip', for: 'sql-text' }] },
    without: [`9 ${sql}`],
    under: [],
  },
  'each of a list': {
    code: queried("await pool.query(`SELECT ${req.body.names.map(strip).join(', ')} FROM t`);"),
    settings: { sanitizers: ['strip'] },
    without: [`9 ${sql}`],
    under: [],
  },
  'another name': {
    code: queried('await pool.query(`SELECT * FROM t ORDER BY ${strip(req.query.by)}`);'),
    settings: { sanitizers: ['names.strip', 'stripped'] },
    without: [`9 ${sql}`],
    under: [`9 ${sql}`],
  },
  'another value beside it': {
    code: queried('await pool.query(`SELECT * FROM t WHERE a = ${strip(req.query.a)} AND b = ${req.query.b}`);'),
    settings: { sanitizers: ['strip'] },
    without: [`9 ${sql}`],
    under: [`9 ${sql}`],
  },
  'another use': {
    code: queried(
      'await pool.query(`SELECT * FROM t ORDER BY ${strip(req.query.by)}`);',
      "knex('users').insert({ password: strip(req.body.password) });",
    ),
    settings: { sanitizers: [{ name: 'strip', for: 'sql-text' }] },
    without: [`9 ${sql}`, '10 require-password-hash'],
    under: ['10 require-password-hash'],
  },
  'a password': {
    code: queried("knex('users').insert({ password: strip(req.body.password) });"),
    settings: { sanitizers: [{ name: 'strip', for: 'stored-password' }] },
    without: ['9 require-password-hash'],
    under: [],
  },
});

test('a text with a sanitized piece is not rewritten: the piece may look like a placeholder', () => {
  const code = queried("await pool.query(`SELECT * FROM t WHERE a = ${strip(req.query.a)} AND b = '${req.query.b}'`);");
  const told = [{ sanitizers: [] }, { sanitizers: ['strip'] }, { sanitizers: [{ name: 'strip', for: 'sql-text' }] }].map(
    settings =>
      linter
        .verify(code, configOf(settings), { filename: path.join(fixtures, 'file.ts') })
        .map(({ fix, suggestions }) => fix !== undefined || suggestions !== undefined),
  );
  expect(told).toEqual([[true], [false], [false]]);
});

test('a suggestion hashes with what the project has', () => {
  const seal = method(passwordHash({ password: arg(0), algorithm: 'argon2', suggest: 'await {{package}}.seal({{password}})' }));
  const settings = { libraries: [defineLibrary({ packages: ['@acme/passwords'], exports: { seal } })] };
  const code = queried("knex('users').insert({ password: req.body.password });").replace(
    "import { quote } from './quote.js';",
    "import { seal } from '@acme/passwords';",
  );
  const [told] = linter.verify(code, configOf(settings), { filename: path.join(fixtures, 'file.ts') });
  expect(told?.suggestions?.map(({ fix }) => fix.text)).toEqual(['await seal(req.body.password)']);
});

test('a role that no rule asks for is taken all the same', () => {
  const settings = { libraries: [defineLibrary({ packages: ['@acme/auth'], exports: { user: method(authentication({})) } })] };
  expect(findings(served("import { user } from '@acme/auth';", 'app.use(user());'), settings)).toEqual(['3 require-helmet']);
});

describe('other files', () => {
  const repository = realpathSync(mkdtempSync(path.join(tmpdir(), 'settings-')));
  const folder = path.join(repository, 'app');
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(repository, file)), { recursive: true });
    writeFileSync(path.join(repository, file), text);
  };
  write('app/package.json', '{ "type": "module" }');
  write('app/lib/same.js', 'export const same = text => text;\n');
  write('shared/same.js', 'export const same = text => text;\n');
  afterAll(() => rmSync(repository, { recursive: true, force: true }));

  const importing = (file: string): string =>
    handled(
      `import { Pool } from 'pg';\nimport { same } from '${file}';\nconst pool = new Pool();`,
      'await pool.query(`SELECT ${same(req.query.by)}`);',
    );

  /** Whether a value is followed through a function of another file. */
  const isFollowed = (file: string, settings?: Settings): boolean =>
    new Linter({ configType: 'flat', cwd: folder }).verify(importing(file), configOf(settings), {
      filename: path.join(folder, 'file.ts'),
    }).length > 0;

  test('crossFile', () => {
    expect(isFollowed('./lib/same.js')).toBe(true);
    expect(isFollowed('./lib/same.js', { crossFile: true })).toBe(true);
    expect(isFollowed('./lib/same.js', { crossFile: false })).toBe(false);
    expect(isFollowed('./lib/same.js')).toBe(true);
  });

  test('rootDir', () => {
    expect(isFollowed('../shared/same.js')).toBe(true);
    expect(isFollowed('../shared/same.js', { rootDir: '.' })).toBe(false);
    expect(isFollowed('../shared/same.js', { rootDir: '..' })).toBe(true);
    expect(isFollowed('../shared/same.js', { rootDir: ['.', path.join(repository, 'shared')] })).toBe(true);
    expect(isFollowed('./lib/same.js', { rootDir: '../shared' })).toBe(false);
    expect(isFollowed('../shared/same.js', { rootDir: '..', crossFile: false })).toBe(false);
  });

  test("a package of one's own is known where another file hands it on, whatever package.json says", () => {
    write('app/lib/database.js', "import { db } from '@acme/db';\nexport const database = db;\n");
    const code = handled("import { database } from './lib/database.js';", 'await database.run(`x = ${req.query.id}`);');
    const found = (settings?: Settings): number =>
      new Linter({ configType: 'flat', cwd: folder }).verify(code, configOf(settings), { filename: path.join(folder, 'file.ts') })
        .length;
    expect([found(), found({ libraries: [database] })]).toEqual([0, 1]);
  });

  test('names count in other files too', () => {
    write('app/lib/columns.js', "import { quote } from './quote.js';\nexport const same = text => quote(text);\n");
    write('app/lib/quote.js', 'export const quote = text => text.trim();\n');
    expect(isFollowed('./lib/columns.js')).toBe(true);
    expect(isFollowed('./lib/columns.js', { sanitizers: ['quote'] })).toBe(false);
  });
});

test('one tree may be linted under several settings', () => {
  const code = queried('await pool.query(`SELECT * FROM t ORDER BY ${strip(req.query.by)}`);');
  const filename = path.join(fixtures, 'file.ts');
  linter.verify(code, configOf(undefined), { filename });
  const tree = linter.getSourceCode();
  const counts = [undefined, { sanitizers: ['strip'] }, { middleware: { validation: ['x'] } }].map(
    settings => linter.verify(tree, configOf(settings), { filename }).length,
  );
  expect(counts).toEqual([1, 0, 1]);
});

test('wrong settings stop the run with one error', () => {
  expect(() => findings('x', { middleware: { authentication: [42] } })).toThrow(
    /^Error while loading rule 'backend-security\/[a-z-]+': settings\["backend-security"\]\.middleware\.authentication\[0\]: expected a name such as "requireUser", got 42\n/,
  );
});

test('settings of other plugins are no matter', () => {
  const [config] = configOf(undefined);
  const messages = linter.verify('x', [{ ...config, settings: { 'import-x/resolver': 1, react: {} } }], { filename: 'file.ts' });
  expect(messages).toEqual([]);
});
