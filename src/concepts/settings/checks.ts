/** Where problems of the settings are noted, and what has to be looked at once all of them are read. */
export interface Reading {
  /** Notes a problem of the value at a path: `settings["backend-security"].middleware`. */
  problem(at: string, text: string): void;
  /** Notes a type that a model names. */
  typeNamed(at: string, type: string): void;
}

/** Reads a value in the form that the engine takes; where it is wrong, notes what was expected. */
export interface Check<T> {
  (value: unknown, at: string, reading: Reading): T;
  /** Keeps a check of some of the values from standing for a check of all. */
  readonly of?: (value: T) => void;
}

interface Optional<T> {
  readonly optional: Check<T>;
}

/** A check for each property: the compiler asks for all of them. */
export type Fields<T> = {
  readonly [K in keyof T]-?: Partial<Pick<T, K>> extends Pick<T, K> ? Optional<Exclude<T[K], undefined>> : Check<T[K]>;
};

export const optional = <T>(check: Check<T>): Optional<T> => ({ optional: check });

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The path of a property or element. */
export const below = (at: string, key: string | number): string =>
  typeof key === 'string' && identifier.test(key) ? `${at}.${key}` : `${at}[${JSON.stringify(key)}]`;

/** Notes that something else was expected. */
export function mismatch(value: unknown, at: string, expected: string, reading: Reading): never {
  reading.problem(
    at,
    value === undefined ? `expected ${expected}, but it is missing` : `expected ${expected}, got ${shown(value)}`,
  );
  // nothing is made of settings with a problem
  return undefined as never;
}

/** A value as error messages show it. */
function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
    case 'number':
    case 'boolean':
    case 'bigint':
    case 'symbol':
      return String(value);
    case 'function':
      return value.name ? `the function ${value.name}` : 'a function';
    default:
      return value === null ? 'null' : Array.isArray(value) ? 'a list' : 'an object';
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const primitiveOf =
  <T>(type: 'string' | 'number' | 'boolean', expected: string): Check<T> =>
  (value, at, reading) =>
    typeof value === type && value !== '' && !Number.isNaN(value) ? (value as T) : mismatch(value, at, expected, reading);

export const text = (expected = 'text'): Check<string> => primitiveOf('string', expected);
export const number = (expected = 'a number'): Check<number> => primitiveOf('number', expected);
export const flag: Check<boolean> = primitiveOf('boolean', 'true or false');

export const yes: Check<true> = (value, at, reading) => (value === true ? value : mismatch(value, at, 'true', reading));

export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value, at, reading) =>
    value === null ? null : check(value, at, reading);

/** One of some words. */
export function oneOf<T extends string>(words: Readonly<Record<T, true>>): Check<T> {
  const known = Object.keys(words);
  return (value, at, reading) =>
    typeof value === 'string' && Object.hasOwn(words, value)
      ? (value as T)
      : mismatch(value, at, `one of ${known.map(word => JSON.stringify(word)).join(', ')}`, reading);
}

/** A list of values; `most` and `least` bound its length. */
export const list =
  <T>(element: Check<T>, expected: string, least = 0, most = Infinity): Check<readonly T[]> =>
  (value, at, reading) =>
    Array.isArray(value) && value.length >= least && value.length <= most
      ? value.map((each, index) => element(each, below(at, index), reading))
      : mismatch(value, at, expected, reading);

/** An object with any keys. */
export const record =
  <T>(element: Check<T>, expected: string): Check<Readonly<Record<string, T>>> =>
  (value, at, reading) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, element(each, below(at, key), reading)]))
      : mismatch(value, at, expected, reading);

/** An object with these properties and no others. */
export const object =
  <T extends object>(expected: string, fields: Fields<T>): Check<T> =>
  (value, at, reading) => {
    if (!isObject(value)) return mismatch(value, at, expected, reading);
    unknownKeys(value, Object.keys(fields), at, reading);
    const read: [string, unknown][] = [];
    for (const [key, field] of Object.entries(fields as Readonly<Record<string, Check<unknown> | Optional<unknown>>>)) {
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      if (!('optional' in field)) read.push([key, field(given, below(at, key), reading)]);
      else if (given !== undefined) read.push([key, field.optional(given, below(at, key), reading)]);
    }
    return Object.fromEntries(read) as T;
  };

function unknownKeys(value: object, known: readonly string[], at: string, reading: Reading): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    reading.problem(
      below(at, key),
      near === null ? `there is no such key; known are ${known.join(', ')}` : `there is no such key; did you mean "${near}"?`,
    );
  }
}

/** The word that is most likely meant by a misspelt one; null where none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const isBeginning = word.length > 2 && candidate.toLowerCase().startsWith(word.toLowerCase());
    const steps = isBeginning ? 0 : distance(word.toLowerCase().slice(0, 60), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** How many letters have to be changed, added or removed to make one word of the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[to.length]!;
}
