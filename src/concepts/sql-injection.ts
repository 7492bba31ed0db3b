import {
  alternativesOf,
  calleeOf,
  checkByClass,
  describeExpression,
  enclosingStatement,
  hasSchemaBeside,
  memberPath,
  typeOfParameter,
  type CallNode,
  type Frame,
  type Part,
  type Node,
  type Origin,
  type RequestCheck,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { collectedBy } from './collected-text.js';
import { reachedQueries, type GivingNode } from './reached-queries.js';
import { openQueries, textOf, type SqlQuery, type SqlText } from './sql-query.js';
import { readHoles, type HolePosition } from './sql-text/index.js';

/** A value that becomes part of SQL text. */
export interface SqlFlow {
  readonly query: SqlQuery;
  /** Where the value is put into the text. */
  readonly node: Node;
  readonly position: HolePosition;
  readonly source: SqlSource;
  /** The statement that puts it there. */
  readonly statement: Node;
  /** The call of this file that leads to the query, where that is made in another function. */
  readonly through: GivingNode | null;
}

export type SqlSource = Extract<Origin, { kind: 'request' | 'parameter' | 'unknown' }>;

/** Positions in which a value belongs, so that it can be a bound parameter. */
export const isValuePosition = (position: HolePosition): boolean =>
  position === 'quoted' || position === 'value' || position === 'limit' || position === 'list';

/** The values that become SQL text in a file: those of a client, of callers not seen, and unknown ones. */
export function sqlFlows(analysis: Analysis): readonly SqlFlow[] {
  const direct = openQueries(analysis).flatMap(query => flowsOf(analysis, query, null));
  const told = new Set(direct.filter(({ source }) => source.kind === 'request').map(({ query }) => query.call.node));
  return [
    ...direct,
    // what a query of this file is told of already is not told of its callers again
    ...reachedQueries(analysis).flatMap(({ query, through }) =>
      told.has(query.call.node) ? [] : flowsOf(analysis, query, through),
    ),
  ];
}

function flowsOf(analysis: Analysis, query: SqlQuery, through: GivingNode | null): readonly SqlFlow[] {
  const nested: NestedFlows = new Map();
  const flows = query.texts
    .flatMap(text => flowsIn(query, text, nested))
    .flatMap(({ frame, ...flow }) => {
      const node = isWithin(analysis, frame, through)
        ? flow.node
        : isReportedThere(flow, frame)
          ? null
          : handedOver(analysis, through ?? query.call.node, flow.source);
      return node ? [{ ...flow, node, statement: enclosingStatement(node), through }] : [];
    });
  return worstOfEach(flows);
}

const RANKS: Readonly<Record<SqlSource['kind'], number>> = { request: 2, parameter: 1, unknown: 0 };

/** One flow for each place: of the values that may be put there, the one that a client surely wrote. */
function worstOfEach<F extends { readonly node: Node; readonly source: SqlSource }>(flows: readonly F[]): readonly F[] {
  const worst = new Map<Node, F>();
  for (const flow of flows) {
    const known = worst.get(flow.node);
    if (!known || RANKS[flow.source.kind] > RANKS[known.source.kind]) worst.set(flow.node, flow);
  }
  return [...worst.values()];
}

/** Whether a value is put into the text by code of the linted file; where a call leads there, by that code itself. */
const isWithin = ({ engine }: Analysis, frame: Frame, through: Node | null): boolean =>
  through === null ? frame.home === engine : frame === engine.base;

/**
 * A parameter that stands where a query parameter could is reported where the text is built, whoever calls: where code of
 * that file also hands the text on, to a query or to a function that makes one.
 */
const isReportedThere = ({ query, node, position }: Pick<SqlFlow, 'query' | 'node' | 'position'>, frame: Frame): boolean =>
  isValuePosition(position) &&
  sharedRun(frame, query.call.frame)?.home === frame.home &&
  (query.call.frame.home === frame.home ? isQueryThere(query) : beginsStatement(frame, node)) &&
  alternativesOf(frame.home.originOf(node)).some(
    of => of.kind === 'request' || (of.kind === 'parameter' && mayBeText(of, position)),
  );

/** Whether the file of a query tells by itself that it is one, whoever calls. */
const isQueryThere = ({ call: { node, frame } }: SqlQuery): boolean => frame.home.callOf(node as CallNode) !== null;

/** Whether the text that a value is put into begins as a statement does: a condition by itself is none that its file is told of. */
function beginsStatement({ home }: Frame, value: Node): boolean {
  let text = value;
  while (text.parent && /^(?:TemplateLiteral|BinaryExpression)$/.test(text.parent.type)) text = text.parent;
  return /^[`'"(\s]*(?:select|insert|update|delete|replace|merge|with|call|exec)\b/i.test(home.module.text.slice(...text.range));
}

/** The innermost run of code in which two runs came about by calls. */
function sharedRun(one: Frame, other: Frame): Frame | null {
  const runs = new Set<Frame>();
  for (let frame: Frame | null = one; frame; frame = frame.caller) runs.add(frame);
  for (let frame: Frame | null = other; frame; frame = frame.caller) if (runs.has(frame)) return frame;
  return null;
}

/** Whether a value is a client's, text that it was put into, or what its keys were taken from. */
const holdsSource = (origin: Origin, path: string, depth = 0): boolean =>
  alternativesOf(origin).some(of =>
    of.kind === 'text'
      ? depth < 5 && of.parts.some(part => part.kind === 'value' && holdsSource(part.origin, path, depth + 1))
      : of.kind === 'request' && (of.path === path || path === `Object.keys(${of.path})`),
  );

/** The argument that hands a client's value on; what a parameter of this file holds is no reason for a report there. */
function handedOver({ engine }: Analysis, call: SqlQuery['call']['node'], source: SqlSource): Node | null {
  if (source.kind !== 'request') return null;
  const given = (call.type === 'CallExpression' || call.type === 'NewExpression' ? call.arguments : []).find(argument =>
    holdsSource(engine.originOf(argument), source.path),
  );
  return given ?? call;
}

type Flow = Omit<SqlFlow, 'through' | 'statement'> & { readonly frame: Frame };

/** Values of one text that are looked at: pieces that are put into one another hand theirs on. */
const MAX_FLOWS = 100;

/** The flows of pieces of text by their parts: what builds on one piece twice leads to it twice. */
type NestedFlows = Map<readonly Part[], readonly Flow[]>;

function flowsIn(query: SqlQuery, text: SqlText, nested: NestedFlows, inFragment = false): readonly Flow[] {
  const grammar = inFragment ? { ...query.role, fragment: true } : query.role;
  if (text.holes.length === 0) return [];
  const positions = new Map<number, HolePosition>();
  for (const { hole, position } of readHoles(text.pieces, grammar)) if (!positions.has(hole)) positions.set(hole, position);
  // `(text, values) => pool.query(text, values)` builds no text: whoever calls it does
  const isWhole = !inFragment && text.pieces.length === 1;
  const found = text.holes.flatMap((hole, index) => {
    const position = positions.get(index) ?? 'fragment';
    return sourcesOf(hole.origin, hole.node).flatMap(found =>
      'nested' in found
        ? flowsOfParts(query, found.nested, nested).map(flow =>
            isValuePosition(flow.position) || !isValuePosition(position) ? flow : { ...flow, position },
          )
        : isSafeAt(found.source, position) || (isWhole && found.source.kind !== 'request')
          ? []
          : collected({ query, node: found.node, position, source: found.source, frame: hole.frame }, nested),
    );
  });
  return worstOfEach(found).slice(0, MAX_FLOWS);
}

/** A value that a method was given which collects pieces of the text, as the code around the query gives it; the flow itself for any other value. */
function collected(flow: Flow, nested: NestedFlows): readonly Flow[] {
  const { source, query, position } = flow;
  const given = source.kind === 'parameter' ? collectedBy(source, query.call.node, query.call.frame) : [];
  if (source.kind !== 'parameter' || given.length === 0) return [flow];
  const { frame } = query.call;
  const found = given.flatMap(({ node, origin }) =>
    sourcesOf(origin, node).flatMap(of =>
      'nested' in of
        ? flowsOfParts(query, of.nested, nested)
        : isSafeAt(of.source, position)
          ? []
          : [{ ...flow, node: of.node, source: of.source, frame }],
    ),
  );
  if (source.home !== frame.home) return found;
  // in one file, the place where the text is put together tells more than the call
  return [{ ...flow, source: found.find(of => of.source.kind === 'request')?.source ?? source }];
}

function flowsOfParts(query: SqlQuery, parts: readonly Part[], nested: NestedFlows): readonly Flow[] {
  let flows = nested.get(parts);
  if (!flows) {
    nested.set(parts, []);
    nested.set(parts, (flows = flowsIn(query, textOf(parts), nested, true)));
  }
  return flows;
}

type Found = { readonly source: SqlSource; readonly node: Node } | { readonly nested: readonly Part[] };

/** The free values that an origin may carry; text built elsewhere is taken apart in its turn. */
function sourcesOf(origin: Origin, node: Node, depth = 0): readonly Found[] {
  if (depth > 12) return [];
  return alternativesOf(origin).flatMap((alternative): readonly Found[] => {
    switch (alternative.kind) {
      case 'request':
      case 'parameter':
      case 'unknown':
        return [{ source: alternative, node }];
      case 'text':
        return [{ nested: alternative.parts }];
      case 'joined':
      case 'elements':
        return sourcesOf(alternative.element, node, depth + 1);
      default:
        return [];
    }
  });
}

/** A client's header or path text cannot be a list or an object, but it can be SQL; only whole requests are no text. */
const isSafeAt = (source: SqlSource, position: HolePosition): boolean =>
  source.kind === 'request' ? source.part === 'request' || checkOf(source) === 'narrow' : position === 'comment';

/** What is made sure of data of a request before a handler gets it. */
export const checkOf = ({ check, members = [] }: Extract<SqlSource, { kind: 'request' }>): RequestCheck =>
  check?.(members) ?? 'none';

/**
 * Whether a parameter of callers not seen may be text of a client. Of a type that another file declares only a quoted member
 * is likely text: the rest may be numbers and enums; and none is that whoever calls has validated, as `@IsUUID() id`.
 */
export function mayBeText({ home, fn, index, type, members }: Parameter, position: HolePosition): boolean {
  // a schema may let numbers through only
  if (position !== 'quoted' && hasSchemaBeside(home, fn)) return false;
  if (type === null) return true;
  return members.length > 0 && position === 'quoted' && checkByClass(home, typeOfParameter(fn, index), members) !== 'narrow';
}

type Parameter = Extract<SqlSource, { kind: 'parameter' }>;

/** The value as the program writes it: `req.query.id`. */
export function describeSource({ source, node }: SqlFlow): string {
  if (source.kind === 'request') return source.path;
  return source.kind === 'parameter' ? source.members.reduce(memberPath, source.name) : describeExpression(node);
}

/** The line on which the value was read from the request, where that is not the line that puts it into the text. */
export function lineOfSource({ source, node }: SqlFlow, { engine }: Analysis): number | null {
  if (source.kind !== 'request' || source.home !== engine) return null;
  const { line } = source.node.loc.start;
  return line === node.loc.start.line ? null : line;
}

/** The call that gets the text: the library's name for it, or how it is written where the library is unknown. */
export const describeApi = ({ query: { call }, through }: SqlFlow): string =>
  through
    ? describeExpression(calleeOf(through))
    : call.byShape
      ? describeExpression(calleeOf(call.node as CallNode))
      : call.path;
