import { statSync, type Stats } from 'node:fs';

/** What the disk says of a file or folder; null where there is none, where a part of the way is a file, or where reading is not allowed. */
export function statOf(file: string): Stats | null {
  try {
    return statSync(file, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}
