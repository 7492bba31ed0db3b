import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, type Finished, type Project } from './project.js';
import { commandsOf, packagesOf, recipe } from './recipes.js';
import { fixable, suggested, typed } from './samples.js';

describe('oxlint', () => {
  const files = ['users.js', 'products.js', 'typed.ts'];
  let project: Project;

  beforeAll(async () => {
    project = await createProject([...packagesOf('oxlint', 'install'), ...packagesOf('TypeScript', 'install')], {
      'oxlint.config.mjs': recipe('oxlint', 'oxlint.config.mjs'),
      'eslint.config.mjs': recipe('TypeScript', 'eslint.config.mjs'),
      'users.js': fixable.text,
      'products.js': suggested.text,
      'typed.ts': typed,
    });
  });

  test('finds what ESLint finds, at the same places, in the same words', async () => {
    const byOxlint = await findingsOfOxlint(project, files);
    expect(byOxlint).toHaveLength(3);
    expect(byOxlint).toEqual(await findingsOfEslint(project, files));
  });

  test('applies fixes, and leaves suggestions to the reader', async () => {
    await oxlint(project, ['--fix', ...files]);
    expect(await project.read('users.js')).toBe(fixable.repaired);
    expect(await project.read('products.js')).toBe(suggested.text);
  });
});

/** Runs the command of the setup page with further arguments. */
const oxlint = (project: Project, args: readonly string[]): Promise<Finished> =>
  project.run('sh', ['-c', [...commandsOf('oxlint', 'run'), ...args].join(' ')]);

interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

async function findingsOfOxlint(project: Project, files: readonly string[]): Promise<readonly Finding[]> {
  interface Diagnostic {
    readonly message: string;
    readonly code: string;
    readonly filename: string;
    readonly labels: readonly [{ readonly span: { readonly line: number; readonly column: number } }];
  }
  const { stdout } = await oxlint(project, ['--format=json', ...files]);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  const findings = diagnostics.map(({ message, code, filename, labels: [{ span }] }) => ({
    file: filename,
    rule: code.replace(/^(.+)\((.+)\)$/, '$1/$2'),
    line: span.line,
    column: span.column,
    message,
  }));
  // the rules of oxlint itself are on as well
  return inOrder(findings.filter(({ rule }) => rule.startsWith('backend-security/')));
}

async function findingsOfEslint(project: Project, files: readonly string[]): Promise<readonly Finding[]> {
  interface Message {
    readonly ruleId: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }
  const { stdout } = await project.run('eslint', ['--format=json', ...files]);
  const results = JSON.parse(stdout) as readonly { readonly filePath: string; readonly messages: readonly Message[] }[];
  return inOrder(
    results.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, column, message }) => ({
        file: filePath.slice(project.folder.length + 1),
        rule: ruleId,
        line,
        column,
        message,
      })),
    ),
  );
}

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
