// P11: a file is linted again and again, as editors do.
import { median } from '../clock.mjs';
import { generateFile } from '../generate.mjs';
import { measureFiles, netTimeOf, parseTimeOf } from '../measure.mjs';
import { check, milliseconds, printTable } from '../report.mjs';
import { setupsOf } from '../setups.mjs';
import { TARGETS } from '../targets.mjs';

export async function measureEditor() {
  const { lines, milliseconds: most } = TARGETS.editor;
  const setups = await setupsOf(['none', 'following', 'security']);
  const entry = { file: '/nowhere/open.ts', text: generateFile(lines) };
  measureFiles([entry], setups, { repetitions: 20 });
  const [file] = measureFiles([entry], setups, { repetitions: 31 });
  const net = netTimeOf(file, 'following', median);
  console.log(`\nP11  a file of ${file.lines} lines, linted again in a warm process`);
  printTable(
    ['', 'ms'],
    [
      ['parse', milliseconds(parseTimeOf(file))],
      ['rules', milliseconds(net)],
      ['security', milliseconds(netTimeOf(file, 'security'))],
    ],
  );
  return {
    data: { lines: file.lines, parse: parseTimeOf(file), net },
    checks: [check('P11', 'milliseconds for linting again', net, most, milliseconds)],
  };
}
