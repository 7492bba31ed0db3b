import type { Role } from './roles.js';
import type { Slot } from './slot.js';

/** A type of this library (`'Client'`) or of another one (`'express.Request'`). */
export interface TypeReference {
  readonly type: string;
  /** The value arrives through a promise. */
  readonly promised?: boolean;
}

/** What one export or member of a package is, and what it does when called, constructed, read or used as a decorator. */
export interface Api {
  /** Roles played by a call of it (`new`, a template tag and a decorator are calls too). */
  readonly plays?: readonly Role[];
  /** Roles played by the value itself: a property read, a plugin handed over uncalled. */
  readonly is?: readonly Role[];
  /** What a call returns; `'same'`: what it was called on (fluent interfaces). */
  readonly returns?: TypeReference | 'same';
  /** The value itself is an instance of this type. */
  readonly type?: TypeReference;
  /** What the library passes to callbacks: `[arg(1).param(0), 'Request']`. */
  readonly gives?: readonly (readonly [Slot, TypeReference])[];
  /** Static members: `express.Router`, `helmet.hsts`. */
  readonly members?: Readonly<Record<string, Api>>;
}

/**
 * The members of the instances of a type. `'()'` is a call of the instance itself (`knex('users')`), `'*'` stands for
 * every member not listed (`prisma.user`).
 */
export type TypeModel = Readonly<Record<string, Api>>;

/** A shape by which a value is recognised when nothing was imported, such as the handler `(req, res) => {}`. */
export interface HandlerShape {
  /** Accepted names by position. Trailing parameters may be missing down to `required`. */
  readonly parameters: readonly (readonly string[])[];
  readonly required: number;
  /** Type of each parameter, by position. */
  readonly types: readonly (string | null)[];
  /** By parameter position: members of which at least one must be used in the body, so that names alone prove nothing. */
  readonly uses: Readonly<Record<number, readonly string[]>>;
  /** The method of an object literal that the function has to be, and the properties of which one stands beside it. */
  readonly method?: { readonly name: string; readonly beside: readonly string[] };
  /** The names of which one is that by which the file has to export the function. */
  readonly exportedAs?: readonly string[];
}

/** A method call recognised on a receiver of unknown identity: `db.query('SELECT ...')`. */
export interface CallShape {
  readonly method: string;
  /** The type whose member of the same name is meant. */
  readonly type: string;
  /**
   * What must hold besides the name: the argument is SQL text by its grammar; or an object with at least these keys; or
   * the receiver is itself a call of the named method with fixed text (`db.collection('users')`).
   */
  readonly when:
    | { readonly sqlText: number }
    /** The name belongs to this library alone. */
    | { readonly named: true }
    | { readonly keys: readonly string[]; readonly argument: number }
    | { readonly receiverCall: string };
}

export interface Library {
  /** The packages that export this API; the first one names it in printed paths. */
  readonly packages: readonly string[];
  /** Further packages in which its types are declared, which nobody imports to use it. */
  readonly declaredIn?: readonly string[];
  /** The page the model was written from. */
  readonly reference: string;
  /** The version the model was checked against. */
  readonly checkedAgainst: string;
  /**
   * Exports by name; `default` is the default export and what `require` returns; `'new Pool'` is an export called with
   * `new` only. An export both callable and constructable is written by its plain name.
   */
  readonly exports: Readonly<Record<string, Api>>;
  readonly types?: Readonly<Record<string, TypeModel>>;
  /** Names that are there without import (`Buffer`, `fetch`). */
  readonly globals?: Readonly<Record<string, Api>>;
  readonly handlerShapes?: readonly HandlerShape[];
  readonly callShapes?: readonly CallShape[];
}

/** The model of a package of one's own, which has no public page to read. */
export type OwnLibrary = Omit<Library, 'reference' | 'checkedAgainst'> & Partial<Pick<Library, 'reference' | 'checkedAgainst'>>;

/** The model of one package, checked by its type. */
export function defineLibrary(library: Library): Library;
export function defineLibrary(library: OwnLibrary): OwnLibrary;
export function defineLibrary(library: OwnLibrary): OwnLibrary {
  return library;
}

const reference = (type: string | TypeReference): TypeReference => (typeof type === 'string' ? { type } : type);

/** The type behind a promise. */
export const promised = (type: string): TypeReference => ({ type, promised: true });

interface MethodExtras {
  readonly returns?: string | TypeReference;
  readonly gives?: readonly (readonly [Slot, string | TypeReference])[];
  readonly members?: Readonly<Record<string, Api>>;
}

const withExtras = ({ returns: result, gives, members }: MethodExtras): Api => ({
  ...(result === undefined ? {} : { returns: result === 'same' ? ('same' as const) : reference(result) }),
  ...(gives ? { gives: gives.map(([slot, type]) => [slot, reference(type)] as const) } : {}),
  ...(members ? { members } : {}),
});

/** A function or method that plays roles when called: `method(sqlQuery(...), { returns: promised('Result') })`. */
export function method(...parts: readonly (Role | MethodExtras)[]): Api {
  const roles = parts.filter((part): part is Role => 'role' in part);
  const extras = parts.filter((part): part is MethodExtras => !('role' in part));
  return { ...(roles.length > 0 ? { plays: roles } : {}), ...withExtras(Object.assign({}, ...extras) as MethodExtras) };
}

/** A function or class whose call returns an instance of `type`. */
export const returns = (type: string | TypeReference, ...parts: readonly (Role | Omit<MethodExtras, 'returns'>)[]): Api =>
  method({ returns: type }, ...parts);

/** A value that plays roles by itself: a request's `body`, a plugin object. */
export const value = (...roles: readonly Role[]): Api => ({ is: roles });

/** A property that holds an instance of `type`. */
export const property = (type: string, ...roles: readonly Role[]): Api => ({
  type: reference(type),
  ...(roles.length > 0 ? { is: roles } : {}),
});

/** Methods whose result is the text they are called on, cut or written in another way. */
export const textMethods: Readonly<Record<string, Api>> = Object.fromEntries(
  'toString toUpperCase toLowerCase trim slice substring substr replace replaceAll normalize padStart padEnd valueOf'
    .split(' ')
    .map(name => [name, { returns: 'same' as const }]),
);

/** The same API under several names: `...each('get post put', method(...))`. */
export const each = (names: string, api: Api): Readonly<Record<string, Api>> =>
  Object.fromEntries(names.split(' ').map(name => [name, api]));
