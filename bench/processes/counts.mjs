// How much more code the plugin runs for code of twice the size. Exact, so that no load of the machine can change it.
import { exponent } from '../clock.mjs';
import { startCounting } from '../count.mjs';
import { generateFile } from '../generate.mjs';
import { lintOnce } from '../measure.mjs';
import { setupsOf } from '../setups.mjs';
import { shapes } from '../shapes.mjs';
import { answer, input } from './standard-input.mjs';

const count = await startCounting();
const [setup] = await setupsOf(['following']);

/** A shape that takes more at k is too slow to be looked at any further: its exponent is null. */
const MOST = 20_000_000;

async function countOf(text) {
  await count();
  lintOnce({ file: '/nowhere/shape.ts', text }, setup);
  return count();
}

// what happens once a process would count for the first
await countOf(generateFile(300));

const cases = [{ name: 'a realistic file', k: input.lines, code: generateFile }];
for (const { name, isDeep, code } of shapes) {
  cases.push({ name, k: input.few, code }, { name, k: isDeep ? input.deep : input.flat, code });
}
const rows = [];
for (const { name, k, code } of cases) {
  const small = await countOf(code(k));
  const large = small > MOST ? Infinity : await countOf(code(2 * k));
  rows.push({ name, k, small, exponent: large === Infinity ? null : exponent(small, large, 2) });
}
answer(rows);
