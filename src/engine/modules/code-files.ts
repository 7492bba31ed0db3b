import { readdirSync } from 'node:fs';
import path from 'node:path';

/** More files than this are not looked through. */
const MAX_FILES = 4000;

/** Folders of packages, of what is built, and of what browsers load. */
const LEFT_OUT = /^(?:\..*|node_modules|bower_components|dist|build|out|coverage|public|static|assets|vendor)$/;

/** The code files below a folder, its tests left out; null where there are too many. */
export function codeFilesBelow(folder: string): readonly string[] | null {
  const files: string[] = [];
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    for (const entry of entriesOf(at)) {
      if (entry.isDirectory()) {
        if (!LEFT_OUT.test(entry.name) && !IS_TEST_FOLDER.test(entry.name)) folders.push(path.join(at, entry.name));
      } else if (isCode(entry.name) && !isTest(entry.name)) files.push(path.join(at, entry.name));
    }
    if (files.length > MAX_FILES) return null;
  }
  return files;
}

const isCode = (name: string): boolean => (/\.[cm]?[jt]sx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name)) || name === 'www';

const IS_TEST_FOLDER = /^(?:__tests__|__mocks__|tests?|e2e|cypress)$/i;

/** Whether a file belongs to tests by its name: `users.spec.ts`, `users.e2e.js`, `app.e2e-spec.ts`, `users.it.ts`, `test-server.js`. */
export const isTest = (fileName: string): boolean =>
  /[.\-_](?:e2e|spec|test|tests|it|itest|integration|e2e-(?:spec|test))\.[cm]?[jt]sx?$/i.test(fileName) ||
  /[\\/]__tests__[\\/]|[\\/]test[-_]?(?:server|app)\.[cm]?[jt]s$/i.test(fileName);

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
