import path from 'node:path';
import type { Folders, Listing } from './disk.js';

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

/** The code files in the folders of a project, tests left out. */
export class CodeFiles {
  readonly #known = new WeakMap<Listing, Content>();

  constructor(readonly folders: Folders) {}

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
    const listing = this.folders.listingOf(folder);
    let content = this.#known.get(listing);
    if (!content) this.#known.set(listing, (content = codeIn(folder, listing)));
    return content;
  }
}

function codeIn(folder: string, listing: Listing): Content {
  const files: string[] = [];
  const folders: string[] = [];
  for (const [name, kind] of listing) {
    if (kind === 'folder') {
      if (!LEFT_OUT.test(name)) folders.push(path.join(folder, name));
    } else if (isCode(name) && !isTest(name)) files.push(path.join(folder, name));
  }
  return { files: files.sort(), folders: folders.sort(), isPackage: listing.has('package.json') };
}

const isCode = (name: string): boolean => (/\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name)) || name === 'www';

/**
 * Whether a file may be one of tests by its name: `users.spec.ts`, `users_test.js`, `app.e2e-spec.ts`, `users.it.ts`,
 * `test-server.js`. What such a file calls proves nothing of a program; `ab-test.js`, which may well serve, is left out too.
 */
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
