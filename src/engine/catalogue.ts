import type { Api, CallShape, HandlerShape, Library, TypeReference } from '../vocabulary/index.js';

/** A type of a library, found by its full name: `express.Request`. */
export interface ResolvedType {
  readonly name: string;
}

/** An API with the library in whose terms it is written. */
export interface ResolvedApi {
  readonly api: Api;
  readonly library: string;
}

/** What is known of packages: the models of all libraries, indexed for lookup by import, by type and by name. */
export interface Catalogue {
  /** The printed name of the package's model, or null when no library describes it. */
  libraryOf(packageName: string): string | null;
  exportOf(library: string, name: string): ResolvedApi | null;
  /** `Pool` or `express.Request`, seen from a library. */
  typeOf(reference: string | TypeReference, library: string): ResolvedType | null;
  memberOf(type: ResolvedType, name: string): ResolvedApi | null;
  globalOf(name: string): ResolvedApi | null;
  readonly handlerShapes: readonly { readonly shape: HandlerShape; readonly library: string }[];
  shapesOfMethod(method: string): readonly { readonly shape: CallShape; readonly library: string }[];
  /** Every member or export name that plays a role or leads to one: other callee names need not be looked at. */
  readonly names: ReadonlySet<string>;
}

/** The catalogue of a list of libraries. */
export function createCatalogue(libraries: readonly Library[]): Catalogue {
  const byPackage = new Map<string, string>();
  const exports = new Map<string, Map<string, Api>>();
  const types = new Map<string, Map<string, ResolvedApi>>();
  const globals = new Map<string, ResolvedApi>();
  const handlerShapes: { shape: HandlerShape; library: string }[] = [];
  const callShapes = new Map<string, { shape: CallShape; library: string }[]>();
  const names = new Set<string>();

  const addNames = (members: Readonly<Record<string, Api>>): void => {
    for (const [name, api] of Object.entries(members)) {
      names.add(name.replace(/^new /, ''));
      if (api.members) addNames(api.members);
    }
  };

  for (const library of libraries) {
    const name = library.packages[0] ?? 'unnamed';
    for (const packageName of library.packages) byPackage.set(packageName, name);
    const own = exports.get(name) ?? new Map<string, Api>();
    exports.set(name, own);
    for (const [key, api] of Object.entries(library.exports)) own.set(key, api);
    addNames(library.exports);
    for (const [key, members] of Object.entries(library.types ?? {})) {
      // a key with a dot names another package's type, which it extends
      const full = key.includes('.') ? key : `${name}.${key}`;
      const type = types.get(full) ?? new Map<string, ResolvedApi>();
      types.set(full, type);
      for (const [member, api] of Object.entries(members)) type.set(member, { api, library: name });
      addNames(members);
    }
    for (const [key, api] of Object.entries(library.globals ?? {})) {
      globals.set(key, { api, library: name });
      names.add(key);
      if (api.members) addNames(api.members);
    }
    for (const shape of library.handlerShapes ?? []) handlerShapes.push({ shape, library: name });
    for (const shape of library.callShapes ?? []) {
      names.add(shape.method);
      const known = callShapes.get(shape.method) ?? [];
      callShapes.set(shape.method, [...known, { shape, library: name }]);
    }
  }

  const resolved = new Map<string, ResolvedType | null>();
  const typeOf = (reference: string | TypeReference, library: string): ResolvedType | null => {
    const name = typeof reference === 'string' ? reference : reference.type;
    const full = types.has(`${library}.${name}`) ? `${library}.${name}` : name;
    let type = resolved.get(full);
    if (type === undefined) {
      type = types.has(full) ? { name: full } : null;
      resolved.set(full, type);
    }
    return type;
  };

  return {
    libraryOf: packageName => byPackage.get(packageName) ?? byPackage.get(packageName.replace(/^node:/, '')) ?? null,
    exportOf: (library, name) => {
      const own = exports.get(library);
      const api = own?.get(name) ?? own?.get(`new ${name}`);
      return api ? { api, library } : null;
    },
    typeOf,
    memberOf: (type, name) => {
      const members = types.get(type.name);
      const found = members?.get(name) ?? (name === '()' ? undefined : members?.get('*'));
      return found ?? null;
    },
    globalOf: name => globals.get(name) ?? null,
    handlerShapes,
    shapesOfMethod: method => callShapes.get(method) ?? [],
    names,
  };
}
