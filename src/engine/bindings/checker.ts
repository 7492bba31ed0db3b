import type { TSESTree } from '@typescript-eslint/utils';
import type ts from 'typescript';
import type { Catalogue } from '../catalogue.js';
import { debugging, trace } from '../debugging.js';
import { alternativesOf, primitive, union, type Origin } from '../origins/origin.js';
import type { CallNode, Node } from '../syntax.js';
import { libraryType } from './types.js';

/** What TypeScript's checker knows of the expressions of a file. It is extra evidence: nothing may need it. */
export interface TypeEvidence {
  /**
   * What the type of an expression says of its value: an instance of a library's type, a class that extends one, a value
   * that carries no text, or a list of those; null where it says none of that.
   */
  originOf(node: Node): Origin | null;
  /** Whether values of this type are those of the language or of Node.js itself: `string`, `Map`, `URLSearchParams`. */
  isBuiltIn(node: Node): boolean;
  /** Whether anything can be assigned to what gets this value. */
  isAny(node: Node): boolean;
  /** Whether the caller decides of what type the result is: `get<T>(key): T`. */
  isChosenByCaller(node: CallNode): boolean;
}

/** The part of a parser's services that is used; other parsers offer less, or nothing. */
interface Services {
  readonly program?: ts.Program | null;
  readonly esTreeNodeToTSNodeMap?: { get(node: TSESTree.Node): ts.Node | undefined };
}

/** Types inside types that are looked at, one inside the other. */
const MAX_DEPTH = 6;

/** The checker's evidence on a file; null where the parser has none to offer. */
export function createTypeEvidence(services: object | undefined, catalogue: Catalogue): TypeEvidence | null {
  const { program, esTreeNodeToTSNodeMap: nodes } = (services ?? {}) as Services;
  return program && nodes ? new CheckedTypes(program, nodes, catalogue) : null;
}

class CheckedTypes implements TypeEvidence {
  readonly #read = new Map<ts.Type, Origin | null>();
  #checker: ts.TypeChecker | null = null;

  constructor(
    readonly program: ts.Program,
    readonly nodes: NonNullable<Services['esTreeNodeToTSNodeMap']>,
    readonly catalogue: Catalogue,
  ) {}

  originOf(node: Node): Origin | null {
    return attempt(() => this.#originOf(this.#typeAt(node), 0), null);
  }

  isBuiltIn(node: Node): boolean {
    return attempt(() => this.#isBuiltInType(this.#typeAt(node), 0), false);
  }

  isAny(node: Node): boolean {
    return attempt(() => {
      const type = this.#typeAt(node);
      return type === null || isLike(type, this.checker.getAnyType());
    }, true);
  }

  isChosenByCaller(node: CallNode): boolean {
    return attempt(() => {
      const call = this.nodes.get(node);
      const declaration = call && this.checker.getResolvedSignature(call as ts.CallLikeExpression)?.getDeclaration();
      if (!declaration) return true;
      return Boolean(declaration.typeParameters?.length) && !this.program.isSourceFileDefaultLibrary(declaration.getSourceFile());
    }, true);
  }

  get checker(): ts.TypeChecker {
    return (this.#checker ??= this.program.getTypeChecker());
  }

  #typeAt(node: Node): ts.Type | null {
    const found = this.nodes.get(node);
    return found ? this.checker.getTypeAtLocation(found) : null;
  }

  #originOf(type: ts.Type | null, depth: number): Origin | null {
    if (!type || depth > MAX_DEPTH) return null;
    let read = this.#read.get(type);
    if (read === undefined) {
      this.#read.set(type, null);
      read = this.#readType(type, depth);
      this.#read.set(type, read);
    }
    return read;
  }

  #readType(whole: ts.Type, depth: number): Origin | null {
    const { checker } = this;
    const type = checker.getNonNullableType(whole);
    const simple = this.#primitiveOf(type);
    if (simple) return simple;
    if (type.isUnion()) return unionOf(type.types.map(member => this.#originOf(member, depth + 1)));
    if (type.isIntersection()) {
      const members = type.types.map(member => this.#originOf(member, depth + 1)).filter(of => of !== null);
      return members[0] ?? null;
    }
    const isParameter: boolean = type.isTypeParameter();
    if (isParameter) return this.#originOf(checker.getBaseConstraintOfType(type) ?? null, depth + 1);
    const named = [type.aliasSymbol, type.symbol as ts.Symbol | undefined];
    for (const symbol of named) {
      const found = symbol && this.#isInstance(type, symbol) ? this.#libraryOrigin(symbol) : null;
      if (found) return found;
    }
    return this.#classOf(type) ?? this.#containerOf(type, depth) ?? this.#inherited(type, depth);
  }

  /** A number, a boolean or a literal; an enum is a union of literals. */
  #primitiveOf(type: ts.Type): Origin | null {
    const { checker } = this;
    if (type.isNumberLiteral() || [checker.getNumberType(), checker.getBigIntType()].some(of => isLike(type, of)))
      return primitive('number');
    if (isLike(type, checker.getTrueType())) return primitive('boolean');
    return type.isLiteral() ? primitive('fixed-form') : null;
  }

  /** A type that has the name of a library's type and is declared in its package. */
  #libraryOrigin(symbol: ts.Symbol): Origin | null {
    for (const library of this.#librariesOf(symbol)) {
      const read = libraryType(library, nameOf(symbol), this.catalogue);
      if (read.kind === 'library') {
        return { kind: 'api', path: read.type.name, api: null, type: read.type, call: null, promised: false, receiver: null };
      }
    }
    return null;
  }

  /** The class itself, not an object of it: `typeof User`, where `User` extends a library's class. */
  #classOf(type: ts.Type): Origin | null {
    const symbol = type.symbol as ts.Symbol | undefined;
    if (!symbol || this.#isInstance(type, symbol)) return null;
    let current: ts.Type | undefined = this.checker.getDeclaredTypeOfSymbol(symbol);
    for (let step = 0; current && step < MAX_DEPTH; step += 1) {
      const name = current.symbol as ts.Symbol | undefined;
      for (const library of name ? this.#librariesOf(name) : []) {
        const api = this.catalogue.exportOf(library, nameOf(name as ts.Symbol));
        if (api) {
          const path = `${library}.${nameOf(name as ts.Symbol)}`;
          return { kind: 'api', path, api, type: null, call: null, promised: false, receiver: null };
        }
      }
      current = this.#basesOf(current)[0];
    }
    return null;
  }

  #isInstance(type: ts.Type, symbol: ts.Symbol): boolean {
    const declaration = symbol.valueDeclaration;
    return !declaration || this.checker.getTypeOfSymbolAtLocation(symbol, declaration) !== type;
  }

  /** `Promise<Pool>`, `number[]`, `Set<number>`, `Date`. */
  #containerOf(type: ts.Type, depth: number): Origin | null {
    const symbol = type.symbol as ts.Symbol | undefined;
    if (!symbol || !this.#isOfLanguage(symbol)) return null;
    if (symbol.name === 'Date') return primitive('fixed-form');
    const isPromise = /^Promise(?:Like)?$/.test(symbol.name);
    if (!isPromise && !/^(?:Readonly)?(?:Array|Set)$/.test(symbol.name)) return null;
    const inner = this.#originOf(this.checker.getTypeArguments(type as ts.TypeReference)[0] ?? null, depth + 1);
    if (!inner) return null;
    const values = alternativesOf(inner);
    if (isPromise) return union(values.map(of => (of.kind === 'api' ? { ...of, promised: true } : of)));
    return values.every(of => of.kind === 'primitive') ? { kind: 'elements', element: inner } : null;
  }

  /** What a class or interface extends. */
  #inherited(type: ts.Type, depth: number): Origin | null {
    for (const base of this.#basesOf(type)) {
      const found = this.#originOf(base, depth + 1);
      if (found?.kind === 'api') return found;
    }
    return null;
  }

  #basesOf(type: ts.Type): readonly ts.Type[] {
    const declared = (type as Partial<ts.TypeReference>).target ?? type;
    return declared.isClassOrInterface() ? this.checker.getBaseTypes(declared) : [];
  }

  /** The libraries that describe the package in which something is declared, the most specific path first. */
  #librariesOf(symbol: ts.Symbol): readonly string[] {
    // `declare module 'http'` goes by its name, other modules by their absolute path
    const [, ambient] = /^"((?!\/|[A-Za-z]:[\\/])[^"]+)"\./.exec(this.checker.getFullyQualifiedName(symbol)) ?? [];
    const paths = (symbol.declarations ?? []).map(declaration => packagePathOf(declaration.getSourceFile().fileName));
    const found = [ambient, ...paths].flatMap(path => (path ? shortened(path) : [])).map(path => this.catalogue.declaredIn(path));
    return [...new Set(found.filter(library => library !== null))];
  }

  #isBuiltInType(whole: ts.Type | null, depth: number): boolean {
    if (!whole || depth > MAX_DEPTH) return false;
    const type = this.checker.getNonNullableType(whole);
    if (this.#primitiveOf(type) || isLike(type, this.checker.getStringType())) return true;
    if (type.isUnion()) return type.types.every(member => this.#isBuiltInType(member, depth + 1));
    const symbol = type.symbol as ts.Symbol | undefined;
    return symbol !== undefined && this.#originOf(type, 0)?.kind !== 'api' && this.#isBuiltInSymbol(symbol);
  }

  #isBuiltInSymbol(symbol: ts.Symbol): boolean {
    const { declarations = [] } = symbol;
    return (
      // object types written in place have no name, and these two may be anything
      !/^__|^(?:Object|Function)$/.test(symbol.name) &&
      declarations.length > 0 &&
      declarations.every(declaration => {
        const file = declaration.getSourceFile();
        return this.program.isSourceFileDefaultLibrary(file) || /\/node_modules\/@types\/node\//.test(file.fileName);
      })
    );
  }

  #isOfLanguage(symbol: ts.Symbol): boolean {
    return (symbol.declarations ?? []).some(declaration => this.program.isSourceFileDefaultLibrary(declaration.getSourceFile()));
  }
}

/** Whether two types are of one kind. The numbers of the flags differ between versions of TypeScript, so none is written here. */
const isLike = (type: ts.Type, model: ts.Type): boolean => type.flags === model.flags;

/** A union counts as its library types, whichever of them it is; without any, as a value without text if all members are. */
function unionOf(members: readonly (Origin | null)[]): Origin | null {
  const found = members.flatMap(of => (of ? alternativesOf(of) : []));
  const libraries = found.filter(of => of.kind === 'api');
  if (libraries.length > 0) return union(libraries);
  if (members.includes(null) || !found.every(of => of.kind === 'primitive')) return null;
  return found.every(of => of.of === found[0]?.of) ? (found[0] ?? null) : primitive('fixed-form');
}

/** The name of a type; a default export is named where it is declared. */
function nameOf(symbol: ts.Symbol): string {
  if (symbol.name !== 'default' && symbol.name !== 'export=') return symbol.name;
  const declared = (symbol.declarations?.[0] as ts.NamedDeclaration | undefined)?.name;
  return declared && 'text' in declared ? declared.text : 'default';
}

/** `pg/lib/client` for `.../node_modules/@types/pg/lib/client.d.ts`; null for a file of the project. */
function packagePathOf(fileName: string): string | null {
  const [, inside] = /^.*\/node_modules\/(.+)$/.exec(fileName.replaceAll('\\', '/')) ?? [];
  const path = inside?.replace(/\.d\.[cm]?ts$|\.[cm]?[jt]sx?$/, '') ?? null;
  // the types of `@scope/name` are in `@types/scope__name`
  return path?.replace(/^@types\/([^_/]+)__/, '@$1/').replace(/^@types\//, '') ?? null;
}

/** A path and what it is in, down to the package: `mysql2/promise/index`, `mysql2/promise`, `mysql2`. */
function shortened(path: string): readonly string[] {
  const names = path.split('/');
  const shortest = path.startsWith('@') ? 2 : 1;
  return names.map((_, index) => names.slice(0, names.length - index).join('/')).slice(0, names.length - shortest + 1);
}

/** Code that does not compile is looked at as well: where the checker fails, there is no evidence. */
function attempt<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (debugging()) throw error;
    trace?.(`error of the type checker: ${String(error)}`);
    return otherwise;
  }
}
