import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { SONARJS_SECURITY_RULES } from './sonarjs-security.mjs';

const require = createRequire(import.meta.url);

// The config arrays of ESLint: made once, as the command line does. `verify` would make one of a plain list for each file.
const eslintFolder = path.dirname(require.resolve('eslint/package.json'));
const { FlatConfigArray } = require(path.join(eslintFolder, 'lib/config/flat-config-array.js'));

/** The file of the plugin that is measured: what is built, or `BENCH_PLUGIN`, such as a build of another version. */
export const pluginFile = path.resolve(process.env.BENCH_PLUGIN ?? path.resolve(import.meta.dirname, '../dist/index.js'));

/** The rules, which the plugin loads when the first file is linted. */
export const rulesFile = path.join(path.dirname(pluginFile), 'rules.cjs');

const allRules = async crossFile => {
  const { default: plugin } = await import(pathToFileURL(pluginFile).href);
  return {
    plugins: { 'backend-security': plugin },
    rules: Object.fromEntries(
      Object.entries(plugin.configs.all.rules).map(([name, level]) => [
        name,
        Array.isArray(level) ? ['error', ...level.slice(1)] : 'error',
      ]),
    ),
    settings: crossFile ? {} : { 'backend-security': { crossFile: false } },
  };
};

/** Every way to lint that is compared: what it adds to a config. */
const additions = {
  none: () => ({}),
  /** All rules, each file by itself. */
  local: () => allRules(false),
  /** All rules, imports followed. */
  following: () => allRules(true),
  async security() {
    const { default: security } = await import('eslint-plugin-security');
    return { plugins: { security }, rules: security.configs.recommended.rules };
  },
  async sonarjs() {
    const { default: sonarjs } = await import('eslint-plugin-sonarjs');
    const rules = SONARJS_SECURITY_RULES.filter(name => name in sonarjs.rules);
    return { plugins: { sonarjs }, rules: Object.fromEntries(rules.map(name => [`sonarjs/${name}`, 'error'])) };
  },
};

/** The config of a setup, as a list for the `ESLint` class. Comments in the linted code change nothing. */
export const configOf = async name => [
  {
    files: ['**/*.{js,cjs,mjs,ts,cts,mts,tsx}'],
    languageOptions: { parser, ecmaVersion: 'latest', sourceType: 'module' },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    ...(await additions[name]()),
  },
];

/** The setups of these names for `Linter.verify`: `{ name, config }`. */
export const setupsOf = names =>
  Promise.all(
    names.map(async name => {
      const config = new FlatConfigArray(await configOf(name), { basePath: '/' });
      await config.normalize();
      return { name, config };
    }),
  );
