import { statSync, type Stats } from 'node:fs';

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

/** The time of a folder's last change, to compare with a later one: equal to none where it has just changed, 0 where it is not there. */
export function stampOfFolder(folder: string): number {
  const changed = statOf(folder)?.mtimeMs ?? 0;
  return Date.now() - changed < GRAIN ? NaN : changed;
}
