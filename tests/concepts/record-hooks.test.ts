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
