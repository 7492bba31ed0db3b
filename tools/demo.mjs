// `npm run demo`: lints the vulnerable examples, shows the reports, fixes a copy and shows the difference and what is left.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTwoFilesPatch } from 'diff';
import plugin from '../dist/index.js';
import { applySuggestions, lint } from './repair.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const examples = ['vulnerable-express', 'vulnerable-nestjs'];

const useColour = process.env.NO_COLOR === undefined && (process.stdout.isTTY || process.env.FORCE_COLOR !== undefined);
const paint = code => text => (useColour ? `\u001B[${code}m${text}\u001B[0m` : text);
const [bold, dim, red, green, yellow, cyan] = [1, 2, 31, 32, 33, 36].map(paint);

const count = (results, select = () => true) => results.flatMap(result => result.messages).filter(select).length;
const plural = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

function printReports(results, folder) {
  for (const { filePath, messages, source } of results.filter(result => result.messages.length > 0)) {
    console.log(`\n${bold(path.relative(folder, filePath))}`);
    const lines = (source ?? readFileSync(filePath, 'utf8')).split('\n');
    for (const { line, column, endLine, endColumn, message, ruleId, fix, suggestions } of messages) {
      const repair = fix ? green('fixed automatically') : suggestions?.length ? cyan('has a suggestion') : dim('by hand');
      console.log(
        `  ${yellow(`${line}:${column}`)}  ${message}  ${dim(ruleId?.replace('backend-security/', '') ?? 'parser')}  ${repair}`,
      );
      const code = lines[line - 1] ?? '';
      const indent = code.length - code.trimStart().length;
      const end = endLine === line ? endColumn : code.length + 1;
      console.log(`      ${dim('|')} ${code.trim()}`);
      console.log(
        `      ${dim('|')} ${' '.repeat(Math.max(0, column - 1 - indent))}${red('~'.repeat(Math.max(1, end - column)))}`,
      );
    }
  }
}

function printDifference(before, after, name) {
  const patch = createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 1 });
  for (const line of patch.split('\n').slice(1)) {
    if (line.startsWith('+++') || line.startsWith('---')) continue;
    console.log(line.startsWith('+') ? green(line) : line.startsWith('-') ? red(line) : dim(line));
  }
}

for (const example of examples) {
  const folder = path.join(root, 'examples', example);
  console.log(`\n${bold(`━━ examples/${example} `.padEnd(100, '━'))}`);
  const before = await lint(plugin, folder);
  printReports(before, folder);
  console.log(
    `\n${bold(plural(count(before), 'report'))} in ${plural(before.filter(result => result.messages.length > 0).length, 'file')}.`,
  );

  const copy = mkdtempSync(path.join(os.tmpdir(), `${example}-`));
  try {
    cpSync(folder, copy, { recursive: true, filter: source => !/[\\/](?:dist|node_modules)$/.test(source) });
    const fixed = await lint(plugin, copy, true);
    let suggested = 0;
    console.log(`\n${bold('What the fixes and suggestions change:')}`);
    for (const { filePath } of before.filter(result => result.messages.length > 0)) {
      const name = path.relative(folder, filePath);
      const file = path.join(copy, name);
      suggested += applySuggestions(plugin, file);
      const text = readFileSync(file, 'utf8');
      const original = readFileSync(filePath, 'utf8');
      if (text !== original) printDifference(original, text, name);
    }
    const automatic = count(before) - count(fixed);
    const left = count(fixed) - suggested;
    console.log(
      `\n${bold(example)}: ${plural(count(before), 'report')}, ${green(`${automatic} fixed automatically`)}, ${cyan(`${suggested} by a suggestion`)}, ${yellow(`${left} left to you`)}.`,
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
console.log(
  `\nThe same backends with everything mended: ${examples.map(name => `examples/${name.replace('vulnerable', 'secured')}`).join(', ')}.`,
);
