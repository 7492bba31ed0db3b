// Builds what is published: dist/index.js and dist/vocabulary.js, ES modules without dependencies, and their declarations.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { declarationOf } from './declaration.mjs';

const root = new URL('../', import.meta.url);
const out = new URL('dist/', root);
const pathIn = (base, file) => fileURLToPath(new URL(file, base));

rmSync(out, { recursive: true, force: true });
mkdirSync(out);

// Each is a file of its own: no file is shared, so that the plugin loads one.
await build({
  entryPoints: { index: pathIn(root, 'src/index.ts'), vocabulary: pathIn(root, 'src/vocabulary/index.ts') },
  outdir: fileURLToPath(out),
  bundle: true,
  splitting: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
});

const { default: plugin } = await import(pathToFileURL(pathIn(out, 'index.js')).href);
const names = object => Object.keys(object).map(name => `'${name}'`);
const template = readFileSync(new URL('templates/index.d.ts', import.meta.url), 'utf8');
writeFileSync(
  new URL('index.d.ts', out),
  template
    .replace('RuleNames = string', `RuleNames =\n  | ${names(plugin.rules).join('\n  | ')}`)
    .replace('RuleNames =\n  | ;', 'RuleNames = never;'),
);
writeFileSync(new URL('vocabulary.d.ts', out), declarationOf(pathIn(root, 'src/vocabulary/index.ts')));
