import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import { expectedIn, marksIn, reportedIn } from './marks.js';

const folder = path.join(import.meta.dirname, 'projects');

const projects = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name);

/** The code files below a folder, as paths relative to it. */
const codeIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map(file => file.split(path.sep).join('/'))
    .filter(file => /\.[cm]?[jt]s$/.test(file) && !file.endsWith('.d.ts'))
    .sort();

/** A file that is wrong on purpose says so in its first line. */
const isBroken = (text: string): boolean => text.startsWith('// does not parse:');

function lint(directory: string, file: string): Linter.LintMessage[] {
  const filename = path.join(directory, file);
  return new Linter({ configType: 'flat', cwd: directory }).verify(
    readFileSync(filename, 'utf8'),
    [{ files: ['**/*.{js,cjs,mjs,ts,cts,mts}'], languageOptions: { parser } }, plugin.configs.recommended],
    { filename },
  );
}

/** What `find` gives for each file of a project that has something to tell. */
const perFile = (directory: string, find: (file: string, text: string) => readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(
    codeIn(directory)
      .map(file => [file, find(file, readFileSync(path.join(directory, file), 'utf8'))] as const)
      .filter(([, found]) => found.length > 0),
  );

test.each(projects)('%s', project => {
  const directory = path.join(folder, project);
  const reported = perFile(directory, (file, text) => (isBroken(text) ? [] : reportedIn(lint(directory, file))));
  expect(reported).toEqual(perFile(directory, (_, text) => expectedIn(text)));
});

describe('the projects', () => {
  test('name real rules in their marks', () => {
    const unknown = projects.flatMap(project =>
      Object.entries(
        perFile(path.join(folder, project), (_, text) =>
          marksIn(text).flatMap(({ rule }) => (Object.hasOwn(plugin.rules, rule) ? [] : [rule])),
        ),
      ),
    );
    expect(unknown).toEqual([]);
  });

  test('have a file that says in its first line what they show', () => {
    const silent = projects.filter(
      project =>
        Object.keys(
          perFile(path.join(folder, project), (_, text) => (/^\/\/ (?!does not parse:).+\.\n/.test(text) ? [text] : [])),
        ).length !== 1,
    );
    expect(silent).toEqual([]);
  });
});

test('a file that changes on disk is read anew', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'projects-'));
  const change = (limit: string): void =>
    writeFileSync(path.join(directory, 'config.js'), `module.exports = { limits: { body: ${limit} } };\n`);
  try {
    cpSync(path.join(folder, 'limit-of-config'), directory, { recursive: true });
    const found = ["'50gb'", "'1mb'", 'Infinity'].map(limit => {
      change(limit);
      return reportedIn(lint(directory, 'app.js')).length;
    });
    expect(found).toEqual([1, 0, 1]);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
