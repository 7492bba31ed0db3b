import { beforeAll, describe, expect, test } from 'vitest';
import { lint } from './findings.js';
import { createProject, succeed, type Project } from './project.js';
import { commandsOf, packagesOf, recipe } from './recipes.js';
import { fixable, suggested, typed, unknown } from './samples.js';

const RULE = 'backend-security/no-raw-sql-interpolation';

describe('flat configuration', () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject(packagesOf('TypeScript', 'install'), {});
  });

  test('JavaScript: the files of the project are linted with the recommended rules', async () => {
    expect(packagesOf('TypeScript', 'install')).toEqual(expect.arrayContaining([...packagesOf('Installation', 'install')]));
    await project.write({ ...configured('JavaScript'), 'users.js': fixable.text, 'unknown.mjs': unknown });
    expect(await lint(project)).toEqual({ code: 1, findings: [`users.js:${fixable.line} ${RULE}`] });
    await project.write({ 'users.js': fixable.repaired });
    expect(await lint(project)).toEqual({ code: 0, findings: [] });
  });

  test('strict: a value of which nothing is known is reported as well', async () => {
    await project.write({ ...configured('Strict'), 'users.js': fixable.text, 'unknown.mjs': unknown });
    expect(await lint(project)).toEqual({ code: 1, findings: [`unknown.mjs:6 ${RULE}`, `users.js:${fixable.line} ${RULE}`] });
  });

  test('TypeScript: both languages are linted', async () => {
    await project.write({ ...configured('TypeScript'), 'users.js': fixable.text, 'users.ts': typed, 'users.cts': typed });
    expect(await lint(project)).toEqual({
      code: 1,
      findings: [`users.cts:8 ${RULE}`, `users.js:${fixable.line} ${RULE}`, `users.ts:8 ${RULE}`],
    });
  });
});

describe('type information', () => {
  const files = {
    'tsconfig.json': '{ "compilerOptions": { "strict": true, "module": "NodeNext", "noEmit": true } }',
    'pg.d.ts': "declare module 'pg' { export class Pool { query(text: string): Promise<unknown> } }\n",
    'context.ts':
      "import type { Pool } from 'pg';\nexport interface Context { db: Pool }\nexport interface Order { id: number }\n",
    'orders.ts': [
      "import type { Context, Order } from './context.js';",
      'export const find = (context: Context, order: Order) =>',
      "  context.db.query(`SELECT * FROM orders WHERE id = '${order.id}'`);",
      '',
    ].join('\n'),
  };

  test.each([
    ['TypeScript', [`orders.ts:3 ${RULE}`]],
    ['Type information, optional', []],
  ])('%s: what another file declares is known with types only', async (heading, findings) => {
    const project = await createProject(packagesOf('TypeScript', 'install'), { ...configured(heading), ...files });
    expect(await lint(project)).toEqual({ code: findings.length, findings });
  });
});

test('ESLint 8: both languages are linted through .eslintrc.json', async () => {
  const project = await createProject(packagesOf('ESLint 8', 'install'), {
    '.eslintrc.json': recipe('ESLint 8', '.eslintrc.json'),
    'users.js': fixable.text,
    'users.ts': typed,
  });
  expect(await lint(project)).toEqual({ code: 1, findings: [`users.js:${fixable.line} ${RULE}`, `users.ts:8 ${RULE}`] });
});

test('continuous integration: the commands of the job fail, and pass after the repair', async () => {
  const workflow = recipe('Continuous integration', '.github/workflows/lint.yml');
  const commands = [...workflow.matchAll(/^ +- run: (.+)$/gm)].map(([, command]) => command);
  expect(commands).toEqual(['npm ci', 'npx eslint .']);
  const project = await createProject(packagesOf('Installation', 'install'), {
    ...configured('JavaScript'),
    'users.js': fixable.text,
  });
  const job = () => project.run('sh', ['-ec', commands.join('\n')]);
  const failed = await job();
  expect(failed.stdout).toContain(RULE);
  expect(failed.code).toBe(1);
  await project.write({ 'users.js': fixable.repaired });
  await succeed(job());
});

describe('an old code base', () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject(packagesOf('Installation', 'install'), {
      ...configured('JavaScript'),
      'users.js': fixable.text,
      'products.js': suggested.text,
    });
  });

  test('what is there is repaired or taken as it is, a new finding fails, a list too long is shortened', async () => {
    for (const command of commandsOf('An old code base', 'adopt')) await project.run('sh', ['-c', command]);
    expect(await project.read('users.js')).toBe(fixable.repaired);
    expect(JSON.parse(await project.read('eslint-suppressions.json'))).toEqual({ 'products.js': { [RULE]: { count: 1 } } });
    expect(await lint(project)).toEqual({ code: 0, findings: [] });

    await project.write({ 'orders.js': suggested.text });
    expect(await lint(project)).toEqual({ code: 1, findings: [`orders.js:${suggested.line} ${RULE}`] });

    await project.write({ 'orders.js': suggested.repaired, 'products.js': suggested.repaired });
    expect(await lint(project)).toEqual({ code: 2, findings: [] });
    for (const command of commandsOf('An old code base', 'prune')) await succeed(project.run('sh', ['-c', command]));
    expect(await lint(project)).toEqual({ code: 0, findings: [] });
  });

  test('a false alarm is switched off for one report', async () => {
    const file = recipe('A false alarm', 'users.mjs');
    await project.write({ 'users.mjs': file });
    expect(await lint(project, ['users.mjs'])).toEqual({ code: 0, findings: [] });
    await project.write({ 'users.mjs': file.replace(/^ *\/\/ eslint-disable.*\n/m, '') });
    expect(await lint(project, ['users.mjs'])).toEqual({ code: 1, findings: [`users.mjs:6 ${RULE}`] });
  });
});

const configured = (heading: string): Record<string, string> => ({ 'eslint.config.mjs': recipe(heading, 'eslint.config.mjs') });
