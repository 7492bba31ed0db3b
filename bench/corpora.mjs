import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { linesOf, readFiles } from './measure.mjs';

/** Folders that hold no server code, wherever they stand. */
const SKIPPED = new Set([
  ...['.git', 'node_modules', 'bower_components', 'vendor'],
  ...['dist', 'build', 'coverage', 'public', 'static', 'assets'],
  ...['frontend', 'front-end', 'client', 'web', 'cypress'],
]);

/** The server part of repositories that have others beside it. */
const SERVER_FOLDERS = { outline: 'server', NodeBB: 'src' };

/** Corpora with more lines are sampled. */
const SAMPLED_ABOVE = 30_000;

const isSource = name => /\.(?:[cm]?[jt]s|tsx)$/.test(name) && !/\.d\.[cm]?ts$|\.min\.js$/.test(name);

const filesBelow = folder =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(file);
      return entry.isFile() && isSource(entry.name) ? [file] : [];
    });

function corpusIn(folder, every) {
  const name = path.basename(folder);
  const server = path.join(folder, SERVER_FOLDERS[name.split('+').at(-1)] ?? '.');
  const files = filesBelow(existsSync(server) ? server : folder);
  let lines = 0;
  for (const file of files) lines += linesOf(readFileSync(file, 'utf8'));
  const isSampled = every > 1 && lines > SAMPLED_ABOVE;
  const sample = isSampled ? files.filter((_, index) => index % every === 0) : files;
  return { name, lines, files, sample, sampling: isSampled ? `1:${every}` : '' };
}

/**
 * The real backends that are measured: the given folders, or those in the folder that `BACKEND_SECURITY_CORPORA` names, one
 * work tree of a repository each. `files` are all source files of the server in order, `sample` every n-th of a large one.
 */
export function realCorpora(folders, every) {
  const home = process.env.BACKEND_SECURITY_CORPORA;
  const given =
    folders.length > 0 || !home
      ? folders
      : readdirSync(home, { withFileTypes: true })
          .filter(entry => entry.isDirectory())
          .map(entry => path.join(home, entry.name));
  return given.map(folder => corpusIn(path.resolve(folder), every)).filter(({ files }) => files.length > 0);
}

/** A corpus of generated files that were written to a folder. */
export const generatedCorpus = (name, files) => ({
  name,
  lines: readFiles(files).reduce((lines, { text }) => lines + linesOf(text), 0),
  files,
  sample: files,
  sampling: '',
});
