import { describe, expect, test } from 'vitest';
import { lint } from '../rules/tester.js';

const bcrypt = "const bcrypt = require('bcrypt');\nconst mongoose = require('mongoose');\n";
const mongoose = (hooks: string): string => `${bcrypt}
const schema = new mongoose.Schema({ password: String });
const other = new mongoose.Schema({ password: String });
${hooks}
const User = mongoose.model('User', schema);
const Other = mongoose.model('Other', other);
exports.register = async (req, res) => { await User.create({ password: req.body.password }); res.end(); };
exports.replace = async (req, res) => { await User.findOneAndUpdate({}, { password: req.body.password }); res.end(); };
`;

/** What is said of the two writes: through an instance, and past it. */
const writes = (code: string): (string | undefined)[] => {
  const messages = lint('require-password-hash', code);
  return ['exports.register', 'exports.replace'].map(start => {
    const line = code.split('\n').findIndex(text => text.startsWith(start)) + 1;
    return messages.find(message => message.line === line)?.messageId;
  });
};

describe('hooks of a schema', () => {
  test.each([
    ['none', '', ['plain', 'plain']],
    [
      'one that hashes before save',
      "schema.pre('save', async function () { this.password = await bcrypt.hash(this.password, 12); });",
      [undefined, 'hookSkipped'],
    ],
    [
      'one of several events',
      "schema.pre(['save', 'findOneAndUpdate'], hashPassword); function hashPassword() { return bcrypt.hash(this.password, 12); }",
      [undefined, undefined],
    ],
    [
      'one by a pattern of events',
      "schema.pre(/^findOneAnd/, async function () { this.set('password', await bcrypt.hash(this.get('password'), 12)); });",
      [undefined, undefined],
    ],
    ['one of another file', "schema.pre('save', require('./hash-password'));", [undefined, 'hookSkipped']],
    ['one that does something else', "schema.pre('save', function () { this.updatedAt = new Date(); });", ['plain', 'plain']],
    [
      'one of another schema',
      "other.pre('save', async function () { this.password = await bcrypt.hash(this.password, 12); });",
      ['plain', 'plain'],
    ],
    ['a setter added to the path', "schema.path('password').set(value => bcrypt.hashSync(value, 12));", [undefined, undefined]],
    [
      'a chain of hooks',
      "schema.pre('validate', () => {}).pre('save', async function () { this.password = await bcrypt.hash(this.password, 12); });",
      [undefined, 'hookSkipped'],
    ],
  ])('%s', (_, hooks, expected) => {
    expect(writes(mongoose(hooks))).toEqual(expected);
  });
});

const events = (hook: string, model: string, code: string): string | undefined =>
  lint(
    'require-password-hash',
    `const bcrypt = require('bcrypt');\n${model.replace('HOOK', hook)}\nexports.change = async (req, res) => { const { password } = req.body; ${code} res.end(); };`,
  )[0]?.messageId;
const hashes = 'async user => { user.password = await bcrypt.hash(user.password, 12); }';
const sequelize =
  "const { DataTypes, Sequelize } = require('sequelize');\nconst User = new Sequelize(process.env.URL).define('user', { password: DataTypes.STRING }, { hooks: { HOOK } });";
const typeorm = `import { BeforeInsert, BeforeUpdate, Column, DataSource, Entity } from 'typeorm';
@Entity() class User { @Column() password: string; HOOK async protect() { this.password = await bcrypt.hash(this.password, 12); } }
const users = new DataSource({ type: 'postgres' }).getRepository(User);`;
const objection = `const { Model } = require('objection');
class User extends Model { async HOOK() { this.password = await bcrypt.hash(this.password, 12); } }`;
const loaded = 'const user = await User.findByPk(req.params.id); user.password = password; await user.save();';
const found = 'const user = await users.findOneBy({ id: 1 }); user.password = password; await users.save(user);';
const made = 'const user = users.create(); user.password = password; await users.save(user);';

describe('hooks of new records alone, and of changes alone', () => {
  test.each([
    [sequelize, `beforeCreate: ${hashes}`, 'await User.create({ password });', undefined],
    [sequelize, `beforeCreate: ${hashes}`, loaded, 'plain'],
    [sequelize, `beforeUpdate: ${hashes}`, loaded, undefined],
    [sequelize, `beforeSave: ${hashes}`, loaded, undefined],
    [sequelize, `beforeCreate: ${hashes}, beforeUpdate: ${hashes}`, loaded, undefined],
    [sequelize, `beforeCreate: ${hashes}`, 'const user = User.build(); user.password = password; await user.save();', undefined],
    [
      sequelize,
      `beforeCreate: ${hashes}`,
      'const [user] = await User.findOrCreate({ where: { id: 1 } }); user.password = password; await user.save();',
      undefined,
    ],
    [sequelize, `beforeCreate: ${hashes}`, 'const user = await User.findOne(); await user.update({ password });', 'plain'],
    [sequelize, `beforeCreate: ${hashes}`, 'const user = await load(); user.password = password; await user.save();', undefined],
    [typeorm, '@BeforeInsert()', found, 'plain'],
    [typeorm, '@BeforeInsert()', made, undefined],
    [typeorm, '@BeforeInsert() @BeforeUpdate()', found, undefined],
    [typeorm, '@BeforeUpdate()', found, undefined],
    [objection, '$beforeInsert', 'await User.query().insert({ password });', undefined],
    [objection, '$beforeInsert', 'await User.query().patchAndFetchById(1, { password });', 'plain'],
    [objection, '$beforeUpdate', 'await User.query().findById(1).patch({ password });', undefined],
    [objection, '$beforeUpdate', 'await User.query().insert({ password });', 'plain'],
  ])('%#: %s %s %s', (model, hook, code, expected) => {
    expect(events(hook, model, code)).toBe(expected);
  });
});

const stored = (code: string): (string | undefined)[] =>
  lint(
    'require-password-hash',
    `const bcrypt = require('bcrypt');\nconst mongoose = require('mongoose');\nconst User = mongoose.model('User', new mongoose.Schema({ password: String, sealed: String }));\nexports.join = async (req, res) => { const { body } = req; ${code} };`,
  ).map(({ messageId }) => messageId);

test.each([
  ['new User(body)', 'await new User(body).save();', ['plain']],
  ['after a delete', 'delete body.password; await new User(body).save();', []],
  ['kept in a variable', 'delete body.password; const user = new User(body); await user.save();', []],
  ['of a request', 'delete req.body.password; await new User(req.body).save();', []],
  [
    'set again',
    'const { password } = body; delete body.password; const user = new User(body); user.password = password; await user.save();',
    ['plain'],
  ],
])('a record made of a body: %s', (_, code, expected) => {
  expect(stored(code)).toEqual(expected);
});
