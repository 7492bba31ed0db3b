import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
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

  test('finds with all rules what ESLint finds in every sample and example', async () => {
    const programs = await programsOf(['tests/libraries', 'examples']);
    const sources = Object.keys(programs).filter(file => !file.endsWith('.json'));
    expect(sources.length).toBeGreaterThan(120);
    const everyRule = recipe('oxlint', 'oxlint.config.mjs').replace('configs.recommended', 'configs.all');
    const forEslint = recipe('TypeScript', 'eslint.config.mjs')
      .replace('configs.recommended', 'configs.all')
      .replace("files: ['**/*.{ts,mts,cts}']", "files: ['**/*.{js,mjs,cjs,ts,mts,cts}']");
    await project.write({ ...programs, 'oxlint.config.mjs': everyRule, 'eslint.config.mjs': forEslint });
    const byOxlint = await findingsOfOxlint(project, sources);
    const byEslint = await findingsOfEslint(project, sources);
    expect(byEslint.length).toBeGreaterThan(300);
    expect(byOxlint.map(describeFinding)).toEqual(byEslint.map(describeFinding));
  });
});

/** The programs in folders of this repository, by their path there. */
async function programsOf(folders: readonly string[]): Promise<Record<string, string>> {
  const root = resolve(import.meta.dirname, '../..');
  const programs: Record<string, string> = {};
  for (const folder of folders) {
    for (const file of await readdir(join(root, folder), { recursive: true })) {
      const isOwn = !/(?:^|[\\/])(?:dist|node_modules)[\\/]/.test(file);
      // what is installed, and in which version, is said in package.json
      if (isOwn && /\.[cm]?[jt]s$|(?:^|[\\/])package\.json$/.test(file) && !file.endsWith('.d.ts'))
        programs[join(folder, file)] = await readFile(join(root, folder, file), 'utf8');
    }
  }
  return programs;
}

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

const describeFinding = ({ file, line, column, rule, message }: Finding): string =>
  `${file}:${line}:${column} ${rule} ${message}`;

const inOrder = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule),
  );
