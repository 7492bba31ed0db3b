// P4, P5: how the time grows with the size of a file, realistic or made to be slow.
import { exponent, median } from '../clock.mjs';
import { generateFile } from '../generate.mjs';
import { linesOf, measureFiles, netTimeOf, parseTimeOf } from '../measure.mjs';
import { check, milliseconds, percent, printTable, ratio } from '../report.mjs';
import { setupsOf } from '../setups.mjs';
import { shapes } from '../shapes.mjs';
import { runProcess } from '../spawn.mjs';
import { TARGETS } from '../targets.mjs';

const SIZES = [1000, 3000, 10_000, 30_000, 100_000];

export async function measureSizes({ options }) {
  const setups = await setupsOf(['none', 'local', 'security']);
  const [none, local] = setups;
  measureFiles([{ file: '/nowhere/warm-up.ts', text: generateFile(2000) }], setups, { repetitions: 3 });
  const rows = SIZES.filter(size => size <= options.largest).map(size => {
    const entry = { file: '/nowhere/large.ts', text: generateFile(size) };
    const compared = size > 30_000 ? [none, local] : setups;
    const [file] = measureFiles([entry], compared, { repetitions: size > 30_000 ? 3 : 5 });
    console.error(`measured ${size} lines`);
    return {
      lines: linesOf(entry.text),
      parse: parseTimeOf(file),
      net: netTimeOf(file, 'local'),
      security: size > 30_000 ? NaN : netTimeOf(file, 'security'),
      reports: file.reports.local,
    };
  });
  const growth = (row, index, key) =>
    index === 0 ? NaN : exponent(rows[index - 1][key], row[key], row.lines / rows[index - 1].lines);
  console.log('\nP4  one generated file');
  printTable(
    ['lines', 'reports', 'parse ms', 'net ms', 'rules', 'exponent', 'of parse', 'security'],
    rows.map((row, index) => [
      row.lines,
      row.reports,
      milliseconds(row.parse),
      milliseconds(row.net),
      percent(row.net / row.parse),
      ratio(growth(row, index, 'net')),
      ratio(growth(row, index, 'parse')),
      percent(row.security / row.parse),
    ]),
  );
  const last = rows.length - 1;
  return {
    data: rows,
    checks: [
      ...rows.map(({ lines, net, parse }) =>
        check('P4', `rules / parse at ${lines} lines`, net / parse, TARGETS.size.share, percent),
      ),
      check(
        'P4',
        'exponent of the last step above that of parse',
        growth(rows[last], last, 'net') - growth(rows[last], last, 'parse'),
        TARGETS.size.exponentAboveParse,
      ),
    ],
  };
}

/** Stacks of Node.js in kB; the deep shapes at sizes that the parser survives with them. */
const RUNS = [
  { isDeep: false, k: 1000, flags: [] },
  { isDeep: true, k: 100, flags: [] },
  { isDeep: true, k: 1000, stack: 3900, flags: ['--stack-size=3900'] },
];

/** Shapes that share a process. */
const GROUP = 8;

/** Seconds of CPU after which a process hangs. */
const PATIENCE = 120;

async function runShapes(names, { isDeep, k, stack, flags }) {
  try {
    return await runProcess('shapes.mjs', { names, k, stack, repetitions: 3 }, { flags, seconds: PATIENCE });
  } catch (error) {
    if (names.length === 1) {
      return [
        {
          name: names[0],
          isDeep,
          k,
          stack: stack ?? 'default',
          error: error.signal ? `ended by ${error.signal}` : String(error.message).split('\n')[0],
        },
      ];
    }
    // a process that died does not say on which one
    const each = [];
    for (const name of names) each.push(...(await runShapes([name], { isDeep, k, stack, flags })));
    return each;
  }
}

export async function measureShapes({ options }) {
  const rows = [];
  for (const run of RUNS) {
    const names = shapes
      .filter(({ isDeep, name }) => isDeep === run.isDeep && (!options.shape || options.shape === name))
      .map(({ name }) => name);
    for (let start = 0; start < names.length; start += GROUP) {
      const group = names.slice(start, start + GROUP);
      rows.push(...(await runShapes(group, { ...run, k: run.k * options.factor })));
      console.error(`measured ${group.join(', ')}`);
    }
  }
  const { from, exponent: mostExponent, share, shareFrom } = TARGETS.shapes;
  const judged = rows.map(row => {
    if (!row.atK) return { ...row, isKept: row.error.startsWith('not parsed') };
    const grows = exponent(Math.max(row.atK.net, 1), Math.max(row.atTwice.net, 1), 2);
    const isSlow = row.atTwice.net > from;
    const ofParse = row.atTwice.net / row.atTwice.parse;
    const isKept = !row.error && !(isSlow && grows > mostExponent) && !(row.atTwice.net > shareFrom && ofParse > share);
    return { ...row, grows, isSlow, ofParse, isKept };
  });
  console.log(`\nP5  shapes at k and 2k; exponents count where net time is above ${from} ms at 2k`);
  printTable(
    ['shape', 'stack', '2k', 'parse ms', 'net ms at k', 'at 2k', 'exponent', 'rules', ''],
    judged.map(row =>
      row.atK
        ? [
            row.name,
            row.stack,
            2 * row.k,
            milliseconds(row.atTwice.parse),
            milliseconds(row.atK.net),
            milliseconds(row.atTwice.net),
            row.isSlow ? ratio(row.grows) : '-',
            percent(row.ofParse),
            row.error ?? (row.isKept ? '' : 'MISSED'),
          ]
        : [row.name, row.stack, 2 * row.k, '-', '-', '-', '-', '-', row.error],
    ),
  );
  const missed = judged.filter(({ isKept }) => !isKept);
  const slow = judged.filter(({ isSlow }) => isSlow);
  return {
    data: judged,
    checks: [
      check('P5', 'errors inside rules', judged.filter(row => row.error && !row.error.startsWith('not parsed')).length, 0),
      check('P5', `shapes that grow too fast or cost too much of ${judged.length}`, missed.length, 0),
      check(
        'P5',
        'median share of parse of those that take time',
        slow.length ? median(slow.map(({ ofParse }) => ofParse)) : 0,
        share,
        percent,
      ),
    ],
  };
}
