// P10: the findings do not depend on the order of files, on workers, or on what was linted before.
import { check, printTable } from '../report.mjs';
import { runProcess } from '../spawn.mjs';

/** A shuffled copy, the same at every run. */
function shuffled(values, seed = 7) {
  const result = [...values];
  let state = seed;
  for (let index = result.length - 1; index > 0; index -= 1) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    const other = state % (index + 1);
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}

export async function measureStability({ corpora }) {
  const files = corpora.flatMap(({ sample }) => sample);
  const run = async options => {
    const input = { setup: 'following', cwd: '/', files, wantsFindings: true, ...options };
    return (await runProcess('whole-run.mjs', input)).findings;
  };
  const ways = {
    'in order': () => runProcess('in-order.mjs', { files }),
    'in reverse': () => runProcess('in-order.mjs', { files: [...files].reverse() }),
    shuffled: () => runProcess('in-order.mjs', { files: shuffled(files) }),
    'the ESLint class': () => run({}),
    'two workers': () => run({ concurrency: 2 }),
    'the same instance again': () => run({ runs: 2 }),
  };
  const found = [];
  for (const [way, lint] of Object.entries(ways)) {
    found.push({ way, findings: await lint() });
    console.error(`linted ${way}`);
  }
  const [{ findings: expected }] = found;
  const rows = found.map(({ way, findings }) => {
    const [known, seen] = [new Set(expected), new Set(findings)];
    const differing = [...findings.filter(line => !known.has(line)), ...expected.filter(line => !seen.has(line))];
    return { way, count: findings.length, differing };
  });
  console.log(`\nP10  findings in ${files.length} files`);
  printTable(
    ['linted', 'findings', 'differing'],
    rows.map(({ way, count, differing }) => [way, count, differing.length]),
  );
  for (const { way, differing } of rows) for (const line of differing.slice(0, 5)) console.log(`  ${way}: ${line}`);
  return {
    data: rows.map(({ way, count, differing }) => ({ way, count, differing: differing.slice(0, 50) })),
    checks: rows
      .slice(1)
      .map(({ way, count, differing }) =>
        check('P10', `findings that differ: ${way}`, differing.length + Math.abs(count - expected.length), 0, String),
      ),
  };
}
