import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import bcrypt from 'bcryptjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import plugin from '../../src/index.js';
import { applySuggestions, lint } from '../../tools/repair.mjs';
import { accounts, attacks, send, type Attack, type Shop } from './attacks.js';

interface Repair {
  readonly name: string;
  readonly withSuggestions: boolean;
  /** The attacks that no longer work. */
  readonly closed: readonly string[];
}

const closedByFixes = [
  'SQL injection through a search reads passwords',
  'SQL injection through a search shows unpublished products',
  'SQL injection signs in with an invented row',
  'SQL injection signs in without a password',
  'the shop sends no security headers',
];

const closedBySuggestions = [
  'SQL injection through a path reads passwords',
  'SQL injection through an inserted note reads customers',
  'SQL injection through a list shows everything',
  'SQL injection through a date counts everything',
  'a forged token is exchanged for a real one',
  'an oversized JSON body is taken',
  'an oversized form is taken',
  'an oversized avatar is taken',
  'an oversized picture is taken',
  'an oversized import of products is taken',
  'an honest message exceeds a limit of five bytes',
  'the password of a sample account is readable in the database',
  'the password of a new account is readable in the database',
  'a changed password is readable in the database',
];

const repairs: readonly Repair[] = [
  { name: 'after the automatic fixes', withSuggestions: false, closed: closedByFixes },
  { name: 'after the fixes and suggestions', withSuggestions: true, closed: [...closedByFixes, ...closedBySuggestions] },
];

const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

describe.each(repairs)('vulnerable-express $name', ({ withSuggestions, closed }) => {
  let folder: string;
  let shop: Shop;

  beforeAll(async () => {
    // below node_modules, so that the copy finds the packages of the original
    const cache = path.join(root, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(path.join(cache, 'repaired-'));
    cpSync(path.join(root, 'examples/vulnerable-express'), folder, { recursive: true });
    const results = await lint(plugin, folder, true);
    if (withSuggestions) for (const { filePath } of results) applySuggestions(plugin, filePath);
    const { start } = require(path.join(folder, 'main.js')) as { start(options: object): Promise<Shop> };
    shop = await start({ port: 0, managementPort: 0, quiet: true });
    // who starts to hash passwords has to hash those that are stored already
    for (const { email, password } of withSuggestions ? Object.values(accounts) : []) {
      await shop.query('UPDATE customers SET password = $1 WHERE email = $2', [bcrypt.hashSync(password, 4), email]);
    }
  });

  afterAll(async () => {
    await shop.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('answers honest requests as before', async () => {
    const search = await send(shop.url, 'GET', '/products/search?term=Desk');
    expect((search.body as { name: string }[]).map(({ name }) => name).sort()).toEqual(['Desk chair', 'Desk lamp']);
    expect((await send(shop.url, 'GET', '/products/1')).body).toMatchObject({ name: 'Desk lamp', price: 4900 });
    const login = await send(shop.url, 'POST', '/auth/login', { json: accounts.grace });
    expect(login.status).toBe(200);
    const { token } = login.body as { token: string };
    expect((await send(shop.url, 'GET', '/account', { token })).body).toMatchObject({ name: 'Grace' });
    const wrong = await send(shop.url, 'POST', '/auth/login', { json: { ...accounts.grace, password: 'wrong' } });
    expect(wrong.status).toBe(401);
  });

  test('withstands exactly the attacks that the repairs are about', async () => {
    const refused: string[] = [];
    for (const attack of attacks) {
      if (!(await succeeds(attack, shop))) refused.push(attack.name);
    }
    expect(refused.sort()).toEqual([...closed].sort());
  });
});

/** Whether an attack works; a server that hangs up on an oversized body refuses it too. */
async function succeeds(attack: Attack, shop: Shop): Promise<boolean> {
  try {
    return (await attack.run(shop)).succeeded;
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code === 'ECONNRESET' || cause?.code === 'EPIPE' || cause?.code === 'UND_ERR_SOCKET') return false;
    throw error;
  }
}
