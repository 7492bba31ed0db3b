import path from 'node:path';
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';

const root = path.resolve(import.meta.dirname, '..');
const linter = new Linter({ configType: 'flat', cwd: root });

const repeat = (count: number, piece: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join('');

const setUp = `const { Pool } = require('pg'); const jwt = require('jsonwebtoken'); const bcrypt = require('bcrypt');
const app = require('express')(); const pool = new Pool();`;

/** Code around a query, so that the rules look at the deep part. */
const queried = (expression: string, before = ''): string =>
  `${setUp} ${before}\napp.get('/', async (req, res) => { pool.query(${expression}); });`;

const handled = (statements: string): string => `${setUp}\napp.get('/', (req, res) => { const s = req.query.a; ${statements} });`;

/** Programs that nest as deep as one likes. */
const shapes: Readonly<Record<string, (depth: number) => string>> = {
  'calls of a function': n => queried(`${'f('.repeat(n)}req.query.a${')'.repeat(n)}`, 'const f = x => x;'),
  'calls of what a call returns': n => queried(`f${'()'.repeat(n)}`, 'const f = () => f;'),
  'registrations in registrations': n => `${setUp} ${'app.use('.repeat(n)}app${')'.repeat(n)}; app.listen(1);`,
  'queries in queries': n => `${setUp} ${'pool.query('.repeat(n)}sql${')'.repeat(n)};`,
  'hashes of hashes': n => handled(`${'bcrypt.hash('.repeat(n)}req.body.password${', 1)'.repeat(n)};`),
  'checks of checks': n => handled(`${'jwt.verify('.repeat(n)}s${')'.repeat(n)};`),
  'a chain of calls': n => queried(`knex${repeat(n, index => `.where('a${index}', req.query.a)`)}`),
  'a chain of promises': n => handled(`pool.query(s)${repeat(n, index => `.then(x => x.a${index})`)};`),
  'a chain of members': n => queried(`req${'.a'.repeat(n)}`),
  'a chain of computed members': n => queried(`req${'[a]'.repeat(n)}`),
  'a chain of members of claims': n => handled(`const t = jwt.decode(s); use(t${'.a'.repeat(n)});`),
  'an optional chain': n => queried(`req${'?.a'.repeat(n)}`),
  'keys in keys': n => queried(`${'a['.repeat(n)}req.query.a${']'.repeat(n)}`),
  arrays: n => `${queried(`${'['.repeat(n)}req.query.a${']'.repeat(n)}`)} app.use(${'['.repeat(n)}x${']'.repeat(n)});`,
  objects: n => queried(`${'{ a: '.repeat(n)}req.query.a${' }'.repeat(n)}`),
  spreads: n => queried(`${'...['.repeat(n)}req.query.a${']'.repeat(n)}`),
  conditionals: n => queried(`${repeat(n, index => `a${index} ? b${index} : `)}req.query.a`),
  'conditions of conditions': n => queried(`${'('.repeat(n)}a${' ? b : c)'.repeat(n)}`),
  'a sum': n => queried(`'a'${repeat(n, index => ` + req.query.a${index}`)}`),
  'a sum from the right': n => queried(`${"'a' + (".repeat(n)}req.query.a${')'.repeat(n)}`),
  'a product': n => queried(`1${' * 2'.repeat(n)}`),
  'a chain of or': n => queried(`a${repeat(n, index => ` || req.query.a${index}`)}`),
  'a chain of comparisons': n => queried(`a${' === b'.repeat(n)}`),
  negations: n => queried(`${'!'.repeat(n)}req.query.a`),
  awaits: n => queried(`${'await '.repeat(n)}req.query.a`),
  templates: n => queried(`${'`SELECT ${'.repeat(n)}req.query.a${'}`'.repeat(n)}`),
  'tagged templates': n => queried(`f${'``'.repeat(n)}`),
  'objects made of objects': n =>
    queried(`${'new F('.repeat(n)}req.query.a${')'.repeat(n)}`, 'class F { constructor(a) { this.a = a; } }'),
  assignments: n => queried(`${repeat(n, index => `a${index} = `)}req.query.a`),
  'arrow functions': n => `${setUp} const f = ${repeat(n, index => `a${index} => `)}pool.query(a0);`,
  'functions called on the spot': n => `${setUp} ${'(() => '.repeat(n)}pool.query(s)${')()'.repeat(n)};`,
  functions: n => `${setUp} ${repeat(n, index => `function f${index}(a${index}) { `)}pool.query(a0);${' }'.repeat(n)}`,
  'functions called from outside': n =>
    `${setUp} ${repeat(n, index => `f${index}(s); function f${index}(a${index}) { `)}pool.query(a0);${' }'.repeat(n)}`,
  callbacks: n => `${setUp} ${repeat(n, index => `g(a${index} => { `)}pool.query(a0);${' })'.repeat(n)}`,
  handlers: n => `${setUp} ${repeat(n, index => `app.use((a${index}, b) => { `)}pool.query(a0.query.a);${' })'.repeat(n)}`,
  classes: n => `${setUp} ${repeat(n, index => `class C${index} { m() { `)}pool.query(a);${' } }'.repeat(n)}`,
  'classes that extend each other': n =>
    `${setUp} class C0 { a = app.use(x); }${repeat(n, index => `class C${index + 1} extends C${index} {}`)} new C${n}().a; app.listen(1);`,
  'functions that call each other': n =>
    `${setUp} function f0() { app.use(x); }${repeat(n, index => `function f${index + 1}() { f${index}(); }`)} f${n}(); app.listen(1);`,
  'variables of each other': n => queried(`v${n}`, `const v0 = a;${repeat(n, index => `const v${index + 1} = v${index};`)}`),
  'else-if': n => handled(`let t; ${repeat(n, index => `if (s === ${index}) t = s; else `)} t = 1; pool.query(t);`),
  'else-if that leaves': n =>
    handled(`${repeat(n, index => `if (s === ${index}) { return; } else `)} { return; } pool.query(s);`),
  'else-if of registrations': n =>
    `${setUp} ${repeat(n, index => `if (a === ${index}) { app.use(x); } else `)} {} app.listen(1);`,
  ifs: n => handled(`${repeat(n, index => `if (s !== ${index}) { `)}pool.query('a' + s);${' }'.repeat(n)}`),
  'blocks before a query': n => handled(`${'{'.repeat(n)} return; ${'}'.repeat(n)} pool.query('a' + s);`),
  'blocks that throw': n =>
    `${handled("f(s); pool.query('a' + s);")} function f(s) { if (s) ${'{'.repeat(n)} throw 1; ${'}'.repeat(n)} }`,
  'conditions before a query': n =>
    handled(`if (s !== 'a'${repeat(n, index => ` && s !== ${index}`)}) return; pool.query('a' + s);`),
  'a trimmed value in a condition': n => handled(`if (LIST.includes(s${'.trim()'.repeat(n)})) pool.query('a' + s);`),
  loops: n => handled(`${'for (const x of y) '.repeat(n)} pool.query('a' + s);`),
  tries: n => handled(`${'try { '.repeat(n)} jwt.verify(s);${' } catch {}'.repeat(n)}`),
  'patterns of objects': n => `${setUp} app.get('/', (${'{ a: '.repeat(n)}x${' }'.repeat(n)}) => { pool.query('a' + x); });`,
  'patterns of lists': n => handled(`const ${'['.repeat(n)}x${']'.repeat(n)} = s; pool.query('a' + x);`),
  'patterns that are assigned': n => handled(`let x; (${'['.repeat(n)}x${']'.repeat(n)} = jwt.decode(s));`),
};

/** The TypeScript parser takes twice as long for each further level. */
const plain: Readonly<Record<string, (depth: number) => string>> = {
  'patterns with defaults': n => handled(`const ${'{ a: '.repeat(n)}x${' = {} }'.repeat(n)} = jwt.decode(s); use(x);`),
};

const typed: Readonly<Record<string, (depth: number) => string>> = {
  assertions: n => queried(`req.query.a${' as any'.repeat(n)}`),
  'assertions of not null': n => queried(`req.query.a${'!'.repeat(n)}`),
  'types of lists': n => queried('a', `declare const a: string${'[]'.repeat(n)};`),
  'types with arguments': n => queried('a', `declare const a: ${'Promise<'.repeat(n)}string${'>'.repeat(n)};`),
  'types of each other': n =>
    queried('a', `type T0 = string;${repeat(n, index => `type T${index + 1} = T${index};`)} declare const a: T${n};`),
  'interfaces of each other': n =>
    queried(
      'a.b',
      `interface T0 { b: string }${repeat(n, index => `interface T${index + 1} extends T${index} {}`)} declare const a: T${n};`,
    ),
  'types of objects': n => queried('a.a.a', `declare const a: ${'{ a: '.repeat(n)}string${' }'.repeat(n)};`),
  namespaces: n => `${setUp} ${repeat(n, index => `namespace N${index} { `)}pool.query(a);${' }'.repeat(n)}`,
};

const tags: Readonly<Record<string, (depth: number) => string>> = {
  elements: n => queried(`${'<a>'.repeat(n)}${'</a>'.repeat(n)}`),
  'expressions in elements': n => queried(`${'<a>{'.repeat(n)}req.query.a${'}</a>'.repeat(n)}`),
};

const parserOptions = { ecmaFeatures: { jsx: true } };
const byEspree: Linter.LanguageOptions = { parser: espree, sourceType: 'commonjs', ecmaVersion: 'latest', parserOptions };
const byTypeScript: Linter.LanguageOptions = { parser: typescript, sourceType: 'module' };

/** The greatest of a few depths that ESLint alone can deal with. */
function depthWithinReach(
  shape: (depth: number) => string,
  languageOptions: Linter.LanguageOptions,
  filename: string,
  from: number,
): number {
  for (let depth = from; depth > 20; depth = Math.floor(depth / 2)) {
    try {
      const messages = linter.verify(shape(depth), [{ files: ['**/*.*'], languageOptions }], { filename });
      if (messages.every(({ fatal }) => fatal !== true)) return depth;
    } catch {
      // the stack of the parser, or of ESLint, ends before
    }
  }
  return 0;
}

/** What the rules throw at such a depth. */
function lintDeep(
  shape: (depth: number) => string,
  languageOptions: Linter.LanguageOptions,
  file: string,
  from: number,
): { readonly depth: number; readonly errors: readonly string[] } {
  const filename = path.join(root, 'tests/fixtures', file);
  const depth = depthWithinReach(shape, languageOptions, filename, from);
  const rules = plugin.configs.all.rules as Linter.RulesRecord;
  try {
    const config = [{ files: ['**/*.*'], languageOptions, plugins: { 'backend-security': plugin }, rules }];
    linter.verify(shape(depth), config, { filename });
    return { depth, errors: [] };
  } catch (error) {
    return { depth, errors: [String((error as Error).stack)] };
  }
}

/** Programs that parsers read with a loop, so that their depth has no end there. */
const endless =
  /^(?:a (?:chain|sum|product)|else-if|classes that|functions (?:that|called from)|(?:variables|types|interfaces) of each)/;

/**
 * The depth to begin with. Where a parser recurses it is kept below the end of its stack: Node.js 20 does not throw but
 * aborts when a regular expression is compiled there.
 */
const depthOf = (name: string, most: number): number => (endless.test(name) ? most : 250);

describe('what ESLint survives, the rules survive', () => {
  test.each(Object.entries({ ...shapes, ...plain }))('%s, read by espree', (name, shape) => {
    const { depth, errors } = lintDeep(shape, byEspree, 'deep.js', depthOf(name, 2000));
    expect(errors).toEqual([]);
    expect(depth).toBeGreaterThan(100);
  });

  test.each(Object.entries({ ...shapes, ...typed }))('%s, read by the TypeScript parser', (name, shape) => {
    const { depth, errors } = lintDeep(shape, byTypeScript, 'deep.ts', depthOf(name, 400));
    expect(errors).toEqual([]);
    expect(depth).toBeGreaterThan(100);
  });

  test.each(Object.entries(tags))('%s', (_name, shape) => {
    expect(lintDeep(shape, byEspree, 'deep.jsx', 200).errors).toEqual([]);
    expect(lintDeep(shape, { ...byTypeScript, parserOptions }, 'deep.tsx', 200).errors).toEqual([]);
  });
});
