import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { createPathsMatcher, getTsconfig } from 'get-tsconfig';
import { resolveExports, resolveImports } from 'resolve-pkg-maps';
import { statOf, type Folders } from './disk.js';

type PathsMatcher = (specifier: string) => string[];

interface PackageFile {
  readonly folder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

const CONDITIONS = ['import', 'require', 'node', 'default'];
/** Files that a specifier without extension may mean, in order. */
const EXTENSIONS = ['.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.json'];
/** What `./x.js` may be compiled from. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** Folders that one pattern of a workspace names, and how far below the one before it `**` reaches. */
const MAX_FOLDERS = 500;
const MAX_LEVELS = 4;

/** The value at a key, made when it is asked for. */
function once<V>(map: Map<string, V | null>, key: string, make: () => V | null): V | null {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/**
 * Finds the files of the project that imports name: relative paths, `paths` and `baseUrl` of tsconfig.json, `imports` of
 * package.json, and packages of the workspace. Nothing inside node_modules. What it has read is looked at again, by the
 * time of its last change, once for each linted file.
 */
export class Resolver {
  readonly #known = new Map<string, string | null>();
  /** The same by the file that imports: asked very often. */
  readonly #knownByFile = new Map<string, Map<string, string | null>>();
  readonly #matchers = new Map<string, { readonly stamp: string; readonly match: PathsMatcher | null }>();
  readonly #packages = new Map<string, { readonly stamp: string; readonly file: PackageFile | null }>();
  /** The packages of workspaces, and what is so for all files of a folder, as of the last look at the disk. */
  readonly #workspaces = new Map<string, ReadonlyMap<string, string>>();
  readonly #matcherByFolder = new Map<string, PathsMatcher | null>();
  readonly #workspaceByFolder = new Map<string, ReadonlyMap<string, string> | null>();

  constructor(readonly folders: Folders) {}

  /** Makes the next answers look at the disk again. */
  begin(): void {
    this.#known.clear();
    this.#knownByFile.clear();
    this.#matcherByFolder.clear();
    this.#workspaceByFolder.clear();
    this.#workspaces.clear();
  }

  /** The absolute path of the file that `specifier` means in `fileName`; null where the project has none. */
  resolve(fileName: string, specifier: string): string | null {
    let known = this.#knownByFile.get(fileName);
    if (!known) this.#knownByFile.set(fileName, (known = new Map<string, string | null>()));
    return once(known, specifier, () => {
      const folder = path.dirname(fileName);
      return once(this.#known, `${folder}\0${specifier}`, () => {
        const found = this.#find(folder, specifier);
        return found !== null && isPackaged(found) ? null : found;
      });
    });
  }

  #find(folder: string, specifier: string): string | null {
    if (/^\.\.?(?:\/|$)/.test(specifier)) return this.#fileAt(path.resolve(folder, specifier));
    if (specifier.startsWith('/') || specifier.startsWith('node:') || /^[a-z]+:/i.test(specifier)) return null;
    return (
      this.#byPaths(folder, specifier) ??
      (specifier.startsWith('#') ? this.#byImports(folder, specifier) : this.#byWorkspace(folder, specifier))
    );
  }

  /** The file at a path as an import writes it. */
  #fileAt(target: string): string | null {
    const extension = path.extname(target);
    const sources = SOURCES[extension];
    if (sources) {
      const stem = target.slice(0, -extension.length);
      for (const source of sources) if (this.folders.isFile(stem + source)) return stem + source;
    }
    if (extension !== '' && this.folders.isFile(target)) return target;
    for (const candidate of EXTENSIONS) if (this.folders.isFile(target + candidate)) return target + candidate;
    if (!this.folders.has(target)) return null;
    for (const candidate of EXTENSIONS) {
      const index = path.join(target, `index${candidate}`);
      if (this.folders.isFile(index)) return index;
    }
    return null;
  }

  #byPaths(folder: string, specifier: string): string | null {
    for (const candidate of once(this.#matcherByFolder, folder, () => this.#matcherOf(folder))?.(specifier) ?? []) {
      const found = this.#fileAt(candidate);
      if (found !== null) return found;
    }
    return null;
  }

  #matcherOf(folder: string): PathsMatcher | null {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const file = this.#nearest(folder, name);
      if (file === null) continue;
      const stamp = stampOf(file);
      let known = this.#matchers.get(file);
      if (known?.stamp !== stamp) {
        known = { stamp, match: readMatcher(path.dirname(file), name) };
        this.#matchers.set(file, known);
      }
      return known.match;
    }
    return null;
  }

  #byImports(folder: string, specifier: string): string | null {
    const owner = this.#packageAbove(folder);
    const imports = owner?.content['imports'];
    if (!owner || typeof imports !== 'object' || imports === null) return null;
    return this.#firstOf(owner, () => resolveImports(imports as never, specifier, CONDITIONS));
  }

  /** A package of the workspace, by its name. */
  #byWorkspace(folder: string, specifier: string): string | null {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';
    const place = once(this.#workspaceByFolder, folder, () => this.#workspaceAbove(folder))?.get(name);
    const owner = place === undefined ? null : this.#packageIn(place);
    if (!owner) return null;
    const inside = specifier.slice(name.length + 1);
    const { exports, main, module, types } = owner.content;
    if (exports !== undefined) {
      const found = this.#firstOf(owner, () => resolveExports(exports as never, inside, [...CONDITIONS, 'types']));
      if (found !== null) return found;
    }
    if (inside !== '')
      return this.#fileAt(path.join(owner.folder, inside)) ?? this.#fileAt(path.join(owner.folder, 'src', inside));
    const entries = [module, main, types].filter(entry => typeof entry === 'string');
    return this.#firstOf(owner, () => entries) ?? this.#fileAt(path.join(owner.folder, 'src')) ?? this.#fileAt(owner.folder);
  }

  /** The first target that is there, as it is or as the source that it is built from. */
  #firstOf(owner: PackageFile, targets: () => readonly string[]): string | null {
    let listed: readonly string[];
    try {
      listed = targets();
    } catch {
      return null;
    }
    for (const target of listed) {
      const source = target.replace(/^(?:\.\/)?(?:dist|build|lib|out)\//, './src/').replace(/\.d\.([cm]?ts)$/, '.$1');
      const found = this.#fileAt(path.join(owner.folder, target)) ?? this.#fileAt(path.join(owner.folder, source));
      if (found !== null && !/\.d\.[cm]?ts$/.test(found)) return found;
    }
    return null;
  }

  /** The packages of the workspace that a folder belongs to, by name; null outside of any. */
  #workspaceAbove(folder: string): ReadonlyMap<string, string> | null {
    for (let at = folder; ; at = path.dirname(at)) {
      if (this.folders.has(path.join(at, 'pnpm-workspace.yaml')) || this.#packageIn(at)?.content['workspaces'] !== undefined)
        return this.#workspaceAt(at);
      if (at === path.dirname(at)) return null;
    }
  }

  #workspaceAt(root: string): ReadonlyMap<string, string> {
    let packages = this.#workspaces.get(root);
    if (!packages) {
      const found = new Map<string, string>();
      for (const place of this.#workspaceFolders(root)) {
        const name = this.#packageIn(place)?.content['name'];
        if (typeof name === 'string') found.set(name, place);
      }
      this.#workspaces.set(root, (packages = found));
    }
    return packages;
  }

  #workspaceFolders(root: string): readonly string[] {
    const field = this.#packageIn(root)?.content['workspaces'];
    const listed = Array.isArray(field) ? field : ((field as { packages?: unknown } | undefined)?.packages ?? []);
    const patterns = [...(Array.isArray(listed) ? (listed as unknown[]) : []), ...pnpmPatterns(root)].filter(
      pattern => typeof pattern === 'string',
    );
    const leftOut = patterns.filter(pattern => pattern.startsWith('!')).map(pattern => expressionOf(pattern.slice(1)));
    const folders = patterns.flatMap(pattern => (pattern.startsWith('!') ? [] : this.#expand(root, pattern.split('/'))));
    return [
      root,
      ...folders.filter(folder => {
        const name = path.relative(root, folder).split(path.sep).join('/');
        return !leftOut.some(expression => expression.test(name));
      }),
    ];
  }

  /** The folders that a pattern such as `packages/*` or `packages/**` names. */
  #expand(folder: string, [piece, ...rest]: readonly string[], depth = 0): readonly string[] {
    if (piece === undefined) return [folder];
    if (piece === '' || piece === '.') return this.#expand(folder, rest);
    if (!piece.includes('*')) return this.#expand(path.join(folder, piece), rest);
    const found: string[] = piece === '**' ? [...this.#expand(folder, rest)] : [];
    if (piece === '**' && depth >= MAX_LEVELS) return found;
    for (const name of this.folders.listingOf(folder).keys()) {
      if (name === 'node_modules' || name.includes('.')) continue;
      const inner = path.join(folder, name);
      found.push(...(piece === '**' ? this.#expand(inner, [piece, ...rest], depth + 1) : this.#expand(inner, rest)));
      if (found.length >= MAX_FOLDERS) break;
    }
    return found;
  }

  #packageAbove(folder: string): PackageFile | null {
    const file = this.#nearest(folder, 'package.json');
    return file === null ? null : this.#packageIn(path.dirname(file));
  }

  #packageIn(folder: string): PackageFile | null {
    const file = path.join(folder, 'package.json');
    if (!this.folders.has(file)) return null;
    const stamp = stampOf(file);
    let known = this.#packages.get(folder);
    if (known?.stamp !== stamp) {
      known = { stamp, file: readPackage(file) };
      this.#packages.set(folder, known);
    }
    return known.file;
  }

  /** The file of this name in a folder or the nearest one above it. */
  #nearest(folder: string, name: string): string | null {
    for (let at = folder; ; at = path.dirname(at)) {
      const file = path.join(at, name);
      if (this.folders.has(file)) return file;
      if (at === path.dirname(at)) return null;
    }
  }
}

/** The expression that folders of a pattern fit: `packages/*`. */
const expressionOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/^\.\//, '')
      .replace(/[.+^${}()|[\]\\?]/g, '\\$&')
      .replace(/\*\*\/|\*\*|\*/g, star => (star === '**/' ? '(?:.*/)?' : star === '**' ? '.*' : '[^/]*'))}$`,
  );

const isPackaged = (file: string): boolean => /[\\/]node_modules[\\/]/.test(file);

const stampOf = (file: string): string => {
  const stat = statOf(file);
  return stat ? `${stat.mtimeMs}:${stat.size};` : '-;';
};

function readPackage(file: string): PackageFile | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof content === 'object' && content !== null
      ? { folder: realpathSync(path.dirname(file)), content: content as Record<string, unknown> }
      : null;
  } catch {
    return null;
  }
}

function readMatcher(folder: string, name: string): PathsMatcher | null {
  try {
    const config = getTsconfig(folder, name);
    return config && (config.config.compilerOptions?.paths ?? config.config.compilerOptions?.baseUrl) !== undefined
      ? createPathsMatcher(config)
      : null;
  } catch {
    return null;
  }
}

/** The patterns under `packages:` in pnpm-workspace.yaml. */
function pnpmPatterns(root: string): readonly string[] {
  try {
    const text = readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8');
    const list = /^packages:\s*\n((?:[ \t]*(?:-.*|#.*)?\n?)*)/m.exec(text)?.[1] ?? '';
    return [...list.matchAll(/^\s*-\s*['"]?([^'"\n#]+?)['"]?\s*(?:#.*)?$/gm)].flatMap(match => match[1] ?? []);
  } catch {
    return [];
  }
}
