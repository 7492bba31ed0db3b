import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A code file near another one. */
export interface Neighbour {
  readonly fileName: string;
  readonly text: string;
}

/**
 * The texts of code files whose name, or whose folder's name, fits a pattern, in the folder of a file or in one beside
 * it. Frameworks load such files by their place, so no import leads to them.
 */
export const textsBeside = (fileName: string, named: RegExp): readonly string[] =>
  codeBeside(fileName, named).map(({ text }) => text);

/** Such files with their names. */
export function codeBeside(fileName: string, named: RegExp): readonly Neighbour[] {
  if (!path.isAbsolute(fileName)) return [];
  const folder = path.dirname(fileName);
  const parent = path.dirname(folder);
  const folders = [folder, parent].flatMap(owner =>
    entriesOf(owner)
      .filter(entry => entry.isDirectory() && named.test(entry.name))
      .map(({ name }) => path.join(owner, name)),
  );
  return [
    ...filesIn(folder).filter(file => named.test(path.basename(file))),
    ...folders.flatMap(found => filesIn(found)),
  ].flatMap(neighbourAt);
}

const filesIn = (folder: string): readonly string[] =>
  entriesOf(folder)
    .filter(entry => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .slice(0, 50)
    .map(({ name }) => path.join(folder, name));

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function neighbourAt(fileName: string): readonly Neighbour[] {
  try {
    return [{ fileName, text: readFileSync(fileName, 'utf8') }];
  } catch {
    return [];
  }
}
