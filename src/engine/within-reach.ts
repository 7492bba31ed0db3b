import { isBuiltin } from 'node:module';
import type { Players } from './catalogue.js';
import { sourcesIn } from './modules/imports.js';
import { dependenciesAbove } from './modules/package-json.js';
import type { Engine } from './origins/engine.js';

const known = new WeakMap<Engine, Players>();

/**
 * The roles that calls of a file may play, by their names and by the libraries whose values the file can have in its hands:
 * those that it imports and, where it imports other files, those that its project depends on. Costs no evaluation.
 */
export function playersIn(engine: Engine): Players {
  let players = known.get(engine);
  if (!players) known.set(engine, (players = engine.catalogue.playersOf(librariesOf(engine))));
  return players;
}

/** The modules that a file imports and that no library describes. */
export const otherSources = ({ module, catalogue }: Engine): readonly string[] =>
  sourcesIn(module.text).filter(source => catalogue.libraryOf(source) === null && !isBuiltin(source));

/** The libraries; null where any may be there. */
function librariesOf({ module, catalogue, project }: Engine): readonly string[] | null {
  // the type checker knows of what the file imports nowhere
  if (module.types) return null;
  const libraries = new Set<string>();
  let hasOthers = false;
  for (const source of sourcesIn(module.text)) {
    const library = catalogue.libraryOf(source);
    if (library !== null) libraries.add(library);
    else if (!isBuiltin(source)) hasOthers = true;
  }
  if (hasOthers && project) {
    const dependencies = dependenciesAbove(module.fileName);
    if (!dependencies) return null;
    for (const { name, packages, isOwn } of catalogue.libraries)
      if (isOwn || packages.some(of => isBuiltin(of) || dependencies.has(packageOf(of)))) libraries.add(name);
  }
  return [...libraries];
}

/** `mysql2` for `mysql2/promise`. */
const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');
