import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, succeed, type Project } from './project.js';

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

const written = {
  rule: ['src/rules/no-example-mistake.ts', 'tests/rules/no-example-mistake.test.ts', 'docs/rules/no-example-mistake.md'],
  library: ['src/libraries/example__driver.ts', 'tests/libraries/example__driver.ts'],
};

let project: Project;

const run = (program: string, ...args: readonly string[]): Promise<{ stdout: string }> => succeed(project.run(program, args));

/** A copy of this repository in which new files do no harm. */
beforeAll(async () => {
  project = await createProject([], {});
  const copied = [
    'src',
    'tests',
    'tools',
    'docs',
    'README.md',
    'CONTRIBUTING.md',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'eslint.config.js',
  ];
  for (const entry of copied) await cp(join(root, entry), join(project.folder, entry), { recursive: true });
  await symlink(join(root, 'node_modules'), join(project.folder, 'node_modules'), 'junction');
});

test('writes a rule, its test and its page', async () => {
  const { stdout } = await run('node', 'tools/new.mjs', 'rule', 'no-example-mistake');
  expect(stdout.split('\n').slice(0, 3)).toEqual(written.rule);
});

test('writes a library and its sample', async () => {
  const { stdout } = await run('node', 'tools/new.mjs', 'library', '@example/driver');
  expect(stdout.trim().split('\n')).toEqual(written.library);
});

test.each([
  ['rule', 'no-example-mistake', 'There already is src/rules/no-example-mistake.ts'],
  ['rule', 'exampleMistake', 'A rule is named after'],
  ['library', 'Not A Package', 'Not the name of a package'],
  ['rule', '', 'Usage'],
  ['helper', 'x', 'Usage'],
])('refuses %s %s', async (kind, name, message) => {
  const { code, stderr } = await project.run('node', ['tools/new.mjs', kind, name]);
  expect(code).toBe(1);
  expect(stderr).toContain(message);
});

describe('what was written', () => {
  beforeAll(async () => {
    await run('node', 'tools/build.mjs');
    await run('node', 'tools/docs.mjs');
  });

  const sources = [...written.rule, ...written.library].filter(
    file => file.endsWith('.ts') && !file.startsWith('tests/libraries/'),
  );

  test('is in the built plugin', async () => {
    const { stdout } = await run('node', '-e', "console.log(Object.keys(require('./dist/index.js').rules).join())");
    expect(stdout).toContain('no-example-mistake');
  });

  test('type-checks', async () => {
    await project.write({ 'tsconfig.written.json': JSON.stringify({ extends: './tsconfig.json', include: [], files: sources }) });
    expect(await project.run('npx', ['--no-install', 'tsc', '-p', 'tsconfig.written.json'])).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  test('lints clean', async () => {
    expect(await project.run('npx', ['--no-install', 'eslint', '--max-warnings=0', ...sources])).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  test('passes the tests of rules, pages and libraries', async () => {
    const tests = [
      'tests/rules/no-example-mistake.test.ts',
      'tests/plugin.test.ts',
      'tests/docs.test.ts',
      'tests/libraries.test.ts',
      'tests/architecture.test.ts',
    ];
    const { stdout } = await project.run('npx', [
      '--no-install',
      'vitest',
      'run',
      '--reporter=json',
      '-t',
      'example-mistake|example__driver|@example/driver',
      ...tests,
    ]);
    const { testResults } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Report;
    const ran = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === 'passed' || status === 'failed'),
    );
    expect(testResults.filter(({ message }) => message !== '').map(({ message }) => message)).toEqual([]);
    expect(ran.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)).toEqual([]);
    expect(ran.length).toBeGreaterThan(15);
  });
});
