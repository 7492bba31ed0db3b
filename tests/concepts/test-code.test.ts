import { describe, expect, test } from 'vitest';
import { isTestCode } from '../../src/concepts/test-code.js';

const SERVES = "require('express')().listen(3000);\n";

describe('a file tests the program', () => {
  test.each([
    'src/users.test.ts',
    'src/users.spec.js',
    'src/users.e2e.js',
    'test/app.e2e-spec.ts',
    'src/users.it.ts',
    'src/users.integration.cts',
    'src/__tests__/server.ts',
    'src/__fixtures__/provider.ts',
    'api/testserver.js',
    'api/test-app.ts',
  ])('by its name: %s', fileName => {
    expect(isTestCode({ fileName, text: SERVES })).toBe(true);
  });

  test.each([
    "import { test } from 'vitest';\n",
    "const request = require('supertest');\n",
    "import assert from 'node:assert';\nimport { it } from 'node:test';\n",
    "describe('users', () => {\n  it('are listed', () => {});\n});\n",
    "describe.skip('users', () => {\n  test('are listed', () => {});\n});\n",
  ])('by its text: %s', text => {
    expect(isTestCode({ fileName: 'src/users-spec.mjs', text: text + SERVES })).toBe(true);
  });

  test.each([
    'src/server.ts',
    'src/latest.js',
    'src/contest.ts',
    'src/exit.ts',
    'src/spec.ts',
    'src/openapi-spec.ts',
    'src/routes/ab-test.js',
    'src/stripe-integration.js',
    'src/submit-it.ts',
    'src/tests/server.ts',
    'src/app.unit.js',
  ])('not by this name alone: %s', fileName => {
    expect(isTestCode({ fileName, text: SERVES })).toBe(false);
  });

  test.each([
    "app.get('/', (req, res) => res.send('describe(it)'));\n",
    'const schema = describe(table);\nif (it(schema)) app.listen(1);\n',
    "import vitest from './vitest.js';\n",
  ])('not by this text: %s', text => {
    expect(isTestCode({ fileName: 'src/server.js', text: text + SERVES })).toBe(false);
  });
});
