import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { Linter } from 'eslint';
import { afterAll, describe, expect, test } from 'vitest';
import plugin from '../src/index.js';
import type { Settings } from '../src/vocabulary/index.js';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(tmpdir(), 'settings-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A fenced block of the page, under the heading of a key; `file` is what it would be saved as. */
interface Block {
  readonly line: number;
  readonly heading: string;
  readonly kind: 'config' | 'incorrect' | 'correct';
  readonly file: string;
  readonly text: string;
}

function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let heading = '';
  for (const { index, 0: whole } of page.matchAll(/^## .+$|^```\S+ [^]*?^```$/gm)) {
    if (whole.startsWith('## ')) {
      heading = whole.slice(3);
      continue;
    }
    const [, language, name, text] = /^```(\S+) (\S+)\n([^]*)```$/.exec(whole)!;
    const line = page.slice(0, index).split('\n').length;
    const kind = name === 'incorrect' || name === 'correct' ? name : 'config';
    blocks.push({ line, heading, kind, file: kind === 'config' ? name! : `example.${language}`, text: text! });
  }
  return blocks;
}

const blocks = blocksOf(readFileSync(path.join(root, 'docs/settings.md'), 'utf8'));
const configs = blocks.filter(({ kind }) => kind === 'config');
const examples = blocks.filter(({ kind }) => kind !== 'config');

/** The configuration that a block is, with this plugin in place of the installed one. */
async function configOf({ file, line, text }: Block): Promise<Linter.Config[]> {
  if (file === '.eslintrc.json') {
    const { settings } = JSON.parse(text) as { settings: Record<string, unknown> };
    return [{ ...plugin.configs.recommended, settings }];
  }
  const eslint = pathToFileURL(createRequire(import.meta.url).resolve('eslint/config')).href;
  const { outputFiles } = await build({
    stdin: { contents: text.replace("'eslint/config'", `'${eslint}'`), resolveDir: root },
    alias: {
      'eslint-plugin-backend-security': path.join(root, 'src/index.ts'),
      'eslint-plugin-backend-security/vocabulary': path.join(root, 'src/vocabulary/index.ts'),
    },
    external: ['file:*', 'node:*'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  const bundle = path.join(folder, `${line}.mjs`);
  writeFileSync(bundle, outputFiles[0]!.text);
  return ((await import(pathToFileURL(bundle).href)) as { default: Linter.Config[] }).default;
}

const linter = new Linter({ configType: 'flat', cwd: root });

const lint = (text: string, config: readonly Linter.Config[]): string[] =>
  linter
    .verify(text, [{ files: ['**/*.js'] }, ...config], { filename: path.join(root, 'tests/fixtures/example.js') })
    .map(({ line, ruleId, message }) => `line ${line}: ${ruleId ?? message}`);

test('a heading for each key, with a configuration', () => {
  const keys: Required<{ [K in keyof Settings]: true }> = {
    libraries: true,
    middleware: true,
    sanitizers: true,
    crossFile: true,
    rootDir: true,
  };
  expect([...new Set(configs.map(({ heading }) => heading))]).toEqual(['', ...Object.keys(keys)]);
});

const table = (rows: readonly Block[]): (readonly [string, Block])[] => rows.map(row => [`line ${row.line}`, row] as const);

describe('a configuration', () => {
  test.each(table(configs))('at %s is taken by ESLint, with the key of its section', async (_place, config) => {
    const given = await configOf(config);
    expect(lint('export const x = 1;', given)).toEqual([]);
    const keys = given.flatMap(({ settings }) => Object.keys((settings?.['backend-security'] as object | undefined) ?? {}));
    expect(keys).toContain(config.heading || 'middleware');
  });
});

describe('an example', () => {
  test.each(table(examples))('at %s is changed by the configuration above it', async (_place, { line, kind, text }) => {
    const config = configs.findLast(above => above.line < line)!;
    const [under, without] = [lint(text, await configOf(config)), lint(text, [plugin.configs.recommended])];
    expect(kind === 'correct' ? under : without).toEqual([]);
    expect(kind === 'correct' ? without : under).not.toEqual([]);
  });

  test.each(['libraries', 'middleware', 'sanitizers'])('is there for %s', key => {
    expect(examples.map(({ heading }) => heading)).toContain(key);
  });
});
