// P6, P7, P8: whole processes: their CPU time, what loading costs, and memory.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { median, minimum } from '../clock.mjs';
import { writeBackend } from '../generate.mjs';
import { check, milliseconds, printTable, ratio } from '../report.mjs';
import { pluginFile, rulesFile } from '../setups.mjs';
import { runProcess } from '../spawn.mjs';
import { TARGETS } from '../targets.mjs';

const SETUPS = ['none', 'local', 'following', 'security'];

/** A larger corpus takes long and says the same. */
const MOST_LINES = 60_000;

/** P6 and the peak memory of P8: fresh processes, which take turns. */
export async function measureRuns({ corpora, options }) {
  const chosen = corpora.filter(({ lines }) => lines <= MOST_LINES).sort((a, b) => b.lines - a.lines);
  const rows = [];
  for (const corpus of chosen.slice(0, 1)) {
    const runs = Object.fromEntries(SETUPS.map(name => [name, []]));
    for (let repetition = 0; repetition < options.processes; repetition += 1) {
      for (let turn = 0; turn < SETUPS.length; turn += 1) {
        const setup = SETUPS[(repetition + turn) % SETUPS.length];
        runs[setup].push(await runProcess('whole-run.mjs', { setup, cwd: '/', files: corpus.files }));
      }
    }
    console.error(`ran over ${corpus.name}`);
    const of = key => Object.fromEntries(SETUPS.map(name => [name, median(runs[name].map(run => run[key]))]));
    rows.push({ name: corpus.name, cpu: of('milliseconds'), peak: of('peakMegabytes') });
  }
  console.log('\nP6, P8  whole processes over a corpus with the ESLint class (medians)');
  printTable(
    ['corpus', 'setup', 'CPU s', 'of no rules', 'peak MB', 'of no rules', 'of security'],
    rows.flatMap(({ name, cpu, peak }) =>
      SETUPS.map(setup => [
        name,
        setup,
        (cpu[setup] / 1000).toFixed(2),
        ratio(cpu[setup] / cpu.none),
        peak[setup].toFixed(0),
        ratio(peak[setup] / peak.none),
        ratio(peak[setup] / peak.security),
      ]),
    ),
  );
  return {
    data: rows,
    checks: rows.flatMap(({ name, cpu, peak }) => [
      check('P6', `CPU of a run over ${name}, imports not followed`, cpu.local / cpu.none, TARGETS.process),
      check('P6', `CPU of a run over ${name}, imports followed`, cpu.following / cpu.none, TARGETS.process),
      check('P8', `peak memory over ${name} against eslint-plugin-security`, peak.following / peak.security, TARGETS.memory.peak),
    ]),
  };
}

const NAMES = new Map([
  [pluginFile, 'this plugin'],
  [rulesFile, 'its rules, at the first file'],
]);

export async function measureLoading() {
  // another build may be one file
  const own = [pluginFile, rulesFile].filter(file => existsSync(file));
  const targets = [...own, 'eslint-plugin-security', 'eslint-plugin-sonarjs'];
  const runs = targets.map(() => []);
  for (let repetition = 0; repetition < 7; repetition += 1) {
    for (const [index, target] of targets.entries()) runs[index].push(await runProcess('loading.mjs', { target }));
  }
  const { metafile } = await build({
    entryPoints: own,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: path.dirname(pluginFile),
  });
  const foreign = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports.map(imported => imported.path))
    .filter(name => !isBuiltin(name));
  const modules = Object.keys(metafile.inputs).length + new Set(foreign).size;
  const rows = targets.map((target, index) => ({
    name: NAMES.get(target) ?? target,
    best: minimum(runs[index].map(run => run.milliseconds)),
    typical: median(runs[index].map(run => run.milliseconds)),
    modules: target === pluginFile ? modules : runs[index][0].requiredModules,
    kilobytes: NAMES.has(target) ? statSync(target).size / 1024 : NaN,
  }));
  console.log('\nP7  loading, after ESLint and the parser are loaded (best and median of 7 processes)');
  printTable(
    ['', 'best ms', 'median ms', 'modules', 'kB'],
    rows.map(row => [
      row.name,
      milliseconds(row.best),
      milliseconds(row.typical),
      row.modules,
      row.kilobytes ? milliseconds(row.kilobytes) : '-',
    ]),
  );
  const isNative = own.some(file => /\.node['"]|process\.dlopen/.test(readFileSync(file, 'utf8')));
  return {
    data: { rows, foreign, isNative },
    checks: [
      check('P7', 'milliseconds for loading', rows[0].best, TARGETS.loading.milliseconds, milliseconds),
      check('P7', 'modules', modules, TARGETS.loading.modules, String),
      check('P7', `packages imported${foreign.length ? ` (${foreign.join(', ')})` : ''}`, foreign.length, 0, String),
      check('P7', 'native files', Number(isNative), 0, String),
    ],
  };
}

/** P8: what stays in memory after many files that import each other. */
export async function measureKeptMemory({ temporaryFolder, options }) {
  const count = options.files;
  const files = writeBackend(path.join(temporaryFolder, 'many'), Math.ceil(count / 4)).slice(0, count);
  const kept = {};
  for (const setup of ['none', 'following']) {
    kept[setup] = await runProcess('kept-memory.mjs', { setup, files });
    console.error(`linted ${count} files with ${setup}`);
  }
  console.log(`\nP8  memory after ${count} generated files that import each other`);
  printTable(
    ['setup', 'in use MB', 'more than no rules', 'peak MB'],
    Object.entries(kept).map(([setup, { heapMegabytes, peakMegabytes }]) => [
      setup,
      heapMegabytes.toFixed(1),
      (heapMegabytes - kept.none.heapMegabytes).toFixed(1),
      peakMegabytes.toFixed(0),
    ]),
  );
  return {
    data: kept,
    checks: [
      check(
        'P8',
        `MB kept after ${count} files`,
        kept.following.heapMegabytes - kept.none.heapMegabytes,
        TARGETS.memory.kept,
        milliseconds,
      ),
    ],
  };
}
