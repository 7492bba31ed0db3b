// Builds what is published: dist/index.js, one ES module without dependencies, and dist/index.d.ts, its declaration.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const out = new URL('dist/', root);

rmSync(out, { recursive: true, force: true });
mkdirSync(out);

await build({
  entryPoints: [new URL('src/index.ts', root).pathname],
  outfile: new URL('index.js', out).pathname,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
});

const { default: plugin } = await import(pathToFileURL(new URL('index.js', out).pathname).href);
const names = object => Object.keys(object).map(name => `'${name}'`);
const template = readFileSync(new URL('templates/index.d.ts', import.meta.url), 'utf8');
writeFileSync(
  new URL('index.d.ts', out),
  template
    .replace('RuleNames = string', `RuleNames =\n  | ${names(plugin.rules).join('\n  | ')}`)
    .replace('RuleNames =\n  | ;', 'RuleNames = never;'),
);
