// Builds what is published: dist/index.js and dist/vocabulary.js, ES modules without dependencies, with their declarations,
// and dist/rules.cjs, the rules, which dist/index.js loads when the first file is linted.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { declarationOf } from './declaration.mjs';

const root = new URL('../', import.meta.url);
const out = new URL('dist/', root);
const pathIn = (base, file) => fileURLToPath(new URL(file, base));

rmSync(out, { recursive: true, force: true });
mkdirSync(out);

const shared = { bundle: true, platform: 'node', target: 'node20', legalComments: 'none', logLevel: 'warning' };

/** A plugin of esbuild that puts other text in the place of a source file. */
const instead = (file, contents) => ({
  name: file,
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`${file.replace(/\W/g, '[^a-z]')}$`) }, () => ({ contents, loader: 'js' }));
  },
});

/** What a source file exports. */
async function exportsOf(file) {
  const { outputFiles } = await build({ ...shared, entryPoints: [pathIn(root, file)], format: 'esm', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

// the models of libraries as JSON: read in about half of the time that it takes to run them
const { libraries } = await exportsOf('src/libraries/index.ts');
await build({
  ...shared,
  entryPoints: { rules: pathIn(root, 'src/rules/index.ts') },
  outdir: fileURLToPath(out),
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  // names stay: they are read in reports of bugs
  minifyWhitespace: true,
  minifySyntax: true,
  define: { 'import.meta.url': '__filename' },
  plugins: [
    instead('src/libraries/index.ts', `export const libraries = JSON.parse(${JSON.stringify(JSON.stringify(libraries))});`),
  ],
});

// what a config has to know of the rules, without the rules
const { rules } = createRequire(import.meta.url)(pathIn(out, 'rules.cjs'));
const entries = Object.entries(rules).map(
  ([name, { meta }]) =>
    `${JSON.stringify(name)}: { meta: ${JSON.stringify(meta)}, create: context => ruleNamed(${JSON.stringify(name)}).create(context) }`,
);
await build({
  ...shared,
  entryPoints: { index: pathIn(root, 'src/index.ts'), vocabulary: pathIn(root, 'src/vocabulary/index.ts') },
  outdir: fileURLToPath(out),
  splitting: false,
  format: 'esm',
  plugins: [
    instead(
      'src/rules/index.ts',
      `import { createRequire } from 'node:module';
      let loaded;
      const ruleNamed = name => (loaded ??= createRequire(import.meta.url)('./rules.cjs').rules)[name];
      export const rules = { ${entries.join(',\n')} };`,
    ),
  ],
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
