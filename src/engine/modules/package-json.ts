import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { statOf } from './disk.js';

/** What the package.json nearest to a file says. */
export interface PackageFacts {
  /** The folder that holds the package.json. */
  readonly folder: string;
  /** Every dependency by name with the range asked for, development ones included. */
  readonly dependencies: ReadonlyMap<string, string>;
  /** Whether packages below it belong to it. */
  readonly hasWorkspaces: boolean;
  /** `module` when `.js` files are ES modules. */
  readonly type: 'module' | 'commonjs';
  /** The version of an installed package, else the lowest one that the range allows; null when unknown. */
  versionOf(packageName: string): string | null;
}

interface Cached {
  readonly stamp: string;
  readonly facts: PackageFacts | null;
}

/** Files beside a package.json that name the packages below it. */
const WORKSPACE_FILES = ['pnpm-workspace.yaml', 'lerna.json', 'rush.json'];

const cache = new Map<string, Cached>();

/** The facts of the nearest package.json above a file; null when there is none or it cannot be read. */
export function nearestPackage(fileName: string): PackageFacts | null {
  if (!path.isAbsolute(fileName)) return null;
  for (let folder = path.dirname(fileName); ; folder = path.dirname(folder)) {
    const facts = packageIn(folder);
    if (facts) return facts;
    if (folder === path.dirname(folder)) return null;
  }
}

/** The folder of the project that a file belongs to: the outermost one that holds packages, else that of its package.json. */
export function projectFolderOf(fileName: string): string | null {
  if (!path.isAbsolute(fileName)) return null;
  let nearest: string | null = null;
  let outermost: string | null = null;
  for (let folder = path.dirname(fileName); ; folder = path.dirname(folder)) {
    const facts = packageIn(folder);
    if (facts) nearest ??= folder;
    if (facts?.hasWorkspaces) outermost = folder;
    if (folder === path.dirname(folder)) return outermost ?? nearest;
  }
}

/**
 * What the package.json files above a file depend on, by name; null where that does not tell what its project uses: none is
 * there, or one of them holds packages of its own.
 */
export function dependenciesAbove(fileName: string): ReadonlySet<string> | null {
  if (!path.isAbsolute(fileName)) return null;
  const names = new Set<string>();
  let found = false;
  for (let folder = path.dirname(fileName); ; folder = path.dirname(folder)) {
    const facts = packageIn(folder);
    if (facts) {
      if (facts.hasWorkspaces) return null;
      found = true;
      for (const name of facts.dependencies.keys()) names.add(name);
    }
    if (folder === path.dirname(folder)) return found ? names : null;
  }
}

function packageIn(folder: string): PackageFacts | null {
  const file = path.join(folder, 'package.json');
  const stat = statOf(file);
  if (!stat?.isFile()) return null;
  const stamp = `${stat.mtimeMs}:${stat.size}`;
  const known = cache.get(file);
  if (known?.stamp === stamp) return known.facts;
  const facts = read(file, folder);
  cache.set(file, { stamp, facts });
  return facts;
}

function read(file: string, folder: string): PackageFacts | null {
  let content: Record<string, unknown>;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return null;
  }
  if (typeof content !== 'object' || content === null) return null;
  const dependencies = new Map<string, string>();
  for (const key of ['devDependencies', 'optionalDependencies', 'peerDependencies', 'dependencies']) {
    for (const [name, range] of Object.entries(content[key] ?? {})) if (typeof range === 'string') dependencies.set(name, range);
  }
  return {
    folder,
    dependencies,
    hasWorkspaces: content['workspaces'] !== undefined || WORKSPACE_FILES.some(name => existsSync(path.join(folder, name))),
    type: content['type'] === 'module' ? 'module' : 'commonjs',
    versionOf: name => installedVersion(folder, name) ?? lowestOf(dependencies.get(name)),
  };
}

function installedVersion(folder: string, name: string): string | null {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      const content = JSON.parse(readFileSync(path.join(at, 'node_modules', name, 'package.json'), 'utf8')) as {
        version?: unknown;
      };
      return typeof content.version === 'string' ? content.version : null;
    } catch {
      if (at === path.dirname(at)) return null;
    }
  }
}

const lowestOf = (range: string | undefined): string | null => /\d+(?:\.\d+){0,2}/.exec(range ?? '')?.[0] ?? null;
