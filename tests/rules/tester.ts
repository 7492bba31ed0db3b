import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { Linter } from 'eslint';
import plugin from '../../src/index.js';
import type { rules } from '../../src/rules/index.js';

RuleTester.afterAll = afterAll;

/** A folder whose package.json lists the security packages, so that automatic fixes apply. */
export const fixtures = path.resolve(import.meta.dirname, '../fixtures');

/** A tester for TypeScript and JavaScript alike; `filename` decides which package.json counts. */
export const tester = new RuleTester({
  languageOptions: {
    parser,
    ecmaVersion: 'latest',
    sourceType: 'module',
    parserOptions: { ecmaFeatures: { globalReturn: true } },
  },
});

export type RuleName = keyof typeof rules;

/** What linting says of a piece of code with one rule. */
export function lint(rule: RuleName, text: string, options: object = {}, filename = 'file.ts'): Linter.LintMessage[] {
  return new Linter({ configType: 'flat', cwd: path.dirname(path.resolve(filename)) }).verify(text, configOf(rule, options), {
    filename: path.resolve(filename),
  });
}

/** The code after every automatic fix, and after the first suggestion of each remaining report where `suggestions` is set. */
export function fixed(rule: RuleName, text: string, { suggestions = false, options = {}, filename = 'file.ts' } = {}): string {
  const linter = new Linter({ configType: 'flat', cwd: path.dirname(path.resolve(filename)) });
  const config = configOf(rule, options);
  let output = linter.verifyAndFix(text, config, { filename: path.resolve(filename) }).output;
  for (let round = 0; suggestions && round < 30; round += 1) {
    const fix = linter.verify(output, config, { filename: path.resolve(filename) }).find(message => message.suggestions?.[0])
      ?.suggestions?.[0]?.fix;
    if (!fix) break;
    output = output.slice(0, fix.range[0]) + fix.text + output.slice(fix.range[1]);
  }
  return output;
}

const configOf = (rule: RuleName, options: object): Linter.Config[] => [
  {
    files: ['**/*.{js,ts,cjs,mjs,cts,mts}'],
    languageOptions: {
      parser,
      ecmaVersion: 'latest',
      sourceType: 'module',
      parserOptions: { ecmaFeatures: { globalReturn: true } },
    },
    plugins: { 'backend-security': plugin },
    rules: { [`backend-security/${rule}`]: ['error', options] },
  },
];
