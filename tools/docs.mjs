// Writes which libraries each rule understands: the lists on the pages of the rules, and docs/libraries.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const read = file => readFileSync(path.join(root, file), 'utf8');

/** What a role is: the doc comment of its interface, `A call that hands SQL text to a database`. */
const meanings = new Map(
  [
    ...read('src/vocabulary/roles.ts').matchAll(
      /\/\*\*([^/]*?)\*\/\nexport interface \w+Role \{\n\s*readonly role: '([a-z0-9-]+)'/g,
    ),
  ].map(([, comment, role]) => [
    role,
    comment
      .replace(/^\s*\*? ?/gm, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  ]),
);

/** The roles that tell of each rule; of any other rule, all that it and its concepts name. */
const rolesOfRules = {
  'no-raw-sql-interpolation': ['sql-query', 'sql-escape'],
  'require-helmet': ['http-application', 'secure-headers'],
  'require-body-limit': ['size-limit', 'body-stream'],
  'require-password-hash': ['password-hash', 'fast-hash', 'encryption', 'record-write'],
  'require-jwt-verify': ['token-decode', 'token-verify'],
};

const rules = readdirSync(path.join(root, 'src/rules'))
  .filter(file => file !== 'index.ts')
  .map(file => file.slice(0, -'.ts'.length));
for (const rule of rules) rolesOfRules[rule] ??= rolesNamedBy(rule);

function rolesNamedBy(rule) {
  const source = read(`src/rules/${rule}.ts`);
  const concepts = [...source.matchAll(/'\.\.\/concepts\/([^']+)\.js'/g)].map(([, file]) => read(`src/concepts/${file}.ts`));
  const texts = [source, ...concepts].flatMap(text => [...text.matchAll(/'([a-z0-9-]+)'/g)].map(([, word]) => word));
  return [...new Set(texts)].filter(word => meanings.has(word));
}

const libraries = await catalogue();

async function catalogue() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'src/libraries/index.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const { libraries } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return libraries;
}

const rolesOfApi = api => [...(api.plays ?? []), ...(api.is ?? []), ...Object.values(api.members ?? {}).flatMap(rolesOfApi)];

const rolesOf = library =>
  new Set(
    [library.exports, library.globals ?? {}, ...Object.values(library.types ?? {})]
      .flatMap(members => Object.values(members))
      .flatMap(rolesOfApi)
      .map(({ role }) => role),
  );

/** Whether a name can be installed or imported: the stand-in for drivers not known is described in words. */
const isPackage = name => name !== 'any-sql-driver' && name !== 'globalThis';

const byName = (a, b) => a.replace('@', '').localeCompare(b.replace('@', ''), 'en');

/** The packages behind names as they are imported: `mysql2` also stands for `mysql2/promise`, `node:crypto` for `crypto`. */
function packagesOf(names) {
  const rootOf = name => /^(?:@[^/]+\/)?[^/]+/.exec(name)[0];
  const shown = names.map(name => {
    const siblings = names.filter(other => rootOf(other) === rootOf(name));
    return siblings.includes(rootOf(name)) || siblings.length > 3 ? rootOf(name) : name;
  });
  return [...new Set(shown)].filter(name => isPackage(name) && !names.includes(`node:${name}`)).sort(byName);
}

const playing = role => packagesOf(libraries.filter(library => rolesOf(library).has(role)).flatMap(library => library.packages));

const code = name => `\`${name}\``;

function listFor(rule) {
  const lines = rolesOfRules[rule].map(
    role => `- ${meanings.get(role).replace(/\.$/, '').replace(/:.*$/, '')}: ${playing(role).map(code).join(', ')}.`,
  );
  if (rolesOfRules[rule].includes('sql-query')) {
    lines.push(
      '- A method such as `query`, `execute` or `prepare` of any other object, where its first argument is SQL text by its grammar.',
    );
  }
  return lines.join('\n');
}

function writeList(rule) {
  const file = `docs/rules/${rule}.md`;
  const page = read(file);
  const [begin, end] = ['<!-- begin auto-generated libraries -->', '<!-- end auto-generated libraries -->'];
  const start = page.indexOf(begin);
  const stop = page.indexOf(end);
  if (start < 0 || stop < start) throw new Error(`${file} has no place for its libraries: ${begin} ${end}`);
  writeFileSync(path.join(root, file), `${page.slice(0, start)}${begin}\n\n${listFor(rule)}\n\n${page.slice(stop)}`);
}

function librariesPage() {
  const rows = new Map();
  for (const library of libraries) {
    const packages = packagesOf(library.packages);
    if (packages.length === 0) continue;
    const row = rows.get(packages[0]) ?? { packages, library, roles: new Set() };
    rows.set(packages[0], {
      ...row,
      packages: packagesOf([...row.packages, ...packages]),
      roles: new Set([...row.roles, ...rolesOf(library)]),
    });
  }
  const cellsOf = ({ packages, library, roles }) => [
    packages.map(code).join(', '),
    `[${library.checkedAgainst}](${library.reference})`,
    rules
      .filter(rule => rolesOfRules[rule].some(role => roles.has(role)))
      .map(rule => `[${rule}](rules/${rule}.md)`)
      .join('<br>'),
  ];
  return `# Libraries

<!-- Generated by \`npm run update\`. -->

The packages that the rules know, the version that each model was checked against (with the page it was read from), and the
rules that ask for it. A package without a rule of its own tells where a value comes from or goes to, or what keeps it safe.

| Packages | Checked against | Rules |
| :-- | :-- | :-- |
${[...rows.values()]
  .sort((a, b) => byName(a.packages[0], b.packages[0]))
  .map(row => `| ${cellsOf(row).join(' | ')} |`)
  .join('\n')}
`;
}

for (const rule of rules) if (existsSync(path.join(root, `docs/rules/${rule}.md`))) writeList(rule);
writeFileSync(path.join(root, 'docs/libraries.md'), librariesPage());
