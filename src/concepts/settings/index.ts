import { createCatalogue, NO_NAMES, type Catalogue, type NamedFunctions } from '../../engine/index.js';
import { libraries as published } from '../../libraries/index.js';
import {
  authentication,
  rateLimit,
  secureHeaders,
  type Library,
  type MiddlewareNames,
  type Role,
  type SanitizerUse,
  type Settings,
} from '../../vocabulary/index.js';
import { flag, isObject, list, mismatch, nearest, object, oneOf, optional, text, type Check } from './checks.js';
import { library } from './libraries.js';

/** What the settings say, in the form in which the analysis uses it. */
export interface ProjectSettings {
  /** The published models and those of the project. */
  readonly libraries: readonly Library[];
  readonly catalogue: Catalogue;
  /** What functions of the project do, by name. */
  readonly named: NamedFunctions;
  /** Whether other files of the project are read. */
  readonly crossFile: boolean;
  /** The folders below which other files are read, absolute or relative to ESLint's working directory; none: everywhere. */
  readonly rootDir: readonly string[];
}

const KEY = 'settings["backend-security"]';
/** Problems that are told in one error. */
const MOST = 10;

let defaults: ProjectSettings | null = null;
const known = new WeakMap<object, ProjectSettings | readonly string[]>();

/** The settings under `settings['backend-security']`; an error that names every wrong value where some are. */
export function settingsOf(given: unknown): ProjectSettings {
  if (given === undefined) {
    defaults ??= projectSettings({});
    return defaults;
  }
  const key = typeof given === 'object' ? given : null;
  const read = (key && known.get(key)) ?? readSettings(given);
  if (key) known.set(key, read);
  if ('catalogue' in read) return read;
  throw settingsError(read);
}

/** A new error each time, for ESLint adds to its message; the stack is of no use to whoever wrote the settings. */
function settingsError(problems: readonly string[]): Error {
  const told = problems.slice(0, MOST);
  if (problems.length > MOST) told.push(`and ${problems.length - MOST} more`);
  const error = new Error(told.join('\n'));
  return Object.defineProperty(error, 'stack', { get: () => error.message });
}

function readSettings(given: unknown): ProjectSettings | readonly string[] {
  const problems: string[] = [];
  const types: { at: string; type: string }[] = [];
  const read = settings(given, KEY, {
    problem: (at, problem) => problems.push(`${at}: ${problem}`),
    typeNamed: (at, type) => types.push({ at, type }),
  });
  if (problems.length > 0) return problems;
  const project = projectSettings(read);
  for (const { at, type } of types) {
    const index = Number(/\.libraries\[(\d+)\]/.exec(at)?.[1]);
    const problem = missingType(project, read.libraries?.[index] as Library, type);
    if (problem) problems.push(`${at}: ${problem}`);
  }
  return problems.length > 0 ? problems : project;
}

/** What is wrong with the name of a type: no library has it. */
function missingType(
  { catalogue, libraries }: ProjectSettings,
  { packages: [owner = ''], types = {} }: Library,
  type: string,
): string | null {
  if (catalogue.typeOf(type, owner)) return null;
  const own = Object.keys(types);
  const all = libraries.flatMap(other => Object.keys(other.types ?? {}).map(name => `${other.packages[0] ?? ''}.${name}`));
  const near = nearest(type, [...own, ...all]);
  return `no library has the type "${type}"; ${near === null ? `list it under types` : `did you mean "${near}"?`}`;
}

let publishedCatalogue: Catalogue | null = null;

function projectSettings({
  libraries = [],
  middleware = {},
  sanitizers = [],
  crossFile = true,
  rootDir = [],
}: Read): ProjectSettings {
  const all = libraries.length === 0 ? published : [...published, ...libraries];
  publishedCatalogue ??= createCatalogue(published);
  return {
    libraries: all,
    catalogue: all === published ? publishedCatalogue : createCatalogue(all),
    named: namedFunctions(middleware, sanitizers),
    crossFile,
    rootDir: typeof rootDir === 'string' ? [rootDir] : rootDir,
  };
}

function namedFunctions(middleware: MiddlewareNames, sanitizers: readonly Sanitizer[]): NamedFunctions {
  const roles = new Map<string, readonly Role[]>();
  const played: readonly (readonly [readonly string[] | undefined, Role])[] = [
    [middleware.secureHeaders, secureHeaders({})],
    [middleware.authentication, authentication({})],
    [middleware.rateLimit, rateLimit({})],
  ];
  for (const [names, role] of played) for (const name of names ?? []) roles.set(name, [...(roles.get(name) ?? []), role]);
  const uses = new Map<string, SanitizerUse | null>();
  for (const { name, use } of sanitizers) uses.set(name, uses.has(name) && uses.get(name) !== use ? null : use);
  if (roles.size === 0 && uses.size === 0 && !middleware.validation) return NO_NAMES;
  return { roles, validators: new Map((middleware.validation ?? []).map(name => [name, true])), sanitizers: uses };
}

/** The settings as they are written, models and sanitizers in one form. */
type Read = Omit<Settings, 'libraries' | 'sanitizers'> & {
  readonly libraries?: readonly Library[];
  readonly sanitizers?: readonly Sanitizer[];
};

interface Sanitizer {
  readonly name: string;
  /** Null: safe for every use. */
  readonly use: SanitizerUse | null;
}

const NAME = /^(?:this\.)?#?[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

const nameLike =
  (example: string): Check<string> =>
  (value, at, reading) =>
    typeof value === 'string' && NAME.test(value) ? value : mismatch(value, at, `a name such as "${example}"`, reading);

const namesLike = (example: string): Check<readonly string[]> =>
  list(nameLike(example), `a list of names such as ["${example}"]`);

const middlewareNames = object<MiddlewareNames>('an object such as { authentication: ["requireUser"] }', {
  secureHeaders: optional(namesLike('secureHeaders')),
  authentication: optional(namesLike('requireUser')),
  rateLimit: optional(namesLike('limitRequests')),
  validation: optional(namesLike('validateBody')),
});

const sanitizerFor = object<{ readonly name: string; readonly for: SanitizerUse }>('a sanitizer', {
  name: nameLike('quoteIdent'),
  for: oneOf<SanitizerUse>({ 'sql-text': true, 'stored-password': true }),
});

const sanitizer: Check<Sanitizer> = (value, at, reading) => {
  if (isObject(value)) {
    const { name, for: use } = sanitizerFor(value, at, reading);
    return { name, use };
  }
  const expected = 'a name such as "quoteIdent", or { name: "quoteIdent", for: "sql-text" }';
  return typeof value === 'string' && NAME.test(value) ? { name: value, use: null } : mismatch(value, at, expected, reading);
};

const folder = text('the path of a folder');

const folders: Check<string | readonly string[]> = (value, at, reading) =>
  Array.isArray(value)
    ? list(folder, 'a list of paths of folders', 1)(value, at, reading)
    : text('the path of a folder or a list of them')(value, at, reading);

const settings = object<Read>(`an object such as { middleware: { authentication: ["requireUser"] } }`, {
  libraries: optional(list(library, 'a list of models such as [defineLibrary({ … })]')),
  middleware: optional(middlewareNames),
  sanitizers: optional(list(sanitizer, 'a list of names such as ["quoteIdent"]')),
  crossFile: optional(flag),
  rootDir: optional(folders),
});
