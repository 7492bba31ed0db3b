import { beforeAll, describe, expect, test } from 'vitest';
import { lint, type Report } from './findings.js';
import { createProject, packPlugin, succeed, type Project } from './project.js';

const rule = 'backend-security/no-raw-sql-interpolation';

const commonjs = `const express = require('express');
const { Pool } = require('pg');

const pool = new Pool();
const router = express.Router();
router.get('/', async (req, res) => {
  const { rows } = await pool.query(\`SELECT name FROM users WHERE email = '\${req.query.email}'\`);
  res.json(rows);
});
module.exports = router;
`;

const found: Report = { code: 1, findings: [`users.cjs:7 ${rule}`] };

const manifest = { 'package.json': '{ "private": true }\n', 'users.cjs': commonjs };

const flat = `defineConfig([
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  { extends: [backendSecurity.configs.recommended] },
  { extends: ['backend-security/recommended'], plugins: { 'backend-security': backendSecurity } },
]);`;

const configs = {
  'eslint.config.mjs': `import backendSecurity from 'eslint-plugin-backend-security';
import { defineConfig } from 'eslint/config';
export default ${flat}
`,
  'eslint.config.cjs': `const backendSecurity = require('eslint-plugin-backend-security');
const { defineConfig } = require('eslint/config');
module.exports = ${flat}
`,
  'typed.config.mts': `import backendSecurity from 'eslint-plugin-backend-security';
import { defineConfig } from 'eslint/config';
export default ${flat}
`,
};

const tsc = [
  '--no-install',
  'tsc',
  '--noEmit',
  '--strict',
  '--exactOptionalPropertyTypes',
  '--module',
  'nodenext',
  '--target',
  'es2022',
  '--types',
  'node',
];

test('the tarball holds the bundle, its declaration and what npm adds, and nothing else', async () => {
  const project = await createProject([], {});
  const { stdout } = await succeed(project.run('tar', ['-tzf', await packPlugin()]));
  expect(stdout.trim().split('\n').sort()).toEqual([
    'package/LICENSE',
    'package/README.md',
    'package/dist/index.d.ts',
    'package/dist/index.js',
    'package/package.json',
  ]);
});

describe('ESLint 8', () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject(['eslint@8.57.1', 'typescript', '@types/node@20', 'eslint-plugin-backend-security'], {
      ...manifest,
      '.eslintrc.json': JSON.stringify({
        root: true,
        parserOptions: { ecmaVersion: 2022 },
        extends: ['plugin:backend-security/recommended-legacy'],
      }),
      'types.mts': `import plugin from 'eslint-plugin-backend-security';
export const severity = plugin.configs['recommended-legacy'].rules['${rule}'];
export const url: string = plugin.rules['no-raw-sql-interpolation'].meta.docs.url;
`,
    });
  });

  test('.eslintrc.json', async () => {
    expect(await lint(project, ['users.cjs'])).toEqual(found);
  });

  test('eslint.config.mjs, which takes precedence once it is there', async () => {
    await project.write({
      'eslint.config.mjs': `import plugin from 'eslint-plugin-backend-security';
export default [{ files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } }, plugin.configs.recommended];
`,
    });
    expect(await lint(project, ['users.cjs'])).toEqual(found);
  });

  test('the types need no types of ESLint, which this version has not', async () => {
    expect(await project.run('npx', [...tsc, 'types.mts'])).toMatchObject({ code: 0, stdout: '' });
  });
});

describe.each(['9.39.5', '10.15.0'])('ESLint %s', version => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject(
      [`eslint@${version}`, 'jiti@2', 'typescript', '@types/node@20', 'eslint-plugin-backend-security'],
      { ...manifest, ...configs },
    );
  });

  test.each(Object.keys(configs))('%s', async config => {
    expect(await lint(project, ['-c', config, 'users.cjs'])).toEqual(found);
  });

  test('a typed config compiles', async () => {
    expect(await project.run('npx', [...tsc, 'typed.config.mts'])).toMatchObject({ code: 0, stdout: '' });
  });

  test('`require` and `import` give the same plugin', async () => {
    const script = `import('eslint-plugin-backend-security').then(module => {
      const plugin = require('eslint-plugin-backend-security');
      console.log(module.default === plugin, plugin.meta.namespace, Object.keys(plugin.rules).length > 0);
    });`;
    expect((await succeed(project.run('node', ['-e', script]))).stdout).toBe('true backend-security true\n');
  });
});
