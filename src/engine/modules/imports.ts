const IMPORT = /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*(['"`])([^'"`\n]+)\1/g;

/** The modules that a text imports, as written. */
export const sourcesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(IMPORT)].map(match => match[2] ?? '')),
];

const REEXPORT = /\bexport\s*\{([^{}]*)\}\s*from\s*(['"])([^'"\n]+)\2/g;

/** The modules from which a text passes on an export of this name. */
export const reexportsOf = (text: string, name: string): readonly string[] =>
  [...text.matchAll(REEXPORT)].filter(([, names = '']) => names.split(/[^\w$]+/).includes(name)).map(match => match[3] ?? '');
