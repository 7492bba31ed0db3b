import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as typescript from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import * as vue from 'vue-eslint-parser';
import plugin from '../src/index.js';

const root = path.resolve(import.meta.dirname, '..');
const linter = new Linter({ configType: 'flat', cwd: root });

/** The findings in a text, with every rewrite; in a page a fix may be left to the reader. */
function findingsIn(text: string, file: string, languageOptions: Linter.LanguageOptions): readonly string[] {
  const rules = plugin.configs.all.rules as Linter.RulesRecord;
  return linter
    .verify(text, [{ files: ['**/*.*'], languageOptions, plugins: { 'backend-security': plugin }, rules }], {
      filename: path.join(root, 'tests/libraries', file),
    })
    .map(({ line, column, ruleId, message, fix, suggestions }) => {
      const rewrites = [fix, ...(suggestions ?? []).map(suggestion => suggestion.fix)].map(edit => edit?.text ?? '');
      return `${line}:${column} ${ruleId} ${message} ${rewrites.join('')}`;
    });
}

const folder = path.join(root, 'tests/libraries');
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .sort()
  .map(file => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));

/** The sample without its types. */
const javascriptOf = (text: string): string =>
  ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } }).outputText;

const module = { sourceType: 'module' } as const;

// the tag takes the place of an empty first line, so that all lines keep their numbers
const page = (tag: string, text: string): string =>
  `<${tag}>${text}</script>\n<template><a :href="link" @click="go(link)">{{ name }}</a></template>`;

describe.each(samples)('$file', ({ text }) => {
  const expected = findingsIn(`\n${text}`, 'sample.ts', { parser: typescript, ...module });

  test.each(['script lang="ts"', 'script setup lang="ts"'])('<%s>, read by vue-eslint-parser', tag => {
    const found = findingsIn(page(tag, `\n${text}`), 'sample.vue', {
      parser: vue,
      ...module,
      parserOptions: { parser: typescript },
    });
    expect(found).toEqual(expected);
  });
});

// decorators are beyond espree, and beyond vue-eslint-parser with it
const withoutDecorators = samples.filter(({ text }) => !/^\s*@\w+/m.test(text));

test.each(withoutDecorators)('$file without types, read by espree, alone and in a page', ({ text }) => {
  const javascript = `\n${javascriptOf(text)}`;
  const expected = findingsIn(javascript, 'sample.js', { parser: typescript, ...module });
  const options = { ...module, ecmaVersion: 'latest' } as const;
  expect(findingsIn(javascript, 'sample.js', { parser: espree, ...options })).toEqual(expected);
  expect(findingsIn(page('script', javascript), 'sample.vue', { parser: vue, ...options })).toEqual(expected);
});

test('most samples can be read by espree', () => {
  expect(withoutDecorators.length).toBeGreaterThan(90);
});

test.each([
  ['an empty page', ''],
  ['a page without a script', '<template><p>{{ a }}</p></template>'],
  ['a script that is not closed', '<script>pool.query(`SELECT ${req.query.a}`)'],
  [
    'two scripts',
    "<script>const { Pool } = require('pg');</script><script setup>new Pool().query(`SELECT ${req.query.a}`)</script>",
  ],
  ['a template in a template', '<template><template v-for="a in b" #c="{ d }">{{ pool.query(a + d) }}</template></template>'],
])('%s', (_name, text) => {
  const found = findingsIn(text, 'sample.vue', { parser: vue, ...module });
  expect(found.filter(finding => !finding.includes('backend-security/'))).toEqual([]);
});

test('a class that answers for an application is the same with and without types', () => {
  const text = `import { Hono } from 'hono';
const app = new Hono();
app.get('/', c => c.html('<p>hello</p>'));
class Shop { fetch(request) { return app.fetch(request); } }
export default new Shop();
`;
  const found = findingsIn(text, 'sample.js', { parser: espree, ...module });
  expect(found.map(finding => finding.split(' ')[1])).toEqual(['backend-security/require-helmet']);
  expect(found).toEqual(findingsIn(text, 'sample.js', { parser: typescript, ...module }));
});
