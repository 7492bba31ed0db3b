// A run of the `ESLint` class over files, as a process of its own: CPU time, memory, and what was found.
import path from 'node:path';
import { findingsOf } from '../findings.mjs';
import { answer, input } from './standard-input.mjs';

process.env.BENCH_SETUP = input.setup;
const { ESLint } = await import('eslint');
const eslint = new ESLint({
  cwd: input.cwd,
  overrideConfigFile: path.join(import.meta.dirname, 'eslint.config.mjs'),
  errorOnUnmatchedPattern: false,
  warnIgnored: false,
  ...(input.concurrency === undefined ? {} : { concurrency: input.concurrency }),
});
let results;
for (let run = 0; run < (input.runs ?? 1); run += 1) results = await eslint.lintFiles(input.files);
const { user, system } = process.cpuUsage();
const peak = process.resourceUsage().maxRSS / 1024;
const findings = input.wantsFindings ? findingsOf(results) : [];
answer({ milliseconds: (user + system) / 1000, peakMegabytes: peak, findings });
