import { describe, expect, test } from 'vitest';
import { KeyIndex } from '../../src/concepts/token-keys.js';

describe('things by the names under which a token is known', () => {
  const index = new KeyIndex<string>();
  index.add(['#1.headers.token'], 'header');
  index.add(['#1'], 'request');
  index.add(['#2', '#3'], 'two names');

  test.each([
    [['#1.headers.token'], ['header']],
    [['#1.headers'], []],
    [['#3', '#2'], ['two names']],
    [['#4'], []],
    [
      ['#1', '#1.headers.token'],
      ['request', 'header'],
    ],
  ])('%j is shared by %j', (keys, found) => {
    expect([...index.sharing(keys)]).toEqual(found);
  });

  test.each([
    ['the same', '#1', ['request']],
    ['a member', '#1.cookies.token', ['request']],
    ['a member of a member', '#1.headers.token.value', ['request', 'header']],
    ['what a call is given', 'bearerOf(#2)', ['two names']],
    ['a member of what a call gives', 'read(#1).token', ['request']],
    ['what an inner call is given', 'a(b(#1))', ['request']],
    ['another with a longer name', '#11.token', []],
    ['one of several arguments', 'f(#1,#2)', []],
  ])('%s: %s was read out of what is called so', (_name, key, found) => {
    expect([...index.owning([key])]).toEqual(found);
  });
});
