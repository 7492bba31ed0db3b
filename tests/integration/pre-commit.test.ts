import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { createProject, succeed, type Finished, type Project } from './project.js';
import { commandsOf, packagesOf, recipe } from './recipes.js';
import { fixable, suggested } from './samples.js';

const RULE = 'backend-security/no-raw-sql-interpolation';

// an identity and settings of its own, whatever Git is told elsewhere on this machine
const identity = {
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.com',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.com',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

describe('a commit with husky and lint-staged', () => {
  let project: Project;

  beforeAll(async () => {
    project = await repository(packagesOf('husky and lint-staged', 'install'));
    const manifest = JSON.parse(await project.read('package.json')) as object;
    const added = JSON.parse(recipe('husky and lint-staged', 'package.json')) as object;
    await project.write({ 'package.json': JSON.stringify({ ...manifest, ...added }, null, 2) });
    const set = commandsOf('husky and lint-staged', 'install').filter(command => !command.startsWith('npm install '));
    await succeed(project.run('sh', ['-ec', set.join('\n')], { env: identity }));
    await succeed(commit(project, 'set up'));
  });

  test('is stopped by a finding and goes through after the repair', async () => {
    await expectGuarded(project);
  });
});

const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0;

/** Each way to run our hook, with what puts it into a repository. */
const runners: readonly (readonly [name: string, use: (project: Project) => Promise<void>])[] = [
  [`the entry of our hook on the staged files${hasPreCommit ? '' : ' (the pre-commit tool is not installed)'}`, useEntry],
  ...(hasPreCommit ? [['our hook run by the pre-commit tool', usePreCommit] as const] : []),
];

describe.each(runners)('a commit with %s', (_name, use) => {
  let project: Project;

  beforeAll(async () => {
    project = await repository([]);
    await use(project);
  });

  test('is stopped by a finding and goes through after the repair', async () => {
    await expectGuarded(project);
  });

  test('goes through where the finding is in a file that is not staged', async () => {
    const before = await commits(project);
    await project.write({ 'products.js': suggested.text, 'notes.txt': 'Nothing to lint.\n' });
    await succeed(git(project, ['add', 'notes.txt']));
    await succeed(git(project, ['commit', '--message', 'notes'], identityOf(project)));
    expect(await commits(project)).toBe(before + 1);
  });
});

test('the manifest names one hook that needs nothing but the project', () => {
  expect(Object.keys(hook).sort()).toEqual(['args', 'description', 'entry', 'files', 'id', 'language', 'name']);
  expect(hook).toMatchObject({ id: 'backend-security', language: 'system' });
  const matched = ['a.js', 'a.mjs', 'a.cjs', 'a.ts', 'b/a.mts', 'a.cts', 'a.jsx', 'a.tsx', 'a.json', 'a.js.map', 'a.css'].filter(
    name => new RegExp(hook.files).test(name),
  );
  expect(matched).toEqual(['a.js', 'a.mjs', 'a.cjs', 'a.ts', 'b/a.mts', 'a.cts', 'a.jsx', 'a.tsx']);
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args: readonly string[];
  readonly language: string;
  readonly files: string;
}

const manifest = readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8');
const hook = hookOf(manifest);

/** The one hook of a manifest that holds a plain `key: value` a line. */
function hookOf(text: string): Hook {
  const entries = [...text.matchAll(/^[- ] (\w+): (.+)$/gm)].map(([, key, value]) => [key, value] as const);
  const { args, ...rest } = Object.fromEntries(entries) as Record<string, string>;
  return { ...rest, args: args?.replace(/^\[|\]$/g, '').split(', ') } as unknown as Hook;
}

async function useEntry(project: Project): Promise<void> {
  const command = [hook.entry, ...hook.args].join(' ');
  const staged = 'git diff --staged --name-only --diff-filter=ACMRTUXB';
  await project.write({ '.git/hooks/pre-commit': `#!/bin/sh\n${staged} | grep -E '${hook.files}' | xargs -r ${command}\n` });
  await succeed(project.run('chmod', ['+x', '.git/hooks/pre-commit']));
}

async function usePreCommit(project: Project): Promise<void> {
  const config = recipe('pre-commit', '.pre-commit-config.yaml');
  const [, address, tag] = /repo: (\S+)\n +rev: (\S+)/.exec(config) ?? [];
  const plugin = await createProject([], { '.pre-commit-hooks.yaml': manifest });
  await succeed(git(plugin, ['init', '--quiet']));
  await succeed(commit(plugin, 'hooks'));
  await succeed(git(plugin, ['tag', tag!]));
  await project.write({ '.pre-commit-config.yaml': config.replace(address!, pathToFileURL(plugin.folder).href) });
  await succeed(project.run('pre-commit', ['install'], { env: identityOf(project) }));
  await succeed(commit(project, 'set up'));
}

/** A repository with a configured ESLint and one commit. */
async function repository(packages: readonly string[]): Promise<Project> {
  const project = await createProject([...packagesOf('Installation', 'install'), ...packages], {
    'eslint.config.mjs': recipe('JavaScript', 'eslint.config.mjs'),
    '.gitignore': 'node_modules/\n.cache/\n',
  });
  await succeed(git(project, ['init', '--quiet']));
  await succeed(commit(project, 'start'));
  return project;
}

async function expectGuarded(project: Project): Promise<void> {
  const before = await commits(project);
  await project.write({ 'users.js': fixable.text });
  const stopped = await commit(project, 'a finding');
  expect(stopped.stdout + stopped.stderr).toContain(RULE);
  expect(stopped.code).toBe(1);
  expect(await commits(project)).toBe(before);

  await project.write({ 'users.js': fixable.repaired });
  await succeed(commit(project, 'repaired'));
  expect(await commits(project)).toBe(before + 1);
}

const identityOf = (project: Project): Record<string, string> => ({
  ...identity,
  PRE_COMMIT_HOME: join(project.folder, '.cache'),
});

const git = (project: Project, args: readonly string[], env: Readonly<Record<string, string>> = identity): Promise<Finished> =>
  project.run('git', args, { env });

async function commit(project: Project, message: string): Promise<Finished> {
  await succeed(git(project, ['add', '--all']));
  return git(project, ['commit', '--message', message], identityOf(project));
}

const commits = async (project: Project): Promise<number> =>
  Number((await succeed(git(project, ['rev-list', '--count', 'HEAD']))).stdout);
