import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { accounts, attacks, sampleTokenOf, send, type Shop, storedPassword, tokenOf } from './attacks.js';

interface Example {
  /** The folder, below `examples/`. */
  readonly folder: string;
  readonly compiled: boolean;
  readonly isSecured: boolean;
}

const examples: readonly Example[] = [
  { folder: 'vulnerable-express', compiled: false, isSecured: false },
  { folder: 'secured-express', compiled: false, isSecured: true },
  { folder: 'vulnerable-nestjs', compiled: true, isSecured: false },
  { folder: 'secured-nestjs', compiled: true, isSecured: true },
];

const require = createRequire(import.meta.url);

// Starting a database, compiling and hashing take their time on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

describe.each(examples)('$folder', ({ folder, compiled, isSecured }) => {
  let shop: Shop;

  beforeAll(async () => {
    shop = await startExample(folder, compiled);
  });

  afterAll(async () => {
    await shop.close();
  });

  describe('serves honest requests:', () => {
    test('the products, sorted and limited', async () => {
      const names = async (query: string): Promise<string[]> => namesIn((await send(shop.url, 'GET', `/products${query}`)).body);
      expect(await names('?limit=4')).toEqual(['Bookshelf', 'Desk chair', 'Desk lamp', 'Wall clock']);
      expect(await names('?sort=price&limit=4')).toEqual(['Wall clock', 'Desk lamp', 'Bookshelf', 'Desk chair']);
      expect(await names('?sort=price&limit=2')).toEqual(['Wall clock', 'Desk lamp']);
    });

    test('a search', async () => {
      const found = await send(shop.url, 'GET', '/products/search?term=Desk');
      expect(namesIn(found.body).sort()).toEqual(['Desk chair', 'Desk lamp']);
    });

    test('one product, and no product', async () => {
      const lamp = await send(shop.url, 'GET', '/products/1');
      expect(lamp.body).toEqual({ id: 1, name: 'Desk lamp', description: 'Warm light, brass foot', price: 4900 });
      expect((await send(shop.url, 'GET', '/products/99')).status).toBe(404);
    });

    test('registration, sign-in, and a change of the password', async () => {
      const customer = { name: 'Barbara', email: 'barbara@shop.example', password: 'abstract-data-types' };
      const registered = await send(shop.url, 'POST', '/auth/register', { json: customer });
      expect(registered.status).toBe(201);
      expect(registered.body).toMatchObject({ name: 'Barbara', email: customer.email, role: 'customer' });
      expect(registered.body).not.toHaveProperty('password');

      const token = await tokenOf(shop.url, customer);
      const change = { currentPassword: customer.password, newPassword: 'substitution-principle' };
      const refused = await send(shop.url, 'PUT', '/account/password', { token, json: { ...change, currentPassword: 'wrong' } });
      expect(refused.status).toBe(403);
      expect((await send(shop.url, 'PUT', '/account/password', { token, json: change })).status).toBe(204);

      const old = await send(shop.url, 'POST', '/auth/login', { json: { email: customer.email, password: customer.password } });
      expect(old.status).toBe(401);
      expect(await tokenOf(shop.url, { email: customer.email, password: change.newPassword })).toEqual(expect.any(String));
    });

    test('a sign-in by form', async () => {
      const reply = await send(shop.url, 'POST', '/auth/login', { form: accounts.grace });
      expect(reply.status).toBe(200);
    });

    test('the profile, with a token and with a refreshed one', async () => {
      const token = await sampleTokenOf(shop.url, 'grace');
      const grace = { id: 2, name: 'Grace', email: accounts.grace.email, role: 'customer' };
      expect((await send(shop.url, 'GET', '/account', { token })).body).toEqual(grace);

      const refreshed = await send(shop.url, 'POST', '/auth/refresh', { json: { token } });
      const { token: second } = refreshed.body as { token: string };
      expect((await send(shop.url, 'GET', '/account', { token: second })).body).toEqual(grace);
    });

    test('nobody without a token, with a broken one, or with a wrong password', async () => {
      expect((await send(shop.url, 'GET', '/account')).status).toBe(401);
      expect((await send(shop.url, 'GET', '/account', { token: 'broken' })).status).toBe(401);
      expect((await send(shop.url, 'GET', '/account/all', { token: 'broken' })).status).toBe(401);
      for (const path of ['/auth/login', '/auth/staff']) {
        const json = { email: accounts.ada.email, password: 'wrong' };
        expect((await send(shop.url, 'POST', path, { json })).status).toBe(401);
      }
    });

    test('the orders of a customer', async () => {
      const token = await sampleTokenOf(shop.url, 'grace');
      expect((await send(shop.url, 'GET', '/orders?status=paid', { token })).body).toEqual([
        expect.objectContaining({ quantity: 1, status: 'paid', note: 'Ring twice' }),
      ]);

      const json = { productId: 4, quantity: 3, note: 'Second floor' };
      const placed = await send(shop.url, 'POST', '/orders', { token, json });
      expect(placed.status).toBe(201);
      expect(placed.body).toMatchObject({ product_id: 4, quantity: 3, status: 'open', note: 'Second floor' });

      const orders = (await send(shop.url, 'GET', '/orders', { token })).body as { note: string }[];
      expect(orders.map(({ note }) => note)).toEqual(expect.arrayContaining(['', 'Ring twice', 'Second floor']));
    });

    test('the staff, and only them', async () => {
      const login = await send(shop.url, 'POST', '/auth/staff', { json: accounts.ada });
      const { token } = login.body as { token: string };
      const customers = (await send(shop.url, 'GET', '/account/all', { token })).body;
      expect(namesIn(customers)).toEqual(expect.arrayContaining(['Ada', 'Grace', 'Linus']));

      const sales = (await send(shop.url, 'GET', '/reports/sales?statuses=cancelled,paid', { token })).body;
      expect(sales).toEqual([
        { status: 'cancelled', quantity: 1 },
        { status: 'paid', quantity: 2 },
      ]);

      expect((await send(shop.url, 'POST', '/auth/staff', { json: accounts.grace })).status).toBe(401);
      const customerToken = await sampleTokenOf(shop.url, 'grace');
      expect((await send(shop.url, 'GET', '/account/all', { token: customerToken })).status).toBe(403);
    });

    test('an avatar and a picture', async () => {
      const png = { name: 'small.png', type: 'image/png', content: 'x'.repeat(50_000) };
      const grace = await sampleTokenOf(shop.url, 'grace');
      const avatar = await send(shop.url, 'PUT', '/account/avatar', { token: grace, file: { field: 'avatar', ...png } });
      expect(avatar.body).toEqual({ name: 'small.png', size: 50_000 });

      const ada = await sampleTokenOf(shop.url, 'ada');
      const picture = await send(shop.url, 'PUT', '/products/1/picture', { token: ada, file: { field: 'picture', ...png } });
      expect(picture.body).toEqual({ type: 'image/png', size: 50_000 });
    });

    test('imports', async () => {
      const token = await sampleTokenOf(shop.url, 'ada');
      const csv = { type: 'text/csv', content: 'Zither,99900\nincomplete\n' };
      const products = await send(shop.url, 'POST', '/imports/products', { token, text: csv });
      expect(products.body).toEqual({ received: csv.content.length, imported: 1 });
      expect(namesIn((await send(shop.url, 'GET', '/products/search?term=Zither')).body)).toEqual(['Zither']);

      const lines = { type: 'application/x-ndjson', content: '{"id":1,"stock":5}\n{"id":2,"stock":0}\n' };
      const stock = await send(shop.url, 'POST', '/imports/stock', { token, text: lines });
      expect(stock.body).toEqual({ received: lines.content.length, updated: 2 });
      expect(await shop.query('SELECT stock FROM products WHERE id = $1', [1])).toEqual([{ stock: 5 }]);
    });

    test('the management app', async () => {
      expect((await send(shop.managementUrl, 'GET', '/health')).body).toEqual({ status: 'ok' });
      const spring = await send(shop.managementUrl, 'GET', '/stats?since=2025-04-01');
      expect(spring.body).toMatchObject({ orders: expect.any(Number) as number });
      expect((await send(shop.managementUrl, 'GET', '/stats?since=9999-12-31')).body).toEqual({ orders: 0 });
    });
  });

  test('stores passwords as text, or as hashes when secured', async () => {
    const stored = await storedPassword(shop.query, accounts.grace.email);
    expect(stored).toMatch(isSecured ? /^\$2[aby]\$12\$.{53}$/ : /^first-compiler$/);
  });

  describe(isSecured ? 'withstands:' : 'falls for:', () => {
    for (const { name, run } of attacks) {
      test(name, async () => {
        const outcome = await run(shop);
        expect(outcome).toMatchObject({ succeeded: !isSecured });
        // A server that breaks under an attack has not withstood it.
        expect(outcome.statuses.filter(status => status >= 500)).toEqual([]);
      });
    }
  });
});

async function startExample(folder: string, compiled: boolean): Promise<Shop> {
  const home = new URL(`../../examples/${folder}/`, import.meta.url);
  if (compiled) await compile(home);
  const entry = fileURLToPath(new URL(compiled ? 'dist/main.js' : 'main.js', home));
  const { start } = require(entry) as { start(options: object): Promise<Shop> };
  return start({ port: 0, managementPort: 0, quiet: true });
}

/** Compiles an example into its `dist` folder, as its own `npm run build` does. */
async function compile(home: URL): Promise<void> {
  await rm(new URL('dist/', home), { recursive: true, force: true });
  const compiler = require.resolve('typescript/bin/tsc');
  const child = spawn(process.execPath, [compiler, '-p', fileURLToPath(new URL('tsconfig.json', home))]);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  if (code !== 0) throw new Error(`${home.pathname} does not compile:\n${output}`);
}

function namesIn(body: unknown): string[] {
  return (body as { name: string }[]).map(({ name }) => name);
}
