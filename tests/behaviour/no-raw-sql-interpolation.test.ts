import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixed } from '../rules/tester.js';

interface Program {
  find(...input: readonly unknown[]): Promise<unknown>;
  close?(): Promise<unknown>;
}

interface Case {
  readonly name: string;
  /** A module that exports `find`, and `close` where it holds a connection. */
  readonly code: string;
  readonly honest: readonly (readonly unknown[])[];
  readonly hostile: readonly unknown[];
  /** What shows in the answer where the attack worked; more than one row by default. */
  readonly leaked?: RegExp;
  /** The fix is offered, not applied. */
  readonly isSuggested?: true;
}

const SCHEMA = 'CREATE TABLE users (id INTEGER, name TEXT, city TEXT, age INTEGER)';
const ROWS = "INSERT INTO users VALUES (1, 'alice', 'Rome', 30), (2, 'bob', 'Oslo', 25), (3, 'x?y', 'Rome', 41)";
const everyone = "' OR '1'='1";
const comment = "x' OR 1=1 -- ";

const folder = path.resolve('node_modules/.cache/no-raw-sql-interpolation');
let database: PGlite;
let server: PGLiteSocketServer;
let connection: string;
let programs = 0;

beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  database = await PGlite.create();
  await database.exec(`${SCHEMA}; ${ROWS}`);
  server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0, maxConnections: 10 });
  await server.start();
  const port = Number(server.getServerConn().split(':').pop());
  connection = JSON.stringify({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres', max: 1 });
});

afterAll(async () => {
  await server.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The callbacks of sqlite3 over another binding of SQLite, since its own has to be compiled for each machine. */
const SQLITE3 = `
import Engine from 'libsql';
const values = given => (Array.isArray(given) ? given : []);
const sqlite3 = {
  Database: class {
    #db = new Engine(':memory:');
    #answer(callback, work) {
      try { callback?.(null, work()); } catch (error) { callback?.(error); }
      return this;
    }
    exec(text, callback) { return this.#answer(callback, () => this.#db.exec(text)); }
    run(text, ...rest) { return this.#answer(rest.at(-1), () => void this.#db.prepare(text).run(...values(rest[0]))); }
    all(text, ...rest) { return this.#answer(rest.at(-1), () => this.#db.prepare(text).all(...values(rest[0]))); }
    close(callback) { return this.#answer(callback, () => void this.#db.close()); }
  },
};
`;

/** What a program answers to each input: the number of rows or the text it gives back, `error` where it fails. */
async function run(code: string, inputs: readonly (readonly unknown[])[]): Promise<unknown[]> {
  const file = path.join(folder, `${(programs += 1)}.mjs`);
  writeFileSync(
    file,
    code
      .replace("import sqlite3 from 'sqlite3';", SQLITE3)
      .replaceAll('CONNECTION', connection)
      .replaceAll('SCHEMA', JSON.stringify(SCHEMA))
      .replaceAll('ROWS', JSON.stringify(ROWS)),
  );
  const program = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Program;
  const answers: unknown[] = [];
  try {
    for (const input of inputs) answers.push(await program.find(...input).catch(() => 'error'));
  } finally {
    await program.close?.();
  }
  return answers;
}

const pg = (find: string): string => `
import pg from 'pg';
const pool = new pg.Pool(CONNECTION);
export async function find(name, other) {
  ${find}
}
export const close = () => pool.end();
`;

const libsql = (find: string): string => `
import Database from 'libsql';
const db = new Database(':memory:');
db.exec(SCHEMA);
db.exec(ROWS);
export async function find(name, other) {
  ${find}
}
export const close = async () => db.close();
`;

const sqlite3 = (find: string): string => `
import sqlite3 from 'sqlite3';
const db = new sqlite3.Database(':memory:');
const ready = new Promise(resolve => db.exec(SCHEMA + ';' + ROWS, resolve));
export async function find(name, other) {
  await ready;
  ${find}
}
export const close = () => new Promise(resolve => db.close(resolve));
`;

const typeorm = (find: string): string => `
import { Brackets, DataSource } from 'typeorm';
const dataSource = new DataSource({ type: 'sqljs' });
const ready = dataSource.initialize().then(async () => { await dataSource.query(SCHEMA); await dataSource.query(ROWS); });
export async function find(name, other) {
  await ready;
  ${find}
}
export const close = () => dataSource.destroy();
`;

const knex = (find: string): string => `
import createKnex from 'knex';
const knex = createKnex({ client: 'pg', connection: CONNECTION, pool: { min: 0, max: 1 } });
export async function find(name, other) {
  ${find}
}
export const close = () => knex.destroy();
`;

const sequelize = (find: string): string => `
import { Sequelize } from 'sequelize';
const { max, user, ...connection } = CONNECTION;
const sequelize = new Sequelize({ dialect: 'postgres', ...connection, username: user, logging: false, pool: { max } });
export async function find(name, other) {
  ${find}
}
export const close = () => sequelize.close();
`;

/** Statements as the driver sends them, with the values filled in. */
const mysql2 = (find: string): string => `
import mysql from 'mysql2';
export async function find(name, other) {
  ${find}
}
`;

const names = [['alice'], ['nobody'], ['x?y'], ['']] as const;
/** What is missing, or is no text, finds what it found before. */
const oddities = [[undefined], [null], [5], [true], [['alice']]] as const;

const cases: readonly Case[] = [
  {
    name: 'pg: a quoted value',
    code: pg("return (await pool.query(`SELECT id FROM users WHERE name = '${name}'`)).rows;"),
    honest: [...names, ...oddities],
    hostile: [everyone],
  },
  {
    name: 'pg: a concatenation in a variable',
    code: pg(`const sql = "SELECT id FROM users WHERE name = '" + name + "'"; return (await pool.query(sql)).rows;`),
    honest: names,
    hostile: [comment],
  },
  {
    name: 'pg: not equal',
    code: pg("return (await pool.query(`SELECT id FROM users WHERE name <> '${name}' ORDER BY id`)).rows;"),
    honest: [...names, ...oddities],
    hostile: ["x' UNION SELECT 99 -- "],
    leaked: /99/,
  },
  {
    name: 'pg: LIKE and existing values',
    code: pg(
      "return (await pool.query(`SELECT id FROM users WHERE age > $1 AND name LIKE '%${name}%' ORDER BY id`, [20])).rows;",
    ),
    honest: [...names, ['b'], [undefined]],
    hostile: ["zz%' OR $1 > 0 -- "],
  },
  {
    name: 'pg: a configuration object',
    code: pg("return (await pool.query({ text: `SELECT id FROM users WHERE name = '${name}'`, rowMode: 'array' })).rows;"),
    honest: names,
    hostile: [everyone],
  },
  {
    name: 'pg: a callback',
    code: pg(
      "return new Promise((resolve, reject) => pool.query(`SELECT id FROM users WHERE name = '${name}'`, (error, result) => (error ? reject(error) : resolve(result.rows))));",
    ),
    honest: names,
    hostile: [everyone],
  },
  {
    name: 'pg: text written and read back',
    code: pg(
      "return (await pool.query(`WITH t AS (INSERT INTO users (id, name) VALUES (9, '${name}') RETURNING id, name), d AS (DELETE FROM users WHERE id = 9) SELECT name FROM t`)).rows;",
    ),
    honest: [...names, ...oddities],
    hostile: ["x' || (SELECT string_agg(name, '+') FROM users) || '"],
    leaked: /bob\+|\+bob/,
  },
  {
    name: 'pg: a number',
    code: pg('return (await pool.query(`SELECT id FROM users WHERE id = ${name}`)).rows;'),
    honest: [[1], ['2'], [7]],
    hostile: ['1 OR 1=1'],
    isSuggested: true,
  },
  {
    name: 'pg: a list',
    code: pg("return (await pool.query(`SELECT id FROM users WHERE id IN (${name.join(',')}) ORDER BY id`)).rows;"),
    honest: [[[1, 2]], [['2', '3']], [[7]]],
    hostile: [['1) OR (1=1']],
    isSuggested: true,
  },
  {
    name: 'pg: a limit',
    code: pg('return (await pool.query(`SELECT id FROM users ORDER BY id LIMIT ${name}`)).rows;'),
    honest: [[1], ['2']],
    hostile: ['1 + 99'],
    isSuggested: true,
  },
  {
    name: 'better-sqlite3: a quoted value',
    code: libsql("return db.prepare(`SELECT id FROM users WHERE name = '${name}'`).all();"),
    honest: [...names, ...oddities],
    hostile: [everyone],
  },
  {
    name: 'better-sqlite3: beside an existing value',
    code: libsql(
      "return db.prepare(`SELECT id FROM users WHERE name <> '${name}' AND age > ? AND city = '${other}' ORDER BY id`).all(18);",
    ),
    honest: [
      ['bob', 'Rome'],
      [undefined, 'Rome'],
      [5, 'Oslo'],
    ],
    hostile: ['zz', everyone],
  },
  {
    name: 'better-sqlite3: a number in quotes against an expression',
    code: libsql("return db.prepare(`SELECT id FROM users WHERE age + 0 > '${name}' OR id = '${name}'`).all();"),
    honest: [[1], ['2'], ['7']],
    hostile: [everyone],
  },
  {
    name: 'better-sqlite3: a number',
    code: libsql('return db.prepare(`SELECT id FROM users WHERE id = ${name}`).all();'),
    honest: [[1], ['2'], [7]],
    hostile: ['1 OR 1=1'],
    isSuggested: true,
  },
  {
    name: 'sqlite3: a quoted value',
    code: sqlite3(
      "return new Promise((resolve, reject) => db.all(`SELECT id FROM users WHERE name = '${name}'`, (error, rows) => (error ? reject(error) : resolve(rows))));",
    ),
    honest: [...names, ...oddities],
    hostile: [everyone],
  },
  {
    name: 'sqlite3: exec',
    code: sqlite3(
      "await new Promise((resolve, reject) => db.exec(`UPDATE users SET city = 'Bern' WHERE name = '${name}'`, error => (error ? reject(error) : resolve()))); return new Promise(resolve => db.all(\"SELECT id FROM users WHERE city = 'Bern'\", (error, rows) => resolve(rows)));",
    ),
    honest: [['nobody'], ['alice']],
    hostile: [everyone],
  },
  {
    name: 'typeorm: where and orWhere of one chain',
    code: typeorm(
      "return dataSource.createQueryBuilder().select('u.id', 'id').from('users', 'u').where(`u.name = '${name}'`).orWhere(`u.name = '${other}'`).getRawMany();",
    ),
    honest: [
      ['alice', 'bob'],
      ['nobody', 'bob'],
      [undefined, 'alice'],
    ],
    hostile: ['zz', everyone],
  },
  {
    name: 'typeorm: one builder in a variable',
    code: typeorm(
      "const users = dataSource.createQueryBuilder().select('u.id', 'id').from('users', 'u').where('u.name <> :name', { name: 'bob' }); if (other) users.andWhere(`u.city LIKE '%${other}%'`); users.andWhere(`u.name = '${name}'`); return users.getRawMany();",
    ),
    honest: [['alice', 'Rome'], ['bob'], ['alice', 'Oslo']],
    hostile: [everyone],
  },
  {
    name: 'typeorm: brackets',
    code: typeorm(
      "return dataSource.createQueryBuilder().select('u.id', 'id').from('users', 'u').where('u.name <> :name', { name: 'bob' }).andWhere(new Brackets(inner => inner.where(`u.name = '${name}'`))).getRawMany();",
    ),
    honest: [['alice'], ['bob']],
    hostile: [everyone],
    isSuggested: true,
  },
  {
    name: 'typeorm: the tag',
    code: typeorm("return dataSource.query(`SELECT id FROM users WHERE name = '${name}'`);"),
    honest: [...names, ...oddities],
    hostile: [everyone],
    isSuggested: true,
  },
  {
    name: 'knex: raw',
    code: knex("return (await knex.raw(`SELECT id FROM users WHERE name = '${name}'`)).rows;"),
    honest: [['alice'], ['nobody'], [''], ...oddities],
    hostile: [everyone],
  },
  {
    name: 'knex: whereRaw with bindings',
    code: knex("return knex('users').select('id').whereRaw(`name = '${name}' AND age > ?`, [18]);"),
    honest: [['alice'], ['nobody']],
    hostile: [everyone],
  },
  {
    name: 'sequelize: query',
    code: sequelize(
      "return (await sequelize.query(`SELECT id FROM users WHERE name = '${name}' OR city LIKE '%${other}%'`))[0];",
    ),
    honest: [
      ['alice', 'zz'],
      ['bob', 'Rom'],
      [undefined, 'zz'],
      [['alice'], 'zz'],
    ],
    hostile: [everyone, 'zz'],
  },
  {
    name: 'sequelize: replacements',
    code: sequelize(
      "return (await sequelize.query(`SELECT id FROM users WHERE name = '${name}' AND age > :age`, { replacements: { age: 18 } }))[0];",
    ),
    honest: names,
    hostile: [comment],
  },
  {
    name: 'mysql2: a value and a double-quoted one',
    code: mysql2("return mysql.format(`SELECT id FROM users WHERE name = '${name}' AND city = '${other}'`);"),
    honest: [
      ['alice', 'Rome'],
      ['x?y', ''],
      [5, undefined],
    ],
    hostile: [everyone, comment],
    leaked: /name = '' OR '1'='1'/,
  },
];

describe.each(cases)('$name', ({ code, honest, hostile, leaked, isSuggested }) => {
  const after = fixed('no-raw-sql-interpolation', code, { suggestions: isSuggested === true, filename: 'program.mjs' });

  it('is rewritten', () => {
    expect(after).not.toBe(code);
    expect(fixed('no-raw-sql-interpolation', after, { suggestions: true, filename: 'program.mjs' })).toBe(after);
  });

  it('finds the same for honest input, and nothing for an attack', async () => {
    const [before, rewritten] = [await run(code, [...honest, hostile]), await run(after, [...honest, hostile])];
    expect(rewritten.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(before.at(-1)).not.toBe('error');
    expect(leaks(before.at(-1), leaked)).toBe(true);
    expect(leaks(rewritten.at(-1), leaked)).toBe(false);
  });
});

/** Whether an answer holds more than the input asks for. */
const leaks = (answer: unknown, leaked?: RegExp): boolean =>
  leaked ? leaked.test(JSON.stringify(answer)) : Array.isArray(answer) && answer.length > 1;
