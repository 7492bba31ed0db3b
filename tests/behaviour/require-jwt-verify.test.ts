import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SignJWT } from 'jose';
import jwt from 'jsonwebtoken';
import { afterAll, describe, expect, test } from 'vitest';
import { fixed, lint } from '../rules/tester.js';

const SECRET = 'a-secret-of-at-least-thirty-two-bytes!';
const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/backend-security/require-jwt-verify');
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
process.env['JWT_SECRET'] = SECRET;

/** A check that is not awaited rejects with nobody to hear it: that is the mistake under test. */
const ignored = (): void => {};
process.on('unhandledRejection', ignored);
afterAll(() => process.off('unhandledRejection', ignored));

let count = 0;

/** What the default export of a module does with a token: the claims it believes, or that it refuses. */
const outcomeOf = async (code: string, token: string): Promise<unknown> => {
  count += 1;
  const file = path.join(folder, `module-${count}.mjs`);
  writeFileSync(file, code);
  const module = (await import(pathToFileURL(file).href)) as { default: (token: string) => unknown };
  try {
    return await module.default(token);
  } catch {
    return 'refused';
  }
};

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const honest = jwt.sign({ sub: '7', role: 'user' }, SECRET, { expiresIn: '1h' });
/** The honest token with other claims and its old signature. */
const changed = [honest.split('.')[0], part({ ...(jwt.decode(honest) as object), role: 'admin' }), honest.split('.')[2]].join(
  '.',
);
const wrongKey = jwt.sign({ sub: '7', role: 'admin' }, 'another-secret-of-thirty-two-bytes-or-more');
const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part({ sub: '7', role: 'admin' })}.`;
const forged = { changed, wrongKey, unsigned };

/** The code before and after, which must differ; nothing is left to report after. */
const repaired = (before: string, suggestions: boolean): string => {
  const after = fixed('require-jwt-verify', before, { suggestions, filename: 'file.mjs' });
  expect(after).not.toBe(before);
  expect(lint('require-jwt-verify', after, {}, 'file.mjs')).toEqual([]);
  return after;
};

const REQUEST = 'const request = token => ({ headers: { authorization: `Bearer ${token}` }, cookies: { token } });\n';

interface Case {
  readonly name: string;
  readonly suggestions: boolean;
  readonly code: string;
}

const cases: readonly Case[] = [
  {
    name: 'jsonwebtoken: decode becomes verify',
    suggestions: true,
    code: `import jwt from 'jsonwebtoken';
${REQUEST}const handler = (req, res) => { res.json({ role: jwt.decode(req.cookies.token).role }); };
export const other = token => jwt.verify(token, process.env.JWT_SECRET, { algorithms: ['HS256'] });
export default token => new Promise((resolve, reject) => { try { handler(request(token), { json: resolve }); } catch (error) { reject(error); } });`,
  },
  {
    name: 'jsonwebtoken: complete is kept',
    suggestions: true,
    code: `import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET ?? '';
const roleOf = req => { const { payload } = jwt.decode(req.headers.authorization.slice(7), { complete: true }); return { role: payload.role }; };
${REQUEST}export default token => roleOf(request(token));`,
  },
  {
    name: 'jsonwebtoken: the secret of the environment',
    suggestions: true,
    code: `import jwt from 'jsonwebtoken';
const secret = process.env.JWT_SECRET;
const roleOf = req => ({ role: jwt.decode(req.headers.authorization.slice(7)).role });
${REQUEST}export default token => roleOf(request(token));`,
  },
  {
    name: 'jose: decodeJwt becomes jwtVerify',
    suggestions: true,
    code: `import { decodeJwt } from 'jose';
const secret = process.env.JWT_SECRET;
const roleOf = async req => { const { role } = decodeJwt(req.headers.authorization.slice(7)); return { role }; };
${REQUEST}export default token => roleOf(request(token));`,
  },
  {
    name: 'jose: a check that is not awaited',
    suggestions: false,
    code: `import { decodeJwt, jwtVerify } from 'jose';
const key = new TextEncoder().encode(process.env.JWT_SECRET);
export default async token => { jwtVerify(token, key); return { role: decodeJwt(token).role }; };`,
  },
  {
    name: 'nest: decode becomes verify',
    suggestions: true,
    code: `import { JwtService } from '@nestjs/jwt';
const jwtService = new JwtService({ secret: process.env.JWT_SECRET });
const roleOf = req => ({ role: jwtService.decode(req.headers.authorization.slice(7)).role });
${REQUEST}export default token => roleOf(request(token));`,
  },
  {
    name: 'nest: a check in a condition that is not awaited',
    suggestions: true,
    code: `import { JwtService } from '@nestjs/jwt';
const jwtService = new JwtService({ secret: process.env.JWT_SECRET });
export default async token => { if (!jwtService.verifyAsync(token)) throw new Error('no'); return { role: jwtService.decode(token).role }; };`,
  },
  {
    name: 'fastify: jwtDecode becomes jwtVerify',
    suggestions: true,
    code: `import fastifyJwt from '@fastify/jwt';
import fastify from 'fastify';
const app = fastify();
await app.register(fastifyJwt, { secret: process.env.JWT_SECRET });
app.get('/', async request => { const claims = await request.jwtDecode(); return { role: claims.role }; });
export default async token => { const response = await app.inject({ url: '/', headers: { authorization: \`Bearer \${token}\` } }); if (response.statusCode !== 200) throw new Error('refused'); return response.json(); };`,
  },
  {
    name: 'fastify: app.jwt.decode becomes app.jwt.verify',
    suggestions: true,
    code: `import fastifyJwt from '@fastify/jwt';
import fastify from 'fastify';
const app = fastify();
await app.register(fastifyJwt, { secret: process.env.JWT_SECRET });
app.get('/', async request => ({ role: app.jwt.decode(request.headers.authorization.slice(7)).role }));
export default async token => { const response = await app.inject({ url: '/', headers: { authorization: \`Bearer \${token}\` } }); if (response.statusCode !== 200) throw new Error('refused'); return response.json(); };`,
  },
];

describe.each(cases)('$name', ({ code, suggestions }) => {
  const after = repaired(code, suggestions);

  test('an honest token gives the same claims', async () => {
    expect(await outcomeOf(code, honest)).toEqual({ role: 'user' });
    expect(await outcomeOf(after, honest)).toEqual({ role: 'user' });
  });

  test.each(Object.keys(forged) as (keyof typeof forged)[])('a token %s is believed before and refused after', async name => {
    expect(await outcomeOf(code, forged[name])).toEqual({ role: 'admin' });
    expect(await outcomeOf(after, forged[name])).toBe('refused');
  });
});

describe('the algorithm none', () => {
  const code = `import jwt from 'jsonwebtoken';
export default token => ({ role: jwt.verify(token, token.endsWith('.') ? '' : process.env.JWT_SECRET, { algorithms: ['HS256', 'none'] }).role });`;

  test('is believed before and refused after; an honest token stays good', async () => {
    const after = repaired(code, true);
    expect(await outcomeOf(code, honest)).toEqual({ role: 'user' });
    expect(await outcomeOf(after, honest)).toEqual({ role: 'user' });
    expect(await outcomeOf(code, unsigned)).toEqual({ role: 'admin' });
    expect(await outcomeOf(after, unsigned)).toBe('refused');
  });
});

describe('what is reported without an edit', () => {
  test('a callback that ignores the error lets a forged token through', async () => {
    const code = `import jwt from 'jsonwebtoken';
export default token => new Promise(resolve => { const next = () => resolve('went on'); const req = {}; jwt.verify(token, process.env.JWT_SECRET, (error, claims) => { req.user = claims; next(); }); });`;
    expect(lint('require-jwt-verify', code).map(message => message.messageId)).toEqual(['errorIgnored']);
    expect(await outcomeOf(code, changed)).toBe('went on');
  });

  test('a failure that is caught lets a forged token through', async () => {
    const code = `import jwt from 'jsonwebtoken';
const guard = (req, next) => { try { jwt.verify(req.cookies.token, process.env.JWT_SECRET); } catch {} next(); };
export default token => new Promise(resolve => { guard({ cookies: { token } }, () => resolve('went on')); });`;
    expect(lint('require-jwt-verify', code).map(message => message.messageId)).toEqual(['errorIgnored']);
    expect(await outcomeOf(code, changed)).toBe('went on');
  });

  test('claims taken apart by hand are those of a forged token', async () => {
    const code = `const roleOf = req => ({ role: JSON.parse(Buffer.from(req.cookies.token.split('.')[1], 'base64url').toString()).role });
export default token => roleOf({ cookies: { token } });`;
    expect(lint('require-jwt-verify', code).map(message => message.messageId)).toEqual(['handMade']);
    expect(await outcomeOf(code, changed)).toEqual({ role: 'admin' });
    expect(
      await outcomeOf(
        code,
        await new SignJWT({ role: 'user' }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
      ),
    ).toEqual({ role: 'user' });
  });
});
