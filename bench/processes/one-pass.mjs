// One pass over a corpus in the order of its files, as the command line does it: what is remembered of other files lives as
// long as the process. Answers with the times of each file, with and without following imports, and how many others were read.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { generateBackend } from '../generate.mjs';
import { isParseError, lintOnce } from '../measure.mjs';
import { setupsOf } from '../setups.mjs';
import { answer, input } from './standard-input.mjs';

const readFileSync = fs.readFileSync;
let reads = [];
fs.readFileSync = (file, ...rest) => {
  if (/\.(?:[cm]?[jt]s|tsx)$/.test(String(file))) reads.push(String(file));
  return readFileSync(file, ...rest);
};
syncBuiltinESMExports();

const setups = await setupsOf(['none', 'local', 'following']);
for (const language of ['ts', 'js']) {
  for (const { file, text } of generateBackend(25, language)) {
    for (const setup of setups) lintOnce({ file: path.join('/nowhere', file), text }, setup);
  }
}

const files = [];
const reports = { none: 0, local: 0, following: 0 };
const readWhileFollowing = new Set();
let readTimes = 0;
input.files.forEach((file, index) => {
  const text = readFileSync(file, 'utf8');
  const times = { parse: 0 };
  const found = {};
  const read = [];
  try {
    for (let turn = 0; turn < setups.length; turn += 1) {
      const setup = setups[(index + turn) % setups.length];
      reads = [];
      const { parse, lint, messages } = lintOnce({ file, text }, setup);
      times.parse += parse / setups.length;
      times[setup.name] = lint;
      found[setup.name] = messages.length;
      if (setup.name === 'following') read.push(...reads);
    }
  } catch (error) {
    if (!isParseError(error)) throw error;
    return;
  }
  files.push(times);
  readTimes += read.length;
  for (const other of read) readWhileFollowing.add(other);
  for (const name of Object.keys(reports)) reports[name] += found[name];
});

answer({ files, reports, otherFilesRead: readWhileFollowing.size, readTimes });
