import { describe, expect, test } from 'vitest';
import { mistakesIn } from './token-mistakes.js';

const jwt = "import jwt from 'jsonwebtoken'; ";
const orm = "import { eq } from 'drizzle-orm'; ";

/** A function that is handed a refresh token of the program's own. */
const refresh = (body: string): string => `${jwt}${orm}export async function refresh(refreshToken) { ${body} }`;
/** A handler to which a client sends one. */
const handler = (body: string): string =>
  `${jwt}${orm}export async function refresh(req, res) { const token = req.cookies.refresh; ${body} res.json(issue(claims)); }`;

describe('claims of a token that the program keeps', () => {
  test.each([
    [
      'looked up as a whole, before it is decoded',
      refresh(
        "const kept = await Tokens.findOne({ where: { token: refreshToken } }); if (!kept) throw new Error('no'); const { sub } = jwt.decode(refreshToken); return users.findById(sub);",
      ),
    ],
    [
      'looked up in a list',
      handler(
        'const found = await Tokens.find({ _id: token }); if (found.length === 0) return res.sendStatus(404); const claims = jwt.decode(token);',
      ),
    ],
    [
      'looked up or refused by the call',
      handler('await tokens.findUniqueOrThrow({ where: { token } }); const claims = jwt.decode(token);'),
    ],
    ['in a set', handler('if (!active.has(token)) return res.sendStatus(403); const claims = jwt.decode(token);')],
    [
      'in a list',
      handler('if (!(await active.includes(token))) { res.sendStatus(403); return; } const claims = jwt.decode(token);'),
    ],
    [
      'in Redis',
      handler(
        'const kept = await redis.get(`refresh:${token}`); if (kept === null) return res.sendStatus(401); const claims = jwt.decode(token);',
      ),
    ],
    [
      'with Drizzle',
      handler(
        'const [row] = await db.select().from(users).where(eq(users.refreshToken, token)); if (!row) return res.sendStatus(401); const claims = jwt.decode(token);',
      ),
    ],
    [
      'with Knex',
      handler(
        "const row = await db('tokens').where({ token }).first(); if (row == null) return res.sendStatus(401); const claims = jwt.decode(token);",
      ),
    ],
    [
      'compared with that of the user whom a claim names',
      refresh(
        "const { sub } = jwt.decode(refreshToken); const user = await users.findById(sub); if (user.refreshToken !== refreshToken) throw new Error('no'); return sign(user);",
      ),
    ],
    [
      'compared with a digest of it',
      refresh(
        "const { sub } = jwt.decode(refreshToken); const user = await users.findById(sub); const isSame = await bcrypt.compare(refreshToken, user.digest); if (!isSame) throw new Error('no'); return sign(user);",
      ),
    ],
    [
      'compared in a condition',
      refresh(
        "const { sub } = jwt.decode(refreshToken); const user = await users.findById(sub); if (!user || !(await bcrypt.compare(refreshToken, user.digest))) throw new Error('no'); return sign(user);",
      ),
    ],
  ])('silent: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });

  test.each([
    [
      'a refresh token whose claims select a user',
      refresh('const { sub } = jwt.decode(refreshToken); return users.findById(sub);'),
    ],
    [
      'a condition of Drizzle',
      refresh('const claims = jwt.decode(refreshToken); return db.select().from(users).where(eq(users.id, claims.sub));'),
    ],
    [
      'a condition of Knex',
      refresh("const claims = jwt.decode(refreshToken); return db('users').where('id', claims.sub).first();"),
    ],
    [
      'a condition of Prisma',
      refresh('const claims = jwt.decode(refreshToken); return prisma.user.findUnique({ where: { id: claims.sub } });'),
    ],
    ['new tokens', refresh('const { sub } = jwt.decode(refreshToken); return jwt.sign({ sub }, key);')],
    [
      'something changed before the token is looked up',
      refresh(
        "const claims = jwt.decode(refreshToken); if (claims.exp < now()) { await db.update(users).set({ refreshToken: null }).where(eq(users.id, claims.sub)); throw new Error('late'); } const [row] = await db.select().from(users).where(eq(users.refreshToken, refreshToken)); if (!row) throw new Error('no'); return row;",
      ),
    ],
    [
      'an object that is filled with the claims',
      refresh(
        'const session = new Session(jwt.decode(refreshToken)); return users.findById(session.user.id); } class Session { constructor(claims) { this.user = claims.user; }',
      ),
    ],
    [
      'an object to which the claims are copied',
      refresh(
        'const { payload } = jwt.decode(refreshToken, { complete: true }); const session = new Session(payload); return db.select().from(users).where(eq(users.id, session.sub)); } class Session { constructor(claims) { Object.assign(this, claims); }',
      ),
    ],
    [
      'a list of tokens that are refused',
      handler(
        'const revoked = await Revoked.findOne({ token }); if (revoked) return res.sendStatus(401); const claims = jwt.decode(token);',
      ),
    ],
    [
      'a record that nobody asks for',
      handler('const kept = await Tokens.findOne({ token }); log(kept); const claims = jwt.decode(token);'),
    ],
    [
      'the form of a token',
      handler('if (!validator.isJWT(token)) return res.sendStatus(400); const claims = jwt.decode(token);'),
    ],
    [
      'compared with what the client sent as well',
      handler('if (token !== req.body.token) return res.sendStatus(400); const claims = jwt.decode(token);'),
    ],
    [
      'another token looked up',
      handler(
        'const kept = await Tokens.findOne({ token: req.cookies.other }); if (!kept) return res.sendStatus(401); const claims = jwt.decode(token);',
      ),
    ],
    [
      'the user looked up by a claim',
      handler(
        'const claims = jwt.decode(token); const user = await users.findOne({ id: claims.sub }); if (!user) return res.sendStatus(401);',
      ),
    ],
  ])('told: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['unverified']);
  });

  test.each([
    [
      'a refresh token beside a profile',
      `${jwt}export const login = async (accessToken, refreshToken, profile, done) => { done(null, await users.findById(jwt.decode(accessToken).sub)); };`,
    ],
    [
      'an object that is told only the expiry',
      refresh(
        'const clock = new Clock(jwt.decode(refreshToken)); return clock.find(refreshToken); } class Clock { constructor(claims) { console.log(claims.exp); }',
      ),
    ],
    [
      'both tokens of a provider',
      `${jwt}export const keep = async (accessToken, refreshToken) => users.findById(jwt.decode(refreshToken).sub);`,
    ],
    [
      'an identity that a provider has stated',
      `${jwt}export const keep = async idToken => users.findById(jwt.decode(idToken).sub);`,
    ],
  ])('silent: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});
