// P1, P2, P3: what the rules cost on corpora, as a share of parsing and against other plugins.
import path from 'node:path';
import { median, minimum, sum } from '../clock.mjs';
import { measureFiles, netTimeOf, parseTimeOf, readFiles, totalsOf } from '../measure.mjs';
import { check, milliseconds, percent, printTable, ratio } from '../report.mjs';
import { setupsOf } from '../setups.mjs';
import { runProcess } from '../spawn.mjs';
import { TARGETS } from '../targets.mjs';

const together = list => ({
  files: sum(list.map(({ files }) => files)),
  lines: sum(list.map(({ lines }) => lines)),
  parse: sum(list.map(({ parse }) => parse)),
  empty: sum(list.map(({ empty }) => empty)),
  net: Object.fromEntries(Object.keys(list[0].net).map(name => [name, sum(list.map(({ net }) => net[name]))])),
  reports: Object.fromEntries(Object.keys(list[0].reports).map(name => [name, sum(list.map(({ reports }) => reports[name]))])),
});

/** Every file of the samples under every setup; `measured` stays for P3. */
export async function measureShares({ corpora, options }) {
  const setups = await setupsOf(['none', 'local', 'security', 'sonarjs']);
  const measured = [];
  for (const corpus of corpora) {
    const files = readFiles(corpus.sample);
    // the first pass of a corpus is slower than later ones; its first files alone would pay for it
    measureFiles(files.slice(0, 60), setups, { repetitions: 1 });
    measured.push({ corpus, files: measureFiles(files, setups, { repetitions: options.repetitions }) });
    console.error(`measured ${corpus.name}`);
  }
  return measured;
}

export function reportShares(measured) {
  const rows = measured.map(({ corpus, files }) => ({
    name: corpus.name,
    sampling: corpus.sampling,
    isReal: corpus.isReal,
    typical: totalsOf(files, median),
    best: totalsOf(files, minimum),
  }));
  const sumOf = list => ({ typical: together(list.map(row => row.typical)), best: together(list.map(row => row.best)) });
  const all = { name: 'together', sampling: '', ...sumOf(rows) };
  console.log('\nP1, P2  net time of all rules, imports not followed, as a share of parsing (medians; in brackets minima)');
  printTable(
    [
      'corpus',
      'files',
      'lines',
      'sample',
      'reports',
      'parse ms',
      'empty run',
      'rules',
      '',
      'security',
      'sonarjs',
      'x security',
      'x sonarjs',
    ],
    [...rows, all].map(({ name, sampling, typical, best }) => [
      name,
      typical.files,
      typical.lines,
      sampling,
      typical.reports.local,
      milliseconds(typical.parse),
      percent(typical.empty / typical.parse),
      percent(typical.net.local / typical.parse),
      `(${percent(best.net.local / best.parse)})`,
      percent(typical.net.security / typical.parse),
      percent(typical.net.sonarjs / typical.parse),
      ratio(typical.net.local / typical.net.security),
      (typical.net.local / typical.net.sonarjs).toFixed(3),
    ]),
  );
  return {
    data: { rows, all },
    checks: [
      check('P1', 'rules / parse over all corpora', all.typical.net.local / all.typical.parse, TARGETS.share.together, percent),
      ...rows.map(({ name, typical }) =>
        check('P1', `rules / parse on ${name}`, typical.net.local / typical.parse, TARGETS.share.each, percent),
      ),
      check('P2', 'rules / eslint-plugin-security', all.typical.net.local / all.typical.net.security, TARGETS.peers.security),
      check(
        'P2',
        'rules / security rules of sonarjs',
        all.typical.net.local / all.typical.net.sonarjs,
        TARGETS.peers.sonarjs,
        value => value.toFixed(3),
      ),
    ],
  };
}

/** Corpora with more lines are passed over fewer times. */
const LARGE = 30_000;

/** The sums over files of the least time that any pass took: each process starts from nothing, so none has an advantage. */
function leastOf(passes) {
  const [{ files, reports, otherFilesRead, readTimes }] = passes;
  const least = key => sum(files.map((_, index) => minimum(passes.map(pass => pass.files[index][key]))));
  return {
    files: files.length,
    ...Object.fromEntries(['parse', 'none', 'local', 'following'].map(key => [key, least(key)])),
    reports,
    otherFilesRead,
    readTimes,
  };
}

/** P1 with imports followed: one pass over whole corpora, since sampled files would share less of what they import. */
export async function measureFollowing({ corpora }) {
  const rows = [];
  for (const { name, lines, files } of corpora) {
    const passes = [];
    while (passes.length < (lines > LARGE ? 2 : 4)) passes.push(await runProcess('one-pass.mjs', { files }));
    rows.push({ name, ...leastOf(passes) });
    console.error(`followed ${name}`);
  }
  const all = { name: 'together' };
  for (const key of ['files', 'parse', 'none', 'local', 'following', 'otherFilesRead', 'readTimes']) {
    all[key] = sum(rows.map(row => row[key]));
  }
  all.reports = { local: sum(rows.map(row => row.reports.local)), following: sum(rows.map(row => row.reports.following)) };
  const shareOf = (row, key) => (row[key] - row.none) / row.parse;
  console.log('\nP1  one pass over each corpus in a process of its own, imports followed');
  printTable(
    ['corpus', 'files', 'parse ms', 'not followed', 'followed', 'difference', 'reports', 'followed', 'other files read', 'reads'],
    [...rows, all].map(row => [
      row.name,
      row.files,
      milliseconds(row.parse),
      percent(shareOf(row, 'local')),
      percent(shareOf(row, 'following')),
      percent(shareOf(row, 'following') - shareOf(row, 'local')),
      row.reports.local,
      row.reports.following,
      row.otherFilesRead,
      row.readTimes,
    ]),
  );
  return {
    data: { rows, all },
    checks: [
      check(
        'P1',
        'what following imports adds, / parse',
        shareOf(all, 'following') - shareOf(all, 'local'),
        TARGETS.following,
        percent,
      ),
    ],
  };
}

/** P3: the files on which the rules cost most against their own parse; the worst are measured again, more often. */
export async function reportWorstFiles(measured) {
  const { lines: least, share } = TARGETS.worstFile;
  const shareOf = file => netTimeOf(file, 'local') / parseTimeOf(file);
  const candidates = measured
    .filter(({ corpus }) => corpus.isReal)
    .flatMap(({ files }) => files)
    .filter(({ lines }) => lines >= least)
    .sort((a, b) => shareOf(b) - shareOf(a))
    .slice(0, 30)
    .map(({ file }) => file);
  if (candidates.length === 0) return { data: [], checks: [] };
  const again = measureFiles(readFiles(candidates), await setupsOf(['none', 'local']), { repetitions: 11 });
  const worst = again.sort((a, b) => shareOf(b) - shareOf(a)).slice(0, 10);
  console.log(`\nP3  the worst real files of at least ${least} lines`);
  const shortName = file => file.split(path.sep).slice(-4).join('/');
  printTable(
    ['file', 'lines', 'parse ms', 'net ms', 'rules'],
    worst.map(file => [
      shortName(file.file),
      file.lines,
      milliseconds(parseTimeOf(file)),
      milliseconds(netTimeOf(file, 'local')),
      percent(shareOf(file)),
    ]),
  );
  return {
    data: worst.map(file => ({
      file: shortName(file.file),
      lines: file.lines,
      parse: parseTimeOf(file),
      net: netTimeOf(file, 'local'),
    })),
    checks: [check('P3', `rules / parse of ${shortName(worst[0].file)}`, shareOf(worst[0]), share, percent)],
  };
}
