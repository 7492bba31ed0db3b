import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import type { RuleModule } from '../src/rule-kit/index.js';
import { rules } from '../src/rules/index.js';
import { sentencesOf } from './sentences.js';

const root = path.resolve(import.meta.dirname, '..');
const entries = Object.entries<RuleModule>(rules);
const names = Object.keys(rules).sort();

/** The names of the files of a folder, without their ending. */
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(path.join(root, folder))
    .filter(file => file.endsWith(ending))
    .map(file => file.slice(0, -ending.length))
    .sort();

test('the plugin says who it is', () => {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  expect(plugin.meta).toEqual({ name, version, namespace: 'backend-security' });
});

describe('a rule is a file, a page, a test and a behaviour test', () => {
  test('the index lists every rule file', () => {
    expect(filesIn('src/rules', '.ts').filter(name => name !== 'index')).toEqual(names);
  });

  test('every rule has a page, and every page a rule', () => {
    expect(filesIn('docs/rules', '.md')).toEqual(names);
  });

  test('every rule has a test, and every test a rule', () => {
    expect(filesIn('tests/rules', '.test.ts')).toEqual(names);
  });

  test.each(entries)('what %s rewrites is run', (name, { meta }) => {
    const rewrites = meta.fixable !== undefined || meta.hasSuggestions === true;
    expect(existsSync(path.join(root, `tests/behaviour/${name}.test.ts`))).toBe(rewrites);
  });
});

describe('configs', () => {
  const rulesOf = (config: keyof typeof plugin.configs): string[] =>
    Object.keys(plugin.configs[config].rules ?? {})
      .map(key => key.replace(/^backend-security\//, ''))
      .sort();

  const naming = (...configs: readonly ('recommended' | 'strict')[]): string[] =>
    names.filter(name => configs.some(config => rules[name as keyof typeof rules].meta.docs.configs[config] !== undefined));

  test('each config has the rules that name it, a stricter one also those of the others', () => {
    expect(rulesOf('recommended')).toEqual(naming('recommended'));
    expect(rulesOf('strict')).toEqual(naming('recommended', 'strict'));
    expect(rulesOf('all')).toEqual(names);
  });

  test.each(['recommended', 'strict', 'all'] as const)(
    '%s names itself, carries the plugin and matches its legacy form',
    config => {
      const flat = plugin.configs[config];
      expect(flat.name).toBe(`backend-security/${config}`);
      expect(flat.plugins?.['backend-security']).toBe(plugin);
      expect(plugin.configs[`${config}-legacy`]).toEqual({ plugins: ['backend-security'], rules: flat.rules });
    },
  );

  test('`files` is left to the user, since it would add files to what is linted', () => {
    expect(Object.values(plugin.configs).filter(config => 'files' in config)).toEqual([]);
  });
});

describe.each(entries)('%s', (name, { meta }) => {
  test('is named after the harm or the protection', () => {
    expect(name).toMatch(/^(?:no|require)-[a-z]+(?:-[a-z]+)*$/);
  });

  test('documents itself', () => {
    const { docs } = meta;
    expect(docs.description).toMatch(/^(?:disallow|require|enforce) \S.*[^.]$/);
    expect(docs.url).toBe(
      `https://github.com/eslint-plugin-backend-security/eslint-plugin-backend-security/blob/main/docs/rules/${name}.md`,
    );
    expect([1, 2, 3, 4, 5]).toContain(docs.tip);
    expect(docs.recommended).toBe(docs.configs.recommended !== undefined);
    expect(docs.cwe.length).toBeGreaterThan(0);
    expect(docs.cwe.every(id => Number.isInteger(id) && id > 0)).toBe(true);
    expect(docs.owasp).toMatch(/^A(?:0[1-9]|10):2025$/);
    expect(docs.securitySeverity).toMatch(/^(?:\d\.\d|10\.0)$/);
    expect(Number(docs.securitySeverity)).toBeGreaterThan(0);
  });

  test('says in two sentences what happens and what to do', () => {
    const messages = Object.values(meta.messages);
    // one sentence is the title of a suggestion
    const counts = messages.map(message => sentencesOf(message).length);
    expect(counts).toContain(2);
    expect(counts.filter(count => count !== 2 && !(count === 1 && meta.hasSuggestions))).toEqual([]);
    expect(messages.filter(message => !/[^.]\.$/.test(message))).toEqual([]);
  });

  test('has a schema that names what it does not know', () => {
    const linter = new Linter({ configType: 'flat' });
    const verify = (): unknown =>
      linter.verify('', [
        { plugins: { 'backend-security': plugin }, rules: { [`backend-security/${name}`]: ['error', { noSuchOption: true }] } },
      ]);
    expect(verify).toThrow(/noSuchOption/);
  });

  test('has a default, a type and a description for each option', () => {
    const schema = meta.schema[0] as { properties: Record<string, { description?: string }> };
    const options = Object.keys(schema.properties).sort();
    expect(Object.keys(meta.defaultOptions[0]).sort()).toEqual(options);
    for (const option of options) expect(schema.properties[option]?.description, option).toMatch(/\S/);
  });
});
