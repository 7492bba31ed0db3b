import { Linter } from 'eslint';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.resetModules();
});

/** Lints with a rule whose checks throw; gives what was told on stderr. */
async function failing(debug: string): Promise<string> {
  vi.stubEnv('DEBUG', debug);
  vi.resetModules();
  const { onEach } = await import('../../src/rule-kit/index.js');
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const rule = {
    create: (context: never) =>
      onEach(
        () => [1],
        context,
        () => {
          throw new Error('no such\n  thing');
        },
      ),
  };
  const plugins = { test: { rules: { failing: rule as never } } };
  new Linter().verify('f();', [{ plugins, rules: { 'test/failing': 'error' } }], { filename: 'file.js' });
  return write.mock.calls.map(([text]) => String(text)).join('');
}

test('an error in a check loses that check only', async () => {
  expect(await failing('')).toBe('');
});

test('it is thrown with `DEBUG=backend-security`', async () => {
  await expect(failing('backend-security')).rejects.toThrow('no such');
});

test('it is told, in one line, with `DEBUG=backend-security:trace`', async () => {
  expect(await failing('backend-security:trace')).toBe(
    'backend-security: lint file.js\nbackend-security: error in test/failing, file.js: Error: no such thing\n',
  );
});
