import { describe, expect, test } from 'vitest';
import { isTest } from '../../src/engine/index.js';

describe('a file belongs to tests by its name', () => {
  test.each([
    'src/users.test.ts',
    'src/users.spec.js',
    'src/users.e2e.js',
    'test/app.e2e-spec.ts',
    'src/users.it.ts',
    'src/users-spec.mjs',
    'src/users.integration.cts',
    'src/__tests__/server.ts',
    'api/testserver.js',
    'api/test-app.ts',
  ])('%s does', file => {
    expect(isTest(file)).toBe(true);
  });

  test.each([
    'src/server.ts',
    'src/latest.js',
    'src/contest.ts',
    'src/exit.ts',
    'src/spec.ts',
    'src/tests/server.ts',
    'src/app.unit.js',
  ])('%s does not', file => {
    expect(isTest(file)).toBe(false);
  });
});
