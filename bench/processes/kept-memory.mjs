// Lints many files and answers with the memory that is still in use afterwards.
import { readFileSync } from 'node:fs';
import { linter } from '../measure.mjs';
import { setupsOf } from '../setups.mjs';
import { answer, input } from './standard-input.mjs';

const [setup] = await setupsOf([input.setup]);
for (const file of input.files) linter.verify(readFileSync(file, 'utf8'), setup.config, { filename: file });
// the linter remembers the last file
linter.verify('', setup.config, { filename: input.files[0] });
globalThis.gc();
globalThis.gc();
answer({
  heapMegabytes: process.memoryUsage().heapUsed / 2 ** 20,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
});
