import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import { isValuePosition } from '../../concepts/sql-injection.js';
import { bindingOf, type SqlQuery } from '../../concepts/sql-query.js';
import {
  bindHoles,
  readHoles,
  type Bound,
  type BoundValue,
  type Existing,
  type HoleFacts,
  type SqlGrammar,
} from '../../concepts/sql-text/index.js';
import { decoratorsOf, alternativesOf, staticName, unwrap, type Node, type Origin } from '../../engine/index.js';
import type { SqlQueryRole } from '../../vocabulary/index.js';
import { sqlSourceOf, writeSource, type SqlSource } from './sql-source.js';
import { treatmentOf } from './treatment.js';
import { valuePlaceOf, type WrittenValue } from './value-places.js';

/** A rewrite of a query to bound parameters. */
export interface ParameterFix {
  /** Whether honest input gives the same rows for sure, so that the rewrite may be applied without asking. */
  readonly isCertain: boolean;
  apply(fixer: TSESLint.RuleFixer): TSESLint.RuleFix[];
}

/** The rewrite that binds every free value of a query as a parameter; null where none is right. */
export function bindAsParameters(analysis: Analysis, query: SqlQuery): ParameterFix | null {
  const textNode = query.text.node;
  const source = textNode && sqlSourceOf(analysis, textNode);
  if (!textNode || !source || hasComments(analysis, source.node)) return null;
  const known = factsOf(analysis, source, query);
  if (!known) return null;
  const { facts } = known;
  const { role, isGuessed } = bindingOf(query, analysis);
  const context = { analysis, query, role, source };
  if (role.placeholder !== 'unknown' && role.placeholder !== 'tag') {
    const place = valuePlaceOf(analysis, query, role);
    const bound = place && bind(source, role, place.existing, facts);
    const values = bound && valuesText(context, bound, facts);
    if (bound && place && values) {
      return {
        isCertain: bound.certainty === 'kept' && known.isCertain && !isGuessed && !place.isShared && !role.convertsByColumn,
        apply: fixer => [
          fixer.replaceText(source.node, writeSource(analysis, source, bound.pieces)),
          ...place.write(fixer, values),
        ],
      };
    }
  }
  return role.tag && unwrap(textNode) === source.node ? asTag(context, role.tag, facts) : null;
}

interface Context {
  readonly analysis: Analysis;
  readonly query: SqlQuery;
  readonly role: SqlQueryRole;
  readonly source: SqlSource;
}

const hasComments = (analysis: Analysis, node: Node): boolean => analysis.sourceCode.getCommentsInside(node).length > 0;

interface SourceFacts {
  readonly facts: readonly HoleFacts[];
  /** Whether every value is known to stand in the text as it is, and everything else to hold no values. */
  readonly isCertain: boolean;
}

/** What is known of each hole; null when a value of a client or caller stands where no parameter can. */
function factsOf(analysis: Analysis, source: SqlSource, query: SqlQuery): SourceFacts | null {
  const readings = readHoles(source.pieces, query.role);
  const facts: HoleFacts[] = [];
  let isCertain = true;
  for (const [index, hole] of source.holes.entries()) {
    const origin = analysis.engine.originOf(hole, query.call.frame);
    const position = readings.find(reading => reading.hole === index)?.position ?? 'fragment';
    const nameHint = nameOf(hole);
    // escaped text may hold what looks like a placeholder
    if (hasKind(origin, /^escaped$/)) return null;
    if (!isFreeValue(origin) || (!isValuePosition(position) && !isChosenOutside(origin))) {
      if (position === 'fragment' && isFreeValue(origin)) isCertain = false;
      facts.push({ safeToBind: false, nameHint });
      continue;
    }
    if (!isValuePosition(position)) return null;
    const treatment = treatmentOf(analysis, hole);
    if (treatment === 'escaped') return null;
    if (treatment === 'unknown') isCertain = false;
    const isList = listOf(hole, origin) !== null;
    if (position === 'list' && !isList) return null;
    // `IN ('${names}')`: one value, or several joined by `','`
    facts.push({ safeToBind: true, nameHint, ...(isList || position !== 'quoted' ? { isList } : {}) });
  }
  return facts.some(fact => fact.safeToBind) ? { facts, isCertain } : null;
}

/** Whether a value may be anything, as against constants, numbers and what the library has escaped. */
const isFreeValue = (origin: Origin): boolean => hasKind(origin, /^(?:request|parameter|unknown|guarded)$/);

/** Whether a client or a caller chooses the value, as against a name that comes from elsewhere in the program. */
const isChosenOutside = (origin: Origin): boolean => hasKind(origin, /^(?:request|parameter)$/);

function hasKind(origin: Origin, kinds: RegExp, seen = new Set<Origin>()): boolean {
  return alternativesOf(origin).some(of => {
    // what is built on one piece of text twice leads to it twice
    if (seen.has(of)) return false;
    seen.add(of);
    if (of.kind === 'joined' || of.kind === 'elements') return hasKind(of.element, kinds, seen);
    if (of.kind === 'text') return of.parts.some(part => part.kind === 'value' && hasKind(part.origin, kinds, seen));
    return kinds.test(of.kind);
  });
}

/** The list behind `ids.join(',')`, or a list itself. */
function listOf(hole: TSESTree.Expression, origin: Origin): Node | null {
  const node = unwrap(hole);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && staticName(node.callee) === 'join')
    return node.callee.object;
  return origin.kind === 'array' || origin.kind === 'elements' ? node : null;
}

function nameOf(expression: Node): string | null {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return node.name;
  const name = node.type === 'MemberExpression' ? staticName(node) : null;
  return name !== null && /^[A-Za-z_]\w*$/.test(name) ? name : null;
}

const DIALECTS = ['mysql', 'sqlite', 'postgres'] as const;

/** The bound text; for a library that speaks several dialects, only where all of them agree. */
function bind(source: SqlSource, grammar: SqlGrammar, existing: Existing, facts: readonly HoleFacts[]): Bound | null {
  const dialects = grammar.dialect === 'unknown' ? DIALECTS : [grammar.dialect];
  const rewrites = dialects.map(dialect => bindHoles(source.pieces, { ...grammar, dialect }, existing, facts));
  const [first] = rewrites;
  if (!first || 'refused' in first) return null;
  const isCertain = rewrites.every(rewrite => !('refused' in rewrite) && rewrite.certainty === 'kept');
  const agree = rewrites.every(rewrite => !('refused' in rewrite) && shapeOf(rewrite) === shapeOf(first));
  return agree ? { ...first, certainty: isCertain ? 'kept' : 'likely' } : null;
}

const shapeOf = ({ pieces, values }: Bound): string =>
  JSON.stringify([pieces, values.map(({ parts, index, name, asList }) => [parts, index, name, asList])]);

/** The expressions of the bound values; null where one cannot be written. */
function valuesText({ analysis, source }: Context, bound: Bound, facts: readonly HoleFacts[]): readonly WrittenValue[] | null {
  const written: WrittenValue[] = [];
  for (const value of bound.values) {
    const text = valueText(analysis, source, value, facts);
    if (text === null) return null;
    written.push({ text, index: value.index, name: value.name ?? null });
  }
  return written;
}

function valueText(analysis: Analysis, source: SqlSource, value: BoundValue, facts: readonly HoleFacts[]): string | null {
  const textOf = (node: Node): string => analysis.sourceCode.getText(node);
  const [only, ...others] = value.parts;
  if (only && 'hole' in only && others.length === 0) {
    const hole = source.holes[only.hole] as TSESTree.Expression;
    if (value.asList) {
      const list = facts[only.hole]?.isList ? listOf(hole, analysis.engine.originOf(hole)) : null;
      return list && textOf(list);
    }
    const text = hole.type === 'SequenceExpression' ? `(${textOf(hole)})` : textOf(hole);
    if (value.asNumber) return `Number(${text})`;
    return value.asText && !isSurelyText(analysis, hole) ? `String(${text})` : text;
  }
  const inside = value.parts.map(part =>
    'hole' in part
      ? `\${${textOf(source.holes[part.hole] as Node)}}`
      : part.text.replace(/[\\`]|\$\{/g, '\\$&').replace(/\n/g, '\\n'),
  );
  return `\`${inside.join('')}\``;
}

/** Whether a value is text whatever the client sends, so that `String(...)` would add nothing. */
function isSurelyText(analysis: Analysis, hole: Node): boolean {
  const node = unwrap(hole);
  const name =
    node.type === 'Identifier' ? (analysis.engine.bindings.variableOf(node)?.defs[0]?.name as Node | undefined) : undefined;
  if (
    name?.type === 'Identifier' &&
    name.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword' &&
    decoratorsOf(name).length === 0
  )
    return true;
  return alternativesOf(analysis.engine.originOf(hole)).every(
    of =>
      (of.kind === 'request' && of.shape === 'string') ||
      of.kind === 'text' ||
      (of.kind === 'literal' && typeof of.value === 'string'),
  );
}

function isOptional(call: Node): boolean {
  for (
    let node: Node = call;
    node.type === 'CallExpression' || node.type === 'MemberExpression';
    node = node.type === 'CallExpression' ? node.callee : node.object
  ) {
    if (node.optional) return true;
  }
  return false;
}

/** The same template under the library's safe tag: `` prisma.$queryRaw`...` ``. */
function asTag({ analysis, query, role, source }: Context, tag: string, facts: readonly HoleFacts[]): ParameterFix | null {
  const { node } = query.call;
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return null;
  const { callee } = node;
  // a tag cannot be called through `?.`
  if (callee.type !== 'MemberExpression' || callee.computed || isOptional(node)) return null;
  const rewrite = bind(source, { ...role, placeholder: 'tag' }, { positional: 0, names: [] }, facts);
  if (!rewrite || rewrite.pieces.some(piece => 'hole' in piece)) return null;
  const values = rewrite.values.map(value => (value.asList ? null : valueText(analysis, source, value, facts)));
  if (values.includes(null)) return null;
  const body = rewrite.pieces.map(piece => {
    if ('placeholder' in piece) return `\${${values[piece.value] ?? ''}}`;
    return 'hole' in piece ? '' : piece.text.replace(/[\\`]|\$\{/g, '\\$&');
  });
  const { sourceCode } = analysis;
  const typeArguments = node.typeArguments ? sourceCode.getText(node.typeArguments) : '';
  return {
    isCertain: false,
    apply: fixer => [
      fixer.replaceTextRange([callee.property.range[0], node.range[1]], `${tag}${typeArguments}\`${body.join('')}\``),
    ],
  };
}
