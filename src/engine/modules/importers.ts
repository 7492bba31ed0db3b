import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Folders above a file in which the files that import it are looked for. */
const LEVELS = 3;
/** Code files that are looked at around one folder. */
const MAX_FILES = 400;

const CODE = /^(?!.*\.(?:test|spec|d)\.)[^.].*\.[cm]?[jt]sx?$/;
/** Folders in which nothing that runs imports a file of the project. */
const ASIDE = /^(?:\..*|node_modules|bower_components|dist|build|out|coverage|public|static|assets|tests?|__tests__|migrations)$/;

/**
 * The code files around a folder, among which those are that import its files: in the folders above it and in those that
 * lie in these, up to the one of the package.json.
 */
export function codeAround(folder: string): readonly string[] {
  const found = new Set<string>();
  let at = folder;
  for (let level = 0; level < LEVELS; level += 1) {
    const { files, folders } = contentOf(at);
    for (const file of files) found.add(path.join(at, file));
    for (const inner of level === 0 ? [] : folders)
      for (const file of contentOf(path.join(at, inner)).files) found.add(path.join(at, inner, file));
    const above = path.dirname(at);
    if (files.has('package.json') || above === at) break;
    at = above;
  }
  return [...found].filter(file => CODE.test(path.basename(file))).slice(0, MAX_FILES);
}

function contentOf(folder: string): { readonly files: ReadonlySet<string>; readonly folders: readonly string[] } {
  const files = new Set<string>();
  const folders: string[] = [];
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile()) files.add(entry.name);
      else if (entry.isDirectory() && !ASIDE.test(entry.name)) folders.push(entry.name);
    }
  } catch {
    // a folder that may not be read has nothing to tell
  }
  return { files: new Set([...files].sort()), folders: folders.sort() };
}

/** The last name in the path of a file or of an import: `users` for `./users.js` and `../users/index.js`. */
export function nameInPath(written: string): string {
  const [last = '', before = ''] = written.replace(/\/$/, '').split(/[\\/]/).reverse();
  const name = last.replace(/\.[cm]?[jt]sx?$/, '');
  return name === 'index' ? before : name;
}
