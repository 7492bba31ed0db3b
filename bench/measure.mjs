import { readFileSync } from 'node:fs';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import { cpu, median, sum } from './clock.mjs';

const newLinter = () => new Linter({ configType: 'flat', cwd: '/' });
export const linter = newLinter();

/**
 * Above it, memory of the parser is freed before the timed part: one full collection would decide the result. The linter
 * is a new one: it keeps the last tree, and three of 100,000 lines are more than a process may have.
 */
const LARGE = 30_000;

/** The tree of a file as ESLint's `Linter` takes it. Throws where the parser does. */
export function parse(text, file) {
  const { ast, scopeManager, visitorKeys, services } = parser.parseForESLint(text, {
    range: true,
    loc: true,
    tokens: true,
    comment: true,
    ecmaVersion: 'latest',
    sourceType: /^\s*(?:import|export)\b/m.test(text) ? 'module' : 'commonjs',
    filePath: file,
  });
  return new SourceCode({ text, ast, scopeManager, visitorKeys, parserServices: services });
}

export const linesOf = text => text.split('\n').length;

export const readFiles = files => files.map(file => ({ file, text: readFileSync(file, 'utf8') }));

/** One parse and one lint: their CPU milliseconds and the messages. A large file's garbage is collected in between. */
export function lintOnce({ file, text }, setup, isLarge = linesOf(text) >= LARGE) {
  const parsed = cpu(() => parse(text, file));
  if (isLarge) globalThis.gc?.();
  const verifier = isLarge ? newLinter() : linter;
  const linted = cpu(() => verifier.verify(parsed.result, setup.config, { filename: file }));
  return { parse: parsed.milliseconds, lint: linted.milliseconds, messages: linted.result };
}

/**
 * The samples of every file under every setup, `none` among them. Each has a fresh parse, so that nothing remembered of a
 * tree helps; setups take turns by file and repetition, so that warmth and load meet all of them. Files that do not
 * parse as TypeScript are left out.
 */
export function measureFiles(files, setups, { repetitions = 5 } = {}) {
  const measured = [];
  files.forEach((entry, index) => {
    const samples = Object.fromEntries(setups.map(({ name }) => [name, { parse: [], lint: [] }]));
    const reports = {};
    const lines = linesOf(entry.text);
    try {
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        for (let turn = 0; turn < setups.length; turn += 1) {
          const setup = setups[(index + repetition + turn) % setups.length];
          const { parse: parsing, lint, messages } = lintOnce(entry, setup, lines >= LARGE);
          samples[setup.name].parse.push(parsing);
          samples[setup.name].lint.push(lint);
          reports[setup.name] = messages.length;
        }
      }
    } catch (error) {
      if (!isParseError(error)) throw error;
      return;
    }
    measured.push({ file: entry.file, lines, samples, reports });
  });
  return measured;
}

/** Whether an error comes from the parser: broken code, or a tree too deep for its stack. */
export const isParseError = error =>
  error?.name === 'TSError' || (error instanceof RangeError && !/eslint\/lib\/linter/.test(error.stack ?? ''));

/** Milliseconds for parsing a measured file. Setups parse equally often, so that a minimum favours none. */
export const parseTimeOf = ({ samples }, statistic = median) => {
  const times = Object.values(samples).map(({ parse: times }) => statistic(times));
  return sum(times) / times.length;
};

/** Milliseconds that a setup adds to a run without rules. */
export const netTimeOf = ({ samples }, name, statistic = median) => statistic(samples[name].lint) - statistic(samples.none.lint);

/** The sums over measured files: parse, the empty run, and net time and reports of each setup. */
export function totalsOf(measured, statistic = median) {
  const names = measured.length > 0 ? Object.keys(measured[0].samples) : [];
  return {
    files: measured.length,
    lines: sum(measured.map(({ lines }) => lines)),
    parse: sum(measured.map(file => parseTimeOf(file, statistic))),
    empty: sum(measured.map(({ samples }) => statistic(samples.none.lint))),
    net: Object.fromEntries(
      names.filter(name => name !== 'none').map(name => [name, sum(measured.map(file => netTimeOf(file, name, statistic)))]),
    ),
    reports: Object.fromEntries(names.map(name => [name, sum(measured.map(({ reports }) => reports[name]))])),
  };
}
