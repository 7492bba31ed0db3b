import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import rule from '../../src/rules/require-password-hash.js';
import { fixtures, lint, tester } from './tester.js';

const filename = path.join(fixtures, 'file.ts');

const express = "const express = require('express');\nconst app = express();\napp.use(express.json());\n";
const pg = "const { Pool } = require('pg');\nconst pool = new Pool();\n";
const bc = "const bcrypt = require('bcrypt');\n";
const mongo = "const mongoose = require('mongoose');\n";
const schema = 'const userSchema = new mongoose.Schema({ email: String, password: { type: String, required: true } });\n';
const model = "const User = mongoose.model('User', userSchema);\n";
const post = (body: string): string => `app.post('/users', async (req, res) => {\n  ${body}\n  res.end();\n});\n`;
const knex = "const knex = require('knex');\nconst db = knex({ client: 'pg' });\n";
const seq =
  "const { Sequelize, DataTypes, Model } = require('sequelize');\nconst sequelize = new Sequelize('sqlite::memory:');\n";
const orm = "import { BeforeInsert, Column, Entity, PrimaryGeneratedColumn, Repository } from 'typeorm';\n";
const nest = "import { Body, Controller, Injectable, Post } from '@nestjs/common';\n";
const prisma = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const sums =
  "const crypto = require('crypto');\nconst users = require('./users');\nconst sha = (text, salt = '') => crypto.createHash('sha256').update(salt + text).digest('hex');\n";
const entities =
  "import { createHash, createHmac, randomBytes } from 'node:crypto';\nimport bcrypt from 'bcrypt';\nimport { BaseEntity, BeforeInsert, Column, Entity } from 'typeorm';\nconst sha = (text: string) => createHash('sha256').update(text).digest('hex');\n";
const documents = "const crypto = require('crypto');\nconst mongoose = require('mongoose');\nconst md5 = require('md5');\n";
const rows =
  "const { Sequelize, DataTypes, Model } = require('sequelize');\nconst sequelize = new Sequelize('sqlite::memory:');\nconst md5 = require('md5');\n";
const drizzle =
  "import argon2 from 'argon2';\nimport { eq } from 'drizzle-orm';\nimport { drizzle } from 'drizzle-orm/node-postgres';\nimport { users } from './schema';\nconst db = drizzle(process.env.DATABASE_URL);\n";

const create = 'await User.create({ password: req.body.password });';
const sealed = (hooks: string): string =>
  `const seal = async user => { user.password = await bcrypt.hash(user.password, 12); };\nconst User = sequelize.define('User', { password: DataTypes.STRING }, { hooks: ${hooks} });\n`;
const sealedIn = (event: string): string =>
  `userSchema.pre(${event}, async function () {\n  const record = this._update ?? this;\n  record.password = await bcrypt.hash(record.password, 12);\n});\n`;

const right = (name: string, code: string) => ({ name, code, filename });

type MessageId =
  | `${'plain' | 'fast' | 'query' | 'decrypt'}Compare`
  | 'plain'
  | 'hookSkipped'
  | 'fastHash'
  | 'cheapHash'
  | 'encrypted'
  | 'encoded'
  | 'useHash'
  | 'useCompare';

/** A report at a line, with the line that the suggestion changes and the line that it adds after another, or first. */
interface Report {
  readonly messageId: MessageId;
  readonly line: number;
  readonly data: Readonly<Record<string, string>>;
  readonly changed?: readonly [string, string];
  readonly added?: readonly [string, string];
}

const wrong = (name: string, code: string, reports: readonly Report[], options: Record<string, unknown> = {}) => ({
  name,
  code,
  filename,
  options: [options] as const,
  errors: reports.map(({ messageId, line, data, changed, added }) => ({
    messageId,
    line,
    data,
    suggestions: changed
      ? [
          {
            messageId: (messageId === 'plainCompare' ? 'useCompare' : 'useHash') satisfies MessageId,
            output: outputOf(code, changed, added),
          },
        ]
      : null,
  })),
});

const plainCreate = (line: number, api: string): Report => ({
  messageId: 'plain',
  line,
  data: { source: 'req.body.password', field: 'password', api },
  changed: ['{ password: req.body.password }', '{ password: await bcrypt.hash(req.body.password, 12) }'],
});

function outputOf(code: string, [before, after]: readonly [string, string], added?: readonly [string, string]): string {
  const changed = code.replace(before, () => after);
  if (!added) return changed;
  const [anchor, line] = added;
  return anchor === '' ? `${line}\n${changed}` : changed.replace(anchor, () => `${anchor}\n${line}`);
}

tester.run('require-password-hash', rule, {
  valid: [
    right(
      'the record of who signs out',
      mongo +
        schema +
        model +
        'class Auth {\n  async logout(user) {\n    return User.findOne({ email: user.email, password: user.password });\n  }\n}\nexports.signOut = ({ email, password }) => User.findOne({ email, password });',
    ),
    right(
      'a bcrypt hash bound to a statement',
      bc +
        express +
        pg +
        post(
          "const { email, password } = req.body;\n  await pool.query('INSERT INTO users (email, password) VALUES ($1, $2)', [email, await bcrypt.hash(password, 12)]);",
        ),
    ),
    right(
      'a hash kept in a variable',
      bc +
        express +
        pg +
        post(
          "const hash = await bcrypt.hash(req.body.password, 12);\n  await pool.query('UPDATE users SET password = $1 WHERE id = $2', [hash, req.body.id]);",
        ),
    ),
    right(
      'a hash from a callback',
      bc +
        express +
        pg +
        "app.post('/users', (req, res) => {\n  bcrypt.hash(req.body.password, 12, (error, hash) => {\n    pool.query('INSERT INTO users (password) VALUES ($1)', [hash], () => res.end());\n  });\n});",
    ),
    right(
      'a hash from a promise chain',
      bc +
        express +
        pg +
        "app.post('/users', (req, res) => {\n  bcrypt.hash(req.body.password, 12).then(hash => pool.query('INSERT INTO users (password) VALUES ($1)', [hash])).then(() => res.end());\n});",
    ),
    right(
      'scrypt with its salt in one text',
      "const crypto = require('node:crypto');\n" +
        express +
        pg +
        post(
          "const salt = crypto.randomBytes(16).toString('hex');\n  const key = crypto.scryptSync(req.body.password, salt, 64).toString('hex');\n  await pool.query('INSERT INTO users (password) VALUES ($1)', [`${salt}:${key}`]);",
        ),
    ),
    right(
      'promisified pbkdf2',
      "const { promisify } = require('util');\nconst { pbkdf2 } = require('crypto');\nconst derive = promisify(pbkdf2);\n" +
        express +
        pg +
        post(
          "const key = await derive(req.body.password, 'salt', 600000, 64, 'sha512');\n  await pool.query('INSERT INTO users (password) VALUES ($1)', [key.toString('hex')]);",
        ),
    ),
    right(
      'argon2 in a local helper',
      "import argon2 from 'argon2';\nimport express from 'express';\nimport pg from 'pg';\nconst app = express();\nconst pool = new pg.Pool();\nconst protect = password => argon2.hash(password);\n" +
        post("await pool.query('INSERT INTO users (password) VALUES ($1)', [await protect(req.body.password)]);"),
    ),
    right(
      'a helper of another file',
      "const { hashPassword } = require('./hashing');\n" +
        express +
        pg +
        post(
          "const stored = await hashPassword(req.body.password);\n  await pool.query('INSERT INTO users (password) VALUES ($1)', [stored]);",
        ),
    ),
    right(
      'a fast hash in front of bcrypt',
      bc +
        "const crypto = require('crypto');\n" +
        express +
        pg +
        post(
          "const short = crypto.createHash('sha512').update(req.body.password).digest('base64');\n  await pool.query('INSERT INTO users (password) VALUES ($1)', [await bcrypt.hash(short, 12)]);",
        ),
    ),
    right(
      'the field overwritten before the body is stored',
      bc +
        mongo +
        schema +
        model +
        express +
        post('req.body.password = await bcrypt.hash(req.body.password, 12);\n  await User.insertMany([req.body]);'),
    ),
    right(
      'the property overwritten before the record is saved',
      bc +
        knex +
        express +
        post(
          "const user = { email: req.body.email, password: req.body.password };\n  user.password = await bcrypt.hash(user.password, 12);\n  await db('users').insert(user);",
        ),
    ),
    right(
      'a spread whose password is replaced',
      bc +
        knex +
        express +
        post("await db('users').insert({ ...req.body, password: await bcrypt.hash(req.body.password, 12) });"),
    ),
    right(
      'a hash where there is a password',
      bc +
        knex +
        express +
        post(
          "const { name, password } = req.body;\n  await db('users').update({ name, password: password ? await bcrypt.hash(password, 12) : undefined });",
        ),
    ),
    right(
      'a variable that is hashed when it is set',
      bc +
        knex +
        express +
        post(
          "let { password } = req.body;\n  if (password) password = await bcrypt.hash(password, 12);\n  await db('users').update({ password });",
        ),
    ),
    right(
      'middleware that hashes the field',
      "const { hashPassword } = require('./middleware');\n" +
        knex +
        express +
        "app.post('/users', hashPassword, async (req, res) => {\n  await db('users').insert({ password: req.body.password });\n  res.end();\n});",
    ),
    right(
      'a hook of the schema',
      bc +
        mongo +
        schema +
        "userSchema.pre('save', async function () {\n  if (this.isModified('password')) this.password = await bcrypt.hash(this.password, 12);\n});\n" +
        model +
        express +
        post('await User.create({ email: req.body.email, password: req.body.password });'),
    ),
    right(
      'a setter of the field',
      bc +
        mongo +
        'const userSchema = new mongoose.Schema({ password: { type: String, set: value => bcrypt.hashSync(value, 12) } });\n' +
        model +
        express +
        post('await User.findByIdAndUpdate(req.body.id, { password: req.body.password });'),
    ),
    right(
      'a hook of the update',
      bc +
        mongo +
        schema +
        "userSchema.pre('findOneAndUpdate', async function () {\n  const update = this.getUpdate();\n  update.password = await bcrypt.hash(update.password, 12);\n});\n" +
        model +
        express +
        post('await User.findOneAndUpdate({ email: req.body.email }, { password: req.body.password });'),
    ),
    right(
      'a plugin that may hash',
      mongo +
        schema +
        "userSchema.plugin(require('./hashing-plugin'));\n" +
        model +
        express +
        post('await User.create({ password: req.body.password });'),
    ),
    right(
      'a model of another file, whose hooks run',
      "const User = require('./user');\n" + express + post('await User.create({ password: req.body.password });'),
    ),
    right(
      'Sequelize hooks in the options',
      bc +
        seq +
        "const User = sequelize.define('User', { password: DataTypes.STRING }, { hooks: { beforeCreate: async user => { user.password = await bcrypt.hash(user.password, 12); } } });\n" +
        express +
        post('await User.create({ password: req.body.password });'),
    ),
    right(
      'a Sequelize setter',
      bc +
        seq +
        "class User extends Model {}\nUser.init({ password: { type: DataTypes.STRING, set(value) { this.setDataValue('password', bcrypt.hashSync(value, 12)); } } }, { sequelize });\n" +
        express +
        post('await User.update({ password: req.body.password }, { where: { id: req.body.id } });'),
    ),
    right(
      'Sequelize hooks of single records asked for',
      bc +
        seq +
        "const User = sequelize.define('User', { password: DataTypes.STRING });\nUser.beforeUpdate(async user => { user.password = await bcrypt.hash(user.password, 12); });\n" +
        express +
        post('await User.update({ password: req.body.password }, { where: { id: req.body.id }, individualHooks: true });'),
    ),
    right(
      'a TypeORM entity with a hook, created before it is saved',
      "import bcrypt from 'bcrypt';\n" +
        orm +
        nest +
        '@Entity()\nexport class User {\n  @Column() password: string;\n  @BeforeInsert() async protect() { this.password = await bcrypt.hash(this.password, 12); }\n}\n@Injectable()\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  register(dto: RegisterDto) { return this.users.save(this.users.create({ email: dto.email, password: dto.password })); }\n}',
    ),
    right(
      'a TypeORM transformer',
      "import bcrypt from 'bcrypt';\n" +
        orm +
        '@Entity()\nexport class User {\n  @Column({ transformer: { to: value => bcrypt.hashSync(value, 12), from: value => value } }) password: string;\n}\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  register(dto: RegisterDto) { return this.users.insert({ password: dto.password }); }\n}',
    ),
    right(
      'a created entity whose password is then hashed',
      "import * as bcrypt from 'bcrypt';\n" +
        orm +
        "import { User } from './user.entity';\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  async register(dto: RegisterDto) {\n    const user = this.users.create({ email: dto.email, password: dto.password });\n    user.password = await bcrypt.hash(user.password, 12);\n    return this.users.save(user);\n  }\n}",
    ),
    right(
      'a DTO hashed in place',
      "import * as bcrypt from 'bcrypt';\n" +
        orm +
        "import { User } from './user.entity';\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  async register(dto: RegisterDto) {\n    dto.password = await bcrypt.hash(dto.password, 12);\n    return this.users.save({ ...dto });\n  }\n}",
    ),
    right(
      'a repository of which nothing is known',
      orm +
        'export class UserRepository {\n  constructor(private readonly users: Repository<User>) {}\n  async updatePassword(id: number, password: string) {\n    await this.users.update(id, { password });\n  }\n}',
    ),
    right(
      'a parameter without any sign of where it comes from',
      knex + "module.exports.insertUser = (email, password) => db('users').insert({ email, password });",
    ),
    right(
      'a parameter named as a hash',
      knex +
        "module.exports.changePassword = (id, passwordHash) => db('users').where({ id }).update({ password: passwordHash });",
    ),
    right(
      'a Prisma extension that hashes',
      "import bcrypt from 'bcrypt';\nimport { PrismaClient } from '@prisma/client';\nimport express from 'express';\nconst app = express();\nconst prisma = new PrismaClient().$extends({ query: { user: { async create({ args, query }) { args.data.password = await bcrypt.hash(args.data.password, 12); return query(args); } } } });\n" +
        post('await prisma.user.create({ data: { password: req.body.password } });'),
    ),
    right(
      'an Objection model with a hook',
      bc +
        "const { Model } = require('objection');\nclass User extends Model {\n  async $beforeInsert() { this.password = await bcrypt.hash(this.password, 12); }\n}\n" +
        express +
        post('await User.query().insert({ password: req.body.password });'),
    ),
    right(
      'seed data',
      knex + "exports.seed = () => db('users').insert([{ email: 'ada@example.com', password: 'analytical-engine' }]);",
    ),
    right(
      'the password of a service that must stay readable',
      knex +
        express +
        post("await db('accounts').insert({ host: req.body.host, port: req.body.port, password: req.body.password });"),
    ),
    right(
      'the password of a database connection',
      "const mysql = require('mysql2');\n" +
        express +
        post("const connection = mysql.createConnection({ user: 'app', password: req.body.password });"),
    ),
    right(
      'other facts about passwords',
      knex + express + post("await db('users').update({ passwordResetToken: req.body.token, passwordChangedAt: new Date() });"),
    ),
    right(
      'a column of another name',
      express +
        pg +
        post("await pool.query('INSERT INTO users (email, nickname) VALUES ($1, $2)', [req.body.email, req.body.nickname]);"),
    ),
    right(
      'a hash in a tagged statement',
      bc +
        "const sql = require('postgres')();\n" +
        express +
        post('await sql`INSERT INTO users (password) VALUES (${await bcrypt.hash(req.body.password, 12)})`;'),
    ),
    right(
      'two typed passwords',
      express + post('if (req.body.password !== req.body.confirmPassword) return res.sendStatus(400);'),
    ),
    right(
      'a new password that repeats the old one',
      'function validate({ newPassword, oldPassword }) {\n  return newPassword === oldPassword;\n}\nmodule.exports = { validate };',
    ),
    right(
      'a typed password and its repetition as parameters',
      'module.exports.check = (password, passwordConfirmation) => password === passwordConfirmation;',
    ),
    right(
      'empty, missing and typed values',
      express +
        post(
          "const { password } = req.body;\n  if (password === '' || password === undefined || password === null || typeof password !== 'string' || password.length === 0) return res.sendStatus(400);",
        ),
    ),
    right(
      'bcrypt.compare',
      bc +
        express +
        pg +
        post(
          "const { rows: [user] } = await pool.query('SELECT password FROM users WHERE email = $1', [req.body.email]);\n  if (!user || !(await bcrypt.compare(req.body.password, user.password))) return res.sendStatus(401);",
        ),
    ),
    right(
      'a password from the settings',
      "const config = require('./config');\n" +
        express +
        post('if (req.body.password !== config.password) return res.sendStatus(401);'),
    ),
    right(
      'a password from the environment',
      express + post('if (req.body.password !== process.env.ADMIN_PASSWORD) return res.sendStatus(401);'),
    ),
    right(
      'a derived key compared in constant time',
      "const crypto = require('crypto');\nmodule.exports.verify = (user, password) => crypto.timingSafeEqual(Buffer.from(user.password, 'hex'), crypto.scryptSync(password, user.salt, 64));",
    ),
    right(
      'a comparison that asks whether to hash',
      bc +
        'module.exports.update = async (user, dto) => {\n  if (user.password !== dto.password) {\n    dto.password = await bcrypt.hash(dto.password, 12);\n  }\n};',
    ),
    right('a field that is typed in a form', "module.exports.isPassword = field => field.type === 'password';"),
    right(
      'a query by something else',
      express + pg + post("await pool.query('SELECT * FROM users WHERE email = $1 AND password IS NOT NULL', [req.body.email]);"),
    ),
    right(
      'a reset token looked up by its hash',
      "const crypto = require('crypto');\n" +
        mongo +
        schema +
        model +
        express +
        post("await User.findOne({ passwordResetToken: crypto.createHash('sha256').update(req.body.token).digest('hex') });"),
    ),
    right(
      'a fast hash of what no column calls a password',
      "const crypto = require('crypto');\n" +
        pg +
        "exports.insert = async (name, word) => {\n  const digest = crypto.createHash('sha256').update(word).digest('hex');\n  await pool.query('INSERT INTO keys (name, key_digest) VALUES ($1, $2)', [name, digest]);\n};",
    ),
    right(
      'the prefix of a hash sent to a breach list',
      "const crypto = require('crypto');\n" +
        express +
        post(
          "const digest = crypto.createHash('sha1').update(req.body.password).digest('hex');\n  await fetch(`https://api.pwnedpasswords.com/range/${digest.slice(0, 5)}`);",
        ),
    ),
    right(
      'a model of another file with a filter of other fields',
      "const User = require('./user');\n" + express + post('await User.findOne({ where: { email: req.body.email } });'),
    ),
    right(
      'a password among the options of a class',
      'class Room {\n  constructor(options) { this.options = options; }\n  admits(password) { return this.options.password === password; }\n}\nmodule.exports = { Room };',
    ),
    right(
      'pgcrypto',
      express +
        pg +
        post(
          "await pool.query('SELECT id FROM users WHERE email = $1 AND password = crypt($2, password)', [req.body.email, req.body.password]);",
        ),
    ),
    right(
      'two secrets hashed to the same length',
      sums +
        'exports.same = (password, expected) => crypto.timingSafeEqual(Buffer.from(sha(password)), Buffer.from(sha(expected)));',
    ),
    right('a digest of the environment', sums + 'exports.admits = password => sha(password) === process.env.PASSWORD_DIGEST;'),
    right(
      'a digest of the settings',
      sums + "const config = require('./config');\nexports.admits = password => sha(password) === config.seal;",
    ),
    right(
      'a list of leaked passwords',
      sums +
        'exports.isKnown = (password, list) => {\n  const digest = sha(password);\n  for (const line of list) if (line === digest) return true;\n  return list.some(line => line === digest) || list.includes(digest);\n};\nexports.isBreached = (password, entry) => entry.digest === sha(password);',
    ),
    right(
      'the end of a hash in the answer of a breach list',
      sums +
        "exports.isKnown = async (password, range) => {\n  const digest = sha(password).toUpperCase();\n  const lines = await range(digest.slice(0, 5));\n  return lines.some(line => line.split(':')[0] === digest.slice(5));\n};",
    ),
    right(
      'the hash of a token beside a password',
      sums + 'exports.verify = (token, row) => sha(token) === row.digest && row.password !== null;',
    ),
    right(
      'the hash of a token in a class about passwords',
      sums +
        'class PasswordResetTokens {\n  check(value, hash) {\n    return sha(value) === hash;\n  }\n}\nmodule.exports = { PasswordResetTokens };',
    ),
    right(
      'an answer to a challenge',
      sums + 'exports.answers = (password, nonce, message) => message.digest === sha(nonce + sha(password));',
    ),
    right(
      'a signature over a password',
      sums + 'exports.isSigned = (body, password) => body.signature === sha(body.id + password);',
    ),
    right(
      'a weak hash that is replaced',
      sums +
        "const bcrypt = require('bcrypt');\nexports.login = async (password, user) => {\n  if (user.version === 1) return user.seal === sha(password);\n  return bcrypt.compare(password, user.seal);\n};",
    ),
    right(
      'a fast hash in front of the comparison of bcrypt, of any column',
      sums + "const bcrypt = require('bcrypt');\nexports.login = (password, user) => bcrypt.compare(sha(password), user.seal);",
    ),
    right(
      'a derived key of any column',
      sums +
        'exports.matches = (password, user) => crypto.timingSafeEqual(crypto.scryptSync(password, user.salt, 64), user.seal);',
    ),
    right(
      'many rounds of a fast hash',
      sums +
        "exports.matches = (password, stored) => {\n  let digest = password;\n  for (let round = 0; round < 500000; round += 1) digest = sha(digest);\n  return digest === stored;\n};\nexports.alike = (password, stored) => {\n  const hash = crypto.createHash('sha512');\n  for (let round = 0; round < 500000; round += 1) hash.update(password);\n  return hash.digest('hex') === stored;\n};",
    ),
    right(
      'an entity that hashes fast in front of bcrypt',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() password: string;\n  @BeforeInsert() async seal() {\n    this.password = await bcrypt.hash(sha(this.password), 12);\n  }\n}',
    ),
    right(
      'an entity that hashes fast, then with bcrypt',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() password: string;\n  @BeforeInsert() async seal() {\n    this.password = sha(this.password);\n    this.password = await bcrypt.hash(this.password, 12);\n  }\n}',
    ),
    right(
      'hashes of tokens in an entity',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() passwordResetTokenHash: string;\n  @Column() passwordToken: string;\n  issue(value: string) {\n    this.passwordResetTokenHash = sha(value);\n    this.passwordToken = sha(value);\n  }\n}',
    ),
    right(
      'an entity that is locked with a random value',
      entities +
        "@Entity()\nexport class Customer {\n  @Column() password: string;\n  @Column() id: number;\n  lock() {\n    this.password = sha(randomBytes(32).toString('hex'));\n  }\n  remove() {\n    this.password = sha(this.id + '-' + Date.now());\n  }\n}",
    ),
    right(
      'a checksum beside a password',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() checksum: string;\n  @Column() password: string;\n  touch() {\n    this.checksum = sha(this.password);\n  }\n}',
    ),
    right(
      'a client of a protocol that wants a hash',
      entities +
        'export class RouterClient {\n  params: Record<string, string> = {};\n  login(password: string) {\n    this.params.password = sha(password);\n  }\n}',
    ),
    right(
      'an entity that gets a token of a password',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() password: string;\n  link(token: string) {\n    this.password = sha(token);\n  }\n}',
    ),
    right(
      'a hook of a schema that derives a key',
      documents +
        "const schema = new mongoose.Schema({ password: String });\nschema.pre('save', function (next) {\n  this.password = crypto.pbkdf2Sync(this.password, this.salt, 600000, 64, 'sha512').toString('hex');\n  next();\n});",
    ),
    right(
      'a schema that keeps a digest of an address',
      documents +
        "const schema = new mongoose.Schema({ password: String, avatar: String });\nschema.pre('save', function (next) {\n  this.avatar = md5(this.email);\n  next();\n});",
    ),
    right(
      'a hash of the parameter in the place of the hash that was checked',
      drizzle +
        'export async function change(id: number, current: string, next: string) {\n  const [user] = await db.select().from(users).where(eq(users.id, id));\n  if (!user || !(await argon2.verify(user.password, current))) return false;\n  await db.update(users).set({ password: await argon2.hash(next) }).where(eq(users.id, id));\n  return true;\n}',
    ),
    right(
      'a parameter named as a hash in the place of the hash that was checked',
      drizzle +
        'export async function change(id: number, current: string, nextHash: string) {\n  const [user] = await db.select().from(users).where(eq(users.id, id));\n  if (!user || !(await argon2.verify(user.password, current))) return false;\n  await db.update(users).set({ password: nextHash }).where(eq(users.id, id));\n  return true;\n}',
    ),
    right(
      'a parameter in another column than the hash that was checked',
      drizzle +
        'export async function change(id: number, current: string, next: string) {\n  const [user] = await db.select().from(users).where(eq(users.id, id));\n  if (!user || !(await argon2.verify(user.password, current))) return false;\n  await db.update(users).set({ nickname: next }).where(eq(users.id, id));\n  return true;\n}',
    ),
    right(
      'a parameter overwritten by its hash after the check',
      drizzle +
        'export async function change(id: number, current: string, next: string) {\n  const [user] = await db.select().from(users).where(eq(users.id, id));\n  if (!user || !(await argon2.verify(user.password, current))) return false;\n  next = await argon2.hash(next);\n  await db.update(users).set({ password: next }).where(eq(users.id, id));\n  return true;\n}',
    ),
    right(
      'a parameter of another name where nothing is checked',
      drizzle +
        'export async function put(id: number, next: string) {\n  await db.update(users).set({ password: next }).where(eq(users.id, id));\n}',
    ),
    right(
      'the check of another hash',
      drizzle +
        'export async function change(id: number, current: string, next: string) {\n  const [user] = await db.select().from(users).where(eq(users.id, id));\n  if (!user || !(await argon2.verify(user.pinHash, current))) return false;\n  await db.update(users).set({ password: next }).where(eq(users.id, id));\n  return true;\n}',
    ),
    right(
      'a Sequelize model that hashes changes and new records',
      bc + seq + sealed('{ beforeUpdate: seal, beforeCreate: seal }') + express + post(create),
    ),
    right(
      'a Sequelize model that hashes before it validates',
      bc + seq + sealed('{ beforeUpdate: seal, beforeValidate: seal }') + express + post(create),
    ),
    right(
      'a Sequelize model whose hook of changes runs for a change',
      bc +
        seq +
        sealed('{ beforeUpdate: seal }') +
        express +
        post('const user = await User.findByPk(req.body.id);\n  await user.update({ password: req.body.password });'),
    ),
    right(
      'a Sequelize model with more hooks of another file',
      bc + seq + sealed("{ beforeUpdate: seal, ...require('./hooks') }") + express + post(create),
    ),
    right(
      'a schema that hashes in updates and when it saves',
      bc + mongo + schema + sealedIn("['save', 'findOneAndUpdate']") + model + express + post(create),
    ),
    right(
      'an injected model of which nothing is known',
      bc +
        'module.exports = ({ User }) => async (req, res) => {\n  await User.create({ password: req.body.password });\n  res.end();\n};',
    ),
    {
      name: 'a value of another file in a column that is named after a hash',
      code:
        pg +
        "export const add = (login, password) => pool.query('INSERT INTO users (login, password_hash) VALUES ($1, $2)', [login, password]);",
    },
  ],
  invalid: [
    wrong(
      'a hash of few iterations',
      "const { pbkdf2Sync } = require('crypto');\nexports.setPassword = (user, password) => {\n  user.seal = pbkdf2Sync(password, user.salt, 1000, 64, 'sha512');\n};",
      [{ messageId: 'cheapHash', line: 3, data: { source: 'password', api: 'pbkdf2Sync', cost: '1000', propose: '600000' } }],
    ),
    wrong(
      'a body member bound to INSERT',
      bc +
        express +
        pg +
        post("await pool.query('INSERT INTO users (email, password) VALUES ($1, $2)', [req.body.email, req.body.password]);"),
      [
        {
          messageId: 'plain',
          line: 8,
          data: { source: 'req.body.password', field: 'password', api: 'pool.query' },
          changed: [
            "await pool.query('INSERT INTO users (email, password) VALUES ($1, $2)', [req.body.email, req.body.password]);",
            "await pool.query('INSERT INTO users (email, password) VALUES ($1, $2)', [req.body.email, await bcrypt.hash(req.body.password, 12)]);",
          ],
        },
      ],
    ),
    wrong(
      'a destructured body bound to UPDATE',
      bc +
        express +
        pg +
        post(
          "const { id, password } = req.body;\n  await pool.query('UPDATE users SET password = $1 WHERE id = $2', [password, id]);",
        ),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'pool.query' },
          changed: [
            "await pool.query('UPDATE users SET password = $1 WHERE id = $2', [password, id]);",
            "await pool.query('UPDATE users SET password = $1 WHERE id = $2', [await bcrypt.hash(password, 12), id]);",
          ],
        },
      ],
    ),
    wrong(
      'a value put into the text',
      bc +
        express +
        pg +
        post("await pool.query(`INSERT INTO users (email, password) VALUES ('${req.body.email}', '${req.body.password}')`);"),
      [
        {
          messageId: 'plain',
          line: 8,
          data: { source: 'req.body.password', field: 'password', api: 'pool.query' },
          changed: [
            "await pool.query(`INSERT INTO users (email, password) VALUES ('${req.body.email}', '${req.body.password}')`);",
            "await pool.query(`INSERT INTO users (email, password) VALUES ('${req.body.email}', '${await bcrypt.hash(req.body.password, 12)}')`);",
          ],
        },
      ],
    ),
    wrong(
      'a tagged statement',
      "const bcrypt = require('bcryptjs');\nconst sql = require('postgres')();\n" +
        express +
        post('await sql`INSERT INTO users (password) VALUES (${req.body.password})`;'),
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'sql' },
          changed: [
            'await sql`INSERT INTO users (password) VALUES (${req.body.password})`;',
            'await sql`INSERT INTO users (password) VALUES (${await bcrypt.hash(req.body.password, 12)})`;',
          ],
        },
      ],
    ),
    wrong(
      'a prepared statement',
      "const Database = require('better-sqlite3');\nconst db = new Database('app.db');\n" +
        express +
        "app.post('/users', (req, res) => {\n  const insert = db.prepare('INSERT INTO users (email, password) VALUES (?, ?)');\n  insert.run(req.body.email, req.body.password);\n  res.end();\n});",
      [{ messageId: 'plain', line: 8, data: { source: 'req.body.password', field: 'password', api: 'db.prepare' } }],
    ),
    wrong(
      'a prepared statement run at once with names',
      "const Database = require('better-sqlite3');\nconst db = new Database('app.db');\n" +
        express +
        "app.post('/users', (req, res) => {\n  db.prepare('INSERT INTO users (email, password) VALUES (@email, @password)').run({ email: req.body.email, password: req.body.password });\n  res.end();\n});",
      [{ messageId: 'plain', line: 7, data: { source: 'req.body.password', field: 'password', api: 'db.prepare' } }],
    ),
    wrong(
      'an object for the columns of SET',
      "const mysql = require('mysql2');\nconst connection = mysql.createConnection({});\n" +
        express +
        "app.post('/users', (req, res) => {\n  connection.query('INSERT INTO users SET ?', { email: req.body.email, password: req.body.password }, () => res.end());\n});",
      [{ messageId: 'plain', line: 7, data: { source: 'req.body.password', field: 'password', api: 'connection.query' } }],
    ),
    wrong(
      'values one by one',
      "const sqlite3 = require('sqlite3');\nconst db = new sqlite3.Database(':memory:');\n" +
        express +
        "app.post('/users', (req, res) => {\n  db.run('INSERT INTO users (email, passwd) VALUES (?, ?)', req.body.email, req.body.pass, () => res.end());\n});",
      [{ messageId: 'plain', line: 7, data: { source: 'req.body.pass', field: 'passwd', api: 'db.run' } }],
    ),
    wrong(
      'a driver of unknown kind',
      "const db = require('./db');\n" +
        express +
        post("await db.execute('INSERT INTO users (email, password) VALUES (?, ?)', [req.body.email, req.body.password]);"),
      [
        {
          messageId: 'plain',
          line: 6,
          data: { source: 'req.body.password', field: 'password', api: 'db.execute' },
          changed: [
            "await db.execute('INSERT INTO users (email, password) VALUES (?, ?)', [req.body.email, req.body.password]);",
            "await db.execute('INSERT INTO users (email, password) VALUES (?, ?)', [req.body.email, await bcrypt.hash(req.body.password, 12)]);",
          ],
          added: ["const express = require('express');", "const bcrypt = require('bcrypt');"],
        },
      ],
    ),
    wrong(
      'named replacements of Sequelize',
      seq +
        express +
        post(
          "await sequelize.query('UPDATE users SET password = :password WHERE id = :id', { replacements: { password: req.body.password, id: req.body.id } });",
        ),
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'sequelize.query' },
          changed: [
            "await sequelize.query('UPDATE users SET password = :password WHERE id = :id', { replacements: { password: req.body.password, id: req.body.id } });",
            "await sequelize.query('UPDATE users SET password = :password WHERE id = :id', { replacements: { password: await bcrypt.hash(req.body.password, 12), id: req.body.id } });",
          ],
          added: ["const { Sequelize, DataTypes, Model } = require('sequelize');", "const bcrypt = require('bcrypt');"],
        },
      ],
    ),
    wrong(
      'a knex builder',
      bc + knex + express + post("await db('users').insert({ email: req.body.email, password: req.body.password });"),
      [
        {
          messageId: 'plain',
          line: 8,
          data: { source: 'req.body.password', field: 'password', api: 'db(…).insert' },
          changed: [
            "await db('users').insert({ email: req.body.email, password: req.body.password });",
            "await db('users').insert({ email: req.body.email, password: await bcrypt.hash(req.body.password, 12) });",
          ],
        },
      ],
    ),
    wrong('a knex builder with a list', knex + express + post("await db('users').insert([{ password: req.body.password }]);"), [
      {
        messageId: 'plain',
        line: 7,
        data: { source: 'req.body.password', field: 'password', api: 'db(…).insert' },
        changed: [
          "await db('users').insert([{ password: req.body.password }]);",
          "await db('users').insert([{ password: await bcrypt.hash(req.body.password, 12) }]);",
        ],
        added: ["const knex = require('knex');", "const bcrypt = require('bcrypt');"],
      },
    ]),
    wrong(
      'a knex update of a shorthand',
      bc + knex + express + post("const { id, password } = req.body;\n  await db('users').where({ id }).update({ password });"),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'db(…).where(…).update' },
          changed: [
            "await db('users').where({ id }).update({ password });",
            "await db('users').where({ id }).update({ password: await bcrypt.hash(password, 12) });",
          ],
        },
      ],
    ),
    wrong(
      'a record built before',
      bc +
        knex +
        express +
        post("const user = { email: req.body.email };\n  user.password = req.body.password;\n  await db('users').insert(user);"),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'db(…).insert' },
          changed: ['user.password = req.body.password;', 'user.password = await bcrypt.hash(req.body.password, 12);'],
        },
      ],
    ),
    wrong(
      'a hash overwritten by the typed password',
      bc +
        knex +
        express +
        post(
          "const user = { password: await bcrypt.hash(req.body.password, 12) };\n  user.password = req.body.password;\n  await db('users').insert(user);",
        ),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'db(…).insert' },
          changed: ['user.password = req.body.password;', 'user.password = await bcrypt.hash(req.body.password, 12);'],
        },
      ],
    ),
    wrong(
      'a helper that changes nothing that matters',
      knex +
        express +
        'const clean = text => text.trim();\n' +
        post("await db('users').insert({ password: clean(req.body.password) });"),
      [{ messageId: 'plain', line: 8, data: { source: 'req.body.password', field: 'password', api: 'db(…).insert' } }],
    ),
    wrong(
      'base64 is no hash',
      knex + express + post("await db('users').insert({ password: Buffer.from(req.body.password).toString('base64') });"),
      [{ messageId: 'encoded', line: 7, data: { source: 'req.body.password', field: 'password' } }],
    ),
    wrong(
      'a collection of the MongoDB driver',
      bc +
        "const { MongoClient } = require('mongodb');\nconst client = new MongoClient('mongodb://localhost');\n" +
        express +
        post("await client.db('app').collection('users').insertOne({ email: req.body.email, password: req.body.password });"),
      [
        {
          messageId: 'plain',
          line: 8,
          data: { source: 'req.body.password', field: 'password', api: 'client.db(…).collection(…).insertOne' },
          changed: [
            "await client.db('app').collection('users').insertOne({ email: req.body.email, password: req.body.password });",
            "await client.db('app').collection('users').insertOne({ email: req.body.email, password: await bcrypt.hash(req.body.password, 12) });",
          ],
        },
      ],
    ),
    wrong(
      'an operator of an update',
      bc +
        "const { MongoClient } = require('mongodb');\nconst client = new MongoClient('mongodb://localhost');\n" +
        express +
        post(
          "await client.db('app').collection('users').updateOne({ _id: req.body.id }, { $set: { password: req.body.password } });",
        ),
      [
        {
          messageId: 'plain',
          line: 8,
          data: { source: 'req.body.password', field: 'password', api: 'client.db(…).collection(…).updateOne' },
          changed: [
            "await client.db('app').collection('users').updateOne({ _id: req.body.id }, { $set: { password: req.body.password } });",
            "await client.db('app').collection('users').updateOne({ _id: req.body.id }, { $set: { password: await bcrypt.hash(req.body.password, 12) } });",
          ],
        },
      ],
    ),
    wrong(
      'a model without a hook',
      bc + mongo + schema + model + express + post('await User.create({ email: req.body.email, password: req.body.password });'),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'User.create' },
          changed: [
            'await User.create({ email: req.body.email, password: req.body.password });',
            'await User.create({ email: req.body.email, password: await bcrypt.hash(req.body.password, 12) });',
          ],
        },
      ],
    ),
    wrong('the whole body into a model without a hook', mongo + schema + model + express + post('await User.create(req.body);'), [
      { messageId: 'plain', line: 8, data: { source: 'req.body.password', field: 'password', api: 'User.create' } },
    ]),
    wrong(
      'a document saved without a hook',
      bc +
        mongo +
        schema +
        model +
        express +
        post('const user = new User({ email: req.body.email, password: req.body.password });\n  await user.save();'),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'user.save' },
          changed: [
            'const user = new User({ email: req.body.email, password: req.body.password });',
            'const user = new User({ email: req.body.email, password: await bcrypt.hash(req.body.password, 12) });',
          ],
        },
      ],
    ),
    wrong(
      'a document whose password is set',
      bc +
        mongo +
        schema +
        model +
        express +
        post('const user = await User.findById(req.body.id);\n  user.password = req.body.password;\n  await user.save();'),
      [
        {
          messageId: 'plain',
          line: 10,
          data: { source: 'req.body.password', field: 'password', api: 'user.save' },
          changed: ['user.password = req.body.password;', 'user.password = await bcrypt.hash(req.body.password, 12);'],
        },
      ],
    ),
    wrong(
      'an update that goes past the hook',
      bc +
        mongo +
        schema +
        "userSchema.pre('save', async function () {\n  if (this.isModified('password')) this.password = await bcrypt.hash(this.password, 12);\n});\n" +
        model +
        express +
        post('await User.findByIdAndUpdate(req.body.id, { password: req.body.password });'),
      [
        {
          messageId: 'hookSkipped',
          line: 12,
          data: { source: 'req.body.password', field: 'password', api: 'User.findByIdAndUpdate' },
          changed: [
            'await User.findByIdAndUpdate(req.body.id, { password: req.body.password });',
            'await User.findByIdAndUpdate(req.body.id, { password: await bcrypt.hash(req.body.password, 12) });',
          ],
        },
      ],
    ),
    wrong(
      'insertMany goes past the hook',
      bc +
        mongo +
        schema +
        "userSchema.pre('save', async function () {\n  this.password = await bcrypt.hash(this.password, 12);\n});\n" +
        model +
        express +
        post('await User.insertMany([{ password: req.body.password }]);'),
      [
        {
          messageId: 'hookSkipped',
          line: 12,
          data: { source: 'req.body.password', field: 'password', api: 'User.insertMany' },
          changed: [
            'await User.insertMany([{ password: req.body.password }]);',
            'await User.insertMany([{ password: await bcrypt.hash(req.body.password, 12) }]);',
          ],
        },
      ],
    ),
    wrong(
      'a hook about something else',
      mongo +
        schema +
        "userSchema.pre('save', function () {\n  this.updatedAt = new Date();\n});\n" +
        model +
        express +
        post('await User.create({ password: req.body.password });'),
      [
        {
          messageId: 'plain',
          line: 11,
          data: { source: 'req.body.password', field: 'password', api: 'User.create' },
          changed: [
            'await User.create({ password: req.body.password });',
            'await User.create({ password: await bcrypt.hash(req.body.password, 12) });',
          ],
          added: ["const mongoose = require('mongoose');", "const bcrypt = require('bcrypt');"],
        },
      ],
    ),
    wrong(
      'a Sequelize bulk update that goes past the hook',
      bc +
        seq +
        "const User = sequelize.define('User', { password: DataTypes.STRING });\nUser.beforeUpdate(async user => { user.password = await bcrypt.hash(user.password, 12); });\n" +
        express +
        post('await User.update({ password: req.body.password }, { where: { id: req.body.id } });'),
      [
        {
          messageId: 'hookSkipped',
          line: 10,
          data: { source: 'req.body.password', field: 'password', api: 'User.update' },
          changed: [
            'await User.update({ password: req.body.password }, { where: { id: req.body.id } });',
            'await User.update({ password: await bcrypt.hash(req.body.password, 12) }, { where: { id: req.body.id } });',
          ],
        },
      ],
    ),
    wrong(
      'a Sequelize class without hooks',
      seq +
        'class User extends Model {}\nUser.init({ password: DataTypes.STRING }, { sequelize });\n' +
        express +
        post('await User.create({ password: req.body.password });'),
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'req.body.password', field: 'password', api: 'User.create' },
          changed: [
            'await User.create({ password: req.body.password });',
            'await User.create({ password: await bcrypt.hash(req.body.password, 12) });',
          ],
          added: ["const { Sequelize, DataTypes, Model } = require('sequelize');", "const bcrypt = require('bcrypt');"],
        },
      ],
    ),
    wrong(
      'a plain object saved past the hook of the entity',
      "import bcrypt from 'bcrypt';\n" +
        orm +
        '@Entity()\nexport class User {\n  @Column() password: string;\n  @BeforeInsert() async protect() { this.password = await bcrypt.hash(this.password, 12); }\n}\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  async register(dto: RegisterDto) { return this.users.save({ email: dto.email, password: dto.password }); }\n}',
      [
        {
          messageId: 'hookSkipped',
          line: 10,
          data: { source: 'dto.password', field: 'password', api: 'this.users.save' },
          changed: [
            'async register(dto: RegisterDto) { return this.users.save({ email: dto.email, password: dto.password }); }',
            'async register(dto: RegisterDto) { return this.users.save({ email: dto.email, password: await bcrypt.hash(dto.password, 12) }); }',
          ],
        },
      ],
    ),
    wrong(
      'an injected repository',
      "import * as bcrypt from 'bcrypt';\nimport { InjectRepository } from '@nestjs/typeorm';\nimport { User } from './user.entity';\nexport class UsersService {\n  constructor(@InjectRepository(User) private readonly users) {}\n  async create(input: CreateUserInput) { return this.users.insert({ email: input.email, password: input.password }); }\n}",
      [
        {
          messageId: 'plain',
          line: 6,
          data: { source: 'input.password', field: 'password', api: 'this.users.insert' },
          changed: [
            'async create(input: CreateUserInput) { return this.users.insert({ email: input.email, password: input.password }); }',
            'async create(input: CreateUserInput) { return this.users.insert({ email: input.email, password: await bcrypt.hash(input.password, 12) }); }',
          ],
        },
      ],
    ),
    wrong(
      'an injected repository as a property',
      "import bcrypt from 'bcrypt';\nimport { InjectRepository } from '@nestjs/typeorm';\nimport { User } from './user.entity';\nexport class UsersService {\n  @InjectRepository(User) private users;\n  async changePassword(id: number, newPassword: string) { await this.users.update(id, { password: newPassword }); }\n}",
      [
        {
          messageId: 'plain',
          line: 6,
          data: { source: 'newPassword', field: 'password', api: 'this.users.update' },
          changed: [
            'async changePassword(id: number, newPassword: string) { await this.users.update(id, { password: newPassword }); }',
            'async changePassword(id: number, newPassword: string) { await this.users.update(id, { password: await bcrypt.hash(newPassword, 12) }); }',
          ],
        },
      ],
    ),
    wrong(
      'a query builder',
      orm +
        "import bcrypt from 'bcrypt';\nimport { dataSource } from './data-source';\nimport { User } from './user.entity';\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  async resetPassword(id: number, password: string) { await this.users.createQueryBuilder().update().set({ password }).execute(); }\n}",
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'password', field: 'password', api: 'this.users.createQueryBuilder().update().set' },
          changed: [
            'async resetPassword(id: number, password: string) { await this.users.createQueryBuilder().update().set({ password }).execute(); }',
            'async resetPassword(id: number, password: string) { await this.users.createQueryBuilder().update().set({ password: await bcrypt.hash(password, 12) }).execute(); }',
          ],
        },
      ],
    ),
    wrong(
      'a created entity set to the typed password',
      "import * as bcrypt from 'bcrypt';\n" +
        orm +
        '@Entity()\nexport class User {\n  @Column() password: string;\n}\nexport class UsersService {\n  constructor(private readonly users: Repository<User>) {}\n  async register(dto: RegisterDto) {\n    const user = this.users.create({ password: await bcrypt.hash(dto.password, 12) });\n    user.password = dto.password;\n    return this.users.save(user);\n  }\n}',
      [
        {
          messageId: 'plain',
          line: 11,
          data: { source: 'dto.password', field: 'password', api: 'this.users.save' },
          changed: ['user.password = dto.password;', 'user.password = await bcrypt.hash(dto.password, 12);'],
        },
      ],
    ),
    wrong(
      'a controller body',
      nest +
        "import { PrismaService } from './prisma.service';\n@Controller()\nexport class UsersController {\n  constructor(private readonly prisma: PrismaService) {}\n  @Post() create(@Body() body) { return this.prisma.user.create({ data: { email: body.email, password: body.password } }); }\n}",
      [{ messageId: 'plain', line: 6, data: { source: 'body.password', field: 'password', api: 'this.prisma.user.create' } }],
    ),
    wrong(
      'both sides of a Prisma upsert',
      "import express from 'express';\n" +
        prisma +
        'const app = express();\n' +
        post(
          'const { email, password } = req.body;\n  await prisma.user.upsert({ where: { email }, create: { email, password }, update: { password } });',
        ),
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'prisma.user.upsert' },
          changed: [
            'await prisma.user.upsert({ where: { email }, create: { email, password }, update: { password } });',
            'await prisma.user.upsert({ where: { email }, create: { email, password: await bcrypt.hash(password, 12) }, update: { password } });',
          ],
          added: ["import { PrismaClient } from '@prisma/client';", "import bcrypt from 'bcrypt';"],
        },
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'prisma.user.upsert' },
          changed: [
            'await prisma.user.upsert({ where: { email }, create: { email, password }, update: { password } });',
            'await prisma.user.upsert({ where: { email }, create: { email, password }, update: { password: await bcrypt.hash(password, 12) } });',
          ],
          added: ["import { PrismaClient } from '@prisma/client';", "import bcrypt from 'bcrypt';"],
        },
      ],
    ),
    wrong(
      'drizzle',
      "import { drizzle } from 'drizzle-orm/node-postgres';\nimport express from 'express';\nimport { users } from './schema';\nconst db = drizzle('postgres://');\nconst app = express();\n" +
        post('await db.insert(users).values({ email: req.body.email, password: req.body.password });'),
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'db.insert(…).values' },
          changed: [
            'await db.insert(users).values({ email: req.body.email, password: req.body.password });',
            'await db.insert(users).values({ email: req.body.email, password: await bcrypt.hash(req.body.password, 12) });',
          ],
          added: ["import { users } from './schema';", "import bcrypt from 'bcrypt';"],
        },
      ],
    ),
    wrong(
      'kysely',
      "import { Kysely } from 'kysely';\nimport express from 'express';\nconst db = new Kysely({});\nconst app = express();\n" +
        post("await db.updateTable('users').set({ password: req.body.password }).execute();"),
      [
        {
          messageId: 'plain',
          line: 6,
          data: { source: 'req.body.password', field: 'password', api: 'db.updateTable(…).set' },
          changed: [
            "await db.updateTable('users').set({ password: req.body.password }).execute();",
            "await db.updateTable('users').set({ password: await bcrypt.hash(req.body.password, 12) }).execute();",
          ],
          added: ["import express from 'express';", "import bcrypt from 'bcrypt';"],
        },
      ],
    ),
    wrong(
      'Objection without a hook',
      "const { Model } = require('objection');\nclass User extends Model {}\n" +
        express +
        post('await User.query().insert({ password: req.body.password });'),
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'User.query().insert' },
          changed: [
            'await User.query().insert({ password: req.body.password });',
            'await User.query().insert({ password: await bcrypt.hash(req.body.password, 12) });',
          ],
          added: ["const { Model } = require('objection');", "const bcrypt = require('bcrypt');"],
        },
      ],
    ),
    wrong(
      'a registration function',
      bc + knex + "module.exports.signUp = async (email, password) => {\n  await db('users').insert({ email, password });\n};",
      [
        {
          messageId: 'plain',
          line: 5,
          data: { source: 'password', field: 'password', api: 'db(…).insert' },
          changed: [
            "await db('users').insert({ email, password });",
            "await db('users').insert({ email, password: await bcrypt.hash(password, 12) });",
          ],
        },
      ],
    ),
    wrong(
      'a file that compares the stored password as well',
      knex +
        "exports.add = (email, password) => db('users').insert({ email, password });\nexports.login = async (email, password) => {\n  const user = await db('users').where({ email }).first();\n  return user.password === password;\n};",
      [
        { messageId: 'plain', line: 3, data: { source: 'password', field: 'password', api: 'db(…).insert' } },
        {
          messageId: 'plainCompare',
          line: 6,
          data: { stored: 'user.password', submitted: 'password' },
          changed: ['return user.password === password;', 'return await bcrypt.compare(password, user.password);'],
          added: ["const knex = require('knex');", "const bcrypt = require('bcrypt');"],
        },
      ],
    ),
    wrong(
      'a parameter, when asked for',
      knex + "module.exports.insertUser = (email, password) => db('users').insert({ email, password });",
      [{ messageId: 'plain', line: 3, data: { source: 'password', field: 'password', api: 'db(…).insert' } }],
      { reportParameters: true },
    ),
    wrong(
      'an unsalted SHA-256',
      "const crypto = require('crypto');\n" +
        express +
        pg +
        post(
          "const digest = crypto.createHash('sha256').update(req.body.password).digest('hex');\n  await pool.query('INSERT INTO users (password) VALUES ($1)', [digest]);",
        ),
      [{ messageId: 'fastHash', line: 9, data: { source: 'req.body.password', field: 'password' } }],
    ),
    wrong(
      'a fast hash of what only the column calls a password',
      "const crypto = require('crypto');\n" +
        pg +
        "exports.insert = async (name, salt, word) => {\n  const digest = crypto.createHash('sha256').update(salt + word).digest('hex');\n  await pool.query('INSERT INTO users (name, password) VALUES ($1, $2)', [name, digest]);\n};",
      [{ messageId: 'fastHash', line: 6, data: { source: 'word', field: 'password' } }],
    ),
    wrong(
      'md5',
      "const md5 = require('md5');\n" + knex + express + post("await db('users').insert({ password: md5(req.body.password) });"),
      [{ messageId: 'fastHash', line: 8, data: { source: 'req.body.password', field: 'password' } }],
    ),
    wrong(
      'an HMAC',
      "import { createHmac } from 'node:crypto';\nimport express from 'express';\n" +
        prisma +
        'const app = express();\n' +
        post(
          "await prisma.user.create({ data: { password: createHmac('sha512', process.env.PEPPER).update(req.body.password).digest('hex') } });",
        ),
      [{ messageId: 'fastHash', line: 7, data: { source: 'req.body.password', field: 'password' } }],
    ),
    wrong(
      'a fast hash in a helper',
      "const crypto = require('crypto');\nconst digest = text => crypto.createHash('sha1').update(text).digest('hex');\n" +
        knex +
        express +
        post("await db('users').insert({ password: digest(req.body.password) });"),
      [{ messageId: 'fastHash', line: 9, data: { source: 'req.body.password', field: 'password' } }],
    ),
    wrong(
      'a stored password compared with a body member',
      bc +
        express +
        pg +
        post(
          "const { rows: [user] } = await pool.query('SELECT * FROM users WHERE email = $1', [req.body.email]);\n  if (!user || user.password !== req.body.password) return res.sendStatus(401);",
        ),
      [
        {
          messageId: 'plainCompare',
          line: 9,
          data: { stored: 'user.password', submitted: 'req.body.password' },
          changed: [
            'if (!user || user.password !== req.body.password) return res.sendStatus(401);',
            'if (!user || !(await bcrypt.compare(req.body.password, user.password))) return res.sendStatus(401);',
          ],
        },
      ],
    ),
    wrong(
      'loose equality in a callback',
      "const users = require('./users');\n" +
        express +
        "app.post('/login', (req, res) => {\n  users.findByName(req.body.name, (error, user) => {\n    if (user.password == req.body.password) return res.sendStatus(200);\n    res.sendStatus(401);\n  });\n});",
      [{ messageId: 'plainCompare', line: 7, data: { stored: 'user.password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a promise chain',
      "const User = require('./user');\n" +
        express +
        "app.post('/login', (req, res) => {\n  User.findOne({ where: { name: req.body.name } }).then(user => res.sendStatus(user.password === req.body.password ? 200 : 401));\n});",
      [{ messageId: 'plainCompare', line: 6, data: { stored: 'user.password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a service method',
      "import * as bcrypt from 'bcrypt';\nexport class AuthService {\n  constructor(private readonly users: UsersService) {}\n  async validate(email: string, pass: string) {\n    const user = await this.users.findByEmail(email);\n    if (user && user.password === pass) return user;\n    return null;\n  }\n}",
      [
        {
          messageId: 'plainCompare',
          line: 6,
          data: { stored: 'user.password', submitted: 'pass' },
          changed: [
            'if (user && user.password === pass) return user;',
            'if (user && await bcrypt.compare(pass, user.password)) return user;',
          ],
        },
      ],
    ),
    wrong(
      'a method of the entity',
      'export class User {\n  password: string;\n  async checkPassword(password: string) { return this.password === password; }\n}',
      [
        {
          messageId: 'plainCompare',
          line: 3,
          data: { stored: 'this.password', submitted: 'password' },
          changed: [
            'async checkPassword(password: string) { return this.password === password; }',
            'async checkPassword(password: string) { return await bcrypt.compare(password, this.password); }',
          ],
          added: ['', "import bcrypt from 'bcrypt';"],
        },
      ],
    ),
    wrong(
      'two parameters',
      "const argon2 = require('argon2');\nexports.matches = async (user, password) => password === user.password;",
      [
        {
          messageId: 'plainCompare',
          line: 2,
          data: { stored: 'user.password', submitted: 'password' },
          changed: [
            'exports.matches = async (user, password) => password === user.password;',
            'exports.matches = async (user, password) => await argon2.verify(user.password, password);',
          ],
        },
      ],
    ),
    wrong(
      'a comparison in constant time',
      "const crypto = require('crypto');\nexports.matches = (user, password) => crypto.timingSafeEqual(Buffer.from(user.password), Buffer.from(password));",
      [{ messageId: 'plainCompare', line: 2, data: { stored: 'Buffer.from(…)', submitted: 'Buffer.from(…)' } }],
    ),
    wrong('localeCompare', 'exports.matches = (user, password) => user.password.localeCompare(password) === 0;', [
      { messageId: 'plainCompare', line: 1, data: { stored: 'user.password', submitted: 'password' } },
    ]),
    wrong(
      'a list searched by a predicate',
      bc +
        "const users = require('./users');\n" +
        express +
        post(
          'const user = users.find(async candidate => candidate.name === req.body.name && candidate.password === req.body.password);',
        ),
      [{ messageId: 'plainCompare', line: 7, data: { stored: 'candidate.password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a local comparing function',
      "const users = require('./users');\nconst same = (a, b) => a === b;\nexports.login = (name, password, done) => {\n  users.find(name, (error, user) => done(null, same(password, user.password)));\n};",
      [{ messageId: 'plainCompare', line: 2, data: { stored: 'b', submitted: 'a' } }],
    ),
    wrong(
      'a comparison with a fast hash',
      "const md5 = require('md5');\nexports.matches = (user, password) => user.password === md5(password);",
      [{ messageId: 'fastCompare', line: 2, data: { stored: 'user.password', submitted: 'password' } }],
    ),
    wrong(
      'a salted SHA-512 is fast too',
      "const crypto = require('crypto');\nexports.matches = (user, password) => user.passwordHash === crypto.createHash('sha512').update(user.salt + password).digest('hex');",
      [{ messageId: 'fastCompare', line: 2, data: { stored: 'user.passwordHash', submitted: 'password' } }],
    ),
    wrong(
      'a condition in SQL',
      express +
        pg +
        post(
          "const { email, password } = req.body;\n  const { rows } = await pool.query('SELECT id FROM users WHERE email = $1 AND password = $2', [email, password]);",
        ),
      [{ messageId: 'queryCompare', line: 8, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a condition in SQL with a fast hash',
      "const md5 = require('md5');\n" +
        express +
        pg +
        post(
          "await pool.query('SELECT id FROM users WHERE email = $1 AND password = $2', [req.body.email, md5(req.body.password)]);",
        ),
      [{ messageId: 'queryCompare', line: 8, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a condition built into the text',
      'exports.login = (db, email, password) => db.query("SELECT * FROM users WHERE email = \'" + email + "\' AND password = \'" + password + "\'");',
      [{ messageId: 'queryCompare', line: 1, data: { stored: 'password', submitted: 'password' } }],
    ),
    wrong(
      'a filter of a model',
      mongo +
        schema +
        model +
        express +
        post('const user = await User.findOne({ email: req.body.email, password: req.body.password });'),
      [{ messageId: 'queryCompare', line: 8, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a filter in a handler that signs out, with what a client sent',
      mongo +
        schema +
        model +
        'exports.logout = async (req, res) => res.json(await User.findOne({ email: req.body.email, password: req.body.password }));',
      [{ messageId: 'queryCompare', line: 4, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a filter in a function that signs in',
      mongo + schema + model + 'exports.login = ({ email, password }) => User.findOne({ email, password });',
      [{ messageId: 'queryCompare', line: 4, data: { stored: 'password', submitted: 'password' } }],
    ),
    wrong(
      'a filter of a collection',
      "const { MongoClient } = require('mongodb');\nconst client = new MongoClient('mongodb://localhost');\n" +
        express +
        post(
          "const { email, password } = req.body;\n  const user = await client.db('app').collection('users').findOne({ email, password });",
        ),
      [{ messageId: 'queryCompare', line: 8, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a where clause of a builder',
      knex +
        express +
        post("const user = await db('users').where('email', req.body.email).andWhere('password', req.body.password).first();"),
      [{ messageId: 'queryCompare', line: 7, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a filter of a model of another file',
      "const User = require('./user');\n" +
        express +
        post('const user = await User.findOne({ email: req.body.email, password: req.body.password });'),
      [{ messageId: 'queryCompare', line: 6, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a where object of a model of another file',
      "const { User } = require('./models');\n" +
        express +
        post('const user = await User.findOne({ where: { email: req.body.email, password: req.body.password } });'),
      [{ messageId: 'queryCompare', line: 6, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'an update of a model of another file, past any hook',
      "const User = require('./user');\n" +
        bc +
        express +
        post('await User.findByIdAndUpdate(req.body.id, { $set: { password: req.body.password } });'),
      [
        {
          messageId: 'plain',
          line: 7,
          data: { source: 'req.body.password', field: 'password', api: 'User.findByIdAndUpdate' },
          changed: [
            'await User.findByIdAndUpdate(req.body.id, { $set: { password: req.body.password } });',
            'await User.findByIdAndUpdate(req.body.id, { $set: { password: await bcrypt.hash(req.body.password, 12) } });',
          ],
        },
      ],
    ),
    wrong(
      'a where object of Prisma',
      "import express from 'express';\n" +
        prisma +
        'const app = express();\n' +
        post('const user = await prisma.user.findFirst({ where: { email: req.body.email, password: req.body.password } });'),
      [{ messageId: 'queryCompare', line: 6, data: { stored: 'password', submitted: 'req.body.password' } }],
    ),
    wrong(
      'a fast hash in a column that is named after a hash',
      "import crypto from 'node:crypto';\n" +
        express +
        pg +
        post(
          "const hashed = crypto.createHash('sha1').update(req.body.password).digest('hex');\n  await pool.query('INSERT INTO users (login, password_hash) VALUES ($1, $2)', [req.body.login, hashed]);",
        ),
      [{ messageId: 'fastHash', line: 9, data: { source: 'req.body.password', field: 'password_hash' } }],
    ),
    wrong(
      'the password of a request in a column that is named after a hash',
      bc +
        express +
        pg +
        post(
          "await pool.query('INSERT INTO users (login, password_hash) VALUES ($1, $2)', [req.body.login, req.body.password]);",
        ),
      [
        {
          messageId: 'plain',
          line: 8,
          data: { source: 'req.body.password', field: 'password_hash', api: 'pool.query' },
          changed: ['[req.body.login, req.body.password]', '[req.body.login, await bcrypt.hash(req.body.password, 12)]'],
        },
      ],
    ),
    wrong(
      'a fast hash compared with a column of any name',
      sums +
        'exports.login = async (email, password) => {\n  const user = await users.find(email);\n  return user.seal === sha(password, user.salt);\n};',
      [{ messageId: 'fastCompare', line: 6, data: { stored: 'user.seal', submitted: 'password' } }],
    ),
    wrong(
      'a salted hash compared in constant time with a part of the stored text',
      sums +
        "exports.matches = (password, stored) => {\n  const [salt, key] = stored.split(':');\n  return crypto.timingSafeEqual(Buffer.from(key, 'hex'), crypto.createHash('sha1').update(salt).update(password).digest());\n};",
      [{ messageId: 'fastCompare', line: 6, data: { stored: 'stored', submitted: 'password' } }],
    ),
    wrong(
      'a hash that is fed in statements of its own',
      sums +
        "exports.matches = (name, password, stored) => {\n  const mac = crypto.createHmac('sha256', process.env.PEPPER);\n  mac.update(name);\n  mac.update(password);\n  const digest = mac.digest('base64');\n  return Buffer.from(digest).equals(Buffer.from(stored));\n};",
      [{ messageId: 'fastCompare', line: 9, data: { stored: 'stored', submitted: 'password' } }],
    ),
    wrong(
      'a hash fed in statements by a function of its own',
      sums +
        "function seal(name, password) {\n  const mac = crypto.createHmac('sha256', process.env.PEPPER);\n  mac.update(name);\n  mac.update(password);\n  return mac.digest('base64');\n}\nexports.sealed = (name, password, stored) => {\n  const a = Buffer.from(seal(name, password));\n  const b = Buffer.from(stored);\n  return a.length === b.length && crypto.timingSafeEqual(a, b);\n};",
      [{ messageId: 'fastCompare', line: 13, data: { stored: 'b', submitted: 'password' } }],
    ),
    wrong(
      'a plain text by the name of the function',
      sums +
        "exports.verifyPassword = (plain, stored) => crypto.createHmac('sha512', stored.salt).update(plain).digest('base64') === stored.key;",
      [{ messageId: 'fastCompare', line: 4, data: { stored: 'stored.key', submitted: 'plain' } }],
    ),
    wrong(
      'a candidate by the name of the method',
      sums + 'exports.comparePassword = function (candidate, done) {\n  done(null, sha(candidate, this.salt) === this.seal);\n};',
      [{ messageId: 'fastCompare', line: 5, data: { stored: 'this.seal', submitted: 'candidate' } }],
    ),
    wrong(
      'a value by the name of the class',
      sums +
        "class PasswordHasher {\n  algorithm = 'sha256';\n  check(value, hash) {\n    return this.digest(value) === hash;\n  }\n  digest(value) {\n    return crypto.createHash(this.algorithm).update(value).digest('hex');\n  }\n}\nmodule.exports = { PasswordHasher };",
      [{ messageId: 'fastCompare', line: 7, data: { stored: 'hash', submitted: 'value' } }],
    ),
    wrong(
      'the one-shot hash of Node.js',
      sums + "exports.matches = (password, row) => crypto.hash('sha1', password) !== row.digest;",
      [{ messageId: 'fastCompare', line: 4, data: { stored: 'row.digest', submitted: 'password' } }],
    ),
    wrong(
      'a fast hash of a fast hash',
      sums + 'exports.matches = (password, row) => sha(sha(password), row.salt) === row.digest;',
      [{ messageId: 'fastCompare', line: 4, data: { stored: 'row.digest', submitted: 'password' } }],
    ),
    wrong(
      'a method of an entity that hashes fast',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() email: string;\n  @Column() passwordHash: string;\n  change(value: string) {\n    this.passwordHash = sha(this.email + value);\n  }\n}',
      [{ messageId: 'fastHash', line: 10, data: { source: 'value', field: 'passwordHash' } }],
    ),
    wrong(
      'a hook of an entity that hashes a field set elsewhere',
      entities +
        "@Entity()\nexport class Customer {\n  @Column() password: string;\n  private plain?: string;\n  change(value: string) {\n    this.plain = value;\n  }\n  @BeforeInsert() seal() {\n    this.password = Customer.digest(this.plain);\n  }\n  static digest(text: string) {\n    return createHmac('sha512', 'pepper').update(text).digest('hex');\n  }\n}",
      [{ messageId: 'fastHash', line: 13, data: { source: 'value', field: 'password' } }],
    ),
    wrong(
      'a hook of an entity that replaces the password by its fast hash',
      entities +
        '@Entity()\nexport class Customer {\n  @Column() password: string;\n  @BeforeInsert() seal() {\n    this.password = sha(this.password);\n  }\n}',
      [{ messageId: 'fastHash', line: 9, data: { source: 'this.password', field: 'password' } }],
    ),
    wrong(
      'a transformer that hashes fast',
      entities +
        '@Entity()\nexport class Customer {\n  @Column({ transformer: { to: (text: string) => sha(text), from: (text: string) => text } }) password: string;\n}',
      [{ messageId: 'fastHash', line: 7, data: { source: 'text', field: 'password' } }],
    ),
    wrong(
      'an accessor of a class that saves itself',
      entities +
        'export class Customer extends BaseEntity {\n  password: string;\n  set plain(value: string) {\n    this.password = sha(value);\n  }\n}',
      [{ messageId: 'fastHash', line: 8, data: { source: 'value', field: 'password' } }],
    ),
    wrong(
      'a virtual field whose method hashes fast',
      documents +
        "const schema = new mongoose.Schema({ hashed_password: String, salt: String });\nschema.virtual('password').set(function (password) {\n  this._password = password;\n  this.hashed_password = this.encryptPassword(password);\n});\nschema.methods = {\n  encryptPassword(text) {\n    return crypto.createHmac('sha1', this.salt).update(text).digest('hex');\n  },\n};",
      [{ messageId: 'fastHash', line: 7, data: { source: 'text', field: 'hashed_password' } }],
    ),
    wrong(
      'a virtual field that hashes fast',
      documents +
        "const schema = new mongoose.Schema({ password_digest: String });\nschema.virtual('secret').set(function (value) {\n  this.password_digest = crypto.createHash('sha512').update(value).digest('hex');\n});",
      [{ messageId: 'fastHash', line: 6, data: { source: 'value', field: 'password_digest' } }],
    ),
    wrong(
      'a hook of a schema that hashes fast',
      documents +
        "const schema = new mongoose.Schema({ password: String });\nschema.pre('save', function (next) {\n  const user = this;\n  user.password = md5(user.password);\n  next();\n});",
      [{ messageId: 'fastHash', line: 7, data: { source: 'password', field: 'password' } }],
    ),
    wrong(
      'a setter of a schema that hashes fast',
      documents + 'const schema = new mongoose.Schema({ password: { type: String, set: value => md5(value) } });',
      [{ messageId: 'fastHash', line: 4, data: { source: 'value', field: 'password' } }],
    ),
    wrong(
      'a method of a schema that hashes fast',
      documents +
        'const schema = new mongoose.Schema({ password: String });\nschema.methods.setPassword = function (plain) {\n  this.password = md5(plain + this.salt);\n};',
      [{ messageId: 'fastHash', line: 6, data: { source: 'plain', field: 'password' } }],
    ),
    wrong(
      'a field that is named in brackets',
      documents +
        "const schema = new mongoose.Schema({ password: String });\nschema.pre('save', function () {\n  this['password'] = md5(this['password']);\n});",
      [{ messageId: 'fastHash', line: 6, data: { source: 'password', field: 'password' } }],
    ),
    wrong(
      'a field on a line of its own',
      documents +
        "const schema = new mongoose.Schema({ password: String });\nschema.pre('save', function () {\n  this\n    .password = md5(this.password);\n});",
      [{ messageId: 'fastHash', line: 7, data: { source: 'password', field: 'password' } }],
    ),
    wrong(
      'a hook among the options that hashes fast',
      rows +
        "const User = sequelize.define('User', { password: DataTypes.STRING }, { hooks: { beforeCreate(user) {\n  user.password = md5(user.password);\n} } });",
      [{ messageId: 'fastHash', line: 5, data: { source: 'user.password', field: 'password' } }],
    ),
    wrong(
      'a setter that hashes fast',
      rows +
        "const User = sequelize.define('User', { password: { type: DataTypes.STRING, set(value) {\n  this.setDataValue('password', md5(value));\n} } });",
      [{ messageId: 'fastHash', line: 5, data: { source: 'value', field: 'password' } }],
    ),
    wrong(
      'a method added to a model class',
      rows +
        'class User extends Model {}\nUser.init({ password: DataTypes.STRING }, { sequelize });\nUser.prototype.change = function (text) {\n  this.password = md5(text);\n};',
      [{ messageId: 'fastHash', line: 7, data: { source: 'text', field: 'password' } }],
    ),
    wrong(
      'a hook added to a model class',
      rows +
        'class User extends Model {}\nUser.init({ password: DataTypes.STRING }, { sequelize });\nUser.beforeSave(user => {\n  user.password = md5(user.password);\n});',
      [{ messageId: 'fastHash', line: 7, data: { source: 'user.password', field: 'password' } }],
    ),
    wrong(
      'a parameter of any name in the place of the hash that was checked',
      drizzle +
        'export async function change(id: number, current: string, next: string) {\n  const [user] = await db.select().from(users).where(eq(users.id, id));\n  if (!user || !(await argon2.verify(user.password, current))) return false;\n  await db.update(users).set({ password: next }).where(eq(users.id, id));\n  return true;\n}',
      [
        {
          messageId: 'plain',
          line: 9,
          data: { source: 'next', field: 'password', api: 'db.update(…).set' },
          changed: ['set({ password: next })', 'set({ password: await argon2.hash(next) })'],
        },
      ],
    ),
    wrong('a Sequelize model that hashes changes only', bc + seq + sealed('{ beforeUpdate: seal }') + express + post(create), [
      plainCreate(10, 'User.create'),
    ]),
    wrong(
      'a hook of changes added to a Sequelize model',
      bc + seq + sealed('{}') + "User.addHook('beforeUpdate', seal);\n" + express + post(create),
      [plainCreate(11, 'User.create')],
    ),
    wrong(
      'many records of a Sequelize model that hashes changes only',
      bc + seq + sealed('{ beforeUpdate: seal }') + express + post('await User.bulkCreate([{ password: req.body.password }]);'),
      [plainCreate(10, 'User.bulkCreate')],
    ),
    wrong(
      'a schema that hashes in updates only',
      bc + mongo + schema + sealedIn("'findOneAndUpdate'") + model + express + post(create),
      [plainCreate(13, 'User.create')],
    ),
    wrong(
      'a hook of a schema that asks for the field by its name',
      documents +
        "const schema = new mongoose.Schema({ password: String });\nschema.pre('save', function () {\n  this.password = md5(this.get('password'));\n});",
      [{ messageId: 'fastHash', line: 6, data: { source: 'password', field: 'password' } }],
    ),
  ],
});

const storing = "const knex = require('knex');\nconst db = knex({ client: 'pg' });\n";

/** What is said of a file in a project with these dependencies. */
function toldOf(code: string, dependencies: readonly string[], file = 'users.js'): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'hashing-'));
  const versions = Object.fromEntries(dependencies.map(name => [name, '1.0.0']));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies: versions }));
  const messages = lint('require-password-hash', code, {}, path.join(folder, file));
  rmSync(folder, { recursive: true });
  return messages.map(({ messageId = '' }) => messageId);
}

const signUp = `${storing}exports.signUp = async (email, password) => db('users').insert({ email, password });`;
const ofUser = `${storing}module.exports = { registerUser: async user => db('users').insert({ email: user.email, password: user.password }) };`;
const change = `${storing}exports.resetPassword = async (id, password) => db('users').where({ id }).update({ password });`;

describe('a function named as one that sets a password', () => {
  test.each([
    ['registers, where nothing can hash', signUp, ['knex']],
    ['changes, where nothing can hash', change, ['knex', 'express']],
    ['registers beside code that hashes', `const bcrypt = require('bcrypt');\n${signUp}`, ['bcrypt']],
    ['registers beside a helper that hashes', `${signUp}\nexports.seal = async plain => hashPassword(plain);`, ['argon2']],
    [
      'registers beside a handler',
      `${signUp}\nexports.list = async (req, res) => { res.json(await db('users')); };`,
      ['bcryptjs'],
    ],
  ])('is reported if it %s', (_, code, dependencies) => {
    expect(toldOf(code, dependencies)).toEqual(['plain']);
  });

  test.each([
    ['bcrypt', signUp],
    ['bcryptjs', ofUser],
    ['argon2', change],
    ['@node-rs/argon2', signUp],
    ['@node-rs/bcrypt', change],
    ['scrypt-kdf', ofUser],
  ])('may be given hashes where the project has %s', (dependency, code) => {
    expect(toldOf(code, [dependency])).toEqual([]);
  });

  test('is reported in such a project for the password of a request', () => {
    const code = `${storing}exports.signUp = async (req, res) => { await db('users').insert({ password: req.body.password }); res.end(); };`;
    expect(toldOf(code, ['bcrypt'])).toEqual(['plain']);
  });
});

const inSet = (body: string): string =>
  `const db = require('mysql').createConnection({});
const bcrypt = require('bcrypt');
exports.add = async (req, res) => {
  ${body}
  db.query('insert into users set ?', data, () => res.end());
};`;

describe('a record that INSERT … SET takes', () => {
  test.each([
    [
      'is assigned in two branches',
      "let data;\nif (req.file) data = { photo: 'x', password: req.body.password };\nelse data = { password: req.body.password };",
    ],
    [
      'is chosen by a condition',
      "const data = req.file ? { photo: 'x', password: req.body.password } : { password: req.body.password };",
    ],
    ['is assigned in a branch', 'let data = {};\nif (req.body.password) data = { password: req.body.password };'],
    [
      'is assigned in a switch',
      "let data;\nswitch (req.body.kind) { case 'a': data = { kind: 'a', password: req.body.password }; break; default: data = { password: req.body.password }; }",
    ],
    ['gets its password later', 'const data = {};\ndata.password = req.body.password;'],
    ['is spread from another', 'const typed = { password: req.body.password };\nconst data = { ...typed };'],
    ['is the element of a list', 'let record = { password: req.body.password };\nconst data = [record];'],
  ])('is reported if it %s', (_, body) => {
    expect(toldOf(inSet(body), ['mysql'])).toEqual(['plain']);
  });

  test.each([
    [
      'has a hash in both branches',
      "const password = await bcrypt.hash(req.body.password, 12);\nlet data;\nif (req.file) data = { photo: 'x', password };\nelse data = { password };",
    ],
    [
      'has its password replaced',
      'const data = { password: req.body.password };\ndata.password = await bcrypt.hash(data.password, 12);',
    ],
    [
      'has no password',
      "let data;\nif (req.file) data = { photo: 'x', name: req.body.name };\nelse data = { name: req.body.name };",
    ],
    [
      'takes a hash over a spread body',
      'const hash = await bcrypt.hash(req.body.password, 12);\nconst data = req.file ? { ...req.body, password: hash } : { password: hash };',
    ],
    ['stands beside a value that is compared', 'const data = [{ name: req.body.name }, req.body.password];'],
    ['is a list of names', "const data = [{ name: 'a' }];"],
  ])('is silent if it %s', (_, body) => {
    expect(toldOf(inSet(body), ['mysql'])).toEqual([]);
  });
});

describe('a record from which the password was deleted', () => {
  const told = (body: string): readonly (string | undefined)[] =>
    lint(
      'require-password-hash',
      `${express}${seq}const User = sequelize.define('User', { name: DataTypes.STRING, password: DataTypes.STRING });\n${post(body)}`,
    ).map(({ messageId }) => messageId);

  test.each([
    'delete req.body.password; await User.update(req.body, { where: { id: req.body.id } });',
    'const body = { ...req.body };\ndelete body.password;\nawait User.update({ ...body }, { where: { id: 1 } });',
    "const body = { ...req.body };\nif ('password' in body) { delete body['password']; }\nawait User.update(body, { where: { id: 1 } });",
    'const { password, ...rest } = req.body;\nconst body = { ...req.body };\nif (password) delete body.password;\nawait User.update(body, { where: { id: 1 } });',
    'const body = req.body;\nif (body.password !== undefined) delete body.password;\nawait User.update({ ...body, seen: 1 }, { where: { id: 1 } });',
    "const user = { name: 'x', password: req.body.password };\ndelete user.password;\nawait User.create(user);",
  ])('is not stored with it: %s', body => {
    expect(told(body)).toEqual([]);
  });

  test.each([
    'const body = { ...req.body };\nif (!body.password) delete body.password;\nawait User.update(body, { where: { id: 1 } });',
    'const body = { ...req.body };\nawait User.update(body, { where: { id: 1 } });\ndelete body.password;',
    'const body = { ...req.body };\nif (req.query.keep) { delete body.password; }\nawait User.update({ ...body }, { where: { id: 1 } });',
    'const body = { ...req.body };\nif (body.password) delete body.password; else body.seen = 1;\nawait User.update({ ...body }, { where: { id: 1 } });',
    'const body = { ...req.body };\ndelete body.passwordRepeat;\nawait User.create(body);',
    'const body = { ...req.body };\ndelete body.password;\nbody.password = req.body.password;\nawait User.create(body);',
    'const body = { ...req.body };\nconst clean = () => { delete body.password; };\nawait User.create(body);',
  ])('may still be stored with it: %s', body => {
    expect(told(body)).toEqual(['plain']);
  });
});

const ciphers = `const crypto = require('crypto');
const CryptoJS = require('crypto-js');
const md5 = require('md5');
const bcrypt = require('bcrypt');
const db = require('knex')({ client: 'pg' });
const secret = process.env.SECRET;
function encrypt(text) {
  const cipher = crypto.createCipheriv('aes-256-cbc', secret, Buffer.alloc(16));
  let sealed = cipher.update(text, 'utf8', 'hex');
  sealed += cipher.final('hex');
  return sealed;
}
function decrypt(text) {
  const decipher = crypto.createDecipheriv('aes-256-cbc', secret, Buffer.alloc(16));
  return decipher.update(text, 'hex', 'utf8') + decipher.final('utf8');
}
const gcm = text => {
  const iv = crypto.randomBytes(12);
  const cipher = crypto.createCipheriv('aes-256-gcm', secret, iv);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [iv, cipher.getAuthTag(), sealed].map(part => part.toString('base64')).join('.');
};
class Box {
  constructor(key) { this.key = key; }
  close(text) { return CryptoJS.AES.encrypt(text, this.key).toString(); }
  open(text) { return CryptoJS.AES.decrypt(text, this.key).toString(CryptoJS.enc.Utf8); }
}
const box = new Box(secret);
`;
const signs = (body: string, where = '/register'): string =>
  `${ciphers}const app = require('express')();\napp.post('${where}', async (req, res) => {\n  const { email, password } = req.body;\n  ${body}\n  res.end();\n});\n`;

describe('a password that can be turned back', () => {
  test.each([
    ["await db('users').insert({ email, password: encrypt(password) });", 'encrypted'],
    ["const sealed = encrypt(password);\nawait db('users').insert({ email, password: sealed });", 'encrypted'],
    ["await db('users').insert({ email, password: gcm(password) });", 'encrypted'],
    ["await db('users').insert({ email, password: box.close(password) });", 'encrypted'],
    ["await db('users').insert({ email, password: CryptoJS.DES.encrypt(password, secret).toString() });", 'encrypted'],
    [
      "const words = CryptoJS.enc.Utf8.parse(password);\nawait db('users').insert({ email, password: CryptoJS.AES.encrypt(words, secret, { iv: secret }).ciphertext.toString() });",
      'encrypted',
    ],
    ["await db('users').insert({ email, password_hash: encrypt(password) });", 'encrypted'],
    ["await db('accounts').insert({ email, password: encrypt(password) });", 'encrypted'],
    ["await db.raw('INSERT INTO users (email, password) VALUES (?, ?)', [email, encrypt(password)]);", 'encrypted'],
    ["await db('users').insert({ email, password: btoa(password) });", 'encoded'],
    ["await db('users').insert({ email, password: Buffer.from(password).toString('hex') });", 'encoded'],
    ["await db('users').insert({ email, password: encrypt(md5(password)) });", null],
    ["await db('users').insert({ email, password: encrypt(await bcrypt.hash(password, 12)) });", null],
    ["await db('users').insert({ email, password: await bcrypt.hash(encrypt(password), 12) });", null],
    ["await db('users').insert({ email, password: CryptoJS.AES.encrypt(password, password).toString() });", null],
    ["await db('users').insert({ email, phone: encrypt(req.body.phone) });", null],
    ["await db('users').insert({ email, smtp_password: encrypt(password) });", null],
    ["await db('users').insert({ email, host: req.body.host, password: encrypt(password) });", null],
    ["await db('users').insert({ password: encrypt(crypto.randomBytes(9).toString('hex')) });", null],
    ["await db('users').insert({ password: encrypt('first') });", null],
  ])('%s: %s', (body, told) => {
    expect(toldOf(signs(body), ['knex'])).toEqual(told ? [told] : []);
  });

  test.each([
    ["await db('vault_items').insert({ name: req.body.name, password: encrypt(password) });", '/items'],
    ["await db('logins').insert({ website: req.body.website, password: encrypt(password) });", '/logins'],
    ["await db('logins').insert({ user_id: req.user.id, password: encrypt(password) });", '/logins'],
    ["await db('mail_servers').insert({ password: encrypt(password) });", '/admin/mail'],
    ["await db.raw('INSERT INTO routers (ip, password) VALUES (?, ?)', [req.body.ip, encrypt(password)]);", '/routers'],
    [
      "await db.raw('INSERT INTO credentials (login, password) VALUES (?, ?)', [email, encrypt(password)]);",
      '/users/credentials',
    ],
    ["const [item] = await db('vault');\nif (decrypt(item.password) === password) res.json({ isReused: true });", '/vault/check'],
  ])('is left to its owner where it is one of another service: %s', (body, where) => {
    expect(toldOf(signs(body, where), ['knex'], 'stores.js')).toEqual([]);
  });

  test.each([
    'if (decrypt(user.password) === password) res.json(user);',
    'if (user.password !== encrypt(password)) return res.sendStatus(401);',
    'const stored = decrypt(user.password);\nif (stored !== password) return res.sendStatus(401);',
    'if (box.open(user.password) !== password) return res.sendStatus(401);',
    'if (box.close(password) === user.passwordHash) res.json(user);',
    "if (Buffer.from(password).toString('base64') === user.password) res.json(user);",
  ])('is compared: %s', body => {
    const code = signs(`const user = await db('users').where({ email }).first();\n${body}`, '/login');
    expect(toldOf(code, ['knex'])).toEqual(['decryptCompare']);
  });

  test.each([
    'if (decrypt(user.phone) === req.body.phone) res.json(user);',
    'if (await bcrypt.compare(password, decrypt(user.password))) res.json(user);',
    'if (decrypt(req.body.token) === user.token) res.json(user);',
    "if (decrypt(user.password) === '') res.sendStatus(409);",
  ])('is something else that is compared: %s', body => {
    const code = signs(`const user = await db('users').where({ email }).first();\n${body}`, '/login');
    expect(toldOf(code, ['knex'])).toEqual([]);
  });

  test('is looked for by a query', () => {
    const code = signs("res.json(await db('users').where({ email, password: encrypt(password) }).first());", '/login');
    expect(toldOf(code, ['knex'])).toEqual(['queryCompare']);
  });

  test('is made by a hook of the model', () => {
    const code = `const mongoose = require('mongoose');\n${ciphers}const userSchema = new mongoose.Schema({ email: String, password: String });\nuserSchema.pre('save', function (next) {\n  this.password = encrypt(this.password);\n  next();\n});\nmodule.exports = mongoose.model('User', userSchema);\n`;
    expect(toldOf(code, ['mongoose'])).toEqual(['encrypted']);
  });

  test('is made by a setter of the model', () => {
    const code = `const { Sequelize, DataTypes } = require('sequelize');\nconst sequelize = new Sequelize('sqlite::memory:');\n${ciphers}module.exports = sequelize.define('users', { password: { type: DataTypes.STRING, set(value) { this.setDataValue('password', box.close(value)); } } });\n`;
    expect(toldOf(code, ['sequelize'])).toEqual(['encrypted']);
  });
});

const web = (body: string): string =>
  `const db = require('knex')({ client: 'pg' });\nconst digest = text => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));\n${body}\nexports.register = async (req, res) => { await db('users').insert({ password: await seal(req.body.password) }); res.end(); };\n`;

describe('a digest of the Web Crypto API', () => {
  test.each([
    "const seal = async text => Array.from(new Uint8Array(await digest(text))).map(byte => byte.toString(16).padStart(2, '0')).join('');",
    "const seal = async text => [...new Uint8Array(await digest(text))].map(byte => ('0' + byte.toString(16)).slice(-2)).join('');",
    'const seal = async text => btoa(String.fromCharCode(...new Uint8Array(await digest(text))));',
    'const seal = async text => btoa(String.fromCharCode.apply(null, new Uint8Array(await digest(text))));',
    "const seal = async text => Buffer.from(new Uint8Array(await digest(text))).toString('base64');",
    "const seal = text => digest(text).then(bits => Array.from(new Uint8Array(bits), byte => byte.toString(16)).join(''));",
    "const seal = async text => { let all = ''; for (const byte of new Uint8Array(await digest(text))) all += byte.toString(16); return all; };",
    "const seal = async text => { const bytes = new Uint8Array(await digest(text)); let all = ''; for (let i = 0; i < bytes.length; i += 1) all += bytes[i].toString(16); return all; };",
    "const seal = async text => new Uint8Array(await digest(text)).reduce((all, byte) => all + byte.toString(16), '');",
    "const hasher = { hex(bits) { return Buffer.from(bits).toString('hex'); }, async gen(text) { return this.hex(await digest(text)); }, async seal(text) { const all = await this.gen(text); return all; } };\nconst seal = text => hasher.seal(text);",
    "const md5 = require('md5');\nconst seal = text => md5(text).toUpperCase().slice(0, 30);",
  ])('is a fast hash as it is written: %s', body => {
    expect(toldOf(web(body), ['knex'])).toEqual(['fastHash']);
  });

  test.each([
    "const seal = async text => { const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(text), 'PBKDF2', false, ['deriveBits']); return Array.from(new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', iterations: 600000 }, key, 256))).map(byte => byte.toString(16)).join(''); };",
    'const seal = async text => stretch(new Uint8Array(await digest(text)));',
    "const seal = async () => Array.from(crypto.getRandomValues(new Uint8Array(16))).map(byte => byte.toString(16)).join('');",
  ])('is none where %s', body => {
    expect(toldOf(web(body), ['knex'])).toEqual([]);
  });
});

const related = (relation: string): string =>
  `const { Sequelize, DataTypes } = require('sequelize');
const Rooms = require('./rooms');
const sequelize = new Sequelize('sqlite::memory:');
const Guest = sequelize.define('Guest', { password: DataTypes.STRING });
${relation}
exports.register = async (req, res) => { await Guest.create({ password: req.body.password }); res.end(); };
`;

describe('a model that is an argument', () => {
  test.each([
    "Rooms.hasMany(Guest, { foreignKey: 'room_id' });",
    'Rooms.belongsToMany(Guest, { through: "stays" });',
    'Guest.belongsTo(Rooms);\nRooms.hasOne(Guest);',
  ])('gets no hook by a relation: %s', relation => {
    expect(toldOf(related(relation), ['sequelize'])).toEqual(['plain']);
  });

  test.each([
    "require('./hooks')(Guest);",
    "const secured = require('./secured');\nsecured.protect(Guest);",
    "const bcrypt = require('bcrypt');\nconst addHooks = model => model.beforeCreate(async guest => { guest.password = await bcrypt.hash(guest.password, 12); });\naddHooks(Guest);",
  ])('may get one by a function: %s', relation => {
    expect(toldOf(related(relation), ['sequelize'])).toEqual([]);
  });

  test('has the hooks that another file lists', () => {
    const code = related('').replace(
      '{ password: DataTypes.STRING }',
      "{ password: DataTypes.STRING }, { hooks: require('./hooks') }",
    );
    expect(toldOf(code, ['sequelize'])).toEqual([]);
  });
});

const mssql = (body: string): string =>
  `const sql = require('mssql');
const { Request, TYPES } = require('tedious');
const bcrypt = require('bcrypt');
exports.save = async (req, res) => {
  const { name, password } = req.body;
  const pool = await sql.connect(process.env.DB);
  ${body}
  res.end();
};
`;

describe('a parameter that is bound beside its statement', () => {
  test.each([
    ["await pool.request().input('password', password).query('UPDATE users SET password = @password');", 'plain'],
    [
      "await pool.request().input('name', sql.VarChar, name).input('password', sql.VarChar, password).query('INSERT INTO users (name, password) VALUES (@name, @password)');",
      'plain',
    ],
    [
      "const request = new sql.Request();\nrequest.input('p', sql.VarChar(60), password);\nawait request.query('INSERT INTO users (password) VALUES (@p)');",
      'plain',
    ],
    [
      "const request = pool.request();\nrequest.input('name', name).input('p', password);\nconst { recordset } = await request.query('SELECT id FROM users WHERE name = @name AND password = @p');",
      'queryCompare',
    ],
    [
      "const request = new Request('INSERT INTO users (password) VALUES (@password)', () => {});\nrequest.addParameter('password', TYPES.VarChar, password);",
      'plain',
    ],
  ])('is a password: %s', (body, told) => {
    expect(toldOf(mssql(body), ['mssql', 'tedious'])).toEqual([told]);
  });

  test.each([
    "await pool.request().input('password', await bcrypt.hash(password, 12)).query('UPDATE users SET password = @password');",
    "await pool.request().input('password', password).input('hash', await bcrypt.hash(password, 12)).query('UPDATE users SET password = @hash');",
    "await pool.request().input('name', name).query('UPDATE users SET name = @name');",
    "await pool.request().input('password', password).execute('register_user');",
    "await pool.request().query('UPDATE users SET password = @password');",
    "const other = pool.request();\nother.input('password', password);\nawait pool.request().input('password', await bcrypt.hash(password, 12)).query('UPDATE users SET password = @password');",
  ])('is none, or not seen: %s', body => {
    expect(toldOf(mssql(body), ['mssql', 'tedious'])).toEqual([]);
  });
});

describe('a hook that hashes by what it calls', () => {
  const model = (hook: string, rest = ''): string =>
    `const bcrypt = require('bcrypt');\nconst { Model } = require('objection');\nasync function sealed(text) { return bcrypt.hash(text, 12); }\nconst tidied = text => text.trim();\nclass Account extends Model {\n  async $beforeInsert(context) { await super.$beforeInsert(context); ${hook} }\n  ${rest}\n}\nclass Guest extends Account {}\nexports.register = async (req, res) => { await Guest.query().insert({ password: req.body.password }); res.end(); };\n`;

  test.each([
    ['await this.protect();', 'async protect() { if (this.password) this.password = await bcrypt.hash(this.password, 12); }'],
    [
      'await this.protect();',
      'async protect() { await this.seal(); } async seal() { this.password = await bcrypt.hash(this.password, 12); }',
    ],
    ['Object.assign(this, { password: await sealed(this.password) });', ''],
    ['this.password = await bcrypt.hash(this.password, 12);', ''],
  ])('keeps its model, and those that extend it, from being reported: %s', (hook, rest) => {
    expect(lint('require-password-hash', model(hook, rest))).toEqual([]);
  });

  test.each([
    ['this.name = tidied(this.name);', ''],
    ['await this.note();', 'async note() { this.createdAt = new Date(); }'],
  ])('is none where nothing that it calls hashes: %s', (hook, rest) => {
    expect(lint('require-password-hash', model(hook, rest)).map(({ messageId }) => messageId)).toEqual(['plain']);
  });
});

describe('the cost of a hash', () => {
  const told = (code: string): readonly string[] =>
    lint('require-password-hash', `${imports}${code}`).map(({ messageId = '' }) => messageId);
  const imports =
    "import crypto, { pbkdf2, pbkdf2Sync, scryptSync } from 'node:crypto';\nimport { promisify } from 'node:util';\nimport argon2 from 'argon2';\nimport bcrypt from 'bcrypt';\nimport CryptoJS from 'crypto-js';\n";

  test.each([
    "export const hashPassword = (password, salt) => promisify(pbkdf2)(password, salt, 100, 64, 'sha512');",
    "const derive = promisify(pbkdf2);\nconst settings = { hash: { rounds: 10, size: 64 } };\nconst { rounds, size } = settings.hash;\nexport const seal = async (password, salt) => derive(password, salt, rounds, size, 'sha1');\nexport const hash = async (password, salt) => derive(password, salt, rounds, size, 'sha1');",
    "const stretch = (text, salt, rounds) => new Promise((resolve, reject) => {\n  crypto.pbkdf2(text, salt, rounds, 64, 'sha512', (error, key) => (error ? reject(error) : resolve(key)));\n});\nexport const checkPassword = (password, user) => stretch(password, user.salt, 500);",
    "class Passwords {\n  static ROUNDS = 2 * 500;\n  make(plain, salt) {\n    return pbkdf2Sync(plain, salt, Passwords.ROUNDS, 64, 'sha512');\n  }\n}\nexport default Passwords;",
    'export const hashPassword = (password, salt) => scryptSync(password, salt, 64, { N: 2 ** 8 });',
    'export const join = async body => bcrypt.hash(body.password, 4);',
    'export const join = async body => bcrypt.hash(body.password, process.env.FAST ? 4 : 6);',
    'export const join = async body => argon2.hash(body.password, { memoryCost: 1024, timeCost: 2 });',
    'export const hashPassword = (password, salt) => CryptoJS.PBKDF2(password, salt, { keySize: 8, iterations: 1 }).toString();',
    "export const register = async (req, res) => { const key = pbkdf2Sync(req.body.password, 'salt', 1, 64, 'sha512'); res.json(key); };",
  ])('is too low: %s', code => {
    expect(told(code)).toEqual(['cheapHash']);
  });

  test.each([
    "export const hashPassword = (password, salt) => pbkdf2Sync(password, salt, 210_000, 64, 'sha512');",
    "export const hashPassword = (password, salt) => pbkdf2Sync(password, salt, Number(process.env.ROUNDS), 64, 'sha512');",
    "export const hashPassword = (password, salt) => pbkdf2Sync(password, salt, process.env.ROUNDS || 100, 64, 'sha512');",
    "export const hashPassword = (password, salt, rounds) => pbkdf2Sync(password, salt, rounds, 64, 'sha512');",
    "export const hashPassword = (password, record) => pbkdf2Sync(password, record.salt, record.rounds, 64, 'sha512');",
    "export const encrypt = (text, password) => crypto.createCipheriv('aes-256-gcm', pbkdf2Sync(password, 'salt', 1000, 32, 'sha256'), iv).update(text);",
    "export const keyFor = (password, salt) => pbkdf2Sync(password, salt, 1000, 32, 'sha256');",
    "export const sessionKey = () => pbkdf2Sync(process.env.PASSWORD, 'session', 1000, 32, 'sha256');",
    "export const hash = (token, salt) => pbkdf2Sync(token, salt, 1, 32, 'sha256'); // no password",
    "export const join = async body => bcrypt.hash(body.password, process.env.NODE_ENV === 'test' ? 4 : 12);",
    'export const join = async body => bcrypt.hash(body.password, await bcrypt.genSalt(12));',
    'export const ask = async body => bcrypt.hash(body.passwordResetToken, 4);',
    'export const join = async body => argon2.hash(body.password, { timeCost: 3 });',
    'export const hashPassword = (password, salt) => scryptSync(password, salt, 64);',
  ])('is high enough, not known, or of something else: %s', code => {
    expect(told(code)).toEqual([]);
  });
});

describe('a database that hashes', () => {
  const told = (body: string, dependency = 'mysql2'): readonly string[] =>
    toldOf(
      `const pool = require('mysql2/promise').createPool({});\nconst { Pool } = require('pg');\nconst pg = new Pool();\nconst bcrypt = require('bcrypt');\nconst md5 = require('md5');\nexports.register = async (req, res) => {\n  const { email, password } = req.body;\n  ${body}\n  res.end();\n};\n`,
      [dependency, 'pg', 'bcrypt', 'md5'],
    );

  test.each([
    ["await pool.execute('INSERT INTO users (email, password) VALUES (?, MD5(?))', [email, password]);", 'fastHash'],
    [
      "await pool.execute('UPDATE users SET password = SHA2(CONCAT(?, salt), 512) WHERE email = ?', [password, email]);",
      'fastHash',
    ],
    ["await pool.query('INSERT INTO users SET email = ?, password = PASSWORD(?)', [email, password]);", 'fastHash'],
    [`await pool.query(\`UPDATE users SET password_hash = SHA1('\${password}') WHERE id = 1\`);`, 'fastHash'],
    [
      "await pg.query(\"INSERT INTO users (email, password) VALUES ($1, encode(digest($2, 'sha256'), 'hex'))\", [email, password]);",
      'fastHash',
    ],
    ["await pool.query('INSERT INTO users (email, password) VALUES (?, SHA1(?))', [email, md5(password)]);", 'fastHash'],
    ["await pool.query('INSERT INTO users (email, password) VALUES (?, AES_ENCRYPT(?, @key))', [email, password]);", 'encrypted'],
    [
      "res.json(await pool.query('SELECT id FROM users WHERE email = ? AND password = MD5(?)', [email, password]));",
      'queryCompare',
    ],
    ["res.json(await pool.query('SELECT id FROM users WHERE pwd_hash = SHA2(?, 256)', [password]));", 'queryCompare'],
  ])('makes a mistake of it: %s', (body, messageId) => {
    expect(told(body)).toEqual([messageId]);
  });

  test.each([
    'await pg.query("INSERT INTO users (email, password) VALUES ($1, crypt($2, gen_salt(\'bf\')))", [email, password]);',
    "res.json(await pg.query('SELECT id FROM users WHERE email = $1 AND password = crypt($2, password)', [email, password]));",
    "await pool.query('INSERT INTO users (email, password) VALUES (?, seal_password(MD5(?)))', [email, password]);",
    "await pool.query('INSERT INTO users (email, password) VALUES (?, SHA2(?, 256))', [email, await bcrypt.hash(password, 12)]);",
    "await pool.query('INSERT INTO users (email, avatar, password) VALUES (?, MD5(?), ?)', [email, email, await bcrypt.hash(password, 12)]);",
    "await pool.query('UPDATE users SET password_reset_hash = SHA2(?, 256) WHERE id = 1', [req.body.token]);",
    "await pool.query('INSERT INTO breached_passwords (password_hash) VALUES (SHA1(?))', [req.body.line]);",
  ])('is left alone: %s', body => {
    expect(told(body)).toEqual([]);
  });
});

describe('a body that is spread over the hash of its password', () => {
  const told = (body: string): readonly string[] =>
    toldOf(
      `const bcrypt = require('bcrypt');\nconst db = require('knex')({ client: 'pg' });\nexports.register = async (req, res) => {\n  ${body}\n  res.end();\n};\n`,
      ['bcrypt', 'knex'],
    );

  test.each([
    "const password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ password, ...req.body });",
    "const { body } = req;\nawait db('users').insert({ role: 'user', password: bcrypt.hashSync(body.password, 12), ...body });",
    "const { password, email } = req.body;\nconst hash = await bcrypt.hash(password, await bcrypt.genSalt(12));\nawait db('users').insert({ email, password: hash, ...req.body });",
    "const given = req.body;\nconst record = { password: await bcrypt.hash(given.password, 12), ...given, seen: 0 };\nawait db('users').insert(record);",
    "const seal = text => bcrypt.hash(text, 12);\nawait db('users').insert({ password: await seal(req.body.password), ...req.body });",
  ])('brings it back: %s', body => {
    expect(told(body)).toEqual(['plain']);
  });

  test.each([
    "const password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ ...req.body, password });",
    "const { password, ...rest } = req.body;\nawait db('users').insert({ password: await bcrypt.hash(password, 12), ...rest });",
    "const password = await bcrypt.hash(req.body.password, 12);\ndelete req.body.password;\nawait db('users').insert({ password, ...req.body });",
    "req.body.password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ password: req.body.password, ...req.body });",
    "const password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ password, ...pick(req.body) });",
    "const password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ password, ...req.body, password });",
    "const password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ password, ...req.body.profile });",
    "const password = await bcrypt.hash(req.body.password, 12);\nawait db('users').insert({ password, ...req.query });",
  ])('is left alone: %s', body => {
    expect(told(body)).toEqual([]);
  });
});

describe('a fast hash of a password in a field of any name', () => {
  const told = (body: string): readonly string[] =>
    toldOf(
      `const crypto = require('crypto');\nconst bcrypt = require('bcrypt');\nconst db = require('knex')({ client: 'pg' });\nconst sha = (text, salt = '') => crypto.createHash('sha256').update(salt + text).digest('hex');\nconst sealed = (password, salt = crypto.randomBytes(8).toString('hex')) => ({ salt, proof: sha(password, salt) });\nexports.register = async (req, res) => {\n  const { email, password } = req.body;\n  ${body}\n  res.end();\n};\n`,
      ['bcrypt', 'knex'],
    );

  test.each([
    "await db('users').insert({ email, secret: sha(password) });",
    "await db('users').insert({ email, ...sealed(password) });",
    "const { salt, proof } = sealed(password);\nawait db('users').insert({ email, salt, proof });",
    "const record = { email, login: { at: 0 }, ...sealed(password) };\nawait db('users').insert(record);",
    "const made = sealed(password);\nawait db('users').where({ email }).update({ salt: made.salt, verifier: made.proof });",
    "const salt = crypto.randomBytes(8).toString('hex');\nawait db('users').insert({ email, credential: `${salt}$${sha(password, salt)}` });",
  ])('is a mistake: %s', body => {
    expect(told(body)).toEqual(['fastHash']);
  });

  test.each([
    "await db('users').insert({ email, secret: await bcrypt.hash(password, 12) });",
    "await db('users').insert({ email, secret: await bcrypt.hash(sha(password), 12) });",
    "await db('users').insert({ email, token: sha(password + email) });",
    "await db('users').insert({ email, ticket: sha(password + Date.now()) });",
    "await db('users').insert({ email, proof: sha(password + req.body.nonce) });",
    "await db('users').insert({ email, avatar: sha(email) });",
    "await db('files').insert({ email, digest: sha(req.body.content) });",
    "await db('files').insert({ email, digest: sha(req.body.content + password) });",
    "await db('pwned').insert({ digest: sha(req.body.line) });",
    "await db('users').insert({ email, secret: stretched(sha(password)) });",
    "await db('mailboxes').insert({ host: 'mail', login: email, secret: sha(password) });",
  ])('is something else: %s', body => {
    expect(told(body)).toEqual([]);
  });
});
