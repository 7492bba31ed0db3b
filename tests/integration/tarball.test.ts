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

const wrapped = `const { connect } = require('@acme/db');
const express = require('express');

const router = express.Router();
router.get('/', async (req, res) => {
  const db = await connect();
  res.json(await db.rows(\`SELECT name FROM users WHERE email = '\${req.query.email}'\`));
});
module.exports = router;
`;

const foundWrapped: Report = { code: 1, findings: [`wrapped.cjs:7 ${rule}`] };

/** What the builders of the vocabulary make, as JSON. */
const plainModel = {
  packages: ['@acme/db'],
  exports: { connect: { returns: { type: 'Database', promised: true } } },
  types: {
    Database: {
      rows: { plays: [{ role: 'sql-query', text: { base: { argument: 0 } }, placeholder: '$1', dialect: 'postgres' }] },
    },
  },
};

const built = `[
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  backendSecurity.configs.recommended,
  {
    settings: {
      'backend-security': {
        libraries: [
          defineLibrary({
            packages: ['@acme/db'],
            exports: { connect: returns(promised('Database')) },
            types: { Database: { rows: method(sqlQuery({ text: arg(0), placeholder: '$1', dialect: 'postgres' })) } },
          }),
        ],
      },
    },
  },
]`;

const builders = '{ arg, defineLibrary, method, promised, returns, sqlQuery }';

const withSettings = {
  'wrapped.cjs': wrapped,
  'settings.config.mjs': `import backendSecurity from 'eslint-plugin-backend-security';
import ${builders} from 'eslint-plugin-backend-security/vocabulary';
export default ${built};
`,
  'settings.config.cjs': `const backendSecurity = require('eslint-plugin-backend-security');
const ${builders} = require('eslint-plugin-backend-security/vocabulary');
module.exports = ${built};
`,
  'typed-settings.config.mts': `import backendSecurity from 'eslint-plugin-backend-security';
import ${builders} from 'eslint-plugin-backend-security/vocabulary';
import type { Settings } from 'eslint-plugin-backend-security/vocabulary';
export const settings: Settings = { middleware: { authentication: ['requireUser'] }, crossFile: false };
export default ${built};
`,
  'wrong.config.mjs': `import backendSecurity from 'eslint-plugin-backend-security';
export default [
  backendSecurity.configs.recommended,
  { settings: { 'backend-security': { middleware: { authentication: ['requireUser', 42] } } } },
];
`,
};

const problem = 'settings["backend-security"].middleware.authentication[1]: expected a name such as "requireUser", got 42';

/** Runs ESLint under settings that are wrong: it stops, and tells the problem once. */
async function expectOneError(project: Project, args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await project.run('npx', ['--no-install', 'eslint', ...args]);
  expect(code).toBe(2);
  expect(`${stdout}${stderr}`.split(problem)).toHaveLength(2);
  expect(stderr).not.toMatch(/^ +at /m);
}

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

test('the tarball holds the bundles, their declarations and what npm adds, and nothing else', async () => {
  const project = await createProject([], {});
  const { stdout } = await succeed(project.run('tar', ['-tzf', await packPlugin()]));
  expect(stdout.trim().split('\n').sort()).toEqual([
    'package/LICENSE',
    'package/README.md',
    'package/dist/index.d.ts',
    'package/dist/index.js',
    'package/dist/rules.cjs',
    'package/dist/vocabulary.d.ts',
    'package/dist/vocabulary.js',
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

  test('settings in JSON', async () => {
    const base = { root: true, parserOptions: { ecmaVersion: 2022 }, extends: ['plugin:backend-security/recommended-legacy'] };
    const wrong = { middleware: { authentication: ['requireUser', 42] } };
    await project.write({
      'wrapped.cjs': wrapped,
      'settings.json': JSON.stringify({ ...base, settings: { 'backend-security': { libraries: [plainModel] } } }),
      'wrong.json': JSON.stringify({ ...base, settings: { 'backend-security': wrong } }),
    });
    expect(await lint(project, ['--no-eslintrc', '-c', 'settings.json', 'wrapped.cjs'])).toEqual(foundWrapped);
    expect(await lint(project, ['wrapped.cjs'])).toEqual({ code: 0, findings: [] });
    await expectOneError(project, ['--no-eslintrc', '-c', 'wrong.json', 'users.cjs', 'wrapped.cjs']);
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
      { ...manifest, ...configs, ...withSettings },
    );
  });

  test.each(Object.keys(configs))('%s', async config => {
    expect(await lint(project, ['-c', config, 'users.cjs'])).toEqual(found);
  });

  test('a typed config compiles', async () => {
    expect(await project.run('npx', [...tsc, 'typed.config.mts', 'typed-settings.config.mts'])).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  test.each(['settings.config.mjs', 'settings.config.cjs', 'typed-settings.config.mts'])('%s', async config => {
    expect(await lint(project, ['-c', config, '--cache', 'wrapped.cjs'])).toEqual(foundWrapped);
  });

  test('wrong settings', async () => {
    await expectOneError(project, ['-c', 'wrong.config.mjs', 'users.cjs', 'wrapped.cjs']);
  });

  test('`require` and `import` give the same plugin', async () => {
    const script = `import('eslint-plugin-backend-security').then(module => {
      const plugin = require('eslint-plugin-backend-security');
      console.log(module.default === plugin, plugin.meta.namespace, Object.keys(plugin.rules).length > 0);
    });`;
    expect((await succeed(project.run('node', ['-e', script]))).stdout).toBe('true backend-security true\n');
  });
});
