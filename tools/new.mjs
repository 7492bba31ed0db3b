// Writes the files of a new rule or library from templates: `npm run new -- rule <name>`, `npm run new -- library <package>`.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [kind, name] = process.argv.slice(2);

const kinds = { rule: newRule, library: newLibrary };
if (!Object.hasOwn(kinds, kind) || !name) fail('Usage: npm run new -- rule <name> | npm run new -- library <package>');
kinds[kind]();
execFileSync(process.execPath, [path.join(root, 'tools/indexes.mjs')], { stdio: 'inherit' });

function newRule() {
  if (!/^(?:no|require)-[a-z]+(?:-[a-z]+)*$/.test(name))
    fail(`A rule is named after the harm (no-...) or the protection (require-...): ${name}`);
  const words = name
    .replace(/^no-/, 'disallow ')
    .replace(/^require-/, 'require ')
    .replaceAll('-', ' ');
  const values = { name, description: words, Description: words.charAt(0).toUpperCase() + words.slice(1) };
  write([
    ['rule/rule.ts', `src/rules/${name}.ts`, values],
    ['rule/rule.test.ts', `tests/rules/${name}.test.ts`, values],
    ['rule/page.md', `docs/rules/${name}.md`, values],
  ]);
  console.log(`Once the rule rewrites code, it also has tests/behaviour/${name}.test.ts, which runs the code before and after.`);
}

function newLibrary() {
  if (!/^(?:node:|@[a-z0-9-~][a-z0-9-._~]*\/)?[a-z0-9-~][a-z0-9-._~/]*$/.test(name)) fail(`Not the name of a package: ${name}`);
  const file = name
    .replace(/^node:(.*)/, 'node/$1')
    .replace(/^@/, '')
    .replace(/(?<!^node)\//g, '__');
  const values = {
    package: name,
    version: installedVersion() ?? '0.0.0',
    vocabulary: file.startsWith('node/') ? '../../vocabulary' : '../vocabulary',
  };
  write([
    ['library/library.ts', `src/libraries/${file}.ts`, values],
    ['library/sample.ts', `tests/libraries/${file}.ts`, values],
  ]);
}

function installedVersion() {
  const manifest = path.join(root, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).version : null;
}

function write(files) {
  const taken = files.map(([, target]) => target).filter(target => existsSync(path.join(root, target)));
  if (taken.length > 0) fail(`There already is ${taken.join(' and ')}`);
  for (const [template, target, values] of files) {
    const text = readFileSync(path.join(root, 'tools/templates', template), 'utf8');
    mkdirSync(path.dirname(path.join(root, target)), { recursive: true });
    writeFileSync(
      path.join(root, target),
      text.replace(/__(\w+?)__/g, (_, key) => values[key]),
    );
    console.log(target);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
