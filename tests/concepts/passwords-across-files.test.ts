import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.js';

type Files = Readonly<Record<string, string>>;
/** What is reported in the first file: `line messageId`. */
type Row = readonly [title: string, files: Files, ...reports: string[]];

function reportsIn(files: Files): readonly string[] {
  const directory = mkdtempSync(path.join(tmpdir(), 'passwords-'));
  try {
    for (const [file, code] of Object.entries({ 'package.json': DEPENDENCIES, ...files })) {
      mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
      writeFileSync(path.join(directory, file), code);
    }
    const [file = '', code = ''] = Object.entries(files)[0] ?? [];
    return new Linter({ configType: 'flat', cwd: directory })
      .verify(
        code,
        [
          {
            files: ['**/*.{js,ts}'],
            languageOptions: { parser },
            plugins: { 'backend-security': plugin },
            rules: { 'backend-security/require-password-hash': 'error' },
          },
        ],
        { filename: path.join(directory, file) },
      )
      .map(({ line, messageId, message }) => `${line} ${messageId ?? message}`);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const DEPENDENCIES = JSON.stringify({
  dependencies: Object.fromEntries(
    'express typeorm mongodb knex sequelize zod argon2 bcrypt @prisma/client @nestjs/common'.split(' ').map(name => [name, '*']),
  ),
});

const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    test.each(rows.map(([title, files, ...reports]) => ({ title, files, reports })))('$title', ({ files, reports }) => {
      expect(reportsIn(files)).toEqual(reports);
    });
  });
};

const types = {
  'types.ts':
    'export interface Joining { email: string; password: string }\nexport class JoiningDto { email!: string; password!: string }',
};
const mongo =
  "import { MongoClient } from 'mongodb';\nconst people = new MongoClient(process.env.URL!).db().collection('people');\n";
const stores = (name: string, code: string, file = 'types'): string =>
  `import type { ${name} } from './${file}';\n${mongo}${code}`;
const calls = (before: string, given: string): Files => ({
  'routes.ts': `import { Router } from 'express';\nimport { hash } from 'argon2';\nimport { join } from './store';\nexport const router = Router();\nrouter.post('/', async (req, res) => { ${before} res.json(await join(${given})); });`,
});
const body = calls('', 'req.body');

table('data whose type has a password, in a file that has no word of it', [
  [
    'is stored',
    { 'store.ts': stores('Joining', 'export const join = (data: Joining) => people.insertOne(data);'), ...types, ...body },
    '4 plain',
  ],
  [
    'is stored by a spread, with more beside it',
    {
      'store.ts': stores(
        'JoiningDto',
        'export const join = async (data: JoiningDto) => {\n  const person = { ...data, since: new Date() };\n  await people.insertOne(person);\n};',
      ),
      ...types,
      ...body,
    },
    '6 plain',
  ],
  [
    'is stored with its rest',
    {
      'store.ts': stores(
        'Joining',
        'export const join = async ({ email, ...rest }: Joining) => people.insertOne({ ...rest, email: email.trim() });',
      ),
      ...types,
      ...body,
    },
    '4 plain',
  ],
  [
    'is declared behind a barrel, by what it extends',
    {
      'store.ts': stores('Member', 'export const join = (data: Member) => people.insertOne({ ...data });', 'all'),
      'all.ts': "export * from './member';",
      'member.ts': "import { Joining } from './types';\nexport interface Member extends Joining { city: string }",
      ...types,
      ...body,
    },
    '4 plain',
  ],
  [
    'is inferred from a schema',
    {
      'store.ts': stores('Member', 'export const join = (data: Member) => people.insertOne({ ...data });', 'schema'),
      'schema.ts':
        "import { z } from 'zod';\nconst base = z.object({ email: z.string() });\nexport const member = base.extend({ password: z.string().min(8) });\nexport type Member = z.infer<typeof member>;",
      ...calls("const { member } = await import('./schema');", 'member.parse(req.body)'),
    },
    '4 plain',
  ],
  [
    'comes out of a schema that is called here',
    {
      'store.ts': `import { joining } from './schema';\n${mongo}export const join = async (req: import('express').Request) => people.insertOne({ ...joining.parse(req.body), since: 1 });`,
      'schema.ts':
        "import { z } from 'zod';\nexport const joining = z.object({ email: z.string(), password: z.string().min(8) });",
    },
    '4 plain',
  ],
  [
    'is made a hash by its schema',
    {
      'store.ts': `import { joining } from './schema';\n${mongo}export const join = async (req: import('express').Request) => people.insertOne({ ...joining.parse(req.body), since: 1 });`,
      'schema.ts':
        "import { z } from 'zod';\nimport { hashSync } from 'bcrypt';\nexport const joining = z.object({ email: z.string(), password: z.string().min(8).transform(text => hashSync(text, 12)) });",
    },
  ],
  [
    'is handed over by nobody',
    { 'store.ts': stores('JoiningDto', 'export const join = (data: JoiningDto) => people.insertOne(data);'), ...types },
  ],
  [
    'is hashed by who hands it over',
    {
      'store.ts': stores('JoiningDto', 'export const join = (data: JoiningDto) => people.insertOne(data);'),
      ...types,
      ...calls('', '{ ...req.body, password: await hash(req.body.password) }'),
    },
  ],
  [
    'is hashed in place by who hands it over',
    {
      'store.ts': stores('JoiningDto', 'export const join = (data: JoiningDto) => people.insertOne(data);'),
      ...types,
      ...calls('req.body.password = await hash(req.body.password);', 'req.body'),
    },
  ],
  [
    'is hashed two calls before',
    {
      'store.ts': stores('JoiningDto', 'export const join = (data: JoiningDto) => people.insertOne(data);'),
      'service.ts':
        "import { hash } from 'argon2';\nimport { join } from './store';\nexport const enter = async (data: { email: string; password: string }) => join({ email: data.email, password: await hash(data.password) });",
      'routes.ts':
        "import { Router } from 'express';\nimport { enter } from './service';\nexport const router = Router();\nrouter.post('/', async (req, res) => { res.json(await enter(req.body)); });",
      ...types,
    },
  ],
  [
    'is handed over by a controller',
    {
      'store.ts': stores(
        'JoiningDto',
        'export class Store {\n  join(data: JoiningDto) {\n    return people.insertOne({ ...data });\n  }\n}',
      ),
      'controller.ts':
        "import { Body, Controller, Post, UsePipes } from '@nestjs/common';\nimport { JoiningDto } from './types';\nimport { HashPipe } from './hash.pipe';\nimport { Store } from './store';\n@Controller()\nexport class People {\n  constructor(private readonly store: Store) {}\n  @Post()  join(@Body() dto: JoiningDto) { return this.store.join(dto); }\n}",
      'hash.pipe.ts': 'export class HashPipe { transform(value: object) { return value; } }',
      ...types,
    },
    '6 plain',
  ],
  [
    'is hashed by a pipe of the parameter',
    {
      'store.ts': stores(
        'JoiningDto',
        'export class Store {\n  join(data: JoiningDto) {\n    return people.insertOne({ ...data });\n  }\n}',
      ),
      'controller.ts':
        "import { Body, Controller, Post, UsePipes } from '@nestjs/common';\nimport { JoiningDto } from './types';\nimport { HashPipe } from './hash.pipe';\nimport { Store } from './store';\n@Controller()\nexport class People {\n  constructor(private readonly store: Store) {}\n  @Post()  join(@Body(HashPipe) dto: JoiningDto) { return this.store.join(dto); }\n}",
      'hash.pipe.ts': 'export class HashPipe { transform(value: object) { return value; } }',
      ...types,
    },
  ],
  [
    'is hashed by a pipe of the method',
    {
      'store.ts': stores(
        'JoiningDto',
        'export class Store {\n  join(data: JoiningDto) {\n    return people.insertOne({ ...data });\n  }\n}',
      ),
      'controller.ts':
        "import { Body, Controller, Post, UsePipes } from '@nestjs/common';\nimport { JoiningDto } from './types';\nimport { HashPipe } from './hash.pipe';\nimport { Store } from './store';\n@Controller()\nexport class People {\n  constructor(private readonly store: Store) {}\n  @Post() @UsePipes(new HashPipe()) join(@Body() dto: JoiningDto) { return this.store.join(dto); }\n}",
      'hash.pipe.ts': 'export class HashPipe { transform(value: object) { return value; } }',
      ...types,
    },
  ],
  [
    'is stored without it',
    {
      'store.ts': stores(
        'Joining',
        'export const join = ({ password, ...rest }: Joining) => people.insertOne(rest);'.replace('password', 'email'),
      ),
      'types.ts': 'export interface Joining { email: string; name: string }\nexport interface Other { password: string }',
      ...body,
    },
  ],
  [
    'is a part of its type without it',
    {
      'store.ts': stores('Joining', "export const join = (data: Pick<Joining, 'email'>) => people.insertOne({ ...data });"),
      ...types,
      ...body,
    },
  ],
  [
    'is a record that is stored already',
    {
      'store.ts': stores('Person', 'export const join = (person: Person) => people.insertOne({ ...person });', 'person'),
      'person.ts': 'export interface Person { id: string; email: string; password: string }',
      ...calls('', 'await Promise.resolve(req.body)'),
    },
  ],
]);

const makes = (rest: string): Files => ({
  'make.ts': `import { hash } from 'argon2';\nimport type { Joining } from './types';\nexport async function make(data: Joining) {\n  ${rest}\n}`,
  ...types,
  ...body,
});
const stored = (code: string): string =>
  `import { make } from './make';\nimport type { Joining } from './types';\n${mongo}export async function join(data: Joining) {\n  ${code}\n}`;
const taken = stored('const { record } = await make(data);\n  await people.insertOne(record);');
const whole = stored('await people.insertOne(await make(data));');

table('a record that another file makes', [
  [
    'of the password, beside a hash of it',
    {
      'store.ts': taken,
      ...makes(
        'const sealed = await hash(data.password);\n  const { email, password } = data;\n  return { record: { email, password }, size: sealed.length };',
      ),
    },
    '7 plain',
  ],
  [
    'of the data as it is',
    {
      'store.ts': whole,
      ...makes(
        'const sealed = await hash(data.password);\n  console.log(sealed.length);\n  return { ...data, since: new Date() };',
      ),
    },
    '6 plain',
  ],
  [
    'of the hash',
    { 'store.ts': taken, ...makes('return { record: { email: data.email, password: await hash(data.password) }, size: 1 };') },
  ],
  [
    'of data whose password is replaced',
    { 'store.ts': whole, ...makes('const sealed = await hash(data.password);\n  return { ...data, password: sealed };') },
  ],
  [
    'of data that it hashes in place',
    { 'store.ts': whole, ...makes('data.password = await hash(data.password);\n  return { ...data };') },
  ],
]);

table('data that a function of another file is handed before it is stored', [
  [
    'and which that hashes in place',
    {
      'store.ts': stored('await make(data);\n  await people.insertOne(data);'),
      ...makes('Object.assign(data, { password: await hash(data.password) });'),
    },
  ],
  [
    'and which that hashes in place, one by one',
    {
      'store.ts': stored('const all = [data];\n  await make(all as never);\n  await people.insertMany(all);'),
      ...makes('for (const one of data as never as Joining[]) Reflect.set(one, "password", await hash(one.password));'),
    },
  ],
  [
    'and of which that only measures a hash',
    {
      'store.ts': stored('const size = await make(data);\n  await people.insertOne({ ...data, size });'),
      ...makes('return (await hash(data.password)).length;'),
    },
    '7 plain',
  ],
  [
    'and which that hands on',
    {
      'store.ts': stored('await make(data);\n  await people.insertOne(data);'),
      ...makes('await hash(data.password);\n  return sealIn(data);'),
    },
  ],
]);

const digest = {
  'sum.js':
    "const { createHash } = require('crypto');\nexports.sum = (text, form = 'hex') => createHash('md5').update(text).digest(form);",
};
const rows = "const { sum } = require('./sum');\nconst db = require('./db');\n";
const db = {
  'db.js': "const { Pool } = require('pg');\nconst pool = new Pool();\nexports.run = (text, values) => pool.query(text, values);",
};

table('a fast hash by a name of its own', [
  [
    'of a parameter that callers give',
    {
      'store.js': `${rows}exports.accept = async (id, { password }) => {\n  const secret = sum(password);\n  await db.run('UPDATE people SET password_hash = $1 WHERE id = $2', [secret, id]);\n};`,
      ...digest,
      ...db,
    },
    '5 fastHash',
  ],
  [
    'of a list of leaked passwords',
    {
      'leaks.js': `${rows}exports.load = password => db.run('INSERT INTO breached_passwords (password_hash) VALUES ($1)', [sum(password)]);`,
      ...digest,
      ...db,
    },
  ],
  [
    'of a token',
    {
      'store.js': `${rows}exports.ask = (id, token) => db.run('UPDATE people SET password_reset_hash = $1 WHERE id = $2', [sum(token), id]);`,
      ...digest,
      ...db,
    },
  ],
]);

const signIn = {
  'entry.ts':
    "import { z } from 'zod';\nexport const entry = z.object({ email: z.string().email(), password: z.string().min(8).max(100) });\nexport type Entry = z.infer<typeof entry>;\nexport interface SignInForm { email: string; password: string }\nexport type Search = Partial<SignInForm>;\nexport interface FindInput { email?: string; password?: string }\nexport interface Person { email: string; password: string }",
};
const people = "import { PrismaClient } from '@prisma/client';\nconst { person } = new PrismaClient();\n";
const looksFor = (name: string, code: string): string => `import type { ${name} } from './entry';\n${people}${code}`;

table('a filter of data whose type has a password, in a file that has no word of it', [
  [
    'of a schema',
    {
      'find.ts': looksFor(
        'Entry',
        'export const find = (entry: Entry) => person.findFirst({ where: { ...entry, active: true } });',
      ),
      ...signIn,
    },
    '4 queryCompare',
  ],
  [
    'of a form',
    {
      'find.ts': looksFor('SignInForm', 'export const find = (form: SignInForm) => person.findFirst({ where: form });'),
      ...signIn,
    },
    '4 queryCompare',
  ],
  [
    'of what a schema lets through',
    {
      'find.ts': `import { entry } from './entry';\n${people}export const find = (req: import('express').Request) => person.findFirst({ where: entry.parse(req.body) });`,
      ...signIn,
    },
    '4 queryCompare',
  ],
  [
    'that may leave it out',
    { 'find.ts': looksFor('Search', 'export const find = (search: Search) => person.findMany({ where: search });'), ...signIn },
  ],
  [
    'of fields that may be left out',
    {
      'find.ts': looksFor('FindInput', 'export const find = (input: FindInput) => person.findMany({ where: { ...input } });'),
      ...signIn,
    },
  ],
  [
    'of a record',
    { 'find.ts': looksFor('Person', 'export const find = (of: Person) => person.findMany({ where: { ...of } });'), ...signIn },
  ],
  [
    'of its rest',
    {
      'find.ts': looksFor(
        'Entry',
        'export const find = async (data: Entry) => {\n  const { email } = data;\n  return person.findFirst({ where: { email } });\n};',
      ),
      ...signIn,
    },
  ],
]);

const looking = (code: string): Files => ({
  'people.js': `const knex = require('knex');\nconst db = knex({ client: 'pg' });\n${code}`,
});
const asks = (given: string): string =>
  `const bcrypt = require('bcrypt');\nconst people = require('./people');\nexports.enter = async (req, res) => {\n  const { email, password } = req.body;\n  res.json(await people.findOne(${given}));\n};`;

table('a password that is handed to a function of another file', [
  [
    'which looks for a record by it',
    {
      'enter.js': asks('{ email, password }'),
      ...looking("exports.findOne = filter => db('people').where({ ...filter, active: true }).first();"),
    },
    '5 queryCompare',
  ],
  [
    'which looks for it by another name',
    {
      'enter.js': asks('email, password'),
      ...looking("exports.findOne = (login, secret) => db('people').where('email', login).andWhere('password', secret).first();"),
    },
    '5 queryCompare',
  ],
  [
    'which tells of the mistake itself',
    {
      'enter.js': asks('email, password'),
      ...looking("exports.findOne = (email, password) => db('people').where({ email, password }).first();"),
    },
  ],
  [
    'which looks for a record by the rest',
    {
      'enter.js': asks('{ email, password }'),
      ...looking("exports.findOne = ({ email }) => db('people').where({ email }).first();"),
    },
  ],
  [
    'which compares its hash',
    {
      'enter.js': asks('{ email, password }'),
      ...looking(
        "const { compare } = require('bcrypt');\nexports.findOne = async filter => {\n  const found = await db('people').where({ email: filter.email }).first();\n  return found && (await compare(filter.password, found.password)) ? found : null;\n};",
      ),
    },
  ],
  [
    'which stores whatever it is given',
    {
      'enter.js': asks('{ email, password }').replace('findOne', 'add'),
      ...looking("exports.add = record => db('people').insert({ ...record, since: new Date() });"),
    },
    '5 plain',
  ],
  [
    'which stores a part of it',
    {
      'enter.js': asks('{ email, password }').replace('findOne', 'add'),
      ...looking("exports.add = ({ email }) => db('people').insert({ email, since: new Date() });"),
    },
  ],
]);

const kdf = {
  'kdf.js':
    "const crypto = require('crypto');\nexports.stretch = (text, salt, rounds) => new Promise((resolve, reject) => {\n  crypto.pbkdf2(text, salt, rounds, 32, 'sha256', (error, key) => (error ? reject(error) : resolve(key)));\n});\nexports.derive = require('util').promisify(crypto.pbkdf2);",
  'config.js': 'module.exports = { hashing: { rounds: 50 }, enough: 250000 };',
};
const given = (code: string): string =>
  `const { stretch, derive } = require('./kdf');\nconst config = require('./config');\n${code}`;

table('the cost of a hash that a function of another file makes', [
  [
    'given by the call',
    {
      'seal.js': given('exports.check = async (password, user) => user.seal === (await stretch(password, user.salt, 20));'),
      ...kdf,
    },
  ],
  [
    'given by the call, in code about passwords',
    {
      'seal.js': given(
        'exports.checkPassword = async (password, user) => (await stretch(password, user.salt, 20)).equals(user.seal);',
      ),
      ...kdf,
    },
    '3 cheapHash',
  ],
  [
    'given by settings',
    {
      'passwords.js': given("exports.make = (password, salt) => derive(password, salt, config.hashing.rounds, 32, 'sha256');"),
      ...kdf,
    },
    '3 cheapHash',
  ],
  [
    'high enough',
    { 'passwords.js': given('exports.make = (password, salt) => stretch(password, salt, config.enough);'), ...kdf },
  ],
  [
    'not known',
    { 'passwords.js': given('exports.make = (password, user) => stretch(password, user.salt, user.rounds);'), ...kdf },
  ],
  ['of a key', { 'seal.js': given('exports.keyOf = (password, salt) => stretch(password, salt, 20);'), ...kdf }],
]);

const guest = (members: string): Files => ({
  'guest.ts': `import { hash } from 'bcrypt';\nimport { BeforeInsert, BeforeUpdate, Column, Entity } from 'typeorm';\n@Entity()\nexport class Guest {\n  @Column() email!: string;\n  @Column() password!: string;\n${members}\n}`,
});
const desk = (body: string): string =>
  `import { Body, Controller, Post } from '@nestjs/common';\nimport { hash } from 'bcrypt';\nimport { Repository } from 'typeorm';\nimport { Guest } from './guest';\nimport { JoiningDto } from './types';\n@Controller()\nexport class Desk {\n  constructor(private readonly guests: Repository<Guest>) {}\n  @Post()\n  async join(@Body() dto: JoiningDto) {\n${body}\n  }\n}`;
const plainGuest = guest('  @BeforeInsert() trim() { this.email = this.email.trim(); }');
const copied = (title: string, body: string, ...reports: string[]): Row => [
  title,
  { 'desk.ts': desk(body), ...plainGuest, ...types },
  ...reports,
];

table('data that is copied into a record', [
  copied(
    'by Object.assign',
    'const guest = new Guest();\nObject.assign(guest, dto);\nawait this.guests.save(guest);',
    '13 plain',
  ),
  copied('where it is saved', 'await this.guests.save(Object.assign(new Guest(), dto));', '11 plain'),
  copied(
    'by the repository',
    'const guest = this.guests.create();\nthis.guests.merge(guest, dto);\nreturn this.guests.save(guest);',
    '13 plain',
  ),
  copied(
    'into one that is there',
    'const guest = await this.guests.findOneBy({ email: dto.email });\nif (!guest) return null;\nObject.assign(guest, dto, { seen: true });\nreturn this.guests.save(guest);',
    '14 plain',
  ),
  copied(
    'by its parts',
    'const guest = new Guest();\nObject.assign(guest, { ...dto });\nawait this.guests.save(guest);',
    '13 plain',
  ),
  copied(
    'before its password is hashed',
    'const guest = new Guest();\nObject.assign(guest, dto);\nguest.password = await hash(dto.password, 12);\nawait this.guests.save(guest);',
  ),
  copied(
    'with a hash after it',
    'const guest = new Guest();\nObject.assign(guest, dto, { password: await hash(dto.password, 12) });\nawait this.guests.save(guest);',
  ),
  copied(
    'with a hash inside',
    'const guest = new Guest();\nObject.assign(guest, { ...dto, password: await hash(dto.password, 12) });\nawait this.guests.save(guest);',
  ),
  copied(
    'hashed before',
    'dto.password = await hash(dto.password, 12);\nconst guest = new Guest();\nObject.assign(guest, dto);\nawait this.guests.save(guest);',
  ),
  copied(
    'without its password',
    'const { password, ...rest } = dto;\nconst guest = new Guest();\nObject.assign(guest, rest);\nguest.password = await hash(password, 12);\nawait this.guests.save(guest);',
  ),
  copied(
    'with something that is not known after it',
    'const guest = new Guest();\nObject.assign(guest, dto, await sealed(dto));\nawait this.guests.save(guest);',
  ),
  copied(
    'of a record that hashes itself when told',
    'const guest = new Guest();\nObject.assign(guest, dto);\nawait guest.protect();\nawait this.guests.save(guest);',
  ),
  copied(
    'of a record that is handed to what hashes',
    'const guest = new Guest();\nObject.assign(guest, dto);\nawait hashPasswordOf(guest);\nawait this.guests.save(guest);',
  ),
  copied(
    'after it was saved',
    'const guest = new Guest();\nawait this.guests.save(guest);\nObject.assign(guest, dto);\nreturn guest;',
  ),
  copied(
    'that was put together before',
    'const data = { ...dto };\ndata.password = await hash(dto.password, 12);\nreturn this.guests.save(Object.assign(new Guest(), data));',
  ),
  copied(
    'where it is declared',
    'const guest = Object.assign(new Guest(), { seen: 0 }, dto);\nawait this.guests.save(guest);',
    '12 plain',
  ),
  copied(
    'where it is declared, and hashed there',
    'const guest = Object.assign(new Guest(), dto);\nguest.password = await hash(guest.password, 12);\nawait this.guests.save(guest);',
  ),
  [
    'of an entity that hashes',
    {
      'desk.ts': desk('const guest = new Guest();\nObject.assign(guest, dto);\nawait this.guests.save(guest);'),
      ...guest('  @BeforeInsert() @BeforeUpdate() async seal() { this.password = await hash(this.password, 12); }'),
      ...types,
    },
  ],
  [
    'of a document',
    {
      'join.js':
        "const { User } = require('./user');\nexports.join = async (req, res) => {\n  if (!req.body.password) return res.sendStatus(400);\n  const user = new User();\n  Object.assign(user, req.body);\n  await user.save();\n  res.end();\n};",
      'user.js':
        "const mongoose = require('mongoose');\nexports.User = mongoose.model('User', new mongoose.Schema({ email: String, password: String }));",
      'package.json': JSON.stringify({ dependencies: { express: '*', mongoose: '*' } }),
    },
    '6 plain',
  ],
]);

const kept = (made: string): Files => ({
  'join.js':
    "const keeper = require('./keeper');\nexports.join = async (req, res) => {\n  const { name, password } = req.body;\n  await keeper.save({ name, password });\n  res.end();\n};",
  'keeper.js': `const Redis = require('ioredis');\nconst bcrypt = require('bcrypt');\nconst { wrapped } = require('./forms');\nconst redis = new Redis();\nexports.save = async account => {\n  const record = { name: account.name, password: ${made}, at: Date.now() };\n  await redis.hset(\`account:\${account.name}\`, record);\n};`,
  'forms.js': "exports.wrapped = text => Buffer.from(`1|${text}`).toString('base64');",
  'package.json': JSON.stringify({ dependencies: { express: '*', ioredis: '*', bcrypt: '*' } }),
});

table('a record kept in Redis', [
  ['with an encoded password', kept('wrapped(account.password)'), '4 encoded'],
  ['with the password', kept('account.password'), '4 plain'],
  ['with an encoded hash', kept('wrapped(await bcrypt.hash(account.password, 12))')],
]);

const joins = (record: string): string =>
  `const { MongoClient } = require('mongodb');\nconst { sealed } = require('./sealing');\nconst people = new MongoClient('mongodb://db').db().collection('people');\nexports.join = async (req, res) => {\n  const { name, password } = req.body;\n  await people.insertOne(${record});\n  res.end();\n};`;
const sealing = (hash: string): Files => ({
  'sealing.js': `const { createHash, randomBytes, scryptSync } = require('crypto');\nexports.sealed = (text, salt = randomBytes(9).toString('base64')) => ({ salt, proof: ${hash} });`,
});

table('a record that a function of another file completes', [
  [
    'with a fast hash',
    {
      'join.js': joins('{ name, ...sealed(password) }'),
      ...sealing("createHash('sha512').update(salt + text).digest('base64')"),
    },
    '6 fastHash',
  ],
  [
    'with a part of it',
    {
      'join.js': joins('{ name, proof: sealed(password, name).proof }'),
      ...sealing("createHash('sha512').update(salt + text).digest('base64')"),
    },
    '6 fastHash',
  ],
  [
    'with a slow hash',
    { 'join.js': joins('{ name, ...sealed(password) }'), ...sealing("scryptSync(text, salt, 32).toString('base64')") },
  ],
  [
    'with the hash of something else',
    { 'join.js': joins('{ name, ...sealed(req.body.text) }'), ...sealing("createHash('md5').update(text).digest('hex')") },
  ],
]);

const dtos: Files = {
  'types.ts': `import { IntersectionType, OmitType, PartialType, PickType } from '@nestjs/mapped-types';
class Full { email!: string; password!: string }
class Extra { phone!: string }
export class Shorter extends OmitType(Full, ['password'] as const) {}
export class Picked extends PickType(Full, ['email']) {}
export class Loose extends PartialType(Full) {}
export class Both extends IntersectionType(Extra, Full) {}`,
};
const mapped = (name: string): Files => ({
  'desk.ts': desk('return this.guests.save(Object.assign(new Guest(), dto, { passwordSetAt: null }));').replaceAll(
    'JoiningDto',
    name,
  ),
  ...plainGuest,
  ...dtos,
});

table('a class made of another', [
  ['without its password', mapped('Shorter')],
  ['of chosen fields', mapped('Picked')],
  ['that may lack fields', mapped('Loose'), '11 plain'],
  ['and of a third', mapped('Both'), '11 plain'],
]);

const school: Files = {
  'models/pupil.js':
    "module.exports = (sequelize, DataTypes) => {\n  const Pupil = sequelize.define('Pupil', { name: DataTypes.STRING, password: { type: DataTypes.STRING } });\n  return Pupil;\n};",
  'models/tutor.js':
    "const bcrypt = require('bcrypt');\nmodule.exports = (sequelize, DataTypes) => {\n  const Tutor = sequelize.define('Tutor', { password: DataTypes.STRING });\n  Tutor.beforeSave(async tutor => { tutor.password = await bcrypt.hash(tutor.password, 12); });\n  return Tutor;\n};",
  'models/lesson.js': "module.exports = (sequelize, DataTypes) => sequelize.define('Lesson', { title: DataTypes.STRING });",
  'models/index.js':
    "const { Sequelize, DataTypes } = require('sequelize');\nconst sequelize = new Sequelize(process.env.DATABASE_URL);\nexports.Lesson = require('./lesson')(sequelize, DataTypes);\nexports.Pupil = require('./pupil')(sequelize, DataTypes);\nexports.Tutor = require('./tutor')(sequelize, DataTypes);",
  'steps.js':
    "const bcrypt = require('bcrypt');\nconst { celebrate, Joi } = require('celebrate');\nexports.protect = async (req, res, next) => { req.body.password = await bcrypt.hash(req.body.password, 12); next(); };\nexports.named = celebrate({ body: Joi.object({ name: Joi.string() }) });",
};
/** A handler in a file that says nothing of what a body has, and the middleware that runs before it. */
const enrols = (code: string, before = '', more: Files = {}): Files => ({
  'controllers/school.js': `const { Lesson, Pupil, Tutor } = require('../models');\nexports.handle = async (req, res) => {\n  ${code}\n  res.end();\n};`,
  'routes/school.js': `const { handle } = require('../controllers/school');\nconst { protect, named } = require('../steps');\nrequire('express').Router().post('/', ${before}handle);`,
  ...school,
  ...more,
});

table('a body that goes whole into a model of another file, which alone speaks of passwords', [
  ['as a new record', enrols('await Pupil.create(req.body);'), '3 plain'],
  ['in a spread', enrols('await Pupil.create({ ...req.body, year: 1 });'), '3 plain'],
  ['into a record', enrols('const pupil = await Pupil.findByPk(req.params.id); await pupil.update(req.body);'), '3 plain'],
  ['into many', enrols('await Pupil.update(req.body, { where: { id: req.params.id } });'), '3 plain'],
  ['but only chosen fields', enrols("await Pupil.create(req.body, { fields: ['name'] });")],
  ['with this field among those chosen', enrols("await Pupil.create(req.body, { fields: ['name', 'password'] });"), '3 plain'],
  ['with a hook', enrols('await Tutor.create(req.body);')],
  ['without one', enrols('await Lesson.create(req.body);')],
  ['hashed by middleware', enrols('await Pupil.create(req.body);', 'protect, ')],
  ['checked by a schema that leaves it out', enrols('await Pupil.create(req.body);', 'named, ')],
]);

const serves = (argument: string, before = ''): Files => {
  const { 'controllers/school.js': handler = '', ...others } = enrols(`await service.enrol(${argument});`, before);
  return {
    'services/school.js':
      "const { Pupil } = require('../models');\nexports.enrol = data => Pupil.create(data);\nexports.handle = data => Pupil.create(data);",
    'controllers/school.js': `const service = require('../services/school');\n${handler}`,
    ...others,
  };
};

table('a parameter that goes whole into such a model', [
  ['given a body', serves('req.body'), '2 plain'],
  ['given a body that a schema has checked', serves('req.body', 'named, ')],
  ['given chosen fields', serves('{ name: req.body.name }')],
  ['given what is not seen', serves('await load(req)')],
]);

const opening: Files = {
  'opening.js':
    "const crypto = require('crypto');\nexports.open = text => crypto.privateDecrypt(process.env.KEY, Buffer.from(text, 'base64')).toString('utf8');",
};
const opened = (code: string): Files => ({
  'sign.js': `const knex = require('knex');\nconst bcrypt = require('bcrypt');\nconst { open } = require('./opening');\nconst db = knex({ client: 'pg' });\nexports.sign = async (req, res) => {\n  const { name, password } = req.body;\n  ${code}\n  res.end();\n};`,
  ...opening,
});

table('a password that the client has encrypted on the way', [
  ['stored as it was typed', opened("await db('users').insert({ name, password: open(password) });"), '7 plain'],
  ['looked for', opened("await db('users').where({ name, password: open(password) });"), '7 queryCompare'],
  [
    'compared',
    opened("const user = await db('users').where({ name }).first(); if (user.password !== open(password)) return;"),
    '7 plainCompare',
  ],
  ['hashed', opened("await db('users').insert({ name, password: await bcrypt.hash(open(password), 12) });")],
  ['of a mailbox', opened("await db('mailboxes').insert({ host: name, password: open(password) });")],
]);

const kinds = (parameters: string, code: string): Files => ({
  'sessions.js': `const { find } = require('./records');\nclass Sessions {\n  async open(${parameters}) {\n    const user = await find();\n    ${code}\n  }\n}\nmodule.exports = new Sessions();`,
  'records.js': 'exports.find = async () => load();',
});

table('a password that is a parameter of a method', [
  ['by itself', kinds('login, password', 'return user.password === password;'), '5 plainCompare'],
  ['taken out of an object', kinds('{ login, password }', 'return user.password === password;'), '5 plainCompare'],
  ['beside another that is taken out', kinds('{ password }, { password: other }', 'return other === password;')],
]);

const statement: Files = {
  'statements.js': "exports.FIND = 'SELECT * FROM users WHERE name = :name AND password = :password';",
  'run.js':
    "const { createPool } = require('mysql2/promise');\nconst pool = createPool({ namedPlaceholders: true });\nexports.query = async (text, values) => (await pool.execute(text, values))[0];",
};

table('a statement of one file that is sent by another', [
  [
    'is told of once',
    {
      'login.js':
        "const { FIND } = require('./statements');\nconst { query } = require('./run');\nexports.login = async (req, res) => {\n  await query(FIND, { name: req.body.name, password: req.body.password });\n};",
      ...statement,
    },
    '4 queryCompare',
  ],
]);
