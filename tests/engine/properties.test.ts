import { describe, expect, test } from 'vitest';
import { describeOrigin } from '../../src/engine/index.js';
import { analyse, probed } from './analyse.js';

/** The origin of the property `password` of what `probe(...)` gets. */
const passwordIn = (code: string): string => {
  const engine = analyse(code);
  return describeOrigin(engine.propertyOf(probed(engine), 'password'));
};

const bcrypt = "import bcrypt from 'bcrypt';";
const typeorm = "import { Repository } from 'typeorm'; function load(repo: Repository<User>, raw) {";

describe('properties at a place', () => {
  test.each([
    ["probe({ password: 'a' })", '"a"'],
    ["const user = { password: 'a' }; probe(user)", '"a"'],
    ["const user = { password: 'a' }; user.password = 'b'; probe(user)", '"b"'],
    ["const user = { password: 'a' }; probe(user); user.password = 'b';", '"a"'],
    ["const user = { password: 'a' }; if (x) user.password = 'b'; probe(user)", '"a" | "b"'],
    ["const dto = { password: 'a' }; dto.password = 'b'; probe({ ...dto })", '"b"'],
    ["const dto = { password: 'a' }; probe({ ...dto, password: 'b' })", '"b"'],
    [
      "function f(raw) { const user = { account: { password: raw } }; user.account.password = 'b'; probe(user.account) } module.exports = f",
      '"b"',
    ],
    [
      `${bcrypt} async function f(user) { user.password = await bcrypt.hash(user.password, 12); probe(user) } module.exports = f`,
      'bcrypt.Hash',
    ],
    ["let options = { password: 'a' }; options = { ...options, more: 1 }; probe(options)", '"a"'],
    [`${typeorm} probe(repo.create({ password: raw })) } module.exports = load`, 'parameter(raw)'],
    [`${typeorm} const user = repo.create({ password: raw }); user.password = 'b'; probe(user) } module.exports = load`, '"b"'],
    [
      "import mongoose from 'mongoose'; const User = mongoose.model('User', new mongoose.Schema({})); probe(new User({ password: 'a' }))",
      '"a"',
    ],
    ["import config from './config'; probe(config)", 'unknown(import ./config.password)'],
  ])('%s', (code, origin) => {
    expect(passwordIn(code)).toBe(origin);
  });
});

test('a variable that is spread into itself in a loop comes to an end', () => {
  expect(
    passwordIn("let user = { password: 'a' }; for (const key of keys) { user = { ...user, [key]: 1 }; } probe(user)"),
  ).toContain('"a"');
});

describe('injected fields', () => {
  test.each([
    [
      "import { InjectRepository } from '@nestjs/typeorm'; class A { constructor(@InjectRepository(User) private users) {} m() { probe(this.users) } }",
      'typeorm.Repository',
    ],
    [
      "import { InjectRepository } from '@nestjs/typeorm'; class A { @InjectRepository(User) users; m() { probe(this.users) } }",
      'typeorm.Repository',
    ],
    [
      "import { InjectDataSource } from '@nestjs/typeorm'; class A { @InjectDataSource() private source: Source; m() { probe(this.source.query) } }",
      'typeorm.DataSource.query',
    ],
  ])('%s', (code, origin) => {
    const engine = analyse(code);
    expect(describeOrigin(engine.originOf(probed(engine)))).toBe(origin);
  });
});
