import { isBuiltin } from 'node:module';
import type { RoleName } from '../vocabulary/index.js';
import type { Catalogue, Players } from './catalogue.js';
import { importsOf } from './modules/imports.js';
import type { TextTest } from './modules/project.js';
import type { Engine } from './origins/engine.js';
import { isOwnModule } from './routing/source.js';

const known = new WeakMap<Engine, Players>();
const sources = new WeakMap<Engine, Sources>();

interface Sources {
  /** The libraries that describe what a file imports. */
  readonly libraries: readonly string[];
  /** The modules that no library describes, and the language does not have. */
  readonly others: readonly string[];
}

/**
 * The roles that calls of a file may play, by their names and by the libraries whose values the file can have in its hands:
 * those that it imports and, where it imports other files, those that its project depends on. Costs no evaluation.
 */
export function playersIn(engine: Engine): Players {
  let players = known.get(engine);
  if (!players) known.set(engine, (players = readPlayers(engine)));
  return players;
}

/** What files of a project may play, by the libraries that they import beside those that the project depends on. */
interface Projects {
  readonly installed: ReadonlySet<string>;
  readonly byImports: Map<string, Players>;
}

const projects = new WeakMap<Catalogue, WeakMap<readonly string[], Projects>>();

function readPlayers(engine: Engine): Players {
  const { catalogue } = engine;
  const others = installedIn(engine);
  if (!others) return catalogue.playersOf(null);
  let ofCatalogue = projects.get(catalogue);
  if (!ofCatalogue) projects.set(catalogue, (ofCatalogue = new WeakMap<readonly string[], Projects>()));
  let project = ofCatalogue.get(others);
  if (!project) ofCatalogue.set(others, (project = { installed: new Set(others), byImports: new Map<string, Players>() }));
  const { installed: known, byImports } = project;
  const imported = sourcesOf(engine).libraries.filter(library => !known.has(library));
  const key = imported.join(' ');
  let players = byImports.get(key);
  if (!players) byImports.set(key, (players = catalogue.playersOf([...new Set([...imported, ...others])])));
  return players;
}

/** The modules that a file imports and that no library describes. */
export const otherSources = (engine: Engine): readonly string[] => sourcesOf(engine).others;

function sourcesOf(engine: Engine): Sources {
  let found = sources.get(engine);
  if (!found) {
    const { module, catalogue } = engine;
    const libraries: string[] = [];
    const others: string[] = [];
    for (const source of importsOf(module)) {
      const library = catalogue.libraryOf(source);
      if (library !== null) libraries.push(library);
      else if (!isBuiltin(source)) others.push(source);
    }
    sources.set(engine, (found = { libraries, others }));
  }
  return found;
}

const NONE: readonly string[] = [];

/** The libraries that other files may give to a file; null where these may be any. */
function installedIn(engine: Engine): readonly string[] | null {
  const { module, catalogue, project } = engine;
  // the type checker knows of what the file imports nowhere
  if (module.types) return null;
  if (!project || sourcesOf(engine).others.length === 0) return NONE;
  const dependencies = project.dependenciesOf(module.fileName);
  return dependencies && installed(catalogue, dependencies);
}

const given = new WeakMap<ReadonlySet<string>, readonly string[]>();

/** The libraries that what a project depends on may give, a user's own among them. */
function installed(catalogue: Catalogue, dependencies: ReadonlySet<string>): readonly string[] {
  let names = given.get(dependencies);
  if (!names) {
    names = catalogue.libraries
      .filter(({ packages, isOwn }) => isOwn || packages.some(of => isBuiltin(of) || dependencies.has(packageOf(of))))
      .map(({ name }) => name);
    given.set(dependencies, names);
  }
  return names;
}

/** `mysql2` for `mysql2/promise`. */
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const texts = new WeakMap<Engine, Map<string, boolean>>();

/** Whether the text of a file is of a kind. */
export const speaksOf = (engine: Engine, kind: TextTest): boolean =>
  remembered(engine, kind.name, () => kind.matches(engine.module.text));

/** Whether the text of a file is of a kind, or that of one whose values it may use: up to `hops` imports beyond those it has. */
export const isNear = (engine: Engine, kind: TextTest, hops: number): boolean =>
  speaksOf(engine, kind) ||
  remembered(engine, `${kind.name} ${String(hops)}`, () =>
    otherSources(engine).some(source => engine.leadsTo(source, kind, hops)),
  );

const importing = new WeakMap<Catalogue, Map<RoleName, TextTest>>();

/** Text that names a package on whose exports calls play a role. */
export function namesPackageOf(catalogue: Catalogue, role: RoleName): TextTest {
  let tests = importing.get(catalogue);
  if (!tests) importing.set(catalogue, (tests = new Map<RoleName, TextTest>()));
  let test = tests.get(role);
  if (!test) {
    const names = catalogue.packagesPlaying(role).map(name => name.replace(/[/.@-]/g, String.raw`\$&`));
    const pattern = new RegExp(String.raw`['"](?:${names.join('|')})['"]`);
    tests.set(role, (test = { name: `package of ${role}`, matches: text => pattern.test(text) }));
  }
  return test;
}

const ANY: TextTest = { name: 'any', matches: () => true };

/**
 * Whether the text of a file is of a kind, or that of one that it leads to, or whether one of its own files cannot be read;
 * `except`: imports that are not followed.
 */
export const mayBeNear = (engine: Engine, kind: TextTest, hops: number, except: readonly string[] = NONE): boolean =>
  speaksOf(engine, kind) ||
  otherSources(engine).some(
    source =>
      !except.includes(source) &&
      (engine.leadsTo(source, kind, hops) ||
        (isOwnModule(source) && !source.endsWith('.json') && !engine.leadsTo(source, ANY, 0))),
  );

/** What is asked of the texts for every call of a file is answered once. */
export function remembered(engine: Engine, question: string, ask: () => boolean): boolean {
  let known = texts.get(engine);
  if (!known) texts.set(engine, (known = new Map<string, boolean>()));
  let answer = known.get(question);
  if (answer === undefined) known.set(question, (answer = ask()));
  return answer;
}
