import { readdirSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';

/** What the disk says of a file or folder; null where there is none, where a part of the way is a file, or where reading is not allowed. */
export function statOf(file: string): Stats | null {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** Milliseconds in which a second change to a folder may have the same time as the first. */
const GRAIN = 50;

/** What is in a folder, by name; empty where it is not there or may not be read. Links are `other`. */
export type Listing = ReadonlyMap<string, 'file' | 'folder' | 'other'>;

/** What folders hold. One is read again where it has changed since the last look, by the time of its last change. */
export class Folders {
  readonly #known = new Map<string, { readonly stamp: number; readonly listing: Listing }>();
  readonly #checked = new Set<string>();

  /** Makes the next answers look at the disk again. */
  begin(): void {
    this.#checked.clear();
  }

  listingOf(folder: string): Listing {
    const known = this.#known.get(folder);
    if (known && this.#checked.has(folder)) return known.listing;
    this.#checked.add(folder);
    const stamp = stampOf(folder);
    if (known?.stamp === stamp) return known.listing;
    const listing = stamp === 0 ? EMPTY : read(folder);
    this.#known.set(folder, { stamp, listing });
    return listing;
  }

  /** Whether there is a file or a folder of this path. */
  has(file: string): boolean {
    return this.listingOf(path.dirname(file)).has(path.basename(file));
  }

  isFile(file: string): boolean {
    const kind = this.listingOf(path.dirname(file)).get(path.basename(file));
    return kind === 'file' || (kind === 'other' && statOf(file)?.isFile() === true);
  }
}

/** The time of a folder's last change, equal to none where it has just changed, 0 where it is not there. */
function stampOf(folder: string): number {
  const changed = statOf(folder)?.mtimeMs ?? 0;
  return Date.now() - changed < GRAIN ? NaN : changed;
}

const EMPTY: Listing = new Map();

function read(folder: string): Listing {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Map(entries.map(of => [of.name, of.isFile() ? 'file' : of.isDirectory() ? 'folder' : 'other']));
  } catch {
    return EMPTY;
  }
}
