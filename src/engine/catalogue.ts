import type { Api, CallShape, HandlerShape, Library, Role, RoleName, RoleOf, TypeReference } from '../vocabulary/index.js';

/** A type of a library, found by its full name: `express.Request`. */
export interface ResolvedType {
  readonly name: string;
}

/** An API with the library in whose terms it is written. */
export interface ResolvedApi {
  readonly api: Api;
  readonly library: string;
}

interface Shaped {
  readonly roles: readonly RoleName[];
  /** Only where the call is given SQL text. */
  readonly bySql: boolean;
}

/** Which roles calls may play, by their names. */
export interface Players {
  /** On what a library gives; `null` stands for a name that the program chose. */
  named(name: string | null): readonly RoleName[];
  /** On a receiver of unknown identity. */
  shaped(name: string): Shaped | null;
}

/** What is known of packages: the models of all libraries, indexed for lookup by import, by type and by name. */
export interface Catalogue {
  /** The libraries, by their printed names, with the packages that export them; `isOwn`: a project's own, of no public page. */
  readonly libraries: readonly { readonly name: string; readonly packages: readonly string[]; readonly isOwn: boolean }[];
  /** The printed name of the package's model, or null when no library describes it. */
  libraryOf(packageName: string): string | null;
  /** The same for a package or folder in which types are declared. */
  declaredIn(path: string): string | null;
  exportOf(library: string, name: string): ResolvedApi | null;
  /** `Pool` or `express.Request`, seen from a library. */
  typeOf(reference: string | TypeReference, library: string): ResolvedType | null;
  memberOf(type: ResolvedType, name: string): ResolvedApi | null;
  /** Whether objects of a type hold data of a request. */
  holdsRequest(type: ResolvedType): boolean;
  globalOf(name: string): ResolvedApi | null;
  readonly handlerShapes: readonly { readonly shape: HandlerShape; readonly library: string }[];
  shapesOfMethod(method: string): readonly { readonly shape: CallShape; readonly library: string }[];
  /** Whether a call of this name plays the role in some library; `null` stands for a name that the program chose. */
  canPlay(role: RoleName, name: string | null): boolean;
  /** The roles that calls may play in a file which has these libraries in its hands; `null`: it may have any. */
  playersOf(libraries: readonly string[] | null): Players;
  /** The packages on whose exports, or on what these give, calls play the role. */
  packagesPlaying(role: RoleName): readonly string[];
  /** The roles of a kind that calls of this name play in the libraries. */
  rolesNamed<N extends RoleName>(role: N, name: string): readonly RoleOf<N>[];
  /** Whether some library has a call of this name that plays a role or hands something to callbacks. */
  isKnownName(name: string): boolean;
}

const registersRoutes = ({ plays }: Api): boolean => plays?.some(({ role }) => role === 'route') ?? false;

/** What a library says of a member, where another one may be the one that fills it. */
function besides(known: Api | undefined, api: Api): Api {
  const made = known?.is?.flatMap(role => (role.role === 'request-input' ? (role.made ?? []) : [])) ?? [];
  if (made.length === 0 || !api.is) return api;
  const is = api.is.map(role => (role.role === 'request-input' ? { ...role, made: [...made, ...(role.made ?? [])] } : role));
  return { ...api, is };
}

/** A call of this name that plays a role. */
interface Playing {
  readonly name: string;
  readonly role: RoleName;
}

type RolesByName = ReadonlyMap<string, readonly RoleName[]>;

function rolesByName(playing: readonly Playing[]): RolesByName {
  const table = new Map<string, RoleName[]>();
  for (const { name, role } of playing) {
    const roles = table.get(name);
    if (!roles) table.set(name, [role]);
    else if (!roles.includes(role)) roles.push(role);
  }
  return table;
}

const NO_ROLES: readonly RoleName[] = [];
/** Libraries that are asked one by one; the tables of more are put together. */
const FEW = 8;

/** Names whose roles are remembered: files call the same methods again and again. */
const MAX_KNOWN = 2000;

/** The roles of a name in several tables, and others. */
function rolesIn(tables: readonly RolesByName[], name: string, others: readonly RoleName[]): readonly RoleName[] {
  let found = others;
  for (const table of tables) {
    const roles = table.get(name);
    if (roles) found = found.length === 0 ? roles : [...new Set([...found, ...roles])];
  }
  return found;
}

/** The catalogue of a list of libraries. */
export function createCatalogue(libraries: readonly Library[]): Catalogue {
  const byPackage = new Map<string, string>();
  const declared = new Map<string, string>();
  const exports = new Map<string, Map<string, Api>>();
  const types = new Map<string, Map<string, ResolvedApi>>();
  const globals = new Map<string, ResolvedApi>();
  const handlerShapes: { shape: HandlerShape; library: string }[] = [];
  const callShapes = new Map<string, { shape: CallShape; library: string }[]>();
  const players = new Map<RoleName, Map<string | null, Role[]>>();
  const giving = new Set<string>();
  const callbacks = new Set<string>();

  const addPlayer = (role: Role, name: string | null): void => {
    let names = players.get(role.role);
    if (!names) players.set(role.role, (names = new Map<string | null, Role[]>()));
    const roles = names.get(name);
    if (roles) roles.push(role);
    else names.set(name, [role]);
  };
  const addNames = (members: Readonly<Record<string, Api>>): void => {
    for (const [key, api] of Object.entries(members)) {
      const name = key.replace(/^new /, '');
      // a default export, an instance that is called and the members of a proxy have any name
      const called = name === 'default' || name === '()' || name === '*' ? null : name;
      for (const role of api.plays ?? []) {
        addPlayer(role, name);
        if (called === null) addPlayer(role, null);
      }
      if (api.plays?.length) giving.add(name);
      if (api.gives?.length) callbacks.add(name);
      if (api.members) addNames(api.members);
    }
  };

  for (const library of libraries) {
    const name = library.packages[0] ?? 'unnamed';
    for (const packageName of library.packages) byPackage.set(packageName, name);
    for (const path of library.declaredIn ?? []) declared.set(path, name);
    const own = exports.get(name) ?? new Map<string, Api>();
    exports.set(name, own);
    for (const [key, api] of Object.entries(library.exports)) own.set(key, api);
    addNames(library.exports);
    for (const [key, members] of Object.entries(library.types ?? {})) {
      // a key with a dot names another package's type, which it extends
      const full = key.includes('.') ? key : `${name}.${key}`;
      const type = types.get(full) ?? new Map<string, ResolvedApi>();
      types.set(full, type);
      for (const [member, api] of Object.entries(members))
        type.set(member, { api: besides(type.get(member)?.api, api), library: name });
      addNames(members);
    }
    for (const [key, api] of Object.entries(library.globals ?? {})) {
      globals.set(key, { api, library: name });
      addNames({ [key]: api });
    }
    for (const shape of library.handlerShapes ?? []) handlerShapes.push({ shape, library: name });
    for (const shape of library.callShapes ?? []) {
      const known = callShapes.get(shape.method) ?? [];
      callShapes.set(shape.method, [...known, { shape, library: name }]);
    }
  }

  // a name that a framework asks for tells more than names of parameters
  handlerShapes.sort((one, other) => Number(other.shape.exportedAs !== undefined) - Number(one.shape.exportedAs !== undefined));

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

  const namesByLibrary = new Map<string | null, readonly Playing[]>();
  /** The calls that play roles on what a library exports, and on the types that this leads to; `null`: on what every file has. */
  const playingOf = (library: string | null): readonly Playing[] => {
    const known = namesByLibrary.get(library);
    if (known) return known;
    const found: Playing[] = [];
    const seen = new Set<string>();
    const visitType = (reference: string | TypeReference, from: string): void => {
      const type = typeOf(reference, from);
      if (!type || seen.has(type.name)) return;
      seen.add(type.name);
      for (const [name, api] of types.get(type.name) ?? []) visit(name, api.api, api.library);
    };
    const visit = (key: string, api: Api, from: string): void => {
      for (const { role } of api.plays ?? []) found.push({ name: key.replace(/^new /, ''), role });
      if (api.returns && api.returns !== 'same') visitType(api.returns, from);
      if (api.type) visitType(api.type, from);
      for (const [, type] of api.gives ?? []) visitType(type, from);
      for (const [name, member] of Object.entries(api.members ?? {})) visit(name, member, from);
    };
    if (library === null) {
      for (const [name, api] of globals) visit(name, api.api, api.library);
      // the parameters of handlers that are known by their names; the application behind them is looked at where it is made
      for (const [name, members] of types) if ([...members.values()].some(({ api }) => registersRoutes(api))) seen.add(name);
      for (const { shape, library: from } of handlerShapes) for (const type of shape.types) if (type) visitType(type, from);
    } else {
      for (const [name, api] of exports.get(library) ?? []) visit(name, api, library);
      // a type may be imported and written at a parameter
      for (const key of types.keys()) if (key.startsWith(`${library}.`)) visitType(key, library);
    }
    namesByLibrary.set(library, found);
    return found;
  };

  const packagesByRole = new Map<RoleName, readonly string[]>();
  const shaped = new Map<string, Shaped>();
  for (const [method, shapes] of callShapes) {
    const roles = shapes.flatMap(({ shape, library }) => {
      const type = typeOf(shape.type, library);
      return ((type && types.get(type.name)?.get(method)?.api.plays) ?? []).map(({ role }) => role);
    });
    shaped.set(method, { roles: [...new Set(roles)], bySql: shapes.every(({ shape }) => 'sqlText' in shape.when) });
  }
  const tables = new Map<string | null, RolesByName>();
  const tableOf = (library: string | null): RolesByName => {
    let table = tables.get(library);
    if (!table) tables.set(library, (table = rolesByName(playingOf(library))));
    return table;
  };
  let ofAll: Players | null = null;
  const playersOf = (given: readonly string[] | null): Players =>
    given ? playersAmong(given) : (ofAll ??= playersAmong([...exports.keys()]));
  const playersAmong = (given: readonly string[]): Players => {
    const libraries = [null, ...given];
    const asked =
      libraries.length > FEW ? [rolesByName(libraries.flatMap(library => playingOf(library)))] : libraries.map(tableOf);
    // members of a proxy have any name
    const anyName = rolesIn(asked, '*', NO_ROLES);
    let every: readonly RoleName[] | null = null;
    const known = new Map<string, readonly RoleName[]>();
    const named = (name: string): readonly RoleName[] => {
      let roles = known.get(name);
      if (!roles) {
        if (known.size >= MAX_KNOWN) known.clear();
        known.set(name, (roles = rolesIn(asked, name, anyName)));
      }
      return roles;
    };
    return {
      named: name => (name === null ? (every ??= [...new Set(asked.flatMap(table => [...table.values()].flat()))]) : named(name)),
      shaped: name => shaped.get(name) ?? null,
    };
  };

  const libraryOf = (packageName: string): string | null =>
    byPackage.get(packageName) ?? (packageName.startsWith('node:') ? byPackage.get(packageName.slice(5)) : undefined) ?? null;

  const holdsRequest = (type: ResolvedType, depth = 0): boolean =>
    [...(types.get(type.name)?.values() ?? [])].some(({ api, library }) => {
      if ([...(api.is ?? []), ...(api.plays ?? [])].some(role => role.role === 'request-input')) return true;
      const inner = api.type && depth < 2 ? typeOf(api.type, library) : null;
      return inner !== null && holdsRequest(inner, depth + 1);
    });

  return {
    libraries: libraries.map(({ packages, reference }) => ({
      name: packages[0] ?? 'unnamed',
      packages,
      isOwn: reference === '',
    })),
    libraryOf,
    declaredIn: path => declared.get(path) ?? libraryOf(path),
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
    holdsRequest: type => holdsRequest(type),
    globalOf: name => globals.get(name) ?? null,
    handlerShapes,
    shapesOfMethod: method => callShapes.get(method) ?? [],
    packagesPlaying: role => {
      let names = packagesByRole.get(role);
      if (!names) {
        names = libraries.flatMap(({ packages }) =>
          playingOf(packages[0] ?? 'unnamed').some(playing => playing.role === role) ? packages : [],
        );
        packagesByRole.set(role, names);
      }
      return names;
    },
    canPlay: (role, name) => players.get(role)?.has(name) ?? false,
    playersOf,
    rolesNamed: <N extends RoleName>(role: N, name: string) =>
      (players.get(role)?.get(name) ?? []) as unknown as readonly RoleOf<N>[],
    isKnownName: name => giving.has(name) || callbacks.has(name),
  };
}
