import { describe, expect, test } from 'vitest';
import { mistakesIn } from './token-mistakes.js';

const jwt = "import jwt from 'jsonwebtoken'; ";
const checked = (check: string, use = 'accept(req.cookies.token); req.user = jwt.decode(req.cookies.token); next();'): string =>
  `${jwt}${check} export const auth = (req, res, next) => { ${use} };`;
const inTurn = (caught: string, last: string): string =>
  `function accept(token) { let problem = null; for (const key of keys) { try { return jwt.verify(token, key); } catch (error) { ${caught} } } ${last} }`;
const kept = (last: string): string =>
  `function accept(token) { let claims = null; try { claims = jwt.verify(token, key); } catch { claims = null; } ${last} }`;

describe('a function of the file that checks a token, whatever it is called', () => {
  test.each([
    ['one key', checked('const accept = token => jwt.verify(token, key);')],
    ['several keys, one after the other', checked(inTurn('problem = error;', 'throw problem;'))],
    ['several keys without a note of the error', checked(inTurn('', "throw new Error('no key fits');"))],
    ['a condition on what was kept', checked(kept("if (!claims) throw new Error('bad token'); return claims;"))],
    ['the other branch of it', checked(kept("if (claims) { return claims; } else { throw new Error('bad token'); }"))],
    ['a function that may throw', checked(kept('return required(claims);'))],
    ['an assertion', checked(kept('assert(claims); return claims;'))],
    [
      'a method',
      `${jwt}class Sessions { accept(token) { for (const key of this.keys) { try { jwt.verify(token, key); return; } catch (error) { this.last = error; } } throw this.last; } open(req) { this.accept(req.cookies.token); return jwt.decode(req.cookies.token); } }`,
    ],
    [
      'an answer of yes or no',
      checked(
        'const accept = token => { try { jwt.verify(token, key); return true; } catch { return false; } };',
        'if (!accept(req.cookies.token)) return res.sendStatus(401); req.user = jwt.decode(req.cookies.token); next();',
      ),
    ],
  ])('keeps bad tokens out: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });

  test.each([
    ['gives nothing for a bad token, which nobody asks', checked(kept('return claims;')), 'unverified'],
    ['gives nothing in the end', checked(inTurn('console.warn(error);', 'return null;')), 'unverified'],
    ['only asks whether there is one', checked("function accept(token) { if (!token) throw new Error('none'); }"), 'unverified'],
    [
      'is asked about another token',
      checked(
        'const accept = token => jwt.verify(token, key);',
        'accept(req.cookies.refresh); req.user = jwt.decode(req.cookies.token); next();',
      ),
      'unverified',
    ],
    [
      'fails where the token is decoded',
      checked(
        'const accept = token => jwt.verify(token, key);',
        'try { req.user = accept(req.cookies.token); } catch { req.user = jwt.decode(req.cookies.token); } next();',
      ),
      'unverified',
    ],
  ])('but not one that %s', (_, code, kind) => {
    expect(mistakesIn(code)).toEqual([kind]);
  });
});

const told = (callback: string, after = 'req.user = jwt.decode(token); next();'): string =>
  `${jwt}export const auth = (req, res, next) => { const token = req.cookies.token; if (!token) return res.sendStatus(401); jwt.verify(token, key, ${callback}); ${after} };`;
const koa = (callback: string): string =>
  `${jwt}export const auth = async (ctx, next) => { const token = ctx.cookies.get('token'); jwt.verify(token, key, ${callback}); ctx.state.user = jwt.decode(token); await next(); };`;

describe('a callback that only notes what came out', () => {
  test.each([
    ['nothing', told('() => {}')],
    ['a note of the error', told('error => { if (error) console.error(error.message); }')],
    ['a note and a return', told('function (error) { if (error) return log.warn({ error: String(error) }); }')],
    ['a note of either', told('(error, claims) => { if (error) log.warn(error); else log.info(claims.sub); }')],
    ['an expression', told('error => error && req.log.warn(error)')],
    ['a count', told("error => { if (error) metrics.increment('bad-token'); }")],
    ['a function of the file', `${told('note')} function note(error) { if (error) console.warn(error); }`],
    ['the log of Koa', koa("error => { if (error) ctx.app.emit('error', error, ctx); }")],
    [
      'in a function of the file',
      `${jwt}const accept = token => { jwt.verify(token, key, error => { if (error) console.warn(error); }); }; export const auth = (req, res, next) => { accept(req.cookies.token); req.user = jwt.decode(req.cookies.token); next(); };`,
    ],
  ])('is no check of what is decoded beside it: %s', (_, code) => {
    expect(mistakesIn(code)).toEqual(['unverified']);
  });

  test('leaves the failure unheard where nothing is decoded', () => {
    expect(mistakesIn(told('error => { if (error) console.error(error); }', 'next();'))).toEqual(['errorIgnored']);
  });

  test.each([
    [
      'keeps the error',
      told('error => { problem = error; }', 'if (problem) return next(problem); req.user = jwt.decode(token); next();'),
    ],
    ['keeps the error in a list', told('error => { if (error) problems.push(error); }')],
    ['throws', told('error => { if (error) throw error; }')],
    ['throws by a function', koa('error => { if (error) ctx.throw(401); }')],
    ['tells an emitter, which may throw', told("error => { if (error) bus.emit('error', error); }")],
    ['tells an application of Express', told("error => { if (error) req.app.emit('error', error); }")],
    ['ends the program', told('error => { if (error) process.exit(1); }')],
    [
      'is beside another check',
      told("error => { if (!error) log.info('old key'); }", 'jwt.verify(token, other); req.user = jwt.decode(token); next();'),
    ],
    [
      'counts beside another check',
      told("error => { if (!error) log.info('old key'); }", 'req.user = jwt.verify(token, other); next();'),
    ],
    ['is not known', told('note')],
  ])('but not one that %s', (_, code) => {
    expect(mistakesIn(code)).toEqual([]);
  });
});
