import { alternativesOf, nearestPackage, type Call, type Filled, type Origin, type Part } from '../engine/index.js';
import { libraries } from '../libraries/index.js';
import type { Library, Role, SqlQueryRole } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import type { SqlGrammar, SqlPiece } from './sql-text/index.js';

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

/** The calls of a file that hand SQL text to a database. */
export function sqlQueries(analysis: Analysis): readonly SqlQuery[] {
  const found: SqlQuery[] = [];
  for (const { call, role } of analysis.playing('sql-query')) {
    if (call.node.type === 'TaggedTemplateExpression') continue;
    const text = analysis.engine.filled(call, role.text);
    if (!text) continue;
    const node = text.node ?? call.args[0] ?? null;
    found.push({ call, role, text, texts: node ? textsOf(text.origin, node) : [] });
  }
  return found;
}

/** The texts that an origin may be: one for each alternative. */
export function textsOf(origin: Origin, node: Part['node']): readonly SqlText[] {
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
        return [textOf([{ kind: 'value', origin: alternative, node, frame: null }])];
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

/** A grammar, and whether it was read off the project's dependencies rather than off the call. */
export interface KnownGrammar {
  readonly grammar: SqlGrammar;
  readonly isGuessed: boolean;
}

/** How the database of a query writes its placeholders: as the library says, else as the only driver of the project does. */
export function grammarOf(query: SqlQuery, analysis: Analysis): KnownGrammar {
  const { role } = query;
  if (role.placeholder !== 'unknown') return { grammar: role, isGuessed: false };
  const drivers = driversOf(analysis);
  const [only] = drivers;
  if (drivers.length !== 1 || !only) return { grammar: role, isGuessed: true };
  return { grammar: { ...role, placeholder: only.placeholder, dialect: only.dialect, ...(only.limitNeedsNumber ? { limitNeedsNumber: true } : {}) }, isGuessed: true };
}

const drivers = new WeakMap<NonNullable<ReturnType<typeof nearestPackage>>, readonly SqlQueryRole[]>();

/** The ways of binding values of the drivers that the project depends on. */
function driversOf(analysis: Analysis): readonly SqlQueryRole[] {
  const facts = analysis.package;
  if (!facts) return [];
  let found = drivers.get(facts);
  if (!found) {
    const roles = libraries.filter(library => library.packages.some(name => facts.dependencies.has(name))).flatMap(driverRoleOf);
    found = roles.filter((role, index) => roles.findIndex(other => other.placeholder === role.placeholder && other.dialect === role.dialect) === index);
    drivers.set(facts, found);
  }
  return found;
}

/** The role of a driver's own query method: whole statements, a known placeholder, values in an array. */
function driverRoleOf(library: Library): readonly SqlQueryRole[] {
  const roles: readonly Role[] = Object.values(library.types ?? {}).flatMap(members => Object.values(members).flatMap(api => api.plays ?? []));
  const query = roles.find(
    (role): role is SqlQueryRole =>
      role.role === 'sql-query' && role.valuesForm === 'array' && !role.fragment && role.placeholder !== 'unknown' && role.placeholder !== 'tag' && role.dialect !== 'unknown',
  );
  return query ? [query] : [];
}
