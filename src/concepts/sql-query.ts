import {
  alternativesOf,
  argumentsOf,
  calleeName,
  calleeOf,
  decoratorsOf,
  isOfOtherFile,
  mayBeCarried,
  playersIn,
  sourceOf,
  speaksOf,
  startsLikeSql,
  staticName,
  unwrap,
  type Call,
  type Engine,
  type CallNode,
  type Catalogue,
  type Filled,
  type Node,
  type Frame,
  type Origin,
  type PackageFacts,
  type Part,
  type TextTest,
} from '../engine/index.js';
import type { Library, Slot, SqlQueryRole } from '../vocabulary/index.js';
import type { Analysis, FileFacts, Play } from './analysis.js';
import { withRawValues } from './raw-placeholders.js';
import { BEGINS_SQL, BUILDS_SQL, HAS_RAW_PLACEHOLDERS, hasRawPlaceholder, type SqlPiece } from './sql-text/index.js';

/** A call that hands SQL text to a database. */
export interface SqlQuery {
  readonly call: Call;
  readonly role: SqlQueryRole;
  readonly text: Filled;
  /** Each text the call may get: more than one where branches build different ones. */
  readonly texts: readonly SqlText[];
}

/** A text with its holes. */
export interface SqlText {
  readonly pieces: readonly SqlPiece[];
  /** The values in the holes, by hole number. */
  readonly holes: readonly Extract<Part, { kind: 'value' }>[];
}

/** The calls of a file that hand SQL text of some kind to a database. */
export const sqlQueries = (facts: FileFacts, about: TextTest): readonly SqlQuery[] =>
  read(
    facts,
    facts.playing(
      'sql-query',
      node =>
        !isWrittenOtherwise(facts.engine, node, about) &&
        mayGetText(facts.engine.catalogue, node, true) &&
        isGivenStatement(facts.engine, node),
    ),
  );

/** Whether a call begins with text, written down in it as a whole, that is of another kind. */
function isWrittenOtherwise({ module }: Engine, node: CallNode, about: TextTest): boolean {
  const [first] = argumentsOf(node);
  const isText = first?.type === 'TemplateLiteral' ? first.expressions.length === 0 : first?.type === 'Literal';
  return isText && !about.matches(module.text.slice(first?.range[0], first?.range[1]));
}

/** Those whose text is not written down in the call, or has values put into it by the library: the only ones into which values can have got. */
export const openQueries = (analysis: Analysis): readonly SqlQuery[] =>
  read(
    analysis,
    analysis.playing('sql-query', node => {
      const { engine } = analysis;
      if (!mayGetText(engine.catalogue, node, false)) return false;
      if (isKnownByShape(engine, node)) return isGivenStatement(engine, node);
      // whether a value of another file is a database is asked only where something to report would get there
      return (
        !isOfOtherFile(engine, calleeOf(node)) ||
        inTextPlaces(
          engine.catalogue,
          node,
          argument =>
            (mayCarryValues(engine, argument) || isTextElsewhere(engine, argument)) &&
            (takesFragments(engine.catalogue, node) || !isNoStatement(engine, argument)),
        )
      );
    }),
  );

/**
 * Whether an argument is of another file that has text with placeholders whose values go into it as they are, or what an
 * object of another file has made of the pieces of SQL that it was given: `select.where('name', name).toString()`.
 */
function isTextElsewhere(engine: Engine, argument: Node): boolean {
  const { module } = sourceOf(engine, argument);
  if (module === null || engine.catalogue.libraryOf(module) !== null) return false;
  const made = declaredAs(engine, argument);
  const isMade = made.type === 'CallExpression' && made.callee.type === 'MemberExpression';
  return engine.leadsTo(module, HAS_RAW_PLACEHOLDERS, 1) || (isMade && engine.leadsTo(module, BUILDS_SQL, 0));
}

/** Whether calls of this name may be given a piece of a statement. */
function takesFragments(catalogue: Catalogue, node: CallNode): boolean {
  const name = calleeName(node);
  return name === null || catalogue.rolesNamed('sql-query', name).some(role => role.fragment === true);
}

/** A word by itself, or a comment: how any statement begins, those of dialects that the grammar has not among them. */
const BEGINNING = /^[\s(]*(?:[a-z]+(?:\s|$)|--|\/\*|#)/i;

/** Whether an argument is a whole request, or text that begins as no statement does: the key of an entry in a cache, `user:${id}`. */
const isNoStatement = (engine: Engine, argument: Node): boolean =>
  alternativesOf(engine.localOriginOf(argument)).every(
    of => of.kind === 'api' || (of.kind === 'text' && of.parts[0]?.kind === 'text' && !BEGINNING.test(of.parts[0].value)),
  );

/** Objects and lists looked into, one in the other: a list such as `list = { next: list }` has no end. */
const MAX_NESTING = 4;

/** Whether a call is of a name that no library at hand uses for queries: it is one by the statement that it is given alone. */
function isKnownByShape(engine: Engine, node: CallNode): boolean {
  const callee = calleeOf(node);
  const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
  return name !== null && !playersIn(engine).named(name).includes('sql-query');
}

const isGivenStatement = (engine: Engine, node: CallNode): boolean =>
  argumentsOf(node).some(argument => mayBeStatement(engine, argument));

/** Whether an argument may be a statement of SQL, or hold one: as far as the file itself tells, and by the text of those it comes from. */
function mayBeStatement(engine: Engine, argument: Node, depth = 0): boolean {
  return alternativesOf(engine.localOriginOf(argument)).some(of => {
    switch (of.kind) {
      case 'literal':
        return startsLikeSql(engine, of);
      case 'text':
        return of.parts[0]?.kind === 'value' || startsLikeSql(engine, of);
      case 'object':
        return (
          depth < MAX_NESTING &&
          of.node.properties.some(property => property.type === 'Property' && mayBeStatement(engine, property.value, depth + 1))
        );
      case 'unknown': {
        const { module } = sourceOf(engine, argument);
        return module === null ? speaksOf(engine, BEGINS_SQL) : engine.leadsTo(module, BEGINS_SQL, 2);
      }
      // whoever gives a parameter its value has the statement
      case 'parameter':
      case 'request':
      case 'primitive':
      case 'guarded':
      case 'function':
        return false;
      default:
        return of.kind !== 'api' || of.handler === undefined;
    }
  });
}

/** An argument in which calls of a name take text; null stands for any of them. */
interface TextPlace {
  readonly argument: number | null;
  readonly holders: Holders;
}

const placesByName = new WeakMap<Catalogue, Map<string, readonly TextPlace[]>>();

function textPlacesOf(catalogue: Catalogue, method: string): readonly TextPlace[] {
  let byName = placesByName.get(catalogue);
  if (!byName) placesByName.set(catalogue, (byName = new Map<string, readonly TextPlace[]>()));
  let places = byName.get(method);
  if (!places) {
    const found = catalogue.rolesNamed('sql-query', method).flatMap(({ text }) => ('base' in text ? [text] : text).map(placeOf));
    // most libraries agree
    places = [...new Map(found.map(place => [JSON.stringify(place), place])).values()];
    byName.set(method, places);
  }
  return places;
}

const placeOf = ({ base, steps }: Slot): TextPlace =>
  'argument' in base && base.argument >= 0
    ? {
        argument: base.argument,
        holders: {
          function: steps.some(step => 'result' in step),
          list: steps.some(step => 'each' in step),
          object: steps.some(step => 'prop' in step),
        },
      }
    : { argument: null, holders: ANYTHING };

/** Whether a test holds for an argument in which a call of this name takes text. */
function inTextPlaces(catalogue: Catalogue, node: CallNode, test: (argument: Node, holders: Holders) => boolean): boolean {
  const callee = calleeOf(node);
  const method = callee.type === 'MemberExpression' ? staticName(callee) : null;
  const args = argumentsOf(node);
  const places = method === null ? [] : textPlacesOf(catalogue, method);
  // a method that was handed on has any name
  if (places.length === 0 || args.some(argument => argument.type === 'SpreadElement'))
    return args.some((argument, index) => test(argument, index === 0 ? ANYTHING : VALUES));
  return places.some(({ argument: index, holders }) => {
    if (index === null) return args.some(argument => test(argument, holders));
    const argument = args[index];
    return argument !== undefined && test(argument, holders);
  });
}

/** Whether text may stand where calls of this name take it; unless `isFixed`, text that is built. */
const mayGetText = (catalogue: Catalogue, node: CallNode, isFixed: boolean): boolean =>
  inTextPlaces(catalogue, node, (argument, holders) => mayBeText(argument, holders, isFixed));

/** Whether an argument may be text that is built; `isText`: it stands where text stands, not values. */
export const isMaybeBuilt = (argument: Node, isText: boolean): boolean => mayBeText(argument, isText ? ANYTHING : VALUES, false);

/** In what an argument may hold the text: in what a function returns, in a list, under the keys of an object. */
interface Holders {
  readonly function: boolean;
  readonly list: boolean;
  readonly object: boolean;
}

const ANYTHING: Holders = { function: true, list: true, object: true };
/** Bound values: they stand in lists as they are, and statements among them are told by their form. */
const VALUES: Holders = { function: false, list: false, object: true };

function mayBeText(argument: Node, holders: Holders, isFixed: boolean): boolean {
  const node = unwrap(argument);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && (isFixed || hasRawPlaceholder(node.value));
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return holders.function;
    case 'ArrayExpression':
      if (holders.list) return node.elements.some(element => element !== null && mayBeText(element, VALUES, isFixed));
      return (
        holders === VALUES &&
        node.elements.some(
          element =>
            element !== null &&
            /^(?:TemplateLiteral|BinaryExpression|ObjectExpression)$/.test(element.type) &&
            mayBeText(element, VALUES, isFixed),
        )
      );
    case 'TemplateLiteral':
      return isFixed || node.expressions.length > 0 || hasRawPlaceholder(node.quasis[0]?.value.raw ?? '');
    case 'ObjectExpression':
      return (
        holders.object &&
        node.properties.some(
          property =>
            property.type !== 'Property' ||
            (/sql|query|text|statement|where|raw/i.test(staticName(property) ?? 'sql') &&
              mayBeText(property.value, VALUES, isFixed)),
        )
      );
    default:
      return true;
  }
}

const SQL_WORDS =
  /\b(?:select|insert|update|delete|from|where|set|values|into|order|by|join|and|or|not|like|in|is|limit|offset|asc|desc|create|drop|alter|call|exec|having|group|as|on|between|union|table)\b|[=<>']/i;

/** Whether a client's value, or text of SQL with a hole, may be in an argument, as far as the file itself tells. */
export function mayCarryValues(engine: Engine, argument: Node, depth = 0): boolean {
  const origin = engine.localOriginOf(argument);
  return alternativesOf(origin).some(of => {
    switch (of.kind) {
      case 'request':
        return true;
      case 'joined':
      case 'elements':
        return isClients(of.element);
      case 'literal':
        return typeof of.value === 'string' && hasRawPlaceholder(of.value);
      case 'text':
        return textCarries(engine, of, depth);
      case 'object':
        return (
          depth < MAX_NESTING &&
          of.node.properties.some(property =>
            mayCarryValues(engine, property.type === 'Property' ? property.value : property.argument, depth + 1),
          )
        );
      case 'array':
        return (
          depth < MAX_NESTING && of.node.elements.some(element => element !== null && mayCarryValues(engine, element, depth + 1))
        );
      case 'function':
        return true;
      case 'api':
        return of.handler !== undefined;
      case 'unknown':
        return getsClients(engine, argument) || isTaggedElsewhere(engine, argument) || mayBeCarried(engine, argument);
      case 'parameter':
        return of.fn.params[of.index] !== undefined && isDecoratedByProject(engine, of.fn.params[of.index] as Node);
      default:
        return false;
    }
  });
}

const textCarries = (engine: Engine, { parts }: Extract<Origin, { kind: 'text' }>, depth: number): boolean =>
  parts.some(part => part.kind === 'text' && SQL_WORDS.test(part.value)) ||
  parts.some(
    part =>
      part.kind === 'value' &&
      (isClients(part.origin) ||
        getsClients(engine, part.node) ||
        (depth < MAX_NESTING &&
          alternativesOf(part.origin).some(of => of.kind === 'text' && textCarries(engine, of, depth + 1)))),
  );

/** Whether a value is data of a client, or a whole request. */
export const isClients = (origin: Origin): boolean =>
  alternativesOf(origin).some(of => of.kind === 'request' || (of.kind === 'api' && of.handler !== undefined));

/** Whether a parameter has a decorator of another file of the project, which may make it of what a client sent: `@Sort() sort`. */
export const isDecoratedByProject = (engine: Engine, parameter: Node): boolean =>
  decoratorsOf(parameter).some(({ expression }) => isOfOtherFile(engine, unwrap(expression)));

/** The expression, or for a name what it was declared as. */
function declaredAs(engine: Engine, node: Node): Node {
  const inner = unwrap(node);
  const definition =
    inner.type === 'Identifier' ? (engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : undefined;
  return definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : inner;
}

/** Whether an expression is a template with values under a tag of another file, which may put them into the text. */
function isTaggedElsewhere(engine: Engine, node: Node): boolean {
  const template = declaredAs(engine, node);
  return (
    template.type === 'TaggedTemplateExpression' &&
    template.quasi.expressions.length > 0 &&
    isOfOtherFile(engine, template.tag) &&
    template.quasi.quasis.some(({ value }) => SQL_WORDS.test(value.raw))
  );
}

/** Whether an expression is the result of a call that is given something of a client. */
function getsClients(engine: Engine, node: Node): boolean {
  let call = declaredAs(engine, node);
  if (call.type === 'AwaitExpression') call = unwrap(call.argument);
  return (
    call.type === 'CallExpression' &&
    call.arguments.some(argument => isClients(engine.localOriginOf(argument)) || argument.type === 'ObjectExpression')
  );
}

function read(analysis: FileFacts, plays: readonly Play<'sql-query'>[]): readonly SqlQuery[] {
  return plays.flatMap(({ call, role }) => readOne(analysis.engine, call, role) ?? []);
}

/** The query that a call is; null where it is none. */
export function queryOf(engine: Engine, call: Call): SqlQuery | null {
  const role = call.api.api.plays?.find((played): played is SqlQueryRole => played.role === 'sql-query');
  return role ? readOne(engine, call, role) : null;
}

function readOne(engine: Engine, call: Call, role: SqlQueryRole): SqlQuery | null {
  if (call.node.type === 'TaggedTemplateExpression') return null;
  const text = engine.filled(call, role.text);
  if (!text) return null;
  const node = text.node ?? call.args[0] ?? null;
  const origin = text.slot.steps.length === 0 ? withRawValues(engine, call, role, text.origin) : text.origin;
  return { call, role, text, texts: node ? textsOf(origin, node, call.frame) : [] };
}

/** The texts that an origin may be: one for each alternative. */
export function textsOf(origin: Origin, node: Part['node'], frame: Frame): readonly SqlText[] {
  return alternativesOf(origin).flatMap(alternative => {
    switch (alternative.kind) {
      case 'text':
        return [textOf(alternative.parts)];
      case 'literal':
        return typeof alternative.value === 'string' ? [{ pieces: [{ text: alternative.value }], holes: [] }] : [];
      case 'api':
      case 'object':
      case 'function':
        return [];
      default:
        return [textOf([{ kind: 'value', origin: alternative, node, frame }])];
    }
  });
}

/** The pieces of a text: constants are read as text, everything else is a hole. */
export function textOf(parts: readonly Part[]): SqlText {
  const pieces: SqlPiece[] = [];
  const holes: Extract<Part, { kind: 'value' }>[] = [];
  for (const part of parts) {
    if (part.kind === 'text') pieces.push({ text: part.value });
    else {
      pieces.push({ hole: holes.length });
      holes.push(part);
    }
  }
  return { pieces, holes };
}

/** How a query binds values, and whether that was read off the project's dependencies rather than off the call. */
export interface KnownRole {
  readonly role: SqlQueryRole;
  readonly isGuessed: boolean;
}

/**
 * How a query binds values: as its library says. Where the receiver is unknown, as the only library of the project does
 * that has a method of this name; where the library leaves the placeholder to the driver, as the project's only driver does.
 */
export function bindingOf(query: SqlQuery, analysis: Analysis): KnownRole {
  if (!query.call.byShape && query.role.placeholder !== 'unknown') return { role: query.role, isGuessed: false };
  if (query.call.byShape && isOfOtherPackage(analysis.engine, query.call.node)) return { role: query.role, isGuessed: true };
  const roles = analysis.package ? rolesOf(analysis.settings.libraries, analysis.package) : [];
  const name = calleeName(query.call.node as CallNode);
  const named = query.call.byShape ? only(roles.filter(entry => entry.method === name)) : query.role;
  if (!named) return { role: query.role, isGuessed: true };
  if (named.placeholder !== 'unknown') return { role: named, isGuessed: true };
  const driver = only(
    roles.filter(
      ({ role }) => role.valuesForm === 'array' && !role.fragment && role.placeholder !== 'unknown' && role.dialect !== 'unknown',
    ),
  );
  if (!driver) return { role: named, isGuessed: true };
  const { placeholder, dialect, limitNeedsNumber } = driver;
  return { role: { ...named, placeholder, dialect, ...(limitNeedsNumber ? { limitNeedsNumber } : {}) }, isGuessed: true };
}

/** Names of packages that may be drivers of an SQL database, or stand around one. */
const MAY_BE_DRIVER = /sql|pg|postgres|maria|oracle|lite|db\b|data|orm\b|quer|knex|prisma|driver|pool|store|repo/i;

/**
 * Whether a call is one on what a package gives that no library describes and whose name says nothing of a database: how it
 * binds values, if it does, has nothing to do with the driver of the project.
 */
function isOfOtherPackage(engine: Engine, node: Call['node']): boolean {
  const { of, module } = sourceOf(engine, calleeOf(node as CallNode));
  return of === 'package' && module !== null && engine.catalogue.libraryOf(module) === null && !MAY_BE_DRIVER.test(module);
}

interface MethodRole {
  readonly method: string;
  readonly role: SqlQueryRole;
}

const cache = new WeakMap<readonly Library[], WeakMap<PackageFacts, readonly MethodRole[]>>();

/** The methods that take SQL text in the libraries that a project depends on. */
function rolesOf(libraries: readonly Library[], facts: PackageFacts): readonly MethodRole[] {
  let known = cache.get(libraries);
  if (!known) cache.set(libraries, (known = new WeakMap()));
  let found = known.get(facts);
  if (!found) {
    found = libraries.filter(library => library.packages.some(name => facts.dependencies.has(name))).flatMap(methodRolesOf);
    known.set(facts, found);
  }
  return found;
}

const methodRolesOf = (library: Library): readonly MethodRole[] =>
  Object.values(library.types ?? {}).flatMap(members =>
    Object.entries(members).flatMap(([method, api]) =>
      (api.plays ?? []).flatMap(role => (role.role === 'sql-query' && !role.fragment ? [{ method, role }] : [])),
    ),
  );

/** The role that all entries share as far as binding values goes; null where they differ. */
function only([first, ...others]: readonly MethodRole[]): SqlQueryRole | null {
  const form = ({ role }: MethodRole): string => JSON.stringify([role.placeholder, role.dialect, role.valuesForm, role.values]);
  return first && (others.length === 0 || others.every(entry => form(entry) === form(first))) ? first.role : null;
}
