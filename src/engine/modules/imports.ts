const IMPORT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*(['"`])([^'"`\n]+)\1/g;

/** The modules that a text imports, as written. */
export const sourcesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(IMPORT)].map(match => match[2] ?? '')),
];
