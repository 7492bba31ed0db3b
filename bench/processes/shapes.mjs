// Measures shapes of code at k and 2k. A process of its own, since deep ones may take a larger stack.
import { cpu, median } from '../clock.mjs';
import { isParseError, lintOnce } from '../measure.mjs';
import { setupsOf } from '../setups.mjs';
import { shapes } from '../shapes.mjs';
import { answer, input } from './standard-input.mjs';

/** Net time at which one repetition says enough. */
const ENOUGH = 3000;

/** Time after which the first look at the larger text is all there is. */
const LONG = 20_000;

const setups = await setupsOf(['none', 'following']);
const [none, rules] = setups;
const chosen = shapes.filter(({ name }) => input.names.includes(name));
for (const { code } of chosen) for (const setup of setups) lintOnce({ file: '/nowhere/shape.ts', text: code(5) }, setup);

function measure(text) {
  const entry = { file: '/nowhere/shape.ts', text };
  const times = { parse: [], none: [], following: [] };
  for (let repetition = 0; repetition < input.repetitions; repetition += 1) {
    for (const setup of repetition % 2 ? [rules, none] : [none, rules]) {
      const { parse, lint } = lintOnce(entry, setup);
      times.parse.push(parse);
      times[setup.name].push(lint);
    }
    if (times.following.at(-1) > ENOUGH) break;
  }
  return { parse: median(times.parse), net: median(times.following) - median(times.none) };
}

/** The first look at a text: the time it takes, and the text of an error inside a rule, which is swallowed unless asked for. */
function lookAt(text) {
  process.env.DEBUG = 'backend-security';
  const { result, milliseconds } = cpu(() => {
    try {
      lintOnce({ file: '/nowhere/shape.ts', text }, rules);
      return null;
    } catch (error) {
      return isParseError(error) ? `not parsed: ${error.message}` : String(error.message).split('\n')[0];
    }
  });
  delete process.env.DEBUG;
  return { error: result, milliseconds };
}

answer(
  chosen.map(({ name, isDeep, code }) => {
    const result = { name, isDeep, k: input.k, stack: input.stack ?? 'default' };
    try {
      const [small, large] = [code(input.k), code(2 * input.k)];
      const { error, milliseconds } = lookAt(large);
      if (error?.startsWith('not parsed')) return { ...result, error };
      const atK = measure(small);
      const atTwice = milliseconds > LONG ? { parse: 2 * atK.parse, net: milliseconds } : measure(large);
      return { ...result, error, atK, atTwice };
    } catch (error) {
      return { ...result, error: isParseError(error) ? `not parsed: ${error.message}` : String(error.message) };
    }
  }),
);
