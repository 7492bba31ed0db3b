const IMPORT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*(['"`])([^'"`\n]+)\1/g;

/** The modules that a text imports, as written. */
export function sourcesIn(text: string): readonly string[] {
  const sources = new Set<string>();
  IMPORT.lastIndex = 0;
  for (let found = IMPORT.exec(text); found; found = IMPORT.exec(text)) sources.add(found[2] ?? '');
  return [...sources];
}

const REEXPORT = /\bexport\s*\{([^{}]*)\}\s*from\s*(['"])([^'"\n]+)\2/g;

/** The modules from which a text passes on an export of this name. */
export const reexportsOf = (text: string, name: string): readonly string[] =>
  [...text.matchAll(REEXPORT)].filter(([, names = '']) => names.split(/[^\w$]+/).includes(name)).map(match => match[3] ?? '');
