// Prints what the engine concludes of a file, and of the expressions on one of its lines.
//   npm run explain -- examples/vulnerable-express/management.js:15
//   npm run explain -- <file>[:line[:column]] [--no-cross-file]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import * as parser from '@typescript-eslint/parser';
import { build } from 'esbuild';
import { Linter } from 'eslint';

const USAGE = 'Usage: npm run explain -- <file>[:line[:column]] [--no-cross-file]';
const root = path.resolve(import.meta.dirname, '..');

/** The sources as one module, built anew: what is explained is what they say now. */
async function load() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'explain-'));
  const outfile = path.join(folder, 'explained.mjs');
  await build({
    stdin: {
      contents: `
        export { default as plugin } from './index.js';
        export * from './engine/index.js';
        export { guardOf } from './engine/guards/guards.js';
        export { analysisOf } from './concepts/analysis.js';
        export { describeApplication, httpApplications } from './concepts/http-application.js';`,
      resolveDir: path.join(root, 'src'),
      loader: 'ts',
    },
    bundle: true,
    outfile,
    sourcemap: 'inline',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
    // packages are looked for from where the sources stand
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(path.join(root, 'src/index.ts')).href) },
  });
  process.setSourceMapsEnabled(true);
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function argumentsGiven() {
  const { values, positionals } = parseArgs({
    options: { 'no-cross-file': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [, file, line, column] = /^(.+?)(?::(\d+))?(?::(\d+))?$/s.exec(positionals[0] ?? '') ?? [];
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  const number = text => (text === undefined ? null : Number(text));
  return { file: path.resolve(file), line: number(line), column: number(column), crossFile: !values['no-cross-file'] };
}

const { file, line, column, crossFile } = readArguments();
const source = readSource();
const lines = source.split(/\r?\n/);
if (line !== null && (line < 1 || line > lines.length)) fail(`${file} has ${lines.length} lines`);

function fail(message) {
  console.error(message);
  process.exit(1);
}

function readArguments() {
  try {
    return argumentsGiven();
  } catch (error) {
    return fail(error.message.includes(USAGE) ? USAGE : `${error.message}\n${USAGE}`);
  }
}

function readSource() {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return fail(error.message);
  }
}

const {
  plugin,
  analysisOf,
  calleeOf,
  describeApplication,
  describeOrigin,
  describeUse,
  eachNodeIn,
  guardOf,
  httpApplications,
  isFunction,
  rolesOf,
  usesOf,
} = await load();

const shown = fileName => path.relative(process.cwd(), fileName) || fileName;
const shortened = text => (text.length > 100 ? `${text.slice(0, 99)}…` : text);
const plays = roles => (roles.length > 0 ? `, plays ${roles.map(({ role }) => role).join(' and ')}` : '');

const isCall = node => ['CallExpression', 'NewExpression', 'TaggedTemplateExpression'].includes(node?.type);
const isName = ({ type }) => type === 'Identifier' || type === 'MemberExpression';

/** Whether a value is only the way to another one: what is read from or called. */
const leadsOn = node =>
  (node.parent.type === 'MemberExpression' && node.parent.object === node) ||
  (isCall(node.parent) && calleeOf(node.parent) === node);

/** The expressions that begin on a line, at a column where one is given, from left to right, the wider first. */
function expressionsOn({ ast, scopeManager }) {
  const read = new Set();
  for (const { references } of scopeManager.scopes) {
    for (const reference of references)
      if (reference.isRead() && reference.isValueReference !== false) read.add(reference.identifier);
  }
  const isArgument = node => isCall(node.parent) && node.parent.arguments?.includes(node) && node.type !== 'Literal';
  const found = [];
  eachNodeIn(ast, node => {
    const { start, end } = node.loc;
    if (start.line !== line) return;
    if (column !== null && (column <= start.column || (end.line === line && column > end.column))) return;
    const isWorthIt = isCall(node) || node.type === 'MemberExpression' || node.type === 'Decorator' || read.has(node);
    if (isWorthIt || isArgument(node)) found.push(node);
  });
  return found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
}

/** What an imported name stands for, where it is written. */
function placeOf(engine, node) {
  const place = isName(node) ? engine.placeOf(node) : null;
  if (!place) return null;
  const { fileName, text } = place.home.module;
  return `${shown(fileName)}:${text.slice(0, place.node.range[0]).split('\n').length}`;
}

function printExpression(engine, node) {
  const { start } = node.loc;
  console.log(`\n${start.line}:${start.column + 1}  ${shortened(engine.module.text.slice(...node.range).replace(/\s+/g, ' '))}`);
  const print = (name, value) => value && console.log(`    ${name.padEnd(8)}${value}`);
  const isDecorator = node.type === 'Decorator';
  const origin = isDecorator ? null : engine.originOf(node);
  const call = isDecorator ? engine.decoratorCallOf(node) : isCall(node) ? engine.callOf(node) : null;
  print('origin', origin && `${describeOrigin(origin)}${call ? '' : plays(rolesOf(origin))}`);
  print('from', placeOf(engine, node));
  print('call', call && `${call.path}${plays(call.api.api.plays ?? [])}${call.byShape ? ', known by its shape' : ''}`);
  print('guard', isName(node) ? guardOf(engine, node) : null);
  if (!isDecorator && !isFunction(node) && !leadsOn(node)) print('uses', usesOf(engine, node).map(describeUse).join('; '));
}

function printLine(analysis) {
  console.log(`\n${lines[line - 1].trim()}`);
  const expressions = expressionsOn(analysis.sourceCode);
  for (const node of expressions) printExpression(analysis.engine, node);
  if (expressions.length === 0) console.log('\nNo call, argument, name or member begins here.');
}

const indented = text => text.trimEnd().replace(/^(?=.)/gm, '  ');

function printSection(title, entries) {
  console.log(`\n${title}\n${entries.length > 0 ? entries.map(indented).join('\n') : '  none'}`);
}

/** The messages of a config, and what `look` sees of the analysis once its rules have run. */
function verify(config, look) {
  const probe = {
    create: ({ sourceCode, filename, cwd, settings }) => ({
      'Program:exit': () => look(analysisOf(sourceCode, filename, { cwd, settings })),
    }),
  };
  const linter = new Linter({ configType: 'flat', cwd: path.dirname(file) });
  const messages = linter.verify(
    source,
    [
      {
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        languageOptions: { parser },
        settings: { 'backend-security': { crossFile } },
      },
      config,
      // the last rule: the others have asked what they ask
      { plugins: { explain: { rules: { probe } } }, rules: { 'explain/probe': 'error' } },
    ],
    { filename: file },
  );
  const fatal = messages.find(message => message.fatal || message.ruleId === null);
  if (fatal) fail(`${shown(file)}:${fatal.line ?? 1}:${fatal.column ?? 1}: ${fatal.message}`);
  return messages;
}

const isOnLine = report => line === null || (report.line <= line && (report.endLine ?? report.line) >= line);
const told = ({ ruleId, line: at, column: from, message }) => `${at}:${from}  ${ruleId}: ${message}`;
const reportsOf = (config, look) => verify(config, look).filter(isOnLine).map(told);

console.log(`${shown(file)}${line === null ? '' : `:${line}`}${column === null ? '' : `:${column}`}`);
let analysis = null;
const reports = reportsOf(plugin.configs.recommended, seen => {
  analysis = seen;
  if (line !== null) printLine(seen);
});
const stricter = reportsOf(plugin.configs.strict, () => {}).filter(report => !reports.includes(report));
const applications = httpApplications(analysis).map(
  application => `${application.call.node.loc.start.line}: ${describeApplication(application)}`,
);

printSection('Applications', applications);
printSection('Package', analysis.package ? [shown(path.join(analysis.package.folder, 'package.json'))] : []);
printSection('Other files read', (analysis.engine.project?.files ?? []).map(shown));
const place = line === null ? '' : ` on line ${line}`;
printSection(`Reports of recommended${place}`, reports);
printSection(`Reports of strict besides${place}`, stricter);
