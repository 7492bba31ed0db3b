// `npm run bench`: what the rules cost. docs/contributing/performance.md says how it is measured and how to read it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generatedCorpus, realCorpora } from './corpora.mjs';
import { writeBackend } from './generate.mjs';
import { measureEditor } from './parts/editor.mjs';
import { measureShapes, measureSizes } from './parts/growth.mjs';
import { measureKeptMemory, measureLoading, measureRuns } from './parts/processes.mjs';
import { measureFollowing, measureShares, reportShares, reportWorstFiles } from './parts/shares.mjs';
import { measureStability } from './parts/stability.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    json: { type: 'string' },
    every: { type: 'string', default: '5' },
    repetitions: { type: 'string', default: '5' },
    processes: { type: 'string', default: '3' },
    shape: { type: 'string' },
    factor: { type: 'string', default: '1' },
    largest: { type: 'string', default: '100000' },
    files: { type: 'string', default: '10000' },
  },
});

const PARTS = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P10', 'P11'];
const QUICK = ['P1', 'P2', 'P7'];
const parts = new Set(values.only?.flatMap(part => part.toUpperCase().split(',')) ?? (values.all ? PARTS : QUICK));
for (const part of parts) if (!PARTS.includes(part)) throw new Error(`unknown part ${part}: one of ${PARTS.join(', ')}`);
const wants = (...names) => names.some(name => parts.has(name));

const options = {
  repetitions: Number(values.repetitions),
  processes: Number(values.processes),
  shape: values.shape,
  factor: Number(values.factor),
  largest: Number(values.largest),
  files: Number(values.files),
};
const temporaryFolder = mkdtempSync(path.join(tmpdir(), 'backend-security-bench-'));
process.on('exit', () => rmSync(temporaryFolder, { recursive: true, force: true }));

const generated = ['ts', 'js'].map(language =>
  generatedCorpus(`generated ${language}`, writeBackend(path.join(temporaryFolder, language), 40, language)),
);
const real = realCorpora(positionals, Number(values.every)).map(corpus => ({ ...corpus, isReal: true }));
const corpora = [...generated, ...real];
const context = { corpora, options, temporaryFolder };

const report = {};
const checks = [];
const add = (name, { data, checks: found }) => {
  report[name] = data;
  checks.push(...found);
};

if (wants('P1', 'P2', 'P3')) {
  const measured = await measureShares(context);
  add('shares', reportShares(measured));
  if (wants('P3')) add('worstFiles', await reportWorstFiles(measured));
}
if (wants('P1')) add('following', await measureFollowing(context));
if (wants('P4')) add('sizes', await measureSizes(context));
if (wants('P5')) add('shapes', await measureShapes(context));
if (wants('P6', 'P8')) add('runs', await measureRuns(context));
if (wants('P7')) add('loading', await measureLoading());
if (wants('P8')) add('keptMemory', await measureKeptMemory(context));
if (wants('P10')) add('stability', await measureStability(context));
if (wants('P11')) add('editor', await measureEditor());

const shown = checks.filter(({ part }) => parts.has(part));
console.log(`\n${shown.map(({ line }) => line).join('\n')}`);
if (values.json) {
  const require = createRequire(import.meta.url);
  const versionOf = name => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')).version;
  const names = ['eslint', '@typescript-eslint/parser', 'eslint-plugin-security', 'eslint-plugin-sonarjs'];
  const versions = { node: process.versions.node, ...Object.fromEntries(names.map(name => [name, versionOf(name)])) };
  const kept = shown.map(({ part, what, value, target, isKept }) => ({ part, what, value, target, isKept }));
  writeFileSync(values.json, `${JSON.stringify({ versions, checks: kept, ...report }, null, 2)}\n`);
}
