import {
  alternativesOf,
  calleeOf,
  describeExpression,
  enclosingStatement,
  type CallNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
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
}

export type SqlSource = Extract<Origin, { kind: 'request' | 'parameter' | 'unknown' }>;

/** Positions in which a value belongs, so that it can be a bound parameter. */
export const isValuePosition = (position: HolePosition): boolean =>
  position === 'quoted' || position === 'value' || position === 'limit' || position === 'list';

/** The values that become SQL text in a file: those of a client, of callers not seen, and unknown ones. */
export function sqlFlows(analysis: Analysis): readonly SqlFlow[] {
  return openQueries(analysis).flatMap(query => {
    const seen = new Set<Node>();
    return query.texts.flatMap(text => flowsIn(query, text)).filter(flow => !seen.has(flow.node) && seen.add(flow.node));
  });
}

function flowsIn(query: SqlQuery, text: SqlText, inFragment = false): SqlFlow[] {
  const grammar = inFragment ? { ...query.role, fragment: true } : query.role;
  const readings = readHoles(text.pieces, grammar);
  // `(text, values) => pool.query(text, values)` builds no text: whoever calls it does
  const isWhole = !inFragment && text.pieces.length === 1;
  return text.holes.flatMap((hole, index) => {
    const position = readings.find(reading => reading.hole === index)?.position ?? 'fragment';
    return sourcesOf(hole.origin, hole.node).flatMap(found =>
      'nested' in found
        ? flowsIn(query, found.nested, true).map(flow =>
            isValuePosition(flow.position) || !isValuePosition(position) ? flow : { ...flow, position },
          )
        : isSafeAt(found.source, position) || (isWhole && found.source.kind !== 'request')
          ? []
          : [{ query, node: found.node, position, source: found.source, statement: enclosingStatement(found.node) }],
    );
  });
}

type Found = { readonly source: SqlSource; readonly node: Node } | { readonly nested: SqlText };

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
        return [{ nested: textOf(alternative.parts) }];
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
  (source.kind === 'request' && source.part === 'request') || (position === 'comment' && source.kind !== 'request');

/** The value as the program writes it: `req.query.id`. */
export function describeSource({ source, node }: SqlFlow): string {
  if (source.kind === 'request') return source.path;
  return source.kind === 'parameter' ? [source.name, ...source.members].filter(Boolean).join('.') : describeExpression(node);
}

/** The line on which the value was read from the request, where that is not the line that puts it into the text. */
export function lineOfSource({ query, source, node }: SqlFlow): number | null {
  if (source.kind !== 'request' || source.home !== query.call.frame.home) return null;
  const { line } = source.node.loc.start;
  return line === node.loc.start.line ? null : line;
}

/** The call that gets the text: the library's name for it, or how it is written where the library is unknown. */
export const describeApi = ({ query: { call } }: SqlFlow): string =>
  call.byShape ? describeExpression(calleeOf(call.node as CallNode)) : call.path;
