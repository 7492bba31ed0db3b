import { describe, expect, test } from 'vitest';
import {
  callsOf,
  describeUse,
  enclosingFunction,
  functionName,
  isFunction,
  usesOf,
  usesOfParameter,
  type FunctionNode,
  type Node,
} from '../../src/engine/index.js';
import { analyse, eachNode } from './analyse.js';

/** The uses of the value of the call `start()`. */
const usesIn = (code: string): string => {
  const engine = analyse(code);
  let start: Node | null = null;
  eachNode(engine, node => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'start') start ??= node;
  });
  if (!start) throw new Error('the code has no start() call');
  return usesOf(engine, start).map(describeUse).join('; ');
};

const table = (name: string, rows: readonly (readonly [code: string, uses: string])[]): void => {
  describe(name, () => {
    test.each(rows)('%s', (code, uses) => {
      expect(usesIn(code)).toBe(uses);
    });
  });
};

table('variables and patterns', [
  ['start()', ''],
  ['const x = start();', ''],
  ['const x = start(); f(x);', '→ f(0)'],
  ['const x = start(); f(1, x.a.b);', '.a.b → f(1)'],
  ['const { a, b: { c: d } } = start(); f(a); g(d);', '.a → f(0); .b.c → g(0)'],
  ['const { a = 1, ...rest } = start(); f(a, rest.z);', '.a → f(0); .z → f(1)'],
  ['const [first] = start(); f(first);', '→ f(0)'],
  ['const { [key]: v } = start(); f(v);', '.* → f(0)'],
  ['let x; x = start(); f(x);', '→ f(0)'],
  ['function h() { let x = 1; f(x); x = start(); g(x); }', '→ g(0)'],
  ['function h() { let x; for (;;) { f(x); x = start(); } }', '→ f(0)'],
  ['const x = start(); const y = x.a; const z = y; f(z);', '.a → f(0)'],
  ['const x = start() as Claims; f(x!.a);', '.a → f(0)'],
  ['const x = start(); const h = () => f(x);', '→ f(0)'],
  ['const x = start(); x.a = 1; delete x.b;', ''],
  ['for (const x of start()) f(x);', '→ f(0)'],
  ['export const x = start();', 'exported'],
]);

table('containers and text', [
  ['f({ id: start().a });', '.a → f(0)'],
  ['const o = { ...start() }; f(o.b);', '.b → f(0)'],
  ['f([1, start()]);', '→ f(0)'],
  ['f(...start());', '→ f(0)'],
  ['f(`id ${start().a}`);', '.a → f(0)'],
  ['tag`id ${start().a}`;', '.a → tag(0)'],
  ["f('id ' + start().a);", '.a → f(0)'],
  ['f(String(start().a)); g(JSON.stringify(1));', '.a → f(0)'],
  ['f(new Date(start().exp * 1000));', '.exp → f(0)'],
  ['f(start().a.slice(0, 2).trim());', '.a → f(0)'],
  ['start().items.forEach(f);', '.items → forEach()'],
]);

table('conditions', [
  ['if (start()) f();', 'test'],
  ['const x = start(); if (!x) throw new Error(); f(x);', 'test; → f(0)'],
  ['if (start() === null) f();', 'test'],
  ["if (typeof start() === 'string') f();", 'test'],
  ["if (start().role === 'admin') f();", '.role comparison'],
  ["if (start().roles.includes('admin')) f();", '.roles comparison'],
  ["if ('role' in start()) f();", '.role comparison'],
  ['switch (start().kind) { default: }', '.kind comparison'],
  ['const ok = start() && f();', 'test'],
  ['const x = a && start(); f(x);', '→ f(0)'],
  ['const x = start() ?? {}; f(x);', '→ f(0)'],
  ['const x = c ? start() : null; f(x);', '→ f(0)'],
  ['f(users[start().id]);', '.id comparison'],
]);

table('functions, members and promises', [
  ['function h() { return start().a; }', '.a returned'],
  ['const h = () => start();', 'returned'],
  ['const h = () => !!start();', 'returned; test'],
  ['const x = (() => start())(); f(x);', '→ f(0)'],
  ['req.user = start();', '→ req.user'],
  ['[req.user] = start();', '→ req.user'],
  ['async function h() { const x = await start(); f(x.a); }', 'awaited; .a → f(0)'],
  ['start().then(({ a }) => f(a)).catch(g);', '→ then(); .a → f(0)'],
  ['start().catch(() => {});', '→ catch()'],
  ['throw start();', 'thrown'],
  ['new Thing(1, start());', '→ Thing(1)'],
]);

describe('functions', () => {
  const functionsIn = (code: string): { engine: ReturnType<typeof analyse>; functions: FunctionNode[] } => {
    const engine = analyse(code);
    const functions: FunctionNode[] = [];
    eachNode(engine, node => {
      if (isFunction(node)) functions.push(node);
    });
    return { engine, functions };
  };

  test('a parameter is followed from its pattern', () => {
    const { engine, functions } = functionsIn('function h({ a }, b = 1) { f(a); g(b); }');
    expect(usesOfParameter(engine, functions[0] as FunctionNode, 0).map(describeUse)).toEqual(['.a → f(0)']);
    expect(usesOfParameter(engine, functions[0] as FunctionNode, 1).map(describeUse)).toEqual(['→ g(0)']);
  });

  test('a function has the name it is called by', () => {
    const { functions } = functionsIn(
      'function a() {} const b = () => {}; exports.c = function () {}; class X { d() {} e = () => {} } f(() => {});',
    );
    expect(functions.map(functionName).sort()).toEqual(['a', 'b', 'c', 'd', 'e', null]);
  });

  test('the calls of a function are found by its name and through this', () => {
    const { engine, functions } = functionsIn(
      'function a(n) { return a(n - 1); } function z() { a(1); a(2); } class X { m() {} n() { this.m(); other.m(); } }',
    );
    const callersOf = (name: string): (string | null)[] =>
      callsOf(engine, functions.find(fn => functionName(fn) === name) as FunctionNode).map(call =>
        functionName(enclosingFunction(call) as FunctionNode),
      );
    expect(callersOf('a')).toEqual(['z', 'z']);
    expect(callersOf('m')).toEqual(['n']);
  });
});
