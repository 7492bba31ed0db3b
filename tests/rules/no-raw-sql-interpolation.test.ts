import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import rule from '../../src/rules/no-raw-sql-interpolation.js';
import { lint, tester } from './tester.js';

/** A program whose express handler has the given body. */
const handler =
  (imports: string, ...setUp: readonly string[]) =>
  (body: string): string =>
    [
      imports,
      "import express from 'express';",
      ...setUp,
      'const app = express();',
      "app.get('/', async (req, res) => {",
      body,
      '});',
      '',
    ].join('\n');

const pg = handler("import { Pool } from 'pg';", 'const pool = new Pool();');
const mysql2 = handler("import mysql from 'mysql2/promise';", 'const pool = mysql.createPool({});');
const sqlite3 = handler("import sqlite3 from 'sqlite3';", "const db = new sqlite3.Database(':memory:');");
const betterSqlite3 = handler("import Database from 'better-sqlite3';", "const db = new Database(':memory:');");
const typeorm = handler(
  "import { Brackets, DataSource, Like, Raw } from 'typeorm';",
  "const dataSource = new DataSource({ type: 'sqljs' });",
);
const sequelize = handler(
  "import { literal, Op, QueryTypes, Sequelize } from 'sequelize';",
  "const sequelize = new Sequelize('sqlite::memory:');",
  "const User = sequelize.define('User', {});",
);
const knex = handler("import createKnex from 'knex';", "const knex = createKnex({ client: 'pg' });");
const prisma = handler("import { PrismaClient } from '@prisma/client';", 'const prisma = new PrismaClient();');
const mssql = handler("import sql from 'mssql';", 'const pool = new sql.ConnectionPool({});');
const postgres = handler("import postgres from 'postgres';", 'const sql = postgres();');
const pgPromise = handler("import createPgPromise from 'pg-promise';", "const db = createPgPromise()('postgres:///');");

tester.run('no-raw-sql-interpolation', rule, {
  valid: [
    {
      name: 'parameters in a folder of migrations',
      filename: '/nowhere/src/migrations/drop.js',
      code: "const { Pool } = require('pg');\nconst pool = new Pool();\nexports.clear = name => pool.query(`DELETE FROM tables WHERE name = '${name}'`);",
    },
    {
      name: 'parameters that are the configuration of the program',
      code: "const { Pool } = require('pg');\nconst pool = new Pool();\nexports.clear = ({ config }) => pool.query(`DELETE FROM tables WHERE name = '${config.table}'`);",
    },
    {
      name: 'parameters that are looked up in the catalogue of the database',
      code: "const { Pool } = require('pg');\nconst pool = new Pool();\nexports.exists = name => pool.query(`SELECT 1 FROM pg_catalog.pg_database WHERE datname = '${name}'`);",
    },
    {
      name: 'a name that nothing declares, set to other text by another function',
      code: pg(`sql = 'SELECT * FROM users WHERE id = $1';
await pool.query(sql, [req.query.id]);`).replace(
        'app.get',
        "const other = req => { sql = 'DELETE FROM users WHERE id = ' + req.id; };\napp.get",
      ),
    },
    {
      name: 'a number and an enum of an input that a GraphQL schema checks, where everything is reported',
      code: `
import { Arg, Field, InputType, Int, Query } from 'type-graphql';
import { Pool } from 'pg';
import { Way } from './way';
const pool = new Pool();
@InputType()
class Listed {
  @Field(() => Int) page: number;
  @Field(() => Way) way: Way;
}
class Resolver {
  @Query(() => [String])
  list(@Arg('listed') listed: Listed) {
    return pool.query(\`SELECT * FROM users ORDER BY id \${listed.way} LIMIT \${listed.page}\`);
  }
}`,
      options: [{ report: 'all' }],
    },
    {
      name: 'a name that nothing declares and that holds a number',
      code: pg(`id = Number(req.query.id);
await pool.query('SELECT * FROM users WHERE id = ' + id);`),
    },
    {
      name: 'a variable of the file that this handler sets to fixed text',
      code: `let sql;
${pg(`sql = 'SELECT * FROM users';
await pool.query(sql);
});
app.get('/other', (req, res) => {
sql = 'SELECT * FROM users WHERE id = ' + req.query.id;
res.send(sql);`)}`,
    },
    {
      name: 'constants, numbers and constant tables',
      code: pg(`const TABLE = 'users';
await pool.query(\`SELECT * FROM \${TABLE} WHERE id = \${42} LIMIT \${10 * 2}\`);`),
    },
    {
      name: 'a long list of allowed values',
      code: pg(`const x = req.query.x;
if (${Array.from({ length: 150 }, (_, index) => `x === 'v${index}'`).join(' || ')}) await pool.query(\`SELECT * FROM users ORDER BY \${x}\`);
if (${Array.from({ length: 150 }, (_, index) => `x !== 'v${index}'`).join(' && ')}) return;
await pool.query(\`SELECT * FROM users ORDER BY \${x}\`);`),
    },
    {
      name: 'values bound by number',
      code: pg(`await pool.query('SELECT * FROM users WHERE name = $1 AND city = $2', [req.query.name, req.query.city]);`),
    },
    {
      name: 'LIKE wildcards in a bound value',
      code: pg(`await pool.query('SELECT * FROM users WHERE name LIKE $1', [\`%\${req.query.q}%\`]);`),
    },
    {
      name: 'numbers made of client data',
      code: pg(`const id = Number(req.params.id);
const page = parseInt(req.query.page, 10) || 1;
await pool.query(\`SELECT * FROM users WHERE id = \${id} AND age > \${+req.query.age} AND x = \${req.query.x | 0} LIMIT 10 OFFSET \${(page - 1) * 10}\`);`),
    },
    {
      name: 'booleans made of client data',
      code: pg(
        `await pool.query(\`SELECT * FROM users WHERE a = \${req.query.a === 'true'} AND b = \${!!req.query.b} AND c = \${Boolean(req.query.c)} AND d = \${req.query.d ? 1 : 0}\`);`,
      ),
    },
    {
      name: 'a list of numbers',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE id IN (\${req.body.ids.map(Number).join(',')})\`);`),
    },
    {
      name: 'a check for a number',
      code: pg(`if (typeof req.body.n !== 'number') return;
await pool.query(\`SELECT * FROM users WHERE age = \${req.body.n}\`);
if (!Number.isInteger(req.body.m)) return res.sendStatus(400);
await pool.query(\`SELECT * FROM users WHERE age = \${req.body.m}\`);`),
    },
    {
      name: 'a list of which every element is checked',
      code: pg(`const ids = req.body.ids;
if (ids.some(id => !Number.isInteger(id))) return res.sendStatus(400);
await pool.query(\`SELECT * FROM users WHERE id IN (\${ids.join(',')})\`);
const columns = req.query.columns.split(',');
if (!columns.every(column => ['id', 'name'].includes(column))) return res.sendStatus(400);
await pool.query(\`SELECT \${columns.join(', ')} FROM users\`);`),
    },
    {
      name: 'an allow-list: includes',
      code: pg(`const { sort } = req.query;
if (!['name', 'age'].includes(sort)) return res.sendStatus(400);
await pool.query(\`SELECT * FROM users ORDER BY \${sort}\`);`),
    },
    {
      name: 'an allow-list: Set, Map and in',
      code: pg(`const COLUMNS = new Set(['name', 'age']);
if (!COLUMNS.has(req.query.a)) throw new Error('unknown column');
await pool.query('SELECT * FROM users ORDER BY ' + req.query.a);
const NAMES = new Map([['name', 'full_name'], ['age', 'age']]);
await pool.query(\`SELECT * FROM users ORDER BY \${NAMES.get(req.query.b)}\`);
const FIELDS = { name: 1, age: 1 };
if (!(req.query.c in FIELDS)) throw new Error('unknown column');
await pool.query(\`SELECT \${req.query.c} FROM users\`);`),
    },
    {
      name: 'an allow-list: a lookup table',
      code: pg(`const SORT = { name: 'full_name', age: 'age' };
const column = Object.hasOwn(SORT, req.query.sort) ? SORT[req.query.sort] : 'id';
await pool.query(\`SELECT * FROM users ORDER BY \${column}\`);
const order = { newest: 'created DESC', oldest: 'created ASC' }[req.query.order] || 'id';
await pool.query(\`SELECT * FROM users ORDER BY \${order}\`);`),
    },
    {
      name: 'an allow-list: find, filter and indexOf',
      code: pg(`const COLUMNS = ['name', 'age'];
await pool.query(\`SELECT * FROM users ORDER BY \${COLUMNS.find(column => column === req.query.sort) ?? 'id'}\`);
await pool.query(\`SELECT * FROM users ORDER BY \${COLUMNS[COLUMNS.indexOf(req.query.sort)]}\`);
if (COLUMNS.indexOf(req.query.by) === -1) return;
await pool.query(\`SELECT * FROM users ORDER BY \${req.query.by}\`);`),
    },
    {
      name: 'an allow-list: switch',
      code: pg(`let order;
switch (req.query.sort) {
  case 'name': order = 'full_name'; break;
  default: order = 'id';
}
await pool.query(\`SELECT * FROM users ORDER BY \${order}\`);`),
    },
    {
      name: 'an allow-list: an assertion',
      code: pg(`assert(['name', 'age'].includes(req.query.sort));
await pool.query(\`SELECT \${req.query.sort} FROM users\`);`),
    },
    {
      name: 'a direction chosen by a condition',
      code: pg(`const direction = req.query.direction === 'desc' ? 'DESC' : 'ASC';
await pool.query(\`SELECT * FROM users ORDER BY name \${direction}\`);`),
    },
    {
      name: 'a narrow pattern',
      code: pg(`if (!/^[a-z_]+$/.test(req.query.table)) return res.sendStatus(400);
await pool.query(\`SELECT * FROM \${req.query.table}\`);`),
    },
    {
      name: 'a predicate on the form of the value',
      code: pg(`if (!isUuid(req.params.id)) return res.sendStatus(400);
await pool.query(\`SELECT * FROM users WHERE id = '\${req.params.id}'\`);`),
    },
    {
      name: 'everything but word characters taken out',
      code: pg(`const table = req.query.table.replace(/[^a-z0-9_]/gi, '');
await pool.query(\`SELECT * FROM \${table}\`);`),
    },
    {
      name: 'placeholders made of a list',
      code: pg(`const ids = req.body.ids;
await pool.query(\`SELECT * FROM users WHERE id IN (\${ids.map((_, i) => '$' + (i + 1)).join(', ')})\`, ids);
await pool.query(\`SELECT * FROM users WHERE id IN (\${ids.map((_, i) => \`$\${i + 1}\`).join(', ')})\`, ids);
await pool.query(\`SELECT * FROM users WHERE id IN (\${Array.from({ length: ids.length }, (_, i) => \`$\${i + 1}\`)})\`, ids);`),
    },
    {
      name: 'question marks made of a list',
      code: mysql2(`const ids = req.body.ids;
await pool.query(\`SELECT * FROM users WHERE id IN (\${ids.map(() => '?').join(', ')})\`, ids);
await pool.query(\`SELECT * FROM users WHERE id IN (\${Array(ids.length).fill('?').join()})\`, ids);
await pool.query(\`SELECT * FROM users WHERE id IN (\${'?,'.repeat(ids.length).slice(0, -1)})\`, ids);`),
    },
    {
      name: 'conditions collected with numbered placeholders',
      code: pg(`const values = [];
const conditions = [];
if (req.query.a) conditions.push('a = $' + values.push(req.query.a));
if (req.query.b) { values.push(req.query.b); conditions.push(\`b = $\${values.length}\`); }
let text = \`SELECT * FROM users \${conditions.length ? 'WHERE ' + conditions.join(' AND ') : ''}\`;
if (req.query.c) { values.push(req.query.c); text += \` AND c = $\${values.length}\`; }
await pool.query(text, values);`),
    },
    {
      name: 'escaped by mysql2',
      code: mysql2(`await pool.query('SELECT * FROM users WHERE a = ' + pool.escape(req.query.a) + ' ORDER BY ' + mysql.escapeId(req.query.sort));
await pool.query(mysql.format('SELECT * FROM users WHERE a = ?', [req.query.a]));
const name = mysql.escape(req.query.name);
await pool.query(\`SELECT * FROM users WHERE name = \${name}\`);`),
    },
    {
      name: 'escaped by pg and pg-format',
      code: `import { Client } from 'pg';
import format from 'pg-format';
import express from 'express';
const client = new Client();
express().get('/', async (req, res) => {
  await client.query(format('SELECT * FROM %I WHERE a = %L', req.query.table, req.query.a));
  await client.query(\`SELECT * FROM \${client.escapeIdentifier(req.query.table)} WHERE a = \${client.escapeLiteral(req.query.a)}\`);
});`,
    },
    {
      name: 'escaped by sequelize',
      code: sequelize(`await sequelize.query('SELECT * FROM users WHERE a = ' + sequelize.escape(req.query.a));`),
    },
    {
      name: 'tags that bind their values',
      code: `import postgres from 'postgres';
import { Prisma, PrismaClient } from '@prisma/client';
import SQL from 'sql-template-strings';
import { Pool } from 'pg';
import express from 'express';
const sql = postgres();
const prisma = new PrismaClient();
const pool = new Pool();
express().get('/', async (req, res) => {
  await sql\`SELECT * FROM users WHERE name = \${req.query.name} ORDER BY \${sql(req.query.sort)}\`;
  await prisma.$queryRaw\`SELECT * FROM users WHERE name = \${req.query.name}\`;
  await prisma.$queryRaw(Prisma.sql\`SELECT * FROM users WHERE id IN (\${Prisma.join(req.body.ids)})\`);
  await pool.query(SQL\`SELECT * FROM users WHERE name = \${req.query.name}\`);
});`,
    },
    {
      name: 'drizzle and kysely tags',
      code: `import { sql } from 'drizzle-orm';
import { sql as text } from 'kysely';
import express from 'express';
express().get('/', async (req, res) => {
  await db.execute(sql\`SELECT * FROM users WHERE name = \${req.query.name}\`);
  await text\`SELECT * FROM users WHERE name = \${req.query.name}\`.execute(db);
});`,
    },
    {
      name: 'the mssql tag and inputs',
      code: `import sql from 'mssql';
import express from 'express';
express().get('/', async (req, res) => {
  const pool = await sql.connect({});
  await pool.query\`SELECT * FROM users WHERE name = \${req.query.name}\`;
  await pool.request().input('name', req.query.name).query('SELECT * FROM users WHERE name = @name');
});`,
    },
    {
      name: 'pg-promise fills plain strings',
      code: pgPromise(`await db.any('SELECT * FROM users WHERE name = \${name}', req.query);
await db.one('SELECT * FROM users WHERE name = $/name/', { name: req.query.name });
await db.none('INSERT INTO users(name) VALUES($1)', req.body.name);`),
    },
    {
      name: 'query methods of things that are no database',
      code: `import express from 'express';
import axios from 'axios';
express().get('/', async (req, res) => {
  await client.query({ query: gql, variables: req.query });
  await search.query(\`title:\${req.query.q}\`);
  await es.query(\`from \${req.query.q} select something\`);
  await redis.get(\`user:\${req.query.id}\`);
  await axios.get(\`/select/from/\${req.query.id}\`);
  cache.run(\`select \${req.query.a}\`);
  child.exec(\`create user \${req.query.user}\`);
  child.exec(\`update \${req.query.list} && set -e\`);
});`,
    },
    {
      name: 'prose that begins like SQL',
      code: `import express from 'express';
express().get('/', async (req, res) => {
  await mailer.execute(\`Update your profile, \${req.query.name}, and set a password\`);
  await ui.query(\`Select a user from the list \${req.query.list}\`);
  await ui.query(\`Delete from the list: \${req.query.list}\`);
  await chat.run(\`insert into the box \${req.query.name}\`);
  await chat.all(\`With great power as (they) say \${req.query.name}\`);
  await shop.get(\`Drop table tennis \${req.query.q}\`);
});`,
    },
    {
      name: 'SQL that is logged or thrown, not run',
      code: pg(`logger.info(\`SELECT * FROM users WHERE id = \${req.query.id}\`);
throw new Error(\`Could not run: SELECT * FROM users WHERE id = '\${req.query.id}'\`);`),
    },
    {
      name: 'text that does not run against a database',
      code: pg(`const example = \`SELECT * FROM users WHERE id = '\${req.query.id}'\`;
res.json({ example });`),
    },
    {
      name: 'typed numbers, booleans, enums, literals and dates',
      code: `import { Pool } from 'pg';
const pool = new Pool();
enum Column { Name = 'name', Age = 'age' }
type Direction = 'ASC' | 'DESC';
export const find = (id: number, ids: number[], flag: boolean, column: Column, direction: Direction, since: Date, more?: readonly number[] | null) =>
  pool.query(\`SELECT * FROM users WHERE id = \${id} AND a IN (\${ids.join(',')}) AND b IN (\${more}) AND flag = \${flag} AND d > \${since} ORDER BY \${column} \${direction}\`);`,
    },
    {
      name: 'numbers among the members of declared types',
      code: `import { Pool } from 'pg';
const pool = new Pool();
interface Filter { id: number; tags: number[] }
export const find = (filter: Filter, { page }: { page: number }) =>
  pool.query(\`SELECT * FROM users WHERE id = \${filter.id} AND tag IN (\${filter.tags.join(',')}) LIMIT 10 OFFSET \${page}\`);`,
    },
    {
      name: 'types of other files may be enums and numbers',
      code: `import { Pool } from 'pg';
import type { Status, Order } from './types';
const pool = new Pool();
export const byStatus = (status: Status) => pool.query(\`SELECT * FROM orders WHERE status = '\${status}'\`);
export const byId = (order: Order) => pool.query(\`SELECT * FROM orders WHERE id = \${order.id}\`);`,
    },
    {
      name: 'names of other files, of fields and of the environment',
      code: `import { Pool } from 'pg';
import { TABLE } from './constants';
import config from './config';
class Repository {
  static readonly table = 'users';
  private readonly schema = 'app';
  private readonly pool = new Pool();
  async all() {
    await this.pool.query(\`SELECT * FROM \${TABLE} LIMIT \${config.limit}\`);
    await this.pool.query(\`SELECT * FROM \${this.schema}.\${Repository.table}\`);
    await this.pool.query(\`SELECT * FROM \${process.env.SCHEMA}.users WHERE env = '\${process.env.NODE_ENV}'\`);
  }
}`,
    },
    {
      name: 'a parameter that this file fills with constants',
      code: `import { Pool } from 'pg';
const pool = new Pool();
const count = (table) => pool.query(\`SELECT count(*) FROM users WHERE kind = '\${table}'\`);
count('admin');
count('guest');`,
    },
    {
      name: 'names in loops over constants',
      code: `import { Pool } from 'pg';
const pool = new Pool();
for (const table of ['users', 'orders']) await pool.query(\`TRUNCATE TABLE \${table}\`);
['users', 'orders'].forEach(async table => { await pool.query(\`DROP TABLE IF EXISTS \${table}\`); });`,
    },
    {
      name: "names of a table's own list of columns",
      code: pg(`const COLUMNS = { name: 'full_name', age: 'age' };
await pool.query(\`SELECT \${Object.keys(COLUMNS).join(', ')} FROM users\`);
await pool.query(\`SELECT \${Object.values(COLUMNS).map(column => \`"\${column}"\`).join(', ')} FROM users\`);`),
    },
    {
      name: 'times and random names',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE created > '\${new Date().toISOString()}' AND seen < \${Date.now()}\`);
await pool.query(\`CREATE TABLE tmp_\${Math.random().toString(36).slice(2)} (id int)\`);`),
    },
    {
      name: 'a migration with names of its own',
      code: `import { MigrationInterface, QueryRunner } from 'typeorm';
export class CreateUser1700000000000 implements MigrationInterface {
  private readonly table = 'users';
  async up(queryRunner: QueryRunner) {
    await queryRunner.query(\`CREATE TABLE "\${this.table}" (id int)\`);
    for (const column of ['a', 'b']) await queryRunner.query(\`ALTER TABLE users ADD COLUMN \${column} text\`);
  }
}`,
    },
    {
      name: 'typeorm: find options, named parameters and subqueries',
      code: typeorm(`const users = dataSource.getRepository(User);
await users.find({ where: { name: Like(\`%\${req.query.q}%\`) }, order: { [req.query.sort]: req.query.direction } });
await users.createQueryBuilder('u').where('u.name LIKE :q', { q: \`%\${req.query.q}%\` }).limit(req.query.limit).getMany();
const sub = users.createQueryBuilder('s').select('s.id').where('s.name = :n', { n: req.query.n });
await users.createQueryBuilder('u').where('u.id IN (' + sub.getQuery() + ')').setParameters(sub.getParameters()).getMany();
await users.createQueryBuilder('u').where(qb => 'u.id IN ' + qb.subQuery().select('x.id').from(User, 'x').getQuery()).getMany();
await users.find({ where: { name: Raw(alias => \`\${alias} = :n\`, { n: req.query.n }) } });`),
    },
    {
      name: 'sequelize: replacements, operators and literals of its own',
      code: sequelize(`await sequelize.query('SELECT * FROM users WHERE a = :a', { replacements: { a: \`%\${req.query.q}%\` } });
await User.findAll({ where: { name: { [Op.like]: '%' + req.query.q + '%' } }, order: [[req.query.sort, 'ASC']] });
await User.findAll({ order: literal('RANDOM()'), where: literal(\`"\${User.tableName}"."id" > 5\`) });`),
    },
    {
      name: 'knex: bindings and quoted names',
      code: knex(`await knex.raw('SELECT ?? FROM users WHERE a = ?', [req.query.column, req.query.a]);
await knex('users').whereRaw('name = ?', [req.query.name]).where('a', 'like', \`%\${req.query.q}%\`).orderBy(req.query.sort);`),
    },
    {
      name: 'sqlite: bound values',
      code: betterSqlite3(`db.prepare('SELECT * FROM users WHERE name = ?').all(req.query.name);
db.prepare('SELECT * FROM users WHERE name = @name').get({ name: req.query.name });`),
    },
    {
      name: 'a parameter in report: request',
      options: [{ report: 'request' }],
      code: `import { Pool } from 'pg';
const pool = new Pool();
export const find = name => pool.query(\`SELECT * FROM users WHERE name = '\${name}'\`);`,
    },
    {
      name: 'an unknown value in the default reach',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${await currentName()}'\`);`),
    },
    {
      name: 'a table name that a caller passes, in the default reach',
      code: `import { Pool } from 'pg';
const pool = new Pool();
export const all = table => pool.query(\`SELECT * FROM \${table}\`);`,
    },
    {
      name: 'a callback parameter of an unknown function',
      code: pg(`each(things, thing => { void pool.query(\`SELECT * FROM users WHERE id = \${thing}\`); });`),
    },
  ],
  invalid: [
    {
      name: 'parameters of a program about immigration, and one that is called as its configuration',
      filename: '/nowhere/src/immigration/cases.js',
      code: "const { Pool } = require('pg');\nconst pool = new Pool();\nexports.find = name => pool.query(`SELECT * FROM cases WHERE name = '${name}'`);\nexports.save = config => pool.query(`SELECT * FROM cases WHERE name = '${config}'`);",
      output:
        "const { Pool } = require('pg');\nconst pool = new Pool();\nexports.find = name => pool.query(`SELECT * FROM cases WHERE name = $1`, [String(name)]);\nexports.save = config => pool.query(`SELECT * FROM cases WHERE name = $1`, [String(config)]);",
      errors: [
        { messageId: 'value', line: 3 },
        { messageId: 'value', line: 4 },
      ],
    },
    {
      name: 'text in a name that nothing declares',
      code: pg(`sql = 'SELECT * FROM users';
sql += \` WHERE name = '\${req.query.name}'\`;
await pool.query(sql);`),
      errors: [{ messageId: 'clientValue', line: 7 }],
    },
    {
      name: 'keys of what a client sent',
      code: pg(`let list = '';
for (const column in req.body) list += column + ',';
await pool.query('SELECT ' + list + ' id FROM users');`),
      errors: [{ messageId: 'clientName', line: 7 }],
    },
    {
      name: 'pg: a quoted value',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(`await pool.query(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.name)]);`),
    },
    {
      name: 'pg: a value without quotes',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE id = \${req.params.id}\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: pg(`await pool.query(\`SELECT * FROM users WHERE id = $1\`, [req.params.id]);`),
            },
          ],
        },
      ],
    },
    {
      name: 'pg: LIKE, IN and a number of values',
      code: pg(
        `await pool.query(\`SELECT * FROM users WHERE name LIKE '%\${req.query.q}%' AND city IN ('\${req.query.a}', '\${req.query.b}')\`);`,
      ),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(
        `await pool.query(\`SELECT * FROM users WHERE name LIKE $1 AND city IN ($2, $3)\`, [\`%\${req.query.q}%\`, String(req.query.a), String(req.query.b)]);`,
      ),
    },
    {
      name: 'pg: INSERT keeps what a missing value was',
      code: pg(`await pool.query(\`INSERT INTO users (name, bio) VALUES ('\${req.body.name}', 'Hello \${req.body.name}')\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(
        `await pool.query(\`INSERT INTO users (name, bio) VALUES ($1, $2)\`, [String(req.body.name), \`Hello \${req.body.name}\`]);`,
      ),
    },
    {
      name: 'pg: existing values are numbered on',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE age > $1 AND name = '\${req.query.name}'\`, [18]);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(`await pool.query(\`SELECT * FROM users WHERE age > $1 AND name = $2\`, [18, String(req.query.name)]);`),
    },
    {
      name: 'pg: a callback after the text',
      code: pg(
        `pool.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", (error, result) => res.json(result.rows));`,
      ),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(
        `pool.query("SELECT * FROM users WHERE name = $1", [String(req.query.name)], (error, result) => res.json(result.rows));`,
      ),
    },
    {
      name: 'pg: a configuration object',
      code: pg(`await pool.query({ text: \`SELECT * FROM users WHERE name = '\${req.query.name}'\`, rowMode: 'array' });`),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(
        `await pool.query({ text: \`SELECT * FROM users WHERE name = $1\`, rowMode: 'array', values: [String(req.query.name)] });`,
      ),
    },
    {
      name: 'pg: a configuration object with values',
      code: pg(
        `await pool.query({ text: \`SELECT * FROM users WHERE name = '\${req.query.name}' AND age > $1\`, values: [18] });`,
      ),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(
        `await pool.query({ text: \`SELECT * FROM users WHERE name = $2 AND age > $1\`, values: [18, String(req.query.name)] });`,
      ),
    },
    {
      name: 'pg: a configuration in a variable is left alone',
      code: pg(`const config = { text: \`SELECT * FROM users WHERE name = '\${req.query.name}'\` };
await pool.query(config);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: spread arguments and options are left alone',
      code: pg(`await pool.query({ ...options, text: \`SELECT * FROM users WHERE name = '\${req.query.name}'\` });
await pool.query(\`SELECT * FROM users WHERE city = '\${req.query.city}'\`, ...rest);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
    },
    {
      name: 'pg: values in a variable are left alone',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE age > $1 AND name = '\${req.query.name}'\`, values);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: a list joined by commas',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE id IN (\${req.body.ids.join(',')})\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: pg(`await pool.query(\`SELECT * FROM users WHERE id = ANY($1)\`, [req.body.ids]);`),
            },
          ],
        },
      ],
    },
    {
      name: 'pg: one literal that may hold several',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name IN ('\${req.query.names}')\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: pg(`await pool.query(\`SELECT * FROM users WHERE name IN ($1)\`, [String(req.query.names)]);`),
            },
          ],
        },
      ],
    },
    {
      name: 'pg: a typed literal cannot be a parameter',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE created > now() - interval '\${req.query.days} days'\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: several statements cannot be bound',
      code: pg(`await pool.query(\`DELETE FROM a WHERE name = '\${req.query.name}'; DELETE FROM b\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: a name, a direction and a whole condition',
      code: pg(`await pool.query(\`SELECT * FROM users ORDER BY \${req.query.sort}\`);
await pool.query(\`SELECT * FROM users ORDER BY name \${req.query.direction}\`);
await pool.query(\`SELECT * FROM users WHERE \${req.query.filter}\`);
await pool.query(req.body.sql);`),
      errors: [
        { messageId: 'clientName', line: 6 },
        { messageId: 'clientName', line: 7 },
        { messageId: 'clientName', line: 8 },
        { messageId: 'clientName', line: 9 },
      ],
    },
    {
      name: 'pg: a name beside a value is not fixed by half',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' ORDER BY \${req.query.sort}\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: checked and constant names stay where they are',
      code: pg(`const { sort } = req.query;
if (!['name', 'age'].includes(sort)) return;
await pool.query(\`SELECT * FROM \${TABLE} WHERE name = '\${req.query.name}' ORDER BY \${sort}\`);`),
      errors: [{ messageId: 'clientValue', line: 8 }],
      output: pg(`const { sort } = req.query;
if (!['name', 'age'].includes(sort)) return;
await pool.query(\`SELECT * FROM \${TABLE} WHERE name = $1 ORDER BY \${sort}\`, [String(req.query.name)]);`),
    },
    {
      name: 'pg: an unknown piece of SQL makes it a suggestion',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND \${condition}\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: pg(
                `await pool.query(\`SELECT * FROM users WHERE name = $1 AND \${condition}\`, [String(req.query.name)]);`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'pg: text in a variable',
      code: pg(`const sql = "SELECT * FROM users WHERE name = '" + req.query.name + "'";
console.log(sql);
const { rows } = await pool.query(sql);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(`const sql = "SELECT * FROM users WHERE name = $1";
console.log(sql);
const { rows } = await pool.query(sql, [String(req.query.name)]);`),
    },
    {
      name: 'pg: text that two queries get',
      code: pg(`const sql = \`SELECT * FROM users WHERE name = '\${req.query.name}'\`;
await pool.query(sql);
await pool.query(sql);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: a member that changes between the text and the query',
      code: pg(`const user = { name: req.query.name };
const sql = \`SELECT * FROM users WHERE name = '\${user.name}'\`;
user.name = 'x';
await pool.query(sql);`),
      errors: [{ messageId: 'clientValue', line: 7 }],
    },
    {
      name: 'pg: text that grows',
      code: pg(`let sql = 'SELECT * FROM users WHERE 1 = 1';
if (req.query.name) sql += " AND name = '" + req.query.name + "'";
sql += \` ORDER BY \${req.query.sort}\`;
await pool.query(sql);`),
      errors: [
        { messageId: 'clientValue', line: 7 },
        { messageId: 'clientName', line: 8 },
      ],
    },
    {
      name: 'pg: a helper that builds the text',
      code: `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
function byName(name) {
  return \`SELECT * FROM users WHERE name = '\${name}'\`;
}
express().get('/', async (req, res) => res.json(await pool.query(byName(req.query.name))));`,
      errors: [{ messageId: 'clientValue', line: 5 }],
    },
    {
      name: 'pg: a helper that runs the query',
      code: `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
const find = async name => pool.query(\`SELECT * FROM users WHERE name = '\${name}'\`);
express().get('/', async (req, res) => res.json(await find(req.query.name)));`,
      errors: [{ messageId: 'clientValue', line: 4 }],
      output: `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
const find = async name => pool.query(\`SELECT * FROM users WHERE name = $1\`, [String(name)]);
express().get('/', async (req, res) => res.json(await find(req.query.name)));`,
    },
    {
      name: 'pg: pieces joined, formatted, concatenated, replaced',
      code: pg(`await pool.query(['SELECT * FROM users', \`WHERE a = '\${req.query.a}'\`].join(' '));
await pool.query('SELECT * FROM users WHERE b = '.concat(req.query.b));
await pool.query('SELECT * FROM users WHERE c = {c}'.replace('{c}', req.query.c));
await pool.query(\`SELECT * FROM users WHERE \${req.query.d ? \`d = '\${req.query.d}'\` : '1 = 1'}\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
        { messageId: 'clientValue', line: 8 },
        { messageId: 'clientValue', line: 9 },
      ],
    },
    {
      name: 'pg: conditions pushed to a list',
      code: pg(`const conditions = [];
if (req.query.name) conditions.push(\`name = '\${req.query.name}'\`);
await pool.query('SELECT * FROM users WHERE ' + conditions.join(' AND '));`),
      errors: [{ messageId: 'clientValue', line: 7 }],
    },
    {
      name: "pg: keys of the client's object",
      code: pg(`const conditions = [];
for (const key of Object.keys(req.query)) conditions.push(\`\${key} = '\${req.query[key]}'\`);
await pool.query('SELECT * FROM users WHERE ' + conditions.join(' AND '));`),
      errors: [{ messageId: 'clientName', line: 7 }],
    },
    {
      name: 'pg: util.format',
      code: `const util = require('util');
const { Pool } = require('pg');
const pool = new Pool();
require('express')().get('/', (req, res) => {
  pool.query(util.format("SELECT * FROM users WHERE name = '%s'", req.query.name));
});`,
      errors: [{ messageId: 'clientValue', line: 5 }],
    },
    {
      name: 'pg: guards that prove nothing',
      code: pg(`if (!ALLOWED.includes(req.query.a)) console.log('odd');
await pool.query(\`SELECT \${req.query.a} FROM users\`);
if (/[a-z]+/.test(req.query.b)) await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.b}'\`);
if (typeof req.query.c === 'string') await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.c}'\`);`),
      errors: [
        { messageId: 'clientName', line: 7 },
        { messageId: 'clientValue', line: 8 },
        { messageId: 'clientValue', line: 9 },
      ],
      output: pg(`if (!ALLOWED.includes(req.query.a)) console.log('odd');
await pool.query(\`SELECT \${req.query.a} FROM users\`);
if (/[a-z]+/.test(req.query.b)) await pool.query(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.b)]);
if (typeof req.query.c === 'string') await pool.query(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.c)]);`),
    },
    {
      name: 'pg: a comment inside the text expression is never lost',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name /* from the form */}'\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'pg: escapes survive',
      code: pg(`await pool.query('SELECT \\'caf\\u00e9\\\\n\\', "a" FROM users\\nWHERE name = \\'' + req.query.name + '\\' AND b = \\'\\x41\\'');
await pool.query(\`SELECT '\\u{1F600}\\t\\\`' FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
      output:
        pg(`await pool.query('SELECT \\'caf\\u00e9\\\\n\\', "a" FROM users\\nWHERE name = $1 AND b = \\'\\x41\\'', [String(req.query.name)]);
await pool.query(\`SELECT '\\u{1F600}\\t\\\`' FROM users WHERE name = $1\`, [String(req.query.name)]);`),
    },
    {
      name: 'pg: lines of a concatenation stay',
      code: pg(`await pool.query("SELECT * FROM users " +
  "WHERE name = '" + req.query.name + "' " +
  "AND city = '" + req.query.city + "'");`),
      errors: [{ messageId: 'clientValue', line: 7 }],
      output: pg(`await pool.query("SELECT * FROM users " +
  "WHERE name = $1 " +
  "AND city = $2", [String(req.query.name), String(req.query.city)]);`),
    },
    {
      name: 'pg: parentheses around text, values and operands',
      code: pg(`await pool.query((\`SELECT * FROM users WHERE name = '\${req.query.name}'\`));
await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND a = $1\`, [(1)]);
await pool.query("SELECT * FROM " + (flag ? 'a' : 'b') + " WHERE name = '" + (req.query.name || 'x') + "'");`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
        { messageId: 'clientValue', line: 8 },
      ],
      output: pg(`await pool.query((\`SELECT * FROM users WHERE name = $1\`), [String(req.query.name)]);
await pool.query(\`SELECT * FROM users WHERE name = $2 AND a = $1\`, [(1), String(req.query.name)]);
await pool.query("SELECT * FROM " + (flag ? 'a' : 'b') + " WHERE name = $1", [String(req.query.name || 'x')]);`),
    },
    {
      name: 'pg: no semicolons',
      code: pg(`const { rows } = await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`)
;[1].forEach(f)`),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: pg(`const { rows } = await pool.query(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.name)])
;[1].forEach(f)`),
    },
    {
      name: 'pg: assertions of TypeScript and await in holes',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name as string}' AND city = '\${req.query.city!}'\` as string);
await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND token = '\${await tokenOf(req)}'\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        {
          messageId: 'clientValue',
          line: 7,
          suggestions: [
            {
              messageId: 'bindParameters',
              output:
                pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name as string}' AND city = '\${req.query.city!}'\` as string);
await pool.query(\`SELECT * FROM users WHERE name = $1 AND token = $2\`, [String(req.query.name), String(await tokenOf(req))]);`),
            },
          ],
        },
      ],
      output:
        pg(`await pool.query(\`SELECT * FROM users WHERE name = $1 AND city = $2\` as string, [String(req.query.name as string), String(req.query.city!)]);
await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND token = '\${await tokenOf(req)}'\`);`),
    },
    {
      name: 'pg: values escaped by hand are left alone',
      code: pg(`await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name.replace(/'/g, "''")}'\`);
const quoted = "'" + req.query.city + "'";
await pool.query('SELECT * FROM users WHERE city = ' + quoted);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
    },
    {
      name: 'pg: escaped by a helper or a caller',
      code: `import { Pool } from 'pg';
import express from 'express';
const pool = new Pool();
const esc = text => text.replace(/'/g, "''");
const find = async name => pool.query(\`SELECT * FROM users WHERE name = '\${name}'\`);
express().get('/', async (req, res) => {
  await find(esc(req.query.name));
  await pool.query(\`SELECT * FROM users WHERE city = '\${esc(req.query.city)}'\`);
});`,
      errors: [
        { messageId: 'clientValue', line: 5 },
        { messageId: 'clientValue', line: 8 },
      ],
    },
    {
      name: 'pg: in a loop, several in one function',
      code: pg(`for (const name of req.body.names) {
  await pool.query(\`DELETE FROM users WHERE name = '\${name}'\`);
}
await pool.query(\`DELETE FROM users WHERE city = '\${req.body.city}'\`);`),
      errors: [
        { messageId: 'clientValue', line: 7 },
        { messageId: 'clientValue', line: 9 },
      ],
      output: pg(`for (const name of req.body.names) {
  await pool.query(\`DELETE FROM users WHERE name = $1\`, [String(name)]);
}
await pool.query(\`DELETE FROM users WHERE city = $1\`, [String(req.body.city)]);`),
    },
    {
      name: 'pg: a client of the pool, by callback and by promise',
      code: `const { Pool } = require('pg');
const pool = new Pool();
const app = require('express')();
app.get('/a', (req, res) => {
  pool.connect((error, client, done) => {
    client.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", done);
  });
});
app.get('/b', (req, res) => pool.connect().then(client => client.query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`)));`,
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 9 },
      ],
      output: `const { Pool } = require('pg');
const pool = new Pool();
const app = require('express')();
app.get('/a', (req, res) => {
  pool.connect((error, client, done) => {
    client.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", done);
  });
});
app.get('/b', (req, res) => pool.connect().then(client => client.query(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.name)])));`,
    },
    {
      name: 'pg: a class with a field',
      code: `import { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  findByName(name: string) {
    return this.pool.query(\`SELECT * FROM users WHERE name = '\${name}'\`);
  }
  findById(id: string) {
    return this.pool.query(\`SELECT * FROM users WHERE id = \${id}\`);
  }
}`,
      errors: [
        { messageId: 'value', line: 5 },
        {
          messageId: 'value',
          line: 8,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: `import { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  findByName(name: string) {
    return this.pool.query(\`SELECT * FROM users WHERE name = '\${name}'\`);
  }
  findById(id: string) {
    return this.pool.query(\`SELECT * FROM users WHERE id = $1\`, [id]);
  }
}`,
            },
          ],
        },
      ],
      output: `import { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  findByName(name: string) {
    return this.pool.query(\`SELECT * FROM users WHERE name = $1\`, [name]);
  }
  findById(id: string) {
    return this.pool.query(\`SELECT * FROM users WHERE id = \${id}\`);
  }
}`,
    },
    {
      name: 'pg: quoted members of a type from another file',
      code: `import { Pool } from 'pg';
import type { CreateUser } from './dto';
const pool = new Pool();
export const create = (dto: CreateUser) => pool.query(\`INSERT INTO users (name) VALUES ('\${dto.name}')\`);`,
      errors: [{ messageId: 'value', line: 4 }],
      output: `import { Pool } from 'pg';
import type { CreateUser } from './dto';
const pool = new Pool();
export const create = (dto: CreateUser) => pool.query(\`INSERT INTO users (name) VALUES ($1)\`, [String(dto.name)]);`,
    },
    {
      name: 'pg: every value with report: all',
      options: [{ report: 'all' }],
      code: `import { Pool } from 'pg';
import { name, table } from './settings';
const pool = new Pool();
await pool.query(\`SELECT * FROM \${table}\`);
await pool.query(\`SELECT * FROM users WHERE name = '\${name}'\`);`,
      errors: [
        { messageId: 'name', line: 4 },
        { messageId: 'value', line: 5 },
      ],
      output: `import { Pool } from 'pg';
import { name, table } from './settings';
const pool = new Pool();
await pool.query(\`SELECT * FROM \${table}\`);
await pool.query(\`SELECT * FROM users WHERE name = $1\`, [String(name)]);`,
    },
    {
      name: 'an unknown receiver with SQL text',
      code: `const db = require('./db');
exports.list = async (req, res) => {
  res.json(await db.query("SELECT * FROM users WHERE name = '" + req.query.name + "'"));
};`,
      errors: [{ messageId: 'clientValue', line: 3 }],
    },
    {
      name: 'fastify',
      code: `const fastify = require('fastify')();
const mysql = require('mysql');
const db = mysql.createConnection({});
fastify.post('/', async (request, reply) => {
  const { name } = request.body;
  db.query("SELECT * FROM users WHERE name = '" + name + "'", (error, rows) => reply.send(rows));
});`,
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: `const fastify = require('fastify')();
const mysql = require('mysql');
const db = mysql.createConnection({});
fastify.post('/', async (request, reply) => {
  const { name } = request.body;
  db.query("SELECT * FROM users WHERE name = ?", [String(name)], (error, rows) => reply.send(rows));
});`,
    },
    {
      name: 'koa',
      code: `const Router = require('@koa/router');
const pool = require('mysql2').createPool({}).promise();
new Router().get('/:id', async ctx => {
  const [rows] = await pool.query(\`SELECT * FROM users WHERE id = '\${ctx.params.id}' AND q = '\${ctx.query.q}'\`);
  ctx.body = rows;
});`,
      errors: [{ messageId: 'clientValue', line: 4 }],
      output: `const Router = require('@koa/router');
const pool = require('mysql2').createPool({}).promise();
new Router().get('/:id', async ctx => {
  const [rows] = await pool.query(\`SELECT * FROM users WHERE id = ? AND q = ?\`, [ctx.params.id, String(ctx.query.q)]);
  ctx.body = rows;
});`,
    },
    {
      name: 'hapi',
      code: `const Hapi = require('@hapi/hapi');
const { Client } = require('pg');
const client = new Client();
Hapi.server().route({ method: 'GET', path: '/{id}', handler: request => client.query("SELECT * FROM users WHERE id = '" + request.params.id + "'") });`,
      errors: [{ messageId: 'clientValue', line: 4 }],
      output: `const Hapi = require('@hapi/hapi');
const { Client } = require('pg');
const client = new Client();
Hapi.server().route({ method: 'GET', path: '/{id}', handler: request => client.query("SELECT * FROM users WHERE id = $1", [request.params.id]) });`,
    },
    {
      name: 'hono',
      code: `import { Hono } from 'hono';
import { Pool } from 'pg';
const pool = new Pool();
new Hono().get('/', async c => c.json((await pool.query(\`SELECT * FROM users WHERE name = '\${c.req.query('name')}'\`)).rows));`,
      errors: [{ messageId: 'clientValue', line: 4 }],
      output: `import { Hono } from 'hono';
import { Pool } from 'pg';
const pool = new Pool();
new Hono().get('/', async c => c.json((await pool.query(\`SELECT * FROM users WHERE name = $1\`, [c.req.query('name')])).rows));`,
    },
    {
      name: 'nest with typeorm',
      code: `import { Controller, Get, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
@Controller('users')
export class UsersController {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  @Get()
  find(@Query('name') name: string) {
    return this.users.createQueryBuilder('u').where(\`u.name = '\${name}'\`).getMany();
  }
}`,
      errors: [{ messageId: 'clientValue', line: 9 }],
      output: `import { Controller, Get, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
@Controller('users')
export class UsersController {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  @Get()
  find(@Query('name') name: string) {
    return this.users.createQueryBuilder('u').where(\`u.name = :name\`, { name: String(name) }).getMany();
  }
}`,
    },
    {
      name: 'mysql2: a value, a double-quoted value and a limit',
      code: mysql2(`await pool.query(\`SELECT * FROM users WHERE name = "\${req.query.name}"\`);
await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' LIMIT \${req.query.limit}\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        {
          messageId: 'clientValue',
          line: 7,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: mysql2(`await pool.query(\`SELECT * FROM users WHERE name = "\${req.query.name}"\`);
await pool.query(\`SELECT * FROM users WHERE name = ? LIMIT ?\`, [String(req.query.name), Number(req.query.limit)]);`),
            },
          ],
        },
      ],
      output: mysql2(`await pool.query(\`SELECT * FROM users WHERE name = ?\`, [String(req.query.name)]);
await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' LIMIT \${req.query.limit}\`);`),
    },
    {
      name: 'mysql2: values by position',
      code: mysql2(
        `await pool.query(\`SELECT * FROM users WHERE a = ? AND name = '\${req.query.name}' AND b > ? AND c = '\${req.query.c}'\`, [1, 2]);`,
      ),
      errors: [{ messageId: 'clientValue', line: 6 }],
      output: mysql2(
        `await pool.query(\`SELECT * FROM users WHERE a = ? AND name = ? AND b > ? AND c = ?\`, [1, String(req.query.name), 2, String(req.query.c)]);`,
      ),
    },
    {
      name: 'mysql2: a question mark in a literal is left alone',
      code: mysql2(`await pool.query(\`SELECT 'who?' FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'mysql2: execute, and query with options',
      code: mysql2(`await pool.execute(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);
await pool.query({ sql: \`SELECT * FROM users WHERE name = '\${req.query.name}'\`, nestTables: true });`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
      output: mysql2(`await pool.execute(\`SELECT * FROM users WHERE name = ?\`, [String(req.query.name)]);
await pool.query({ sql: \`SELECT * FROM users WHERE name = ?\`, nestTables: true, values: [String(req.query.name)] });`),
    },
    {
      name: 'mysql2: a list',
      code: mysql2(`await pool.query(\`SELECT * FROM users WHERE id IN (\${req.body.ids.join()})\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: mysql2(`await pool.query(\`SELECT * FROM users WHERE id IN (?)\`, [req.body.ids]);`),
            },
          ],
        },
      ],
    },
    {
      name: 'mysql2: an escaped value may hold a question mark',
      code: mysql2(
        `await pool.query("SELECT * FROM users WHERE a = '" + req.query.a + "' AND b = " + mysql.escape(req.query.b));`,
      ),
      errors: [{ messageId: 'clientValue', line: 6 }],
    },
    {
      name: 'sqlite3: all with a callback, exec',
      code: sqlite3(`db.all("SELECT * FROM users WHERE name = '" + req.query.name + "'", (error, rows) => res.json(rows));
db.exec(\`DELETE FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
      output: sqlite3(`db.all("SELECT * FROM users WHERE name = ?", [String(req.query.name)], (error, rows) => res.json(rows));
db.run(\`DELETE FROM users WHERE name = ?\`, [String(req.query.name)]);`),
    },
    {
      name: 'better-sqlite3: values go to the statement',
      code: betterSqlite3(`db.prepare(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND age > ?\`).all(18);
db.prepare(\`SELECT * FROM users WHERE id = \${req.query.id}\`).get();
db.exec(\`DELETE FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        {
          messageId: 'clientValue',
          line: 7,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: betterSqlite3(`db.prepare(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND age > ?\`).all(18);
db.prepare(\`SELECT * FROM users WHERE id = ?\`).get(req.query.id);
db.exec(\`DELETE FROM users WHERE name = '\${req.query.name}'\`);`),
            },
          ],
        },
        { messageId: 'clientValue', line: 8 },
      ],
      output: betterSqlite3(`db.prepare(\`SELECT * FROM users WHERE name = ? AND age > ?\`).all(String(req.query.name), 18);
db.prepare(\`SELECT * FROM users WHERE id = \${req.query.id}\`).get();
db.exec(\`DELETE FROM users WHERE name = '\${req.query.name}'\`);`),
    },
    {
      name: 'typeorm: query becomes the tag',
      code: typeorm(`await dataSource.query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: typeorm(`await dataSource.sql\`SELECT * FROM users WHERE name = \${String(req.query.name)}\`;`),
            },
          ],
        },
      ],
    },
    {
      name: 'typeorm: names of parameters differ within a chain',
      code: typeorm(
        `await dataSource.createQueryBuilder(User, 'u').where(\`u.name = '\${req.query.a}'\`).orWhere(\`u.name = '\${req.query.b}'\`).getMany();`,
      ),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 6 },
      ],
      output: [
        typeorm(
          `await dataSource.createQueryBuilder(User, 'u').where(\`u.name = :name\`, { name: String(req.query.a) }).orWhere(\`u.name = '\${req.query.b}'\`).getMany();`,
        ),
        typeorm(
          `await dataSource.createQueryBuilder(User, 'u').where(\`u.name = :name\`, { name: String(req.query.a) }).orWhere(\`u.name = :name2\`, { name2: String(req.query.b) }).getMany();`,
        ),
      ],
    },
    {
      name: 'typeorm: names of parameters differ for one builder',
      code: typeorm(`const users = dataSource.createQueryBuilder(User, 'u').where('u.name = :name', { name: 'x' });
if (req.query.name) users.orWhere(\`u.name LIKE '%\${req.query.name}%'\`);
users.andWhere(new Brackets(inner => inner.where(\`u.name = '\${req.query.other}'\`)));`),
      errors: [
        { messageId: 'clientValue', line: 7 },
        {
          messageId: 'clientValue',
          line: 8,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: typeorm(`const users = dataSource.createQueryBuilder(User, 'u').where('u.name = :name', { name: 'x' });
if (req.query.name) users.orWhere(\`u.name LIKE '%\${req.query.name}%'\`);
users.andWhere(new Brackets(inner => inner.where(\`u.name = :name2\`, { name2: String(req.query.other) })));`),
            },
          ],
        },
      ],
      output: typeorm(`const users = dataSource.createQueryBuilder(User, 'u').where('u.name = :name', { name: 'x' });
if (req.query.name) users.orWhere(\`u.name LIKE :name2\`, { name2: \`%\${req.query.name}%\` });
users.andWhere(new Brackets(inner => inner.where(\`u.name = '\${req.query.other}'\`)));`),
    },
    {
      name: 'typeorm: a builder from elsewhere',
      code: `import type { SelectQueryBuilder } from 'typeorm';
export const byName = (users: SelectQueryBuilder<User>, name: string) => users.andWhere("u.name = '" + name + "'");`,
      errors: [
        {
          messageId: 'value',
          line: 2,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: `import type { SelectQueryBuilder } from 'typeorm';
export const byName = (users: SelectQueryBuilder<User>, name: string) => users.andWhere("u.name = :name", { name });`,
            },
          ],
        },
      ],
    },
    {
      name: 'typeorm: pieces without values',
      code: typeorm(`await dataSource.createQueryBuilder(User, 'u').orderBy(\`u.\${req.query.sort}\`).getMany();
await dataSource.getRepository(User).find({ where: { name: Raw(alias => \`\${alias} = '\${req.query.name}'\`) } });`),
      errors: [
        { messageId: 'clientName', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
    },
    {
      name: 'sequelize: query with and without options',
      code: sequelize(`await sequelize.query(\`SELECT * FROM users WHERE name = '\${req.query.name}' OR bio LIKE '%\${req.query.name}%'\`);
await sequelize.query("SELECT * FROM users WHERE name = '" + req.query.name + "'", { type: QueryTypes.SELECT });`),
      errors: [
        { messageId: 'clientValue', line: 7 },
        { messageId: 'clientValue', line: 8 },
      ],
      output:
        sequelize(`await sequelize.query(\`SELECT * FROM users WHERE name = :name OR bio LIKE :bio\`, { replacements: { name: String(req.query.name), bio: \`%\${req.query.name}%\` } });
await sequelize.query("SELECT * FROM users WHERE name = :name", { type: QueryTypes.SELECT, replacements: { name: String(req.query.name) } });`),
    },
    {
      name: 'sequelize: replacements grow, bind stays',
      code: sequelize(`await sequelize.query(\`SELECT * FROM users WHERE a = '\${req.query.a}' AND b = :b\`, { replacements: { b: 1 } });
await sequelize.query(\`SELECT * FROM users WHERE a = '\${req.query.a}' AND b = $1\`, { bind: [1] });
await sequelize.query(\`SELECT * FROM users WHERE a = '\${req.query.a}'\`, options);`),
      errors: [
        { messageId: 'clientValue', line: 7 },
        { messageId: 'clientValue', line: 8 },
        { messageId: 'clientValue', line: 9 },
      ],
      output:
        sequelize(`await sequelize.query(\`SELECT * FROM users WHERE a = :a AND b = :b\`, { replacements: { b: 1, a: String(req.query.a) } });
await sequelize.query(\`SELECT * FROM users WHERE a = '\${req.query.a}' AND b = $1\`, { bind: [1] });
await sequelize.query(\`SELECT * FROM users WHERE a = '\${req.query.a}'\`, options);`),
    },
    {
      name: 'sequelize: literals',
      code: sequelize(`await User.findAll({ order: literal(req.query.sort), where: literal(\`name = '\${req.query.name}'\`) });`),
      errors: [
        { messageId: 'clientName', line: 7 },
        { messageId: 'clientValue', line: 7 },
      ],
    },
    {
      name: 'knex: raw, whereRaw and orderByRaw',
      code: knex(`await knex.raw(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);
await knex('users').whereRaw(\`name = '\${req.query.name}' AND age > ?\`, [18]);
await knex('users').whereRaw(\`id = \${req.query.id}\`);
await knex('users').orderByRaw(\`\${req.query.sort} DESC\`);`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
        {
          messageId: 'clientValue',
          line: 8,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: knex(`await knex.raw(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);
await knex('users').whereRaw(\`name = '\${req.query.name}' AND age > ?\`, [18]);
await knex('users').whereRaw(\`id = ?\`, [req.query.id]);
await knex('users').orderByRaw(\`\${req.query.sort} DESC\`);`),
            },
          ],
        },
        { messageId: 'clientName', line: 9 },
      ],
      output: knex(`await knex.raw(\`SELECT * FROM users WHERE name = ?\`, [String(req.query.name)]);
await knex('users').whereRaw(\`name = ? AND age > ?\`, [String(req.query.name), 18]);
await knex('users').whereRaw(\`id = \${req.query.id}\`);
await knex('users').orderByRaw(\`\${req.query.sort} DESC\`);`),
    },
    {
      name: 'prisma: the tag beside the method',
      code: prisma(`await prisma.$queryRawUnsafe<User[]>(\`SELECT * FROM users WHERE name LIKE '%\${req.query.name}%'\`);
await prisma.$executeRawUnsafe("DELETE FROM users WHERE name = '" + req.query.name + "'");
await prisma?.$queryRawUnsafe(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: prisma(`await prisma.$queryRaw<User[]>\`SELECT * FROM users WHERE name LIKE \${\`%\${req.query.name}%\`}\`;
await prisma.$executeRawUnsafe("DELETE FROM users WHERE name = '" + req.query.name + "'");
await prisma?.$queryRawUnsafe(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
            },
          ],
        },
        {
          messageId: 'clientValue',
          line: 7,
          suggestions: [
            {
              messageId: 'bindParameters',
              output:
                prisma(`await prisma.$queryRawUnsafe<User[]>(\`SELECT * FROM users WHERE name LIKE '%\${req.query.name}%'\`);
await prisma.$executeRaw\`DELETE FROM users WHERE name = \${String(req.query.name)}\`;
await prisma?.$queryRawUnsafe(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
            },
          ],
        },
        { messageId: 'clientValue', line: 8 },
      ],
    },
    {
      name: 'prisma: raw pieces',
      code: `import { Prisma, PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
express().get('/', async (req, res) => res.json(await prisma.$queryRaw\`SELECT * FROM users ORDER BY \${Prisma.raw(req.query.sort)}\`));`,
      errors: [{ messageId: 'clientName', line: 4 }],
    },
    {
      name: 'mssql: the tag of the same method',
      code: mssql(`await pool.request().query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: mssql(`await pool.request().query\`SELECT * FROM users WHERE name = \${String(req.query.name)}\`;`),
            },
          ],
        },
      ],
    },
    {
      name: 'postgres.js: unsafe',
      code: postgres(`await sql.unsafe(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);`),
      errors: [
        {
          messageId: 'clientValue',
          line: 6,
          suggestions: [
            {
              messageId: 'bindParameters',
              output: postgres(`await sql.unsafe(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.name)]);`),
            },
          ],
        },
      ],
    },
    {
      name: 'pg-promise',
      code: pgPromise(`await db.any(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);
await db.any(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND age > $(min)\`, { min: 18 });`),
      errors: [
        { messageId: 'clientValue', line: 6 },
        { messageId: 'clientValue', line: 7 },
      ],
      output: pgPromise(`await db.any(\`SELECT * FROM users WHERE name = $1\`, [String(req.query.name)]);
await db.any(\`SELECT * FROM users WHERE name = '\${req.query.name}' AND age > $(min)\`, { min: 18 });`),
    },
  ],
});

const pgPromiseRepository = (body: string): string => `import createPgPromise from 'pg-promise';
const pgp = createPgPromise();
const db = pgp('postgres:///');
${body}`;

tester.run('no-raw-sql-interpolation with placeholders of pg-promise that are not quoted', rule, {
  valid: [
    ...[
      ['values that are quoted', "await db.any('SELECT * FROM t WHERE a = $1 AND b = $2', [req.query.a, req.query.b]);"],
      [
        'names, lists and JSON',
        "await db.any('SELECT $1:name, $2~ FROM $3:alias WHERE a IN ($4:csv) AND b IN ($5:list) AND c = $6:json', [req.query.a, req.query.b, req.query.c, req.query.d, req.query.e, req.body]);",
      ],
      ['names in brackets', "await db.any('SELECT * FROM t ORDER BY $<sort:name> LIMIT ${size}', req.query);"],
      ['a constant', "await db.any('SELECT * FROM t $1:raw', ['WHERE open']);"],
      ['a number', "await db.any('SELECT * FROM t LIMIT $1:raw', [Number(req.query.size)]);"],
      [
        'an entry of a fixed list',
        "const SORTS = { name: 'name ASC', age: 'age DESC' };\nawait db.any('SELECT * FROM t ORDER BY $<sort:raw>', { sort: Object.hasOwn(SORTS, req.query.sort) ? SORTS[req.query.sort] : 'id' });",
      ],
      [
        'a value that was checked',
        "const { sort } = req.query;\nif (!['name', 'age'].includes(sort)) return;\nawait db.any('SELECT * FROM t ORDER BY $1^', [sort]);",
      ],
      [
        'an open value in quotes',
        "await db.any(\"SELECT * FROM t WHERE a ILIKE '%$1:value%' OR b LIKE '$2#%'\", [req.query.a, req.query.b]);",
      ],
      [
        'an open value in quotes by its name',
        'await db.any("SELECT * FROM t WHERE a ILIKE \'%$/term:value/%\'", { term: req.query.term });',
      ],
      ['another value of the list', "await db.any('SELECT * FROM t $1:raw WHERE a = $2', ['JOIN u USING (id)', req.query.a]);"],
      [
        'another value of the object',
        "await db.any('SELECT * FROM t $<join:raw> WHERE a = $<a>', { join: 'JOIN u USING (id)', a: req.query.a });",
      ],
      [
        'a condition that the library formatted',
        "await db.any('SELECT * FROM t $1:raw', createPgPromise.as.format('WHERE a = $1', [req.query.a]));",
      ],
      [
        'values of the server',
        "await db.any({ text: 'SELECT * FROM t WHERE a = $1 ORDER BY $2#1', values: [req.query.a, req.query.b] });",
      ],
      ['a text without values', "await db.any('SELECT * FROM t WHERE a = $1:raw');"],
    ].map(([name, body]) => ({ name: `pg-promise: ${name}`, code: pgPromise(body as string) })),
    {
      name: 'a power of a parameter in the driver of PostgreSQL',
      code: pg("await pool.query('SELECT * FROM t WHERE a = $1^2 AND b = $2#3', [req.query.a, req.query.b]);"),
    },
    {
      name: 'a power of a parameter in a driver not known',
      code: "export const find = (client, req) => client.query('SELECT * FROM t WHERE a = $1^2', [req.query.a]);",
    },
    {
      name: 'a piece that a caller not seen hands over',
      code: pgPromiseRepository("export const list = (where: string) => db.any('SELECT * FROM t $1:raw', [where]);"),
    },
    {
      name: 'a number that a caller not seen hands over',
      code: pgPromiseRepository("export const find = (id: number) => db.any('SELECT * FROM t WHERE id = $1:raw', [id]);"),
    },
  ],
  invalid: [
    ...[
      ['$1:raw', "await db.any('SELECT * FROM t WHERE $1:raw', [req.query.filter]);", 'clientName'],
      ['$1^', "await db.one('SELECT * FROM t ORDER BY $1^', [req.query.sort]);", 'clientName'],
      ['$2:raw of a value', "await db.none('UPDATE t SET a = $1 WHERE id = $2:raw', ['x', req.params.id]);", 'clientValue'],
      ['one value', "await db.oneOrNone('SELECT * FROM t WHERE id = $1:raw', req.params.id);", 'clientValue'],
      ['$<name:raw>', "await db.many('SELECT * FROM t WHERE $<filter:raw>', { filter: req.query.filter });", 'clientName'],
      ['$/name:raw/', "await db.manyOrNone('SELECT * FROM t ORDER BY $/sort:raw/', { sort: req.query.sort });", 'clientName'],
      ['${name^}', "await db.query('SELECT * FROM t ORDER BY ${sort^}', { sort: req.query.sort });", 'clientName'],
      ['a template', 'await db.query(`SELECT * FROM t ORDER BY \\${ sort:raw }`, { sort: req.query.sort });', 'clientName'],
      ['$[name#]', "await db.result('SELECT * FROM t WHERE id = $[id#]', { id: req.query.id });", 'clientValue'],
      ['$(name:value)', "await db.any('SELECT * FROM t WHERE id = $(id:value)', { id: req.query.id });", 'clientValue'],
      ['raw text in quotes', 'await db.any("SELECT * FROM t WHERE a = \'$1:raw\'", [req.query.a]);', 'clientValue'],
      [
        'a name in names',
        "await db.any('SELECT * FROM t ORDER BY $<page.sort:raw>', { page: { sort: req.query.sort } });",
        'clientName',
      ],
      ['a name of this', "await db.any('SELECT * FROM t ORDER BY $<this.sort:raw>', { sort: req.query.sort });", 'clientName'],
      ['the whole query', "await db.any('SELECT * FROM t ORDER BY $<sort:raw>', req.query);", 'clientName'],
      [
        'a shorthand',
        "const { sort } = req.query;\nawait db.any('SELECT * FROM t ORDER BY $<sort:raw>', { sort });",
        'clientName',
      ],
      ['a spread', "await db.any('SELECT * FROM t ORDER BY $<sort:raw>', { ...req.query, size: 5 });", 'clientName'],
      [
        'a property set later',
        "const values = {};\nvalues.sort = req.query.sort;\nawait db.any('SELECT * FROM t ORDER BY $<sort:raw>', values);",
        'clientName',
      ],
      [
        'a list that grows',
        "const values = [];\nvalues.push(req.query.sort);\nawait db.any('SELECT * FROM t ORDER BY $1:raw', values);",
        'clientName',
      ],
      [
        'a constant with the text',
        "const SQL = 'SELECT * FROM t ORDER BY $1:raw';\nawait db.any(SQL, [req.query.sort]);",
        'clientName',
      ],
      [
        'a text that grows',
        "let sql = 'SELECT * FROM t';\nif (req.query.sort) sql += ' ORDER BY $1:raw';\nawait db.any(sql, [req.query.sort]);",
        'clientName',
      ],
      [
        'a piece chosen',
        "const order = req.query.sort ? 'ORDER BY $1:raw' : '';\nawait db.any(`SELECT * FROM t ${order}`, [req.query.sort]);",
        'clientName',
      ],
      ['a task', "await db.task(t => t.any('SELECT * FROM t ORDER BY $1:raw', [req.query.sort]));", 'clientName'],
      [
        'a batch',
        "await db.tx(async t => t.batch([t.none('DELETE FROM t WHERE $1:raw', [req.body.where]), t.none('DELETE FROM u')]));",
        'clientName',
      ],
      [
        'text built for it',
        "const where = `name = '${req.query.name}'`;\nawait db.any('SELECT * FROM t WHERE $1:raw', [where]);",
        'clientValue',
      ],
      [
        'text formatted',
        "const sql = createPgPromise.as.format('SELECT * FROM t ORDER BY $1:raw', [req.query.sort]);\nawait db.any(sql);",
        'clientName',
      ],
    ].map(([name, body, messageId]) => ({
      name: `pg-promise: ${name as string}`,
      code: pgPromise(body as string),
      errors: [{ messageId: messageId as 'clientName' | 'clientValue' }],
    })),
    {
      name: 'values put together before are reported where they are handed over, with the line that reads them',
      code: pgPromise(`const values = {
  sort: req.query.sort,
};
await db.any('SELECT * FROM t ORDER BY $<sort:raw>', values);`),
      errors: [
        {
          messageId: 'clientName',
          line: 9,
          data: { source: 'req.query.sort', via: ' (line 7)', api: 'pg-promise.IDatabase.any' },
        },
      ],
    },
    {
      name: 'a database that is handed to the handlers',
      code: `import express from 'express';
export const routes = db => {
  const router = express.Router();
  router.get('/', async (req, res) => res.json(await db.any('SELECT * FROM t WHERE $<filter:raw>', { filter: req.query.filter })));
  return router;
};`,
      errors: [{ messageId: 'clientName', line: 4 }],
    },
    {
      name: 'a CommonJS handler',
      code: `const pgp = require('pg-promise')();
const db = pgp(process.env.DATABASE_URL);
module.exports.list = (req, res, next) => {
  db.any('SELECT * FROM t WHERE id = $1:raw', [req.params.id]).then(rows => res.json(rows)).catch(next);
};`,
      errors: [{ messageId: 'clientValue', line: 4 }],
    },
    {
      name: 'a value that a caller not seen hands over',
      code: pgPromiseRepository(
        "export const find = (name: string) => db.any('SELECT * FROM t WHERE name = $<name:raw>', { name });",
      ),
      errors: [{ messageId: 'value' }],
    },
    {
      name: 'any value not known, where all are asked for',
      code: pgPromiseRepository("export const list = (where: string) => db.any('SELECT * FROM t $1:raw', [where]);"),
      options: [{ report: 'all' }],
      errors: [{ messageId: 'name' }],
    },
  ],
});

const windows = (text: string): string => text.replaceAll('\n', '\r\n');

tester.run('no-raw-sql-interpolation with Windows line ends', rule, {
  valid: [],
  invalid: [
    {
      name: 'a template of several lines',
      code: windows(pg(`await pool.query(\`\n  SELECT *\n  FROM users\n  WHERE name = '\${req.query.name}'\n\`);`)),
      errors: [{ messageId: 'clientValue', line: 9 }],
      output: windows(pg(`await pool.query(\`\n  SELECT *\n  FROM users\n  WHERE name = $1\n\`, [String(req.query.name)]);`)),
    },
    {
      name: 'a concatenation of several lines',
      code: windows(
        pg(`await pool.query("SELECT * FROM users " +\n  "WHERE name = '" + req.query.name + "' " +\n  "ORDER BY id");`),
      ),
      errors: [{ messageId: 'clientValue', line: 7 }],
      output: windows(
        pg(`await pool.query("SELECT * FROM users " +\n  "WHERE name = $1 " +\n  "ORDER BY id", [String(req.query.name)]);`),
      ),
    },
  ],
});

/** A handler with the checks of packages at hand. */
const checks = handler(
  `import { Pool } from 'pg';
import { validate, validate as isIdentifier, version } from 'uuid';
import * as uuid from 'uuid';
import { isCuid } from '@paralleldrive/cuid2';
import { isCuid as beginsLikeCuid } from 'cuid';
import isUUID from 'is-uuid';`,
  'const pool = new Pool();',
);

tester.run('no-raw-sql-interpolation with checks of fixed forms and of all elements', rule, {
  valid: [
    {
      name: 'validate of uuid',
      code: checks(
        `const { id } = req.body; if (!validate(id)) return res.sendStatus(400); await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
    },
    {
      name: 'validate of uuid under another name',
      code: checks(
        `const { id } = req.body; if (!isIdentifier(id)) return res.sendStatus(400); await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
    },
    {
      name: 'uuid.validate',
      code: checks(
        `const { id } = req.body; if (!uuid.validate(id)) throw new Error(); await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
    },
    {
      name: 'isCuid of cuid2 around the query',
      code: checks(`const { id } = req.body; if (isCuid(id)) await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`),
    },
    {
      name: 'a version of is-uuid',
      code: checks(
        `const { id } = req.body; if (!isUUID.v4(id)) return; await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
    },
    {
      name: 'a check of a library for every element',
      code: checks(
        `const ids = req.body.ids; if (!ids.every(validate)) return; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'an empty value, or one that is checked',
      code: checks(
        `const { id } = req.body; if (id && !validate(id)) return; await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
    },
    {
      name: 'a loop that leaves at a wrong element',
      code: checks(
        `const { ids } = req.body; for (const id of ids) if (!/^[0-9a-f-]{36}$/.test(id)) return res.sendStatus(400); await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'a loop that throws',
      code: checks(
        `const { ids } = req.body; for (const id of ids) { if (typeof id !== 'string' || !validate(id)) throw new Error(); } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'members of elements, checked in a loop',
      code: checks(
        `const { list } = req.body; let ids=''; for (const data of list) { if (data.id && !validate(data.id)) throw new Error(); } list.forEach(t => { ids += \`'\${t.id}'\` }); await pool.query(\`DELETE FROM t WHERE id IN (\${ids})\`);`,
      ),
    },
    {
      name: 'an index loop',
      code: checks(
        `const ids = req.body.ids; for (let i = 0; i < ids.length; i++) { if (!validate(ids[i])) return; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'an index loop with a name for the element',
      code: checks(
        `const ids = req.body.ids; for (let i = 0; i < ids.length; i += 1) { const id = ids[i]; if (!validate(id)) return; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'forEach that throws',
      code: checks(
        `const ids = req.body.ids; ids.forEach(id => { if (!validate(id)) throw new Error('x'); }); await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'a function whose loop answers false',
      code: checks(
        `const ids = req.body.ids; function ok(l) { for (const x of l) { if (!validate(x)) return false; } return true; } if (!ok(ids)) return; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'a function whose loop throws',
      code: checks(
        `const ids = req.body.ids; function ok(l) { for (const x of l) { if (!validate(x)) throw new Error(); } } ok(ids); await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'every, of a member',
      code: checks(
        `const rows = req.body.rows; if (!rows.every(r => validate(r.id))) return; await pool.query(\`DELETE FROM t WHERE id IN (\${rows.map(r => \`'\${r.id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'elements taken apart',
      code: checks(
        `const rows = req.body.rows; for (const { id } of rows) if (!validate(id)) return; await pool.query(\`DELETE FROM t WHERE id IN (\${rows.map(({ id }) => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
    {
      name: 'another loop over the checked list',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) if (!validate(id)) return; for (const x of ids) await pool.query(\`DELETE FROM t WHERE id = '\${x}'\`);`,
      ),
    },
    {
      name: 'the checked list joined',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) if (!validate(id)) return; await pool.query(\`DELETE FROM t WHERE id IN ('\${ids.join("','")}')\`);`,
      ),
    },
    {
      name: 'elements passed over because they are numbers',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) { if (typeof id === 'number') continue; if (!validate(id)) return; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
    },
  ],
  invalid: [
    {
      name: 'a loop that only skips',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) if (!validate(id)) continue; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a loop that only ends',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) if (!validate(id)) break; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a loop over another list',
      code: checks(
        `const ids = req.body.ids; for (const id of req.body.others) if (!validate(id)) return; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'elements passed over for another reason',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) { if (id.length > 4) continue; if (!validate(id)) return; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a callback that returns',
      code: checks(
        `const ids = req.body.ids; ids.forEach(id => { if (!validate(id)) return; }); await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'another member than the checked one',
      code: checks(
        `const rows = req.body.rows; for (const r of rows) if (!validate(r.id)) return; await pool.query(\`DELETE FROM t WHERE id IN (\${rows.map(r => \`'\${r.name}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a loop that runs sometimes',
      code: checks(
        `const ids = req.body.ids; if (req.query.x) { for (const id of ids) if (!validate(id)) return; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'another list after the loop',
      code: checks(
        `let ids = req.body.ids; for (const id of ids) if (!validate(id)) return; ids = req.query.ids; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'an index loop that begins late',
      code: checks(
        `const ids = req.body.ids; for (let i = 1; i < ids.length; i++) if (!validate(ids[i])) return; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'elements replaced in the loop alone',
      code: checks(
        `const ids = req.body.ids; for (let id of ids) { if (!validate(id)) id = ''; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a loop that may end before all are checked',
      code: checks(
        `const ids = req.body.ids; for (const id of ids) { if (!validate(id)) return; if (id === 'x') break; } await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a function that may return before all are checked',
      code: checks(
        `const ids = req.body.ids; function ok(l) { for (const x of l) { if (x === 'all') return; if (!validate(x)) throw new Error(); } } ok(ids); await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a check after the query',
      code: checks(
        `const ids = req.body.ids; await pool.query(\`DELETE FROM t WHERE id IN (\${ids.map(id => \`'\${id}'\`).join(',')})\`); for (const id of ids) if (!validate(id)) return;`,
      ),
      errors: [{ messageId: 'clientValue' }],
    },
    {
      name: 'a check that holds where it must not',
      code: checks(`const { id } = req.body; if (validate(id)) return; await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`),
      errors: [{ messageId: 'clientValue' }],
      output: checks(
        `const { id } = req.body; if (validate(id)) return; await pool.query(\`DELETE FROM t WHERE id = $1\`, [String(id)]);`,
      ),
    },
    {
      name: 'a check of another value',
      code: checks(
        `const { id } = req.body; if (!validate(req.body.other)) return; await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
      output: checks(
        `const { id } = req.body; if (!validate(req.body.other)) return; await pool.query(\`DELETE FROM t WHERE id = $1\`, [String(id)]);`,
      ),
    },
    {
      name: 'a call of the library that is no check',
      code: checks(`const { id } = req.body; if (!version(id)) return; await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`),
      errors: [{ messageId: 'clientValue' }],
      output: checks(
        `const { id } = req.body; if (!version(id)) return; await pool.query(\`DELETE FROM t WHERE id = $1\`, [String(id)]);`,
      ),
    },
    {
      name: 'isCuid of cuid, which looks at one letter',
      code: checks(
        `const { id } = req.body; if (!beginsLikeCuid(id)) return; await pool.query(\`DELETE FROM t WHERE id = '\${id}'\`);`,
      ),
      errors: [{ messageId: 'clientValue' }],
      output: checks(
        `const { id } = req.body; if (!beginsLikeCuid(id)) return; await pool.query(\`DELETE FROM t WHERE id = $1\`, [String(id)]);`,
      ),
    },
  ],
});

/** A class with a method that puts a name into quotes, and what calls it. */
const inClass = (
  calls: string,
  { head = 'class Catalog', method = 'countOf(table)', tail = 'export default new Catalog();' } = {},
): string =>
  `import { Sequelize } from 'sequelize';
const TABLES = { books: 'books', episodes: 'podcast_episodes' };
${head} {
  constructor(sequelize) { this.sequelize = new Sequelize('sqlite::memory:'); }
  async prepare(given) { ${calls} }
  async ${method} { return this.sequelize.query(\`SELECT count(*) FROM kinds WHERE name = '\${table}'\`, { type: 'SELECT' }); }
}
${tail}
`;

test.each([
  ['several names', inClass("await this.countOf('books'); await this.countOf('episodes');")],
  ['names of a list', inClass("for (const table of ['a', 'b']) await this.countOf(table); await this.countOf('c');")],
  ['names of a table of constants', inClass('await this.countOf(TABLES.books); await this.countOf(TABLES.episodes);')],
  ['one name, where nothing is exported', inClass("await this.countOf('books');", { tail: 'new Catalog().prepare();' })],
  [
    'one name, for a private name',
    inClass("await this.#countOf('books');", { head: 'export class Catalog', method: '#countOf(table)', tail: '' }),
  ],
  [
    'one name, for a private method',
    inClass("await this.countOf('books');", {
      head: 'export class Catalog',
      method: 'private countOf(table: string)',
      tail: '',
    }).replace('async private', 'private async'),
  ],
])('a method that its class calls with %s is silent', (_, code) => {
  expect(lint('no-raw-sql-interpolation', code)).toEqual([]);
});

test.each([
  ['is called once, and may be called by others', inClass("await this.countOf('books');")],
  [
    'is of an exported class',
    inClass("await this.countOf('a'); await this.countOf('b');", { head: 'export class Catalog', tail: '' }),
  ],
  [
    'is of a class that is exported by its name',
    inClass("await this.countOf('a'); await this.countOf('b');", { tail: 'export { Catalog };' }),
  ],
  ['is given a parameter as well', inClass("await this.countOf('a'); await this.countOf(given);")],
  ['is private, and given a parameter', inClass('await this.#countOf(given);', { method: '#countOf(table)' })],
  [
    'is called with more on an instance',
    inClass("await this.countOf('a'); await this.countOf('b');", {
      tail: 'const catalog = new Catalog(); export const count = x => catalog.countOf(x);',
    }),
  ],
  [
    'is taken off an instance',
    inClass("await this.countOf('a'); await this.countOf('b');", { tail: 'export const { countOf } = new Catalog();' }),
  ],
  ['is handed on', inClass("await this.countOf('a'); await this.countOf('b'); given.forEach(this.countOf);")],
])('a method that %s is reported', (_, code) => {
  expect(lint('no-raw-sql-interpolation', code).map(({ messageId }) => messageId)).toEqual(['value']);
});

/** Whether a fix is offered for a text that a package of this name is given, in a project whose driver is pg. */
function isMended(packageName: string): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'driver-'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies: { pg: '^8.0.0' } }));
  const code = `import { connect } from '${packageName}';
const connection = connect();
export const find = name => connection.query(\`SELECT id FROM account WHERE name = '\${name}'\`);
`;
  const [message, ...others] = lint('no-raw-sql-interpolation', code, {}, path.join(folder, 'file.js'));
  rmSync(folder, { recursive: true });
  expect(others).toEqual([]);
  expect(message?.messageId).toBe('value');
  return message?.fix !== undefined || (message?.suggestions?.length ?? 0) > 0;
}

test.each(['some-pg-wrapper', '@company/database', 'postgres-pool-of-ours', './connection', '@/lib/sql'])(
  'a text for %s may bind its values as the driver of the project does',
  packageName => {
    expect(isMended(packageName)).toBe(true);
  },
);

test.each(['jsforce', '@company/crm', 'google-ads-node'])('a text for %s is left as it is', packageName => {
  expect(isMended(packageName)).toBe(false);
});

test.each([
  "const ids = req.body.ids.map(id => `'${id}'`);\nawait pool.query('DELETE FROM t WHERE id IN (' + ids.toString() + ')');",
  'const rows = req.body.rows.map(row => `(${row})`);\nawait pool.query(`INSERT INTO t (a) VALUES ${rows.toString()}`);',
  "await pool.query(`SELECT ${['id', req.query.column].toString()} FROM t`);",
])('a list made text is what is in it: %s', body => {
  expect(lint('no-raw-sql-interpolation', pg(body)).map(({ ruleId }) => ruleId)).toEqual([
    'backend-security/no-raw-sql-interpolation',
  ]);
});

test.each([
  "const ids = req.body.ids.map(Number);\nawait pool.query('DELETE FROM t WHERE id IN (' + ids.toString() + ')');",
  "await pool.query(`SELECT ${['id', 'name'].toString()} FROM t`);",
  'const marks = req.body.ids.map((_, index) => `$${index + 1}`);\nawait pool.query(`SELECT * FROM t WHERE id IN (${marks.toString()})`, req.body.ids);',
])('a list of harmless values made text is harmless: %s', body => {
  expect(lint('no-raw-sql-interpolation', pg(body))).toEqual([]);
});

/** A class with a private method that builds SQL of what the other methods give it. */
const withPrivate = (methods: string): string => `import { DataSource } from 'typeorm';
import { validate } from 'uuid';
export class Parcels {
  constructor(private readonly dataSource: DataSource) {}
  ${methods}
  ${
    methods.includes('fetch')
      ? "private fetch(condition: string) { return this.dataSource.query('SELECT * FROM parcels WHERE ' + condition); }"
      : "private load(id) { return this.dataSource.query(`SELECT * FROM parcels WHERE id = '${id}'`); }"
  }
}
`;

test.each([
  'find(code: string) { return this.fetch("code = \'" + code + "\'"); }',
  'find(code: string) { const at = `code = \'${code}\'`; return this.fetch(at); } all() { return this.fetch("1 = 1"); }',
  'find(id: string) { return this.load(id); }',
  'find(ids: string[]) { return Promise.all(ids.map(id => this.load(id))); }',
  'find(id: string) { return validate(id) ? this.load(id) : null; } any(id: string) { return this.load(id); }',
  'find = (given) => this.load(given.id);',
])('a private method is given text of a caller: %s', methods => {
  expect(lint('no-raw-sql-interpolation', withPrivate(methods)).map(({ messageId }) => messageId)).toEqual(['value']);
});

test.each([
  'find(no: number) { return this.fetch(`no = ${no}`); }',
  'find(id: string) { if (!validate(id)) throw new Error(); return this.load(id); }',
  'find(id: string) { return validate(id) ? this.load(id) : this.load("none"); }',
  'find() { return this.fetch("code IS NULL"); } open() { return this.fetch("open"); }',
  'find(given: string) { return this.load(given === "first" ? "1" : "2"); }',
  'async find() { const [row] = await this.dataSource.query("SELECT id FROM owners"); return this.load(row.id); }',
  'find(ids: number[]) { return Promise.all(ids.map(id => this.load(id))); }',
])('a private method is given harmless values: %s', methods => {
  expect(lint('no-raw-sql-interpolation', withPrivate(methods))).toEqual([]);
});

/** A function that does something with an id before it is put into quotes. */
const checked = (body: string): string => `import { Pool } from 'pg';
import { assertUuid, ensureInteger, validateUUID, logUuid, schema } from './checks';
const pool = new Pool();
const assertSlug = (id: string) => { if (id === '') throw new Error(); };
export async function load(id: string, other: string) {
  ${body}
  return pool.query(\`SELECT * FROM parcels WHERE id = '\${id}'\`);
}
`;

test.each([
  'assertUuid(id);',
  'await validateUUID(id);',
  'if (!validateUUID(id)) throw new Error();',
  'if (!validateUUID(id)) { return null; }',
  'const isValid = validateUUID(id); if (!isValid) throw new Error();',
  'ensureInteger(id.trim());',
  'schema.validateIdentifier(id);',
])('a value that a check of another file let through is silent: %s', body => {
  expect(lint('no-raw-sql-interpolation', checked(body))).toEqual([]);
});

test.each([
  '',
  'assertUuid(other);',
  'logUuid(id);',
  'assertSlug(id);',
  'assertUuid(id); id = other;',
  'if (other) assertUuid(id);',
  'const run = () => assertUuid(id);',
])('a value that no check surely let through is reported: %s', body => {
  expect(lint('no-raw-sql-interpolation', checked(body)).map(({ messageId }) => messageId)).toEqual(['value']);
});

test.each([
  ['id', "id = '${dto.id}'"],
  ['count', "count = '${dto.count}'"],
  ['kind', "kind = '${dto.kind}'"],
])('a field of a class that its decorators narrow is silent in a service: %s', (_, condition) => {
  expect(lint('no-raw-sql-interpolation', service(condition))).toEqual([]);
});

test.each([
  ['name', "name = '${dto.name}'"],
  ['plain', "plain = '${dto.plain}'"],
  ['mail', "mail = '${dto.mail}'"],
])('a field of a class that holds any text is reported in a service: %s', (_, condition) => {
  expect(lint('no-raw-sql-interpolation', service(condition)).map(({ messageId }) => messageId)).toEqual(['value']);
});

/** A service that is given an object of a class with decorators. */
function service(condition: string): string {
  return `import { IsEmail, IsIn, IsInt, IsNotEmpty, IsString, IsUUID } from 'class-validator';
import { DataSource } from 'typeorm';
class FindParcel {
  @IsUUID() @IsNotEmpty() id: string;
  @IsInt() count: string;
  @IsIn(['box', 'bag']) kind: string;
  @IsString() name: string;
  @IsEmail() mail: string;
  plain: string;
}
export class ParcelService {
  constructor(private readonly dataSource: DataSource) {}
  find(dto: FindParcel) { return this.dataSource.query(\`SELECT * FROM parcels WHERE ${condition}\`); }
}
`;
}

test.each([
  [
    'goes through a function that formats and runs it',
    `const mysql = require('mysql');
const pool = mysql.createPool({});
const run = (text, values) => new Promise(done => pool.query(mysql.format(text, values), (error, rows) => done(rows)));
exports.move = (id, shelf) => {
  const text = \`UPDATE parcels SET shelf = "\${shelf}" WHERE id = "\${id}"\`;
  return run(text);
};`,
  ],
  [
    'is used by two queries',
    `const { Pool } = require('pg');
const pool = new Pool();
exports.page = async (name, city) => {
  const where = \`WHERE name = '\${name}' AND city = '\${city}'\`;
  await pool.query(\`SELECT count(*) FROM parcels \${where}\`);
  return pool.query(\`SELECT * FROM parcels \${where}\`);
};`,
  ],
])('a text that %s has one report', (_, code) => {
  expect(lint('no-raw-sql-interpolation', code).map(({ messageId }) => messageId)).toEqual(['value']);
});

test.each([
  'db.query(`UPDATE parcels SET ? WHERE id = ${req.body.id}`, req.body, done)',
  "db.query('UPDATE parcels SET ?, seen = NOW() WHERE id = ' + req.params.id, [req.body])",
  "db.query(`UPDATE ?? SET ? WHERE name = '${req.body.name}'`, ['parcels', req.body])",
  "db.query(`SELECT p.* FROM C##DEPOT.parcels p WHERE p.id = '${req.query.id}'`)",
])('a statement of MySQL or Oracle that an unknown database gets: %s', call => {
  const code = `module.exports = (app, db) => { app.put('/parcels', (req, res) => { ${call}; }); };`;
  expect(lint('no-raw-sql-interpolation', code).map(({ messageId }) => messageId)).toEqual(['clientValue']);
});

test.each([
  "db.query('UPDATE parcels SET ? WHERE id = ?', [req.body, req.params.id])",
  'db.query(`UPDATE parcels SET ? WHERE id = ${Number(req.body.id)}`, req.body, done)',
  'log.query(`Update the set ? ${req.body.name}`)',
  'log.query(`Update working set? ${req.body.name}`)',
])('a bound statement, or prose: %s', call => {
  const code = `module.exports = (app, db, log) => { app.put('/parcels', (req, res) => { ${call}; }); };`;
  expect(lint('no-raw-sql-interpolation', code)).toEqual([]);
});

test.each([
  ['delete req.query.sort;', []],
  ["delete req.query['sort'];", []],
  ['if (req.query.sort) delete req.query.sort;', []],
  ['delete req.query.order;', ['clientName']],
  ['if (req.query.plain) delete req.query.sort;', ['clientName']],
])('a field of a request that is deleted before is not there: %s', (statement, ids) => {
  const code = pg(`${statement}\nawait pool.query(\`SELECT * FROM parcels ORDER BY \${req.query.sort}\`);`);
  expect(lint('no-raw-sql-interpolation', code).map(({ messageId }) => messageId)).toEqual(ids);
});

test.each([
  "function onRows(error, rows) { db.query(`DELETE FROM parcels WHERE id = '${rows[0].id}'`); }",
  "const onRows = (error, [row]) => db.query(`DELETE FROM parcels WHERE id = '${row.id}'`);",
  "function onRows(error, rows) { for (const { id } of rows) db.query(`DELETE FROM parcels WHERE id = '${id}'`); }",
])('rows that a query gives to a function are no text of a client: %s', handler => {
  const code = `const mysql = require('mysql');
const db = mysql.createConnection({});
exports.find = name => db.query('SELECT id FROM parcels WHERE name = ?', [name], onRows);
${handler}
`;
  expect(lint('no-raw-sql-interpolation', code)).toEqual([]);
});

/** A list of routes of hapi that another file registers. */
const routes = (options: string): string => `const Joi = require('joi');
module.exports = pool => [
  { method: 'GET', path: '/parcels', ${options} handler: async request => pool.query(\`SELECT * FROM parcels WHERE id = \${request.query.id}\`) },
];
`;

test('a value behind the schema of a route that is written down as an object is silent', () => {
  const options = 'options: { validate: { query: Joi.object({ id: Joi.number().integer() }) } },';
  expect(lint('no-raw-sql-interpolation', routes(options))).toEqual([]);
});

test.each(['', "options: { tags: ['parcels'] },"])('a value of a route without a schema is reported: %s', options => {
  expect(lint('no-raw-sql-interpolation', routes(options)).map(({ messageId }) => messageId)).toEqual(['clientValue']);
});

/** A handler that reads a member of an object after a check of the object. */
const checkedObject = (check: string, value = 'wanted.sort'): string => `import express from 'express';
import { Pool } from 'pg';
import { accepted, isListRequest, isSignedIn, validateList } from './checks';
const app = express();
const pool = new Pool();
app.get('/moors', async (req, res) => {
  const wanted = { sort: req.query.sort, page: req.query.page };
  ${check}
  await pool.query(\`SELECT * FROM moors ORDER BY \${${value}}\`);
});
`;

test.each([
  'if (!validateList(wanted)) return res.sendStatus(400);',
  'if (!isValidListing(wanted)) throw new TypeError();',
  'const fits = schema.isValid(wanted); if (!fits) return;',
])('a member of an object that was checked as a whole is silent: %s', check => {
  expect(lint('no-raw-sql-interpolation', checkedObject(check))).toEqual([]);
});

test('so are values that were checked as members of an object', () => {
  const check = 'const { sort } = req.query; if (!validateList({ sort, page: 1 })) return;';
  expect(lint('no-raw-sql-interpolation', checkedObject(check, 'sort'))).toEqual([]);
});

test.each([
  'if (!validateToken(wanted)) return res.sendStatus(401);',
  'if (!isSignedIn(req)) return res.sendStatus(401);',
  'if (!validateRequest(req)) return res.sendStatus(401);',
  'if (validateList(wanted)) log(wanted);',
  'if (!validateList(other)) return;',
])('what checks something else does not silence: %s', check => {
  expect(lint('no-raw-sql-interpolation', checkedObject(check, 'req.query.sort'))).toHaveLength(1);
});

/** A handler that reads the query as it came after a check by a schema of a library, whose `sort` is one of these. */
const checkedBySchema = (check: string, sort: readonly [joi: string, zod: string]): string => `import express from 'express';
import Joi from 'joi';
import { Pool } from 'pg';
import { z } from 'zod';
const app = express();
const pool = new Pool();
const joi = Joi.object({ sort: ${sort[0]} });
const zod = z.object({ sort: ${sort[1]} });
app.get('/moors', async (req, res) => {
  ${check}
  await pool.query(\`SELECT * FROM moors ORDER BY \${req.query.sort}\`);
});
`;

describe.each([
  'const { error } = joi.validate(req.query); if (error) return res.sendStatus(400);',
  'const { error: wrong } = joi.validate(req.query); if (wrong !== undefined) throw wrong;',
  'const result = joi.validate(req.query); if (result.error) return res.sendStatus(400);',
  'await joi.validateAsync(req.query);',
  'const value = await joi.validateAsync(req.query);',
  'const result = zod.safeParse(req.query); if (!result.success) return res.sendStatus(400);',
  'const { success } = zod.safeParse(req.query); if (success === false) return;',
  'zod.parse(req.query);',
])('what came is known after %s', check => {
  test('where the schema narrows it', () => {
    expect(
      lint('no-raw-sql-interpolation', checkedBySchema(check, ["Joi.valid('name', 'area')", "z.enum(['name', 'area'])"])),
    ).toEqual([]);
  });
  test('but not where it lets any text through', () => {
    expect(lint('no-raw-sql-interpolation', checkedBySchema(check, ['Joi.string()', 'z.string()']))).toHaveLength(1);
  });
});

test.each([
  'const { error } = joi.validate(req.query); if (error) console.warn(error);',
  'const result = zod.safeParse(req.query); if (result.success) return res.json(result.data);',
  'zod.safeParse(req.query);',
  'const { error } = joi.validate(req.body); if (error) return;',
])('what came is not known after %s', check => {
  const narrow = ["Joi.valid('name', 'area')", "z.enum(['name', 'area'])"] as const;
  expect(lint('no-raw-sql-interpolation', checkedBySchema(check, narrow))).toHaveLength(1);
});

test.each([
  'const errors = validateList(wanted); if (errors.length > 0) return res.sendStatus(400);',
  'const errors = validateList(wanted); if (errors) return res.sendStatus(400);',
  'if (isInvalidList(wanted)) return res.sendStatus(400);',
  'assertValidList(wanted);',
])('a check of the project is believed for what it was given: %s', check => {
  expect(lint('no-raw-sql-interpolation', checkedObject(check))).toEqual([]);
});

test('a check that says no is not believed to have said yes', () => {
  expect(lint('no-raw-sql-interpolation', checkedObject('if (!isInvalidList(wanted)) return;'))).toHaveLength(1);
});

/** Routes of Fastify with a JSON schema. */
const schemaOfRoute = (schema: string, position: string): string => `const fastify = require('fastify')();
const { Pool } = require('pg');
const pool = new Pool();
const schema = { querystring: { type: 'object', properties: { sort: ${schema} } } };
fastify.get('/moors', { schema }, async request => pool.query(\`SELECT * FROM moors ${position}\`));
fastify.route({ method: 'GET', url: '/heaths', schema, handler: async request => pool.query(\`SELECT * FROM heaths ${position}\`) });
`;

const BY = 'ORDER BY ${request.query.sort}';
const QUOTED = "WHERE a = '${request.query.sort}'";

test.each([
  "{ enum: ['name', 'area'] }",
  "{ type: 'integer' }",
  "{ type: 'string', format: 'uuid' }",
  "{ type: 'string', pattern: '^[a-z_]+$' }",
  "{ type: 'array', items: { const: 'name' } }",
])('a field that the JSON schema of a route narrows is silent: %s', schema => {
  expect(lint('no-raw-sql-interpolation', schemaOfRoute(schema, BY))).toEqual([]);
  expect(lint('no-raw-sql-interpolation', schemaOfRoute(schema, QUOTED))).toEqual([]);
});

test.each(["{ type: 'string' }", "{ type: 'string', maxLength: 30, description: 'what to sort by' }"])(
  'a field that the JSON schema of a route lets through as any text is reported: %s',
  schema => {
    expect(lint('no-raw-sql-interpolation', schemaOfRoute(schema, BY))).toHaveLength(2);
    expect(lint('no-raw-sql-interpolation', schemaOfRoute(schema, QUOTED))).toHaveLength(2);
  },
);

test.each(["{ $ref: 'sort#' }", "{ type: 'string', pattern: '[a-z]' }", "{ anyOf: [{ const: 'name' }, other] }", '{ ...sort }'])(
  'what a JSON schema says that is not read leaves a name unknown: %s',
  schema => {
    expect(lint('no-raw-sql-interpolation', schemaOfRoute(schema, BY))).toEqual([]);
  },
);

/** A handler that orders by what a schema has let through; `schema` is its `column`. */
const byColumn = (
  schema: string,
  { head = "import { z } from 'zod';", value = 'Query.parse(req.query).column' } = {},
): string => `
${head}
import express from 'express';
import { Pool } from 'pg';
const app = express();
const pool = new Pool();
const Query = z.object({ column: ${schema}, other: z.number() });
app.get('/sluices', async (req, res) => {
  await pool.query(\`SELECT * FROM sluices ORDER BY \${${value}}\`);
});
`;

test.each([
  'z.string()',
  "z.string().trim().min(1).max(60).default('id')",
  "z.string().toLowerCase().startsWith('h').nonempty().optional()",
  "z.string().nullish().catch('id').describe('what to sort by')",
  'z.optional(z.string())',
  'z.coerce.string()',
  'z.union([z.string(), z.number()])',
  "z.enum(['id']).or(z.string())",
  'z.array(z.string())',
  'z.string().regex(/[a-z]/)',
  'z.string().regex(/^[a-z_]+/)',
  "z.string().regex(/[a-z_]+$/, 'letters').optional()",
])('a field of a zod schema that lets any text through is reported: %s', schema => {
  expect(lint('no-raw-sql-interpolation', byColumn(schema))).toHaveLength(1);
});

test.each([
  "z.enum(['id', 'height'])",
  "z.literal('id')",
  "z.union([z.literal('id'), z.literal('height')]).default('id')",
  'z.number()',
  'z.coerce.number().int().min(1)',
  'z.boolean()',
  'z.coerce.date()',
  'z.string().uuid().optional()',
  'z.uuid()',
  'z.string().datetime()',
  'z.iso.date()',
  'z.string().regex(/^[a-z_]+$/)',
  'z.array(z.enum(["id"]))',
  'z.nativeEnum(Columns)',
])('a field that a zod schema narrows is silent in quotes as well: %s', schema => {
  expect(lint('no-raw-sql-interpolation', byColumn(schema))).toEqual([]);
  expect(
    lint('no-raw-sql-interpolation', byColumn(schema).replace('ORDER BY ${', "WHERE a = '${").replace('}`)', "}'`)")),
  ).toEqual([]);
});

test.each([
  "z.string().refine(name => COLUMNS.includes(name), 'unknown')",
  'z.string().superRefine(isColumn)',
  'z.string().transform(name => columns[name])',
  'z.string().pipe(Column)',
  "z.string().brand('Column')",
  'z.string().email()',
  'z.string().regex(/^[^;]+$/)',
  'z.string().regex(/^(?!.*;)/)',
  'z.string().regex(/^[^;]+$/).regex(/[a-z]/)',
  'z.string().regex(pattern)',
  'z.preprocess(toColumn, z.string())',
  'z.custom(isColumn)',
  'z.any()',
  'column()',
  "z.union([z.string().refine(isColumn), z.enum(['id'])])",
  'wide ? z.string() : column()',
])('what a zod schema makes of a field that is not read stays unknown: %s', schema => {
  expect(lint('no-raw-sql-interpolation', byColumn(schema))).toEqual([]);
});

test.each([
  ["const z = require('zod');", 'Query.parse(req.query).column'],
  ["const { z } = require('zod');", 'Query.passthrough().parse(req.query).column'],
  ["import * as z from 'zod';", '(await Query.parseAsync(req.query)).column'],
  ["import z from 'zod';", 'Query.safeParse(req.query).data.column'],
  ["import { z } from 'zod/v4';", '(await Query.safeParseAsync(req.body)).data?.column'],
  ["import { z } from 'zod';", 'Query.partial().strict().parse({ ...req.query }).column'],
  ["import { z } from 'zod';", 'Query.extend({ other: z.string() }).omit({ other: true }).parse(req.body).column'],
  ["import { z } from 'zod';", 'Query.pick({ column: true }).parse(req.body).column'],
  ["import { z } from 'zod';", 'z.object({ page: z.number() }).merge(Query).parse(req.body).column'],
  ["import { z } from 'zod';", 'z.object({ sort: Query }).parse(req.body).sort.column'],
  ["import { z } from 'zod';", 'z.object({ query: Query }).parse(req).query.column'],
  ["import { z } from 'zod';", 'z.object({ ...own, list: z.array(Query) }).parse(req.body).list[0].column'],
  ["import { z } from 'zod';", 'z.string().parse(req.query.column)'],
])('data that a zod schema has let through is followed: %s %s', (head, value) => {
  expect(lint('no-raw-sql-interpolation', byColumn('z.string()', { head, value }))).toHaveLength(1);
});

test.each([
  'Query.parse(req.query).missing',
  'Query.parse(config).column',
  'Query.omit({ column: true }).parse(req.query).column',
  'Query.pick({ other: true }).parse(req.query).column',
  'Query.omit(hidden).parse(req.query).column',
  "Query.extend({ column: z.enum(['id']) }).parse(req.query).column",
  "Query.merge(z.object({ column: z.enum(['id']) })).parse(req.query).column",
  'Query.refine(isSafe).parse(req.query).column',
  'Query.transform(toColumns).parse(req.query).column',
  'Query.safeParse(req.query).column',
  'Query.safeParse(req.query).error',
  'Object.keys(Query.parse(req.query)).join()',
  'z.object({ ...own, ...others }).parse(req.query).column',
  'Query.parse({ column: COLUMNS[req.query.column] ?? "id" }).column',
])('what no zod schema is seen to let through stays unknown: %s', value => {
  expect(lint('no-raw-sql-interpolation', byColumn('z.string()', { value }))).toEqual([]);
});

/** A route of which a middleware has a schema. */
const behind = (middleware: string, value: string): string => `
import { z } from 'zod';
import express from 'express';
import { Pool } from 'pg';
import { signedIn } from './session';
import { validate, validateBody } from './middleware';
const app = express();
const pool = new Pool();
const List = z.object({ by: z.string().max(30), way: z.enum(['asc', 'desc']) });
app.get('/ferries', ${middleware}, async (req, res) => {
  await pool.query(\`SELECT * FROM ferries ORDER BY \${${value}}\`);
});
`;

test.each([
  ['validate(List)', 'req.query.by'],
  ['signedIn, validate(List)', 'req.body.by'],
  ["validate('query', List)", 'req.query.by'],
  ['validateBody(List)', 'req.body.by'],
  ['validate({ query: List })', 'req.query.by'],
  ['validate(z.object({ query: List }))', 'req.query.by'],
])('what the schema of a middleware lets through is reported: %s, %s', (middleware, value) => {
  expect(lint('no-raw-sql-interpolation', behind(middleware, value))).toHaveLength(1);
});

test.each([
  ['validate(List)', 'req.query.way'],
  ['validate(List)', 'req.query.other'],
  ['validate(List), validate(lists)', 'req.query.by'],
  ['validate(List, Other)', 'req.query.way'],
  ['validate(List.refine(isSafe))', 'req.query.by'],
  ["validate('body', List)", 'req.query.by'],
  ['validateBody(List)', 'req.query.by'],
  ['validate({ body: List })', 'req.query.by'],
  ['validate(z.object({ query: List.transform(toSafe) }))', 'req.query.by'],
])('what the schema of a middleware narrows, or says nothing of, is silent: %s, %s', (middleware, value) => {
  expect(lint('no-raw-sql-interpolation', behind(middleware, value))).toEqual([]);
});

describe('a value that is compared with a number', () => {
  const handler = (body: string): string =>
    `const express = require('express');\nconst { Pool } = require('pg');\nconst app = express();\nconst pool = new Pool();\nconst LEAST = 0;\napp.get('/slots', async (req, res) => {\n  const { offset } = req.query;\n  ${body}\n});\n`;
  const page = 'pool.query(`SELECT * FROM slots LIMIT 25 OFFSET ${offset}`)';

  test.each([
    `res.json(offset > -1 ? await ${page} : []);`,
    `res.json(0 <= offset ? await ${page} : []);`,
    `if (!(offset >= LEAST)) return res.sendStatus(400);\n  res.json(await ${page});`,
    `if (offset > 0 && offset < 1000) res.json(await ${page});`,
    `offset > 0 && res.json(await pool.query(\`SELECT * FROM slots WHERE name = '\${offset}'\`));`,
  ])('is one where the comparison holds: %s', body => {
    expect(lint('no-raw-sql-interpolation', handler(body))).toEqual([]);
  });

  test.each([
    `if (offset < 0) return res.sendStatus(400);\n  res.json(await ${page});`,
    `res.json(offset > 1000 ? [] : await ${page});`,
    `res.json(offset > '0' ? await ${page} : []);`,
    `res.json(offset.length > 0 ? await ${page} : []);`,
    `res.json(offset > req.query.least ? await ${page} : []);`,
    `if (offset > 0 || req.query.all) res.json(await ${page});`,
  ])('may be any text where it does not, or compares something else: %s', body => {
    expect(lint('no-raw-sql-interpolation', handler(body)).length).toBe(1);
  });
});
