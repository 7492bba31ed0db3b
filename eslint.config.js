import js from '@eslint/js';
import vitest from '@vitest/eslint-plugin';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import self from './dist/index.js';

/** The layers of `src` from top to bottom: each imports only from those below it. */
const layers = ['configs', 'rules', 'rule-kit', 'concepts', 'engine', 'libraries', 'vocabulary'];

/** What a layer may import besides its own files. */
const below = {
  configs: ['rules', 'rule-kit'],
  rules: ['rule-kit', 'concepts'],
  'rule-kit': ['concepts', 'engine', 'libraries', 'vocabulary'],
  concepts: ['engine', 'libraries', 'vocabulary'],
  engine: ['vocabulary'],
  libraries: ['vocabulary'],
  vocabulary: [],
};

const typesOnly = {
  regex: '^(?!\\.|node:|get-tsconfig$|resolve-pkg-maps$|@typescript-eslint/visitor-keys$)',
  allowTypeImports: true,
  message: 'The published file has no dependencies: packages are imported for their types only, but for two that are bundled.',
};
const doors = {
  regex: '^(?:\\.\\./)+(?:engine|vocabulary)/(?!index\\.js$)',
  message: 'Import from the index of the folder.',
};

const layerRules = layers.map(layer => {
  const above = layers.filter(other => other !== layer && !below[layer].includes(other));
  const patterns = [typesOnly, ...(layer === 'engine' || layer === 'vocabulary' ? [] : [doors])];
  if (above.length > 0) {
    patterns.push({
      regex: `^(?:\\.\\./)+(?:${above.join('|')})(?:/|\\.js$)`,
      message: `\`${layer}\` stands below or beside that layer.`,
    });
  }
  return {
    name: `layers/${layer}`,
    files: [`src/${layer}/**/*.ts`, `src/${layer}.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
});

export default defineConfig([
  // Samples and the vulnerable examples are wrong on purpose; tests lint them.
  globalIgnores([
    'dist/',
    'coverage/',
    'examples/vulnerable-*/',
    'examples/*/dist/',
    'tests/libraries/',
    'tests/projects/',
    'tests/integration/fixtures/',
    'tests/fixtures/',
    'tools/templates/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    name: 'code',
    files: ['{src,tests,tools,bench}/**/*.{js,mjs,cjs,ts}', '*.{js,mjs,ts}'],
    extends: [js.configs.recommended],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'object-shorthand': 'error' },
  },
  {
    name: 'scripts',
    files: ['{tests,tools,bench}/**/*.{js,mjs,cjs}', '*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
      },
    },
  },
  {
    name: 'types',
    files: ['{src,tests,tools,bench}/**/*.ts', '*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Node types are compared with plain text, so that the enum is not loaded at run time.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // It takes `node.type` for an enum that no text can equal, and the types of parsers for complete.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The price of `noUncheckedIndexedAccess` in scanners and tables.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    name: 'cycles',
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [importX.createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: { 'import-x/no-cycle': 'error' },
  },
  ...layerRules,
  {
    name: 'rules',
    files: ['src/rules/*.ts', 'src/rule-kit/**/*.ts', 'tests/rules/*.ts'],
    extends: [eslintPlugin.configs.recommended],
    rules: {
      // `meta.languages` makes ESLint 10 stop at files of any other language.
      'eslint-plugin/require-meta-languages': 'off',
      // `createRule` adds the address of the page, the type and the schema.
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-type': 'off',
      'eslint-plugin/require-meta-schema': 'off',
    },
  },
  {
    name: 'tests',
    files: ['tests/**/*.ts'],
    plugins: { vitest },
    rules: {
      ...vitest.configs.recommended.rules,
      'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'proves', 'writes', 'tester.run'] }],
      'vitest/no-focused-tests': 'error',
      'vitest/no-disabled-tests': 'error',
      // Tables name their tests by their rows, and ask only what a row says.
      'vitest/valid-title': 'off',
      'vitest/valid-expect': ['error', { maxArgs: 2 }],
      'vitest/no-conditional-expect': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    name: 'own rules',
    files: ['tools/**', 'bench/**', 'examples/secured-*/**'].flatMap(folder => [`${folder}/*.{js,mjs,cjs,ts}`]),
    languageOptions: { parser: tseslint.parser },
    extends: [self.configs.strict],
  },
]);
