import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import { expect, test } from 'vitest';
import plugin from '../src/index.js';

const root = path.resolve(import.meta.dirname, '..');
const linter = new Linter({ configType: 'flat', cwd: root });
const rules = plugin.configs.all.rules as Linter.RulesRecord;

/** How a file is read, as a script or a module. */
type Reading = Linter.LanguageOptions & { readonly sourceType: 'script' | 'module' };

const byEspree = (sourceType: 'script' | 'module'): Reading => ({
  parser: espree,
  sourceType,
  ecmaVersion: 'latest',
  parserOptions: { ecmaFeatures: { jsx: true } },
});

const byTypeScript = (sourceType: 'script' | 'module'): Reading => ({ parser, sourceType });

interface Outcome {
  /** Files that at least one of the readings parses. */
  parsed: number;
  findings: number;
  /** What a rule threw: the test run sets `DEBUG=backend-security`. */
  readonly errors: string[];
}

/** Lints files with all rules, each in the first way in which it parses. */
function lintAll(files: readonly string[], readings: readonly Reading[]): Outcome {
  const outcome: Outcome = { parsed: 0, findings: 0, errors: [] };
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const languageOptions of readings) {
      try {
        const messages = linter.verify(
          text,
          [{ files: ['**/*.*'], languageOptions, plugins: { 'backend-security': plugin }, rules }],
          { filename: file, allowInlineConfig: false },
        );
        if (messages.some(({ fatal }) => fatal === true)) continue;
        outcome.parsed += 1;
        outcome.findings += messages.length;
      } catch (error) {
        outcome.errors.push(`${path.relative(root, file)}: ${String((error as Error).stack)}`);
      }
      break;
    }
  }
  return outcome;
}

const filesIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .sort()
    .map(file => path.join(root, folder, file))
    .filter(file => /\.[cm]?[jt]s$/.test(file) && statSync(file).isFile());

const grammar = ['pass', 'pass-explicit'].flatMap(folder => filesIn(`node_modules/test262-parser-tests/${folder}`));

test('every program of the grammar tests, read by espree', () => {
  const { parsed, errors } = lintAll(grammar, [byEspree('script'), byEspree('module')]);
  expect(errors).toEqual([]);
  expect(parsed).toBeGreaterThan(3800);
});

test('every program of the grammar tests, read by the TypeScript parser', () => {
  const { parsed, errors } = lintAll(grammar, [byTypeScript('script'), byTypeScript('module')]);
  expect(errors).toEqual([]);
  expect(parsed).toBeGreaterThan(3000);
});

/** Every fortieth file that is not larger than sources usually are. */
const packages = [
  '@hapi/hapi',
  '@typescript-eslint',
  'express',
  'fastify',
  'knex',
  'mongoose',
  'sequelize',
  'typeorm',
  'typescript/lib',
]
  .flatMap(name => filesIn(`node_modules/${name}`))
  .filter(file => statSync(file).size < 60_000)
  .filter((_, index) => index % 40 === 0);

test('sources and declarations of packages', () => {
  const { parsed, errors } = lintAll(packages, [byTypeScript('module')]);
  expect(errors).toEqual([]);
  expect(parsed).toBeGreaterThan(packages.length * 0.95);
  expect(parsed).toBeGreaterThan(100);
});

test('sources of packages, read by espree', () => {
  const { parsed, errors } = lintAll(
    packages.filter(file => !file.endsWith('.ts')),
    [byEspree('module'), byEspree('script')],
  );
  expect(errors).toEqual([]);
  expect(parsed).toBeGreaterThan(50);
});
