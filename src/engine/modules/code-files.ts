import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { stampOfFolder } from './disk.js';

/** More files than this are not looked through. */
const MAX_FILES = 4000;
/** Folders above a file, itself included, around which files count as near. */
const LEVELS = 3;
/** More files than this are not looked at near one folder. */
const MAX_NEAR = 400;

/** Folders of packages, of what is built, of what browsers load, and of tests. */
const LEFT_OUT =
  /^(?:\..*|node_modules|bower_components|dist|build|out|coverage|public|static|assets|vendor|migrations|__tests__|__mocks__|tests?|e2e|cypress)$/i;

interface Content {
  /** The code in the folder itself. */
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly isPackage: boolean;
}

/** The code files in the folders of a project, tests left out. A folder is read again where it has changed since the last look. */
export class CodeFiles {
  readonly #known = new Map<string, { readonly stamp: number; readonly content: Content }>();
  readonly #checked = new Set<string>();

  /** Makes the next answers look at the disk again. */
  begin(): void {
    this.#checked.clear();
  }

  /** Those below a folder; null where there are too many. */
  below(folder: string): readonly string[] | null {
    const files: string[] = [];
    const folders = [folder];
    for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
      const content = this.#contentOf(at);
      files.push(...content.files);
      folders.push(...content.folders);
      if (files.length > MAX_FILES) return null;
    }
    return files;
  }

  /** Those near a folder: in it, in the folders above it and in those that lie in these, up to the one of the package.json. */
  near(folder: string): readonly string[] {
    const found = new Set<string>();
    let at = folder;
    for (let level = 0; level < LEVELS; level += 1) {
      const { files, folders, isPackage } = this.#contentOf(at);
      for (const file of files) found.add(file);
      for (const inner of level === 0 ? [] : folders) for (const file of this.#contentOf(inner).files) found.add(file);
      const above = path.dirname(at);
      if (isPackage || above === at) break;
      at = above;
    }
    return [...found].slice(0, MAX_NEAR);
  }

  #contentOf(folder: string): Content {
    const known = this.#known.get(folder);
    if (known && this.#checked.has(folder)) return known.content;
    this.#checked.add(folder);
    const stamp = stampOfFolder(folder);
    if (known?.stamp === stamp) return known.content;
    const content = read(folder);
    this.#known.set(folder, { stamp, content });
    return content;
  }
}

function read(folder: string): Content {
  const files: string[] = [];
  const folders: string[] = [];
  let isPackage = false;
  for (const entry of entriesOf(folder)) {
    if (entry.isDirectory()) {
      if (!LEFT_OUT.test(entry.name)) folders.push(path.join(folder, entry.name));
    } else if (isCode(entry.name) && !isTest(entry.name)) files.push(path.join(folder, entry.name));
    else if (entry.name === 'package.json') isPackage = true;
  }
  return { files: files.sort(), folders: folders.sort(), isPackage };
}

const isCode = (name: string): boolean => (/\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name)) || name === 'www';

/** Whether a file is one of tests by its name: `users.spec.ts`, `users_test.js`, `app.e2e-spec.ts`, `users.it.ts`, `test-server.js`. */
const isTest = (name: string): boolean =>
  /[.\-_](?:e2e|spec|tests?|e2e-(?:spec|test))\.[cm]?[jt]sx?$|\.(?:it|itest|integration)\.[cm]?[jt]sx?$|^test[-_]?(?:server|app)\.[cm]?[jt]s$/i.test(
    name,
  );

/** The last name in the path of a file or of an import: `users` for `./users.js` and `../users/index.js`. */
export function nameInPath(written: string): string {
  const [last = '', before = ''] = written.replace(/\/$/, '').split(/[\\/]/).reverse();
  const name = last.replace(/\.[cm]?[jt]sx?$/, '');
  return name === 'index' ? before : name;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // a folder that may not be read has nothing to tell
    return [];
  }
}
