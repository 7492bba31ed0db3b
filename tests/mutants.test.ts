import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as typescript from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import * as espree from 'espree';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { applied, materialOf, mutantOf, randomOf, type Material } from '../tools/mutate.mjs';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'tests/libraries');
const linter = new Linter({ configType: 'flat', cwd: root });

/** Mutants of each sample; `tools/fuzz.mjs` makes any number of them. */
const MUTANTS = 6;

interface Parsed {
  readonly ast: SourceCode.Config['ast'];
  readonly visitorKeys?: SourceCode.VisitorKeys;
}

interface Language {
  readonly file: string;
  readonly options: Linter.LanguageOptions;
  /** A sample in this language. */
  textOf(sample: string): string;
  parse(text: string): Parsed;
}

const everything = { range: true, loc: true, tokens: true, comment: true };

const languages: Readonly<Record<string, Language>> = {
  TypeScript: {
    file: 'mutant.ts',
    options: { parser: typescript, sourceType: 'module' },
    textOf: sample => sample,
    parse: text => typescript.parseForESLint(text, { ...everything, sourceType: 'module' }) as unknown as Parsed,
  },
  JavaScript: {
    file: 'mutant.js',
    options: { parser: espree, sourceType: 'module', ecmaVersion: 'latest' },
    textOf: sample =>
      ts.transpileModule(sample, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } })
        .outputText,
    parse: text => ({
      ast: espree.parse(text, { ...everything, ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Parsed['ast'],
    }),
  },
};

const parsedOrNull = ({ parse }: Language, text: string): Parsed | null => {
  try {
    return parse(text);
  } catch {
    return null;
  }
};

describe.each(Object.entries(languages))('mutants of the samples in %s', (_name, language) => {
  const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .sort()
    .flatMap(file => {
      const text = language.textOf(readFileSync(path.join(folder, file), 'utf8'));
      // decorators are beyond espree
      const parsed = parsedOrNull(language, text);
      return parsed ? [{ file, material: materialOf(text, parsed.ast, parsed.visitorKeys ?? espree.VisitorKeys) }] : [];
    });

  test('never crash a rule, and parse after each of their fixes', () => {
    const problems: string[] = [];
    const made = { mutants: 0, parsed: 0, findings: 0, fixes: 0 };
    for (const { file, material } of samples) {
      for (let number = 0; number < MUTANTS; number += 1) {
        const random = randomOf(`${file}:${number}`);
        const donor = samples[Math.floor(random() * samples.length)]?.material as Material;
        const text = mutantOf(material, random, donor);
        made.mutants += 1;
        const parsed = parsedOrNull(language, text);
        if (!parsed) continue;
        made.parsed += 1;
        try {
          const messages = lint(language, text, parsed);
          made.findings += messages.length;
          for (const fixed of messages.flatMap(message => textsAfterFixes(text, message))) {
            made.fixes += 1;
            language.parse(fixed);
          }
        } catch (error) {
          problems.push(`${file}:${number}: ${String((error as Error).stack)}\n${text}`);
        }
      }
    }
    expect(problems).toEqual([]);
    expect(made.parsed / made.mutants).toBeGreaterThan(0.4);
    expect(made.findings / made.parsed).toBeGreaterThan(1);
    expect(made.fixes / made.parsed).toBeGreaterThan(1);
  });
});

test('a seed gives the same mutants again, another one gives others', () => {
  const text = readFileSync(path.join(folder, 'pg.ts'), 'utf8');
  const parsed = languages['TypeScript']?.parse(text) as Parsed;
  const material = materialOf(text, parsed.ast, parsed.visitorKeys ?? {});
  const ten = (seed: string): readonly string[] => {
    const random = randomOf(seed);
    return Array.from({ length: 10 }, () => mutantOf(material, random));
  };
  expect(ten('a')).toEqual(ten('a'));
  expect(ten('a')).not.toEqual(ten('b'));
  expect(new Set([...ten('a'), text]).size).toBeGreaterThan(8);
});

function lint({ file, options }: Language, text: string, parsed: Parsed): Linter.LintMessage[] {
  const rules = plugin.configs.all.rules as Linter.RulesRecord;
  return linter.verify(
    new SourceCode({ text, ...parsed }),
    [{ files: ['**/*.*'], languageOptions: options, plugins: { 'backend-security': plugin }, rules }],
    { filename: path.join(root, 'tests/fixtures', file) },
  );
}

const textsAfterFixes = (text: string, { fix, suggestions }: Linter.LintMessage): readonly string[] =>
  [fix, ...(suggestions ?? []).map(suggestion => suggestion.fix)]
    .filter(edit => edit !== undefined)
    .map(({ range: [start, end], text: replacement }) => applied(text, [{ start, end, text: replacement }]));
