import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import bcrypt from 'bcrypt';
import { transform } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fixed, fixtures, lint } from '../rules/tester.js';

/** Inside node_modules, so that the programs find the packages of this repository. */
const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/require-password-hash');
const filename = path.join(fixtures, 'file.ts');
let programs = 0;

let database: PGlite;
let server: PGLiteSocketServer;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  database = await PGlite.create();
  server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
  await server.start();
});
beforeEach(() => database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
afterAll(async () => {
  await server.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

interface Sent {
  readonly id?: number;
  readonly email: string;
  readonly password: string;
}

type Handler = (req: { readonly body: Sent }, res: { sendStatus(status: number): void }) => Promise<unknown>;

/** What a program exports: its handlers over a store, and how to read what the store holds of a user. */
interface Program {
  start(
    database: PGlite,
    port: number,
  ): Promise<{ register: Handler; login?: Handler; stored(email: string): Promise<string>; stop?(): Promise<void> }>;
}

async function run(code: string): ReturnType<Program['start']> {
  programs += 1;
  const file = path.join(folder, `program-${programs}.mjs`);
  const { code: script } = await transform(code, {
    loader: 'ts',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
  });
  await writeFile(file, script);
  const { start } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Program;
  return start(database, Number(server.getServerConn().split(':').at(-1)));
}

async function answer(handler: Handler, body: Sent): Promise<number> {
  let status = 0;
  await handler({ body }, { sendStatus: sent => void (status = sent) });
  return status;
}

const ada = { id: 1, email: 'ada@example.com', password: 'analytical-engine' };

/** The code after every suggestion, which must be there and must leave nothing to report. */
function suggested(code: string): string {
  expect(lint('require-password-hash', code, {}, filename)).not.toEqual([]);
  const after = fixed('require-password-hash', code, { suggestions: true, filename });
  expect(lint('require-password-hash', after, {}, filename)).toEqual([]);
  return after;
}

const handlers = (imports: string) => `${imports}
export const start = async db => ({
  register: async (req, res) => {
    const { email, password } = req.body;
    await db.query('INSERT INTO users (email, password) VALUES ($1, $2)', [email, password]);
    res.sendStatus(201);
  },
  login: async (req, res) => {
    const { rows: [user] } = await db.query('SELECT * FROM users WHERE email = $1', [req.body.email]);
    if (!user || user.password !== req.body.password) return res.sendStatus(401);
    res.sendStatus(200);
  },
  stored: async email => (await db.query('SELECT password FROM users WHERE email = $1', [email])).rows[0].password,
});
`;

const libraries: readonly (readonly [string, string])[] = [
  ['bcrypt', "import bcrypt from 'bcrypt';"],
  ['bcrypt by its functions', "import { hash, compare } from 'bcrypt';"],
  ['bcryptjs', "import * as bcryptjs from 'bcryptjs';"],
  ['bcrypt out of package.json', ''],
];

describe.each(libraries)('%s', (_, imports) => {
  test('stores a hash that verifies, and signs in with the password only', async () => {
    const before = handlers(imports);
    const results = [];
    for (const code of [before, suggested(before)]) {
      await database.exec('DROP TABLE IF EXISTS users; CREATE TABLE users (email text, password text)');
      const { register, login, stored } = await run(code);
      const registered = await answer(register, ada);
      const inDatabase = await stored(ada.email);
      results.push({
        registered,
        inDatabase,
        honest: await answer(login!, ada),
        wrong: await answer(login!, { ...ada, password: 'guess' }),
        unknown: await answer(login!, { ...ada, email: 'eve@example.com' }),
        // what a thief of the database has
        stolen: await answer(login!, { ...ada, password: inDatabase }),
      });
    }
    const [plain, hashed] = results;
    expect(plain).toEqual({ registered: 201, inDatabase: ada.password, honest: 200, wrong: 401, unknown: 401, stolen: 200 });
    expect(hashed).toMatchObject({ registered: 201, honest: 200, wrong: 401, unknown: 401, stolen: 401 });
    expect(hashed!.inDatabase).not.toContain(ada.password);
    expect(await bcrypt.compare(ada.password, hashed!.inDatabase)).toBe(true);
    expect(await bcrypt.compare('guess', hashed!.inDatabase)).toBe(false);
  });
});

const stores: readonly (readonly [string, string])[] = [
  [
    'a shorthand given to knex',
    `import bcrypt from 'bcrypt';
import knex from 'knex';
export const start = async (database, port) => {
  const db = knex({ client: 'pg', connection: { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' }, pool: { min: 0, max: 1 } });
  await db.schema.createTable('users', table => { table.string('email'); table.string('password'); });
  return {
    register: async (req, res) => {
      const { email, password } = req.body;
      await db('users').insert({ email, password });
      res.sendStatus(201);
    },
    stored: async email => (await db('users').where({ email }).first()).password,
    stop: () => db.destroy(),
  };
};
`,
  ],
  [
    'a value in the text of a statement',
    `import bcrypt from 'bcrypt';
export const start = async db => {
  await db.exec('CREATE TABLE users (email text, password text)');
  return {
    register: async (req, res) => {
      await db.query(\`INSERT INTO users (email, password) VALUES ('ada@example.com', '\${req.body.password}')\`);
      res.sendStatus(201);
    },
    stored: async email => (await db.query('SELECT password FROM users WHERE email = $1', [email])).rows[0].password,
  };
};
`,
  ],
  [
    'a bulk update of Sequelize past the hook of single records',
    `import bcrypt from 'bcrypt';
import { DataTypes, Sequelize } from 'sequelize';
export const start = async (database, port) => {
  const sequelize = new Sequelize('postgres', 'postgres', 'postgres', { host: '127.0.0.1', port, dialect: 'postgres', logging: false, pool: { max: 1 } });
  const User = sequelize.define('User', { email: DataTypes.STRING, password: DataTypes.STRING });
  User.beforeSave(async user => { user.password = await bcrypt.hash(user.password, 8); });
  await sequelize.sync();
  await User.create({ email: 'ada@example.com', password: 'first' });
  return {
    register: async (req, res) => {
      await User.update({ password: req.body.password }, { where: { email: req.body.email } });
      res.sendStatus(201);
    },
    stored: async email => (await User.findOne({ where: { email } })).password,
    stop: () => sequelize.close(),
  };
};
`,
  ],
  [
    'a plain object given to save of TypeORM past the hook of the entity',
    `import 'reflect-metadata';
import bcrypt from 'bcrypt';
import { BeforeInsert, Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
@Entity()
class User {
  @PrimaryGeneratedColumn() id;
  @Column('varchar') email;
  @Column('varchar') password;
  @BeforeInsert() async protect() { this.password = await bcrypt.hash(this.password, 8); }
}
export const start = async () => {
  const source = await new DataSource({ type: 'sqljs', entities: [User], synchronize: true }).initialize();
  const users = source.getRepository(User);
  return {
    register: async (req, res) => {
      await users.save({ email: req.body.email, password: req.body.password });
      res.sendStatus(201);
    },
    stored: async email => (await users.findOneBy({ email })).password,
    stop: () => source.destroy(),
  };
};
`,
  ],
];

describe.each(stores)('%s', (_, before) => {
  test('holds the password before, and a hash of it after', async () => {
    const inDatabase: string[] = [];
    for (const code of [before, suggested(before)]) {
      await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      const { register, stored, stop } = await run(code);
      expect(await answer(register, ada)).toBe(201);
      inDatabase.push(await stored(ada.email));
      await stop?.();
    }
    const [plain, hashed] = inDatabase as [string, string];
    expect(plain).toBe(ada.password);
    expect(await bcrypt.compare(ada.password, hashed)).toBe(true);
    expect(await bcrypt.compare('guess', hashed)).toBe(false);
  });
});
