import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createCatalogue, createTypeEvidence, describeOrigin, type TypeEvidence } from '../../src/engine/index.js';
import plugin from '../../src/index.js';
import { analyse, probed } from './analyse.js';

/** Samples that tests/libraries/tsconfig.json leaves out. */
const WITHOUT_PROGRAM = ['prisma__client.ts', 'node/sqlite.ts'];

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'tests/engine/program').split(path.sep).join('/');

/** What the files of the tables import: a file of the same project. */
const PROJECT = `
import type { BetterSqlite3 } from './packages.js';
import type { Request, RequestHandler, Response, Application, Router } from 'express';
import type { Context as HonoContext } from 'hono';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Knex } from 'knex';
import type Koa from 'koa';
import mongoose, { type Connection, type Model } from 'mongoose';
import type { Collection, Db } from 'mongodb';
import type mysql from 'mysql2';
import type mysqlPromise from 'mysql2/promise';
import { Pool, type PoolClient } from 'pg';
import { Model as SequelizeModel, type Sequelize } from 'sequelize';
import { Repository, type DataSource, type EntityManager } from 'typeorm';
import type { IncomingMessage } from 'node:http';

export class User { id!: number; name!: string }
export class Account extends SequelizeModel {}
export const Person = mongoose.model('Person', new mongoose.Schema({ name: String }));
export class Users extends Repository<User> { named(name: string) { return name; } }
export class Database extends Pool { audit(sql: string) { return sql; } }
export abstract class Base { protected constructor(protected readonly users: Users) {} }
export abstract class OwnPool extends Pool {}
export type Signed = Request & { user: User };
export interface Authenticated extends Request { account: User }
export enum Level { Low, High }
export enum Kind { A = 'a', B = 'b' }
export type Sort = 'asc' | 'desc';
export class Cache { query(text: string): string { return text; } }
export const PAGE_SIZE = 20;

export interface Context {
  pool: Pool; maybe?: Pool | null; either: Pool | PoolClient; database: Database; connecting: Promise<PoolClient>;
  connect(): Promise<PoolClient>;
  security: RequestHandler; request: Request; signed: Signed; authenticated: Authenticated; response: Response; app: Application; router: Router;
  hono: HonoContext; fastify: FastifyInstance; fastifyRequest: FastifyRequest; koa: Koa.ParameterizedContext;
  incoming: IncomingMessage;
  knex: Knex; trx: Knex.Transaction; mysql: mysql.Pool; mysqlPromise: mysqlPromise.Pool; sqlite: BetterSqlite3.Database;
  users: Users; repository: Repository<User>; source: DataSource; manager: EntityManager;
  model: Model<User>; connection: Connection; collection: Collection<User>; mongo: Db; sequelize: Sequelize;
  cache: Cache; map: Map<string, string>; search: URLSearchParams; pattern: RegExp; record: Record<string, any>;
  id: number; big: bigint; flag: boolean; level: Level; kind: Kind; sort: Sort; mixed: number | 'all' | null; when: Date;
  ids: number[]; sorts: readonly Sort[]; known: Set<number>; name: string; names: string[]; anything: any; rows: User[];
  count(filter?: object): Promise<number>;
  load(): Promise<User>;
  get<T>(key: string): T;
}
export declare const context: Context;
export declare function load(): Promise<User>;
export declare function countOf(filter: unknown): number;
export declare function claimed<T>(value: unknown): T;
export declare function convert<T>(type: new () => T, value: unknown): T;
export declare function untyped(value?: unknown): any;
`;

const PACKAGES = `
import type Database from 'better-sqlite3';
export namespace BetterSqlite3 { export type Database = Database.Database }
`;

/** Packages as package managers lay them out; none of them is installed. */
const INSTALLED: Readonly<Record<string, string>> = {
  'node_modules/.pnpm/pg@8.16.3/node_modules/pg/index.d.ts': 'export class Pool { query(text: string): void }',
  'node_modules/.pnpm/@types+koa__router@12.0.0/node_modules/@types/koa__router/index.d.ts':
    'export class Router { get(): void }',
  'node_modules/.prisma/client/index.d.ts': 'export class PrismaClient { $queryRawUnsafe(text: string): void }',
  'node_modules/mysql2/promise.d.ts': 'export interface Pool { query(text: string): void }',
  'node_modules/warehouse/index.d.ts': 'export class Pool { query(text: string): void }',
  'pg/index.d.ts': 'export class Pool { query(text: string): void }',
  'ambient.d.ts': "declare module 'oracledb' { export interface Connection { execute(text: string): void } }",
};

type Row = readonly [code: string, without: string, typed: string];

const tables: { readonly name: string; readonly rows: readonly Row[]; readonly extension: string }[] = [];
const table = (name: string, rows: readonly Row[], extension = 'ts'): void => void tables.push({ name, rows, extension });

const LOAD =
  "import { context, load, countOf, claimed, convert, untyped, PAGE_SIZE, User, type Context, type Level, type Sort } from './project.js';";
const express = "import express from 'express'; const app = express();";

const ofContext = (member: string, name: string, typed: string): Row => [
  `${LOAD} probe(context.${member}.${name})`,
  `unknown(import ./project.js.context.${member}.${name})`,
  typed,
];

table('what is asked of a value of another file', [
  ofContext('pool', 'query', 'pg.Pool.query'),
  ofContext('maybe', 'query', 'pg.Pool.query'),
  ofContext('either', 'query', 'pg.Pool.query | pg.PoolClient.query'),
  ofContext('database', 'query', 'pg.Pool.query'),
  ofContext('request', 'query', 'request(req.query: any)'),
  ofContext('signed', 'query', 'request(req.query: any)'),
  ofContext('authenticated', 'body', 'request(req.body: any)'),
  ofContext('response', 'send', 'express.Response.send'),
  ofContext('app', 'get', 'express.Application.get'),
  ofContext('router', 'get', 'express.Router.get'),
  ofContext('hono', 'req', 'hono.HonoRequest'),
  ofContext('fastify', 'get', 'fastify.FastifyInstance.get'),
  ofContext('fastifyRequest', 'query', 'request(req.query: strings)'),
  ofContext('koa', 'query', 'request(req.query: strings)'),
  ofContext('incoming', 'url', 'request(req.url: string)'),
  ofContext('knex', 'raw', 'knex.Knex.raw'),
  ofContext('trx', 'raw', 'knex.Transaction.raw'),
  ofContext('mysql', 'query', 'mysql2.Pool.query'),
  ofContext('mysqlPromise', 'query', 'mysql2/promise.Pool.query'),
  ofContext('sqlite', 'prepare', 'better-sqlite3.Database.prepare'),
  ofContext('users', 'query', 'typeorm.Repository.query'),
  ofContext('repository', 'query', 'typeorm.Repository.query'),
  ofContext('source', 'query', 'typeorm.DataSource.query'),
  ofContext('manager', 'query', 'typeorm.EntityManager.query'),
  ofContext('model', 'updateOne', 'mongoose.Model.updateOne'),
  ofContext('collection', 'insertOne', 'mongodb.Collection.insertOne'),
  ofContext('mongo', 'collection', 'mongodb.Db.collection'),
  ofContext('sequelize', 'query', 'sequelize.Sequelize.query'),
  [
    `${LOAD} async function f() { probe((await context.connecting).query) }`,
    'unknown(import ./project.js.context.connecting.query)',
    'pg.PoolClient.query',
  ],
  [
    `${LOAD} async function f() { const c = await context.connect(); probe(c.query) }`,
    'unknown(member query)',
    'pg.PoolClient.query',
  ],
  [`${LOAD} const { pool: db } = context; probe(db.query)`, 'unknown(import ./project.js.context.pool.query)', 'pg.Pool.query'],
  [
    `${LOAD} context.knex('users'); probe(context.knex('users').whereRaw)`,
    'unknown(member whereRaw)',
    'knex.QueryBuilder.whereRaw',
  ],
  [`${LOAD} export function f(c: Context) { probe(c.pool.query) }`, 'parameter(c.pool.query)', 'pg.Pool.query'],
  [`${LOAD} export function f<C extends Context>({ pool }: C) { probe(pool.query) }`, 'parameter(pool.query)', 'pg.Pool.query'],
  [
    "import { Person } from './project.js'; probe(Person.create)",
    'unknown(import ./project.js.Person.create)',
    'mongoose.Model.create',
  ],
  [
    "import { Account } from './project.js'; probe(Account.update)",
    'unknown(import ./project.js.Account.update)',
    'sequelize.Model.update',
  ],
  ["import { Account } from './project.js'; probe(new Account().update)", 'unknown(member update)', 'sequelize.Model.update'],
  [
    "import { Base } from './project.js'; class Service extends Base { f() { probe(this.users.query) } }",
    'unknown(member query)',
    'typeorm.Repository.query',
  ],
  [
    "import { OwnPool } from './project.js'; class Db extends OwnPool { f() { probe(this.query) } }",
    'unknown(member query)',
    'pg.Pool.query',
  ],
  [
    `${LOAD} probe((context.anything as import('pg').Pool).query)`,
    'unknown(import ./project.js.context.anything.query)',
    'pg.Pool.query',
  ],
]);

table('what has no model stays open', [
  ofContext('cache', 'query', 'unknown(import ./project.js.context.cache.query)'),
  ofContext('anything', 'query', 'unknown(import ./project.js.context.anything.query)'),
  [`${LOAD} probe(context.name)`, 'unknown(import ./project.js.context.name)', 'unknown(import ./project.js.context.name)'],
  [`${LOAD} probe(context.names)`, 'unknown(import ./project.js.context.names)', 'unknown(import ./project.js.context.names)'],
  [`${LOAD} probe(context.pool)`, 'unknown(import ./project.js.context.pool)', 'unknown(import ./project.js.context.pool)'],
  [
    "import { Database } from './project.js'; probe(new Database().audit)",
    'unknown(member audit)',
    'unknown(member pg.Pool.audit)',
  ],
]);

const ofPackage = (file: string, name: string, member: string, typed: string): Row => [
  `import type { ${name} } from './${file}'; declare const value: { it: ${name} }; export const f = (x: typeof value) => probe(x.it.${member})`,
  `parameter(x.it.${member})`,
  typed,
];

table('packages by the place of their types', [
  ofPackage('node_modules/.pnpm/pg@8.16.3/node_modules/pg/index.js', 'Pool', 'query', 'pg.Pool.query'),
  ofPackage(
    'node_modules/.pnpm/@types+koa__router@12.0.0/node_modules/@types/koa__router/index.js',
    'Router',
    'get',
    '@koa/router.Router.get',
  ),
  ofPackage(
    'node_modules/.prisma/client/index.js',
    'PrismaClient',
    '$queryRawUnsafe',
    '@prisma/client.PrismaClient.$queryRawUnsafe',
  ),
  ofPackage('node_modules/mysql2/promise.js', 'Pool', 'query', 'mysql2/promise.Pool.query'),
  ofPackage('node_modules/warehouse/index.js', 'Pool', 'query', 'parameter(x.it.query)'),
  ofPackage('pg/index.js', 'Pool', 'query', 'parameter(x.it.query)'),
  [
    "export const f = (x: { it: import('oracledb').Connection }) => probe(x.it.execute)",
    'oracledb.Connection.execute',
    'oracledb.Connection.execute',
  ],
]);

const ofValue = (member: string, typed: string): Row => [
  `${LOAD} probe(context.${member})`,
  `unknown(import ./project.js.context.${member})`,
  typed,
];

table('values that carry no text', [
  ofValue('id', 'number'),
  ofValue('big', 'number'),
  ofValue('flag', 'boolean'),
  ofValue('level', 'number'),
  ofValue('kind', 'fixed-form'),
  ofValue('sort', 'fixed-form'),
  ofValue('mixed', 'fixed-form'),
  ofValue('when', 'fixed-form'),
  ofValue('ids', 'elements(number)'),
  ofValue('sorts', 'elements(fixed-form)'),
  ofValue('known', 'elements(number)'),
  [`${LOAD} probe(PAGE_SIZE)`, 'unknown(import ./project.js.PAGE_SIZE)', 'number'],
  [`${LOAD} async function f() { probe(await context.count()) }`, 'unknown(call count)', 'number'],
  [`${LOAD} async function f() { const { id } = await load(); probe(id) }`, 'unknown(member id)', 'number'],
  [`${LOAD} for (const row of context.rows) probe(row.id)`, 'unknown(member id)', 'number'],
  [`${LOAD} context.rows.map(row => probe(row.id))`, 'unknown(member id)', 'number'],
  [`${LOAD} probe(context.rows.map(row => row.id))`, 'unknown(call map)', 'elements(number)'],
  [`${LOAD} probe(context.ids.join(','))`, 'unknown(call join)', 'joined(number)'],
  [`${LOAD} export function f(user: User) { probe(user.id) }`, 'parameter(user.id)', 'number'],
  [`${LOAD} export function f(user: User) { probe(user.name) }`, 'parameter(user.name)', 'parameter(user.name)'],
  [`${LOAD} export function f(level: Level, sort: Sort) { probe(sort) }`, 'parameter(sort)', 'fixed-form'],
]);

const unproven = (code: string, origin: string): Row => [code, origin, origin];

table('a type that is a mere claim proves nothing', [
  unproven(`${LOAD} const id = untyped() as number; probe(id)`, 'unknown(call untyped)'),
  unproven(`${LOAD} const id: number = untyped(); probe(id)`, 'unknown(call untyped)'),
  unproven(`${LOAD} const id = <number>untyped(); probe(id)`, 'unknown(call untyped)'),
  unproven(`${LOAD} let id: number; id = untyped(); probe(id)`, 'unknown(call untyped)'),
  unproven(`${LOAD} const { id }: User = untyped(); probe(id)`, 'unknown(member id)'),
  unproven(`${LOAD} const id = claimed<number>('x'); probe(id)`, 'unknown(call claimed)'),
  unproven(`${LOAD} const id: number = claimed('x'); probe(id)`, 'unknown(call claimed)'),
  unproven(`${LOAD} const user = convert(User, {}); probe(user.id)`, 'unknown(member id)'),
  unproven(`${LOAD} probe(context.get<User>('x').id)`, 'unknown(member id)'),
  unproven(
    "async function f() { const user = (await (await fetch('/x')).json()) as { id: number }; probe(user.id) }",
    'unknown(member id)',
  ),
  unproven(`${LOAD} async function f() { for (const row of (await untyped()) as User[]) probe(row.id) }`, 'unknown(member id)'),
  unproven(`${LOAD} (untyped() as User[]).map(row => probe(row.id))`, 'unknown(member id)'),
  unproven('export function f(dto: { raw: any }) { const id = dto.raw as number; probe(id) }', 'parameter(dto.raw)'),
  unproven('export function f(raw: any) { const id: number = raw; probe(id) }', 'parameter(raw)'),
  unproven(`${LOAD} probe(claimed<number[]>('x').map(id => id))`, 'unknown(call map)'),
  unproven(`${LOAD} probe(context.rows.map(row => row.name as unknown as number))`, 'unknown(call map)'),
]);

const handler = (body: string): string => `${LOAD} ${express} app.get('/', async (req, res) => { ${body} })`;

table('data of a request stays what it is', [
  unproven(handler('const id: number = req.query.id as any; probe(id)'), 'request(req.query.id: any)'),
  unproven(handler('const user = req.body as User; probe(user.id)'), 'request(req.body.id: any)'),
  unproven(handler('const { sort } = req.query as { sort: Sort }; probe(sort)'), 'request(req.query.sort: any)'),
  unproven(handler('const user: User = JSON.parse(req.body.user); probe(user.id)'), 'request(req.body.user.id: any)'),
  unproven(handler('const user = convert(User, req.body); probe(user.id)'), 'unknown(member id)'),
  unproven(handler('probe(countOf(req.query.id))'), 'unknown(call countOf)'),
  unproven(handler('probe(countOf(req))'), 'unknown(call countOf)'),
  unproven(handler('probe(countOf({ id: req.params.id }))'), 'unknown(call countOf)'),
  unproven(handler('const filter = untyped(req.body); const n = countOf(filter); probe(n)'), 'unknown(call countOf)'),
  unproven(handler('const all = [...context.rows, req.body]; probe(countOf(all))'), 'unknown(call countOf)'),
  [
    "import type { Signed } from './project.js'; export function show(req: Signed) { const id: number = req.query.id as any; probe(id) }",
    'parameter(req.query.id)',
    'request(req.query.id: any)',
  ],
  unproven(`${LOAD} export function f(c: Context) { probe(countOf(c.signed)) }`, 'unknown(call countOf)'),
]);

table(
  'in JavaScript a type is a guess: it tells libraries, and proves nothing of values',
  [
    [
      "import { context } from './project.js'; probe(context.pool.query)",
      'unknown(import ./project.js.context.pool.query)',
      'pg.Pool.query',
    ],
    unproven("import { context } from './project.js'; probe(context.id)", 'unknown(import ./project.js.context.id)'),
  ],
  'js',
);

interface Finding {
  readonly name: string;
  readonly code: string;
  /** `<rule> <reported text>` under `strict`, without types and with them. */
  readonly without: readonly string[];
  readonly typed: readonly string[];
}

const SQL = 'no-raw-sql-interpolation';
const same = (name: string, code: string, findings: readonly string[]): Finding => ({
  name,
  code,
  without: findings,
  typed: findings,
});
const served = (body: string): string =>
  `import helmet from 'helmet'; ${handler(body).replace('app.get(', 'app.use(helmet()); app.get(')}`;
const query = (receiver: string): string => served(`${receiver}(\`SELECT * FROM t WHERE id = \${req.query.id}\`)`);
const stored = (call: string): string => `import { Person, Account } from './project.js'; ${served(`await ${call}`)}`;

const findings: readonly Finding[] = [
  same('a statement is one whatever a class of the project calls its methods', query('context.cache.query'), [
    `${SQL} req.query.id`,
  ]),
  same('a class that extends a driver may have methods of its own', query('context.database.run'), [`${SQL} req.query.id`]),
  {
    name: 'a class of the language or of Node.js is no database',
    code: served(
      ['map.get', 'search.get', 'pattern.exec']
        .map(callee => `context.${callee}(\`SELECT * FROM t WHERE id = \${req.query.id}\`)`)
        .join('; '),
    ),
    without: Array.from({ length: 3 }, () => `${SQL} req.query.id`),
    typed: [],
  },
  {
    name: 'a text that no grammar recognises is SQL where a driver gets it',
    code: served('context.pool.query(`ANALYZE ${req.query.table}`)'),
    without: [],
    typed: [`${SQL} req.query.table`],
  },
  {
    name: 'a request by its type in another file',
    code: "import { context, type Signed } from './project.js'; export const show = (req: Signed) => context.pool.query(`SELECT * FROM t WHERE id = ${req.query.id}`)",
    without: [`${SQL} req.query.id`],
    typed: [`${SQL} req.query.id`],
  },
  {
    name: 'a number of a type in another file',
    code: `${LOAD} export const show = (user: User) => context.pool.query(\`SELECT * FROM t WHERE id = '\${user.id}' AND name = '\${user.name}'\`)`,
    without: [`${SQL} user.id`],
    typed: [`${SQL} user.name`],
  },
  same('a model of another file has hooks that are not seen', stored('Person.create({ password: req.body.password })'), []),
  same('a class of another file has hooks that are not seen', stored('Account.create({ password: req.body.password })'), []),
  {
    name: 'a write past all hooks',
    code: stored('Account.update({ password: req.body.password }, { where: {} })'),
    without: [],
    typed: ['require-password-hash req.body.password'],
  },
  same(
    'an application that one of another file mounts',
    `${LOAD} ${express} app.get('/', (req, res) => res.send('x')); context.app.use('/api', app)`,
    [],
  ),
  same(
    'an application mounted where the type is written down',
    "import express, { type Application } from 'express'; export function mount(parent: Application) { const app = express(); app.get('/', (req, res) => res.send('x')); parent.use('/api', app) }",
    [],
  ),
  same(
    'middleware of another file may set the headers',
    `${LOAD} ${express} app.use(context.security); app.get('/', (req, res) => res.send('x')); app.listen(1)`,
    [],
  ),
  same(
    'a router of another file may set the headers',
    `${LOAD} ${express} app.use(context.router); app.get('/', (req, res) => res.send('x')); app.listen(1)`,
    [],
  ),
  same(
    'an application of another file was made there',
    `${LOAD} context.app.get('/', (req, res) => { res.send('x') }); context.app.listen(1)`,
    [],
  ),
];

const files = new Map<string, string>([
  [`${folder}/project.ts`, PROJECT],
  [`${folder}/packages.ts`, PACKAGES],
  ...Object.entries(INSTALLED).map(([name, text]) => [`${folder}/${name}`, text] as const),
]);
const cases = tables.flatMap(({ name, rows, extension }, at) =>
  rows.map(([code, without, typed], index) => {
    const fileName = `${folder}/case-${at}-${index}.${extension}`;
    files.set(fileName, code);
    return { name, code, without, typed, fileName };
  }),
);

const linted = findings.map((finding, index) => {
  const fileName = `${folder}/finding-${index}.ts`;
  files.set(fileName, finding.code);
  return { ...finding, fileName };
});

/** One program over all files, which are in memory; the packages are those that are installed here. */
function programOf(): ts.Program {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    allowJs: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options, true);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  const isHere = (name: string): boolean => files.has(name);
  host.getCurrentDirectory = () => root;
  host.fileExists = name => isHere(name) || fileExists(name);
  host.readFile = name => files.get(name) ?? readFile(name);
  host.directoryExists = name => [...files.keys()].some(file => file.startsWith(`${name}/`)) || (directoryExists?.(name) ?? true);
  host.getSourceFile = (name, languageVersion, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, languageVersion, ...rest)
      : ts.createSourceFile(name, text, languageVersion, true);
  };
  return ts.createProgram({ rootNames: [...files.keys()], options, host });
}

const program = programOf();

const originIn = (code: string, file?: { program: ts.Program; fileName: string }): string => {
  const engine = analyse(code, file);
  return describeOrigin(engine.originOf(probed(engine)));
};

test('the file that the tables import has no errors', () => {
  const checked = [`${folder}/project.ts`, `${folder}/packages.ts`].flatMap(name =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(name)),
  );
  expect(checked.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

describe.each(tables)('$name', ({ name }) => {
  test.each(cases.filter(row => row.name === name))('$code', ({ code, without, typed, fileName }) => {
    expect({ without: originIn(code), typed: originIn(code, { program, fileName }) }).toEqual({ without, typed });
  });
});

const linter = new Linter({ configType: 'flat', cwd: root });

/** The findings of a file that are not about what it lacks, as `<rule> <reported text>`. */
function findingsIn(code: string, fileName: string, parserOptions: Linter.ParserOptions): string[] {
  const lines = code.split('\n');
  const messages = linter.verify(
    code,
    [{ files: ['**/*.ts'], languageOptions: { parser, parserOptions }, plugins: { 'backend-security': plugin }, rules: strict }],
    { filename: fileName },
  );
  return messages.map(({ ruleId, line, column, endColumn, message }) => {
    if (ruleId === null) throw new Error(message);
    return `${ruleId.replace('backend-security/', '')} ${lines[line - 1]?.slice(column - 1, endColumn ? endColumn - 1 : undefined)}`;
  });
}

const strict = plugin.configs.strict.rules as Linter.RulesRecord;

describe('findings', () => {
  test.each(linted)('$name', ({ code, fileName, without, typed }) => {
    expect({
      without: findingsIn(code, fileName, {}),
      typed: findingsIn(code, fileName, { programs: [program] }),
    }).toEqual({ without, typed });
  });
});

describe('samples: types neither take a finding away nor add one', () => {
  const samples = readdirSync(path.join(root, 'tests/libraries'), { recursive: true, encoding: 'utf8' })
    .map(file => file.split(path.sep).join('/'))
    .filter(file => file.endsWith('.ts') && !WITHOUT_PROGRAM.includes(file))
    .sort();

  test.each(samples)('%s', sample => {
    const file = path.join(root, 'tests/libraries', sample);
    const text = readFileSync(file, 'utf8');
    expect(findingsIn(text, file, { projectService: true, tsconfigRootDir: root })).toEqual(findingsIn(text, file, {}));
  });
});

describe('evidence is never needed', () => {
  const catalogue = createCatalogue([]);

  test.each([[undefined], [{}], [{ program: null, esTreeNodeToTSNodeMap: new WeakMap() }]])('no program: %j', services => {
    expect(createTypeEvidence(services, catalogue)).toBeNull();
  });

  describe('a checker that fails', () => {
    const failing = (): TypeEvidence => {
      const program = {
        getTypeChecker: () => {
          throw new Error('Debug Failure.');
        },
      };
      const types = createTypeEvidence({ program, esTreeNodeToTSNodeMap: new Map([[node, {}]]) }, catalogue);
      if (!types) throw new Error('no evidence');
      return types;
    };
    const node = analyse('probe(x)').module.ast;

    afterEach(() => {
      vi.unstubAllEnvs();
    });

    test('has nothing to say', () => {
      vi.stubEnv('DEBUG', '');
      const types = failing();
      expect([types.originOf(node), types.isBuiltIn(node), types.isAny(node)]).toEqual([null, false, true]);
    });

    test('is heard when debugging', () => {
      vi.stubEnv('DEBUG', 'backend-security');
      expect(() => failing().originOf(node)).toThrow('Debug Failure.');
    });
  });
});
