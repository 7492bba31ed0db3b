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
