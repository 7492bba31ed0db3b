// `npm run bench [folder ...]`: the cost of all rules as a share of parsing, on generated backends or on given folders.
// CPU time of one process; every repetition parses afresh, so that no cache of an earlier one helps. Trust the ratios.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import plugin from '../dist/index.js';
import { generateBackend } from './generate.mjs';

const REPETITIONS = 5;
const parserOptions = {
  range: true,
  loc: true,
  tokens: true,
  comment: true,
  ecmaVersion: 'latest',
  sourceType: 'module',
  ecmaFeatures: { globalReturn: true },
};

const filesBelow = folder =>
  readdirSync(folder).flatMap(name => {
    const file = path.join(folder, name);
    if (name === 'node_modules' || name === '.git' || name === 'dist') return [];
    if (statSync(file).isDirectory()) return filesBelow(file);
    return /\.[cm]?[jt]s$/.test(name) && !/\.d\.[cm]?ts$|\.min\.js$/.test(name)
      ? [{ file, text: readFileSync(file, 'utf8') }]
      : [];
  });

const cpu = run => {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { time: user + system, result };
};

const linter = new Linter({ configType: 'flat', cwd: '/' });
const rules = Object.fromEntries(Object.keys(plugin.rules).map(name => [`backend-security/${name}`, 'error']));
const languageOptions = { parser, ecmaVersion: 'latest', sourceType: 'module' };
const setups = {
  none: [{ files: ['**/*.{js,ts,cjs,mjs,cts,mts}'], languageOptions }],
  all: [{ files: ['**/*.{js,ts,cjs,mjs,cts,mts}'], languageOptions, plugins: { 'backend-security': plugin }, rules }],
};

const parse = text => {
  const { ast, scopeManager, visitorKeys, services } = parser.parseForESLint(text, parserOptions);
  return new SourceCode({ text, ast, scopeManager, visitorKeys, parserServices: services });
};

const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

function measure(name, files) {
  const totals = { parse: 0, none: 0, all: 0 };
  let lines = 0;
  let reports = 0;
  for (const { file, text } of files) {
    const times = { parse: [], none: [], all: [] };
    try {
      for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
        for (const setup of ['none', 'all']) {
          const parsed = cpu(() => parse(text));
          times.parse.push(parsed.time);
          const linted = cpu(() => linter.verify(parsed.result, setups[setup], { filename: file }));
          times[setup].push(linted.time);
          if (repetition === 0 && setup === 'all') reports += linted.result.length;
        }
      }
    } catch {
      continue; // not parsable as TypeScript
    }
    for (const key of Object.keys(totals)) totals[key] += median(times[key]);
    lines += text.split('\n').length;
  }
  const share = ((totals.all - totals.none) / totals.parse) * 100;
  console.log(
    `${name.padEnd(40)} ${String(files.length).padStart(5)} files ${String(lines).padStart(7)} lines ${String(reports).padStart(5)} reports   rules/parse ${share.toFixed(1).padStart(6)} %`,
  );
  return share;
}

const folders = process.argv.slice(2);
measure('warm-up', generateBackend(40));
if (folders.length > 0) for (const folder of folders) measure(path.basename(folder), filesBelow(folder));
else for (const count of [50, 200]) measure(`generated backend`, generateBackend(count));
