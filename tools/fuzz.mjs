// Lints mutants of the library samples with all rules, and tells which crash a rule, cost far more than their parsing,
// or get a fix after which they do not parse any more.
//   npm run build && node tools/fuzz.mjs --seed=1 --count=200 --parser=typescript --only=express
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import * as typescript from '@typescript-eslint/parser';
import { Linter, SourceCode } from 'eslint';
import * as espree from 'espree';
import ts from 'typescript';
import { applied, materialOf, mutantOf, randomOf } from './mutate.mjs';

process.env.DEBUG = 'backend-security';
const { default: plugin } = await import('../dist/index.js');

const root = path.resolve(import.meta.dirname, '..');
const PATIENCE = 60_000;
const { values: given } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '100' },
    parser: { type: 'string', default: 'typescript' },
    only: { type: 'string', default: '' },
    print: { type: 'boolean', default: false },
  },
});

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url), { workerData: given, argv: process.argv.slice(2) });
  let current = null;
  const timer = setInterval(() => {
    if (!current || Date.now() - current.since < PATIENCE) return;
    console.log(`HANGS ${current.name}\n${current.text}`);
    process.exit(1);
  }, 1000);
  worker.on('message', message => (current = { ...message, since: Date.now() }));
  worker.on('exit', code => {
    clearInterval(timer);
    process.exitCode = code;
  });
} else run(workerData);

function run({ seed, count, parser: parserName, only, print }) {
  const isTypeScript = parserName === 'typescript';
  const parse = text => {
    const options = { ecmaVersion: 'latest', sourceType: 'module', loc: true, range: true, tokens: true, comment: true };
    if (isTypeScript) return typescript.parseForESLint(text, { ...options, filePath: 'mutant.ts' });
    return { ast: espree.parse(text, options) };
  };
  const stripped = text =>
    ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } }).outputText;
  const folder = path.join(root, 'tests/libraries');
  const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .sort()
    .flatMap(file => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      try {
        const own = isTypeScript ? text : stripped(text);
        const { ast, visitorKeys } = parse(own);
        return [{ file, material: materialOf(own, ast, visitorKeys ?? espree.VisitorKeys) }];
      } catch {
        return [];
      }
    });
  const linter = new Linter({ configType: 'flat', cwd: root });
  const rules = plugin.configs.all.rules;
  const languageOptions = isTypeScript
    ? { parser: typescript, sourceType: 'module' }
    : { parser: espree, sourceType: 'module', ecmaVersion: 'latest' };
  const config = [{ files: ['**/*.*'], languageOptions, plugins: { 'backend-security': plugin }, rules }];
  const figures = { mutants: 0, parsed: 0, findings: 0, fixes: 0, crashes: 0, slow: 0, broken: 0 };
  const seen = new Set();
  const tell = (kind, name, detail, text) => {
    const key = `${kind} ${detail.replace(/\d+/g, '')}`;
    if (seen.has(key) && !print) return;
    seen.add(key);
    console.log(`${kind} ${name}: ${detail}${print || kind !== 'SLOW' ? `\n----\n${text}\n----` : ''}`);
  };
  for (const { file, material } of samples) {
    const [wanted, index = ''] = only.split(':');
    if (only && !file.startsWith(wanted)) continue;
    for (let number = 0; number < Number(count); number += 1) {
      if (index && Number(index) !== number) continue;
      const name = `${file}:${number}`;
      const random = randomOf(`${seed}/${name}`);
      const donor = samples[Math.floor(random() * samples.length)].material;
      const text = mutantOf(material, random, donor);
      figures.mutants += 1;
      parentPort.postMessage({ name, text });
      const before = process.cpuUsage();
      let parsed;
      try {
        parsed = parse(text);
      } catch {
        continue;
      }
      const parsing = process.cpuUsage(before).user / 1000;
      figures.parsed += 1;
      let messages;
      const start = process.cpuUsage();
      try {
        const sourceCode = new SourceCode({ text, ...parsed });
        messages = linter.verify(sourceCode, config, {
          filename: path.join(root, `tests/fixtures/mutant.${isTypeScript ? 'ts' : 'js'}`),
        });
      } catch (error) {
        figures.crashes += 1;
        const at = String(error.stack)
          .split('\n')
          .slice(0, 5)
          .map(line => line.trim().replace(/\(.*\/(dist)/, '($1'))
          .join(' | ');
        tell('CRASH', name, at, text);
        continue;
      }
      const linting = process.cpuUsage(start).user / 1000;
      if (linting > 200 && linting > 50 * parsing) {
        figures.slow += 1;
        tell('SLOW', name, `${Math.round(linting)} ms, parsed in ${parsing.toFixed(1)} ms`, text);
      }
      figures.findings += messages.length;
      for (const message of messages) {
        if (message.fatal || /\[object |\{\{/.test(message.message)) tell('MESSAGE', name, message.message, text);
        const fixes = [message.fix, ...(message.suggestions ?? []).map(({ fix }) => fix)].filter(Boolean);
        for (const { range, text: replacement } of fixes) {
          figures.fixes += 1;
          const fixed = applied(text, [{ start: range[0], end: range[1], text: replacement }]);
          try {
            parse(fixed);
          } catch (error) {
            figures.broken += 1;
            tell(
              'BROKEN',
              name,
              `${message.ruleId}: ${error.message} at ${error.lineNumber ?? error.location?.start.line}`,
              `${text}\n==== fixed\n${fixed}`,
            );
          }
        }
      }
    }
  }
  console.log(`seed ${seed}, ${parserName}: ${JSON.stringify(figures)}`);
  if (figures.crashes + figures.broken > 0) process.exitCode = 1;
}
