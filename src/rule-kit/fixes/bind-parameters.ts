import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import { isValuePosition } from '../../concepts/sql-injection.js';
import { bindingOf, type SqlQuery } from '../../concepts/sql-query.js';
import { bindHoles, readHoles, type Bound, type BoundValue, type HoleFacts, type SqlGrammar } from '../../concepts/sql-text/index.js';
import { alternativesOf, staticName, unwrap, type Node, type Origin } from '../../engine/index.js';
import type { Slot, SqlQueryRole } from '../../vocabulary/index.js';
import { sqlSourceOf, writeSource, type SqlSource } from './sql-source.js';

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
  const facts = factsOf(analysis, source, query);
  if (!facts) return null;
  const { role, isGuessed } = bindingOf(query, analysis);
  const isDirect = unwrap(textNode) === source.node;
  const context = { analysis, query, role, source, textNode };
  if (role.placeholder !== 'unknown' && role.placeholder !== 'tag') {
    const target = targetOf(context);
    const bound = target && bind(source, role, target.existing, facts);
    const values = bound && target && valuesText(context, bound, facts);
    if (bound && target && values) {
      return {
        isCertain: bound.certainty === 'kept' && !isGuessed,
        apply: fixer => [fixer.replaceText(source.node, writeSource(analysis, source, bound.pieces)), ...target.write(fixer, values)],
      };
    }
  }
  return role.tag && isDirect && source.node.type === 'TemplateLiteral' ? asTag(context, role.tag, facts) : null;
}

interface Context {
  readonly analysis: Analysis;
  readonly query: SqlQuery;
  readonly role: SqlQueryRole;
  readonly source: SqlSource;
  readonly textNode: Node;
}

const hasComments = (analysis: Analysis, node: Node): boolean => analysis.sourceCode.getCommentsInside(node as TSESTree.Node).length > 0;

/** What is known of each hole; null when a free value stands where no parameter can. */
function factsOf(analysis: Analysis, source: SqlSource, query: SqlQuery): readonly HoleFacts[] | null {
  const readings = readHoles(source.pieces, query.role);
  const facts: HoleFacts[] = [];
  for (const [index, hole] of source.holes.entries()) {
    const origin = analysis.engine.originOf(hole, query.call.frame);
    const position = readings.find(reading => reading.hole === index)?.position ?? 'fragment';
    const isFree = isFreeValue(origin);
    if (isFree && !isValuePosition(position)) return null;
    if (isFree && isEscapedByHand(hole)) return null;
    const list = listOf(hole, origin);
    if (isFree && position === 'list' && !list) return null;
    facts.push({ safeToBind: isFree, nameHint: nameOf(hole), ...(isFree && list ? { isList: true } : { isList: false }) });
  }
  return facts.some(fact => fact.safeToBind) ? facts : null;
}

/** A value that somebody else chooses, as against constants, names of the program's own and numbers. */
const isFreeValue = (origin: Origin): boolean =>
  alternativesOf(origin).some(of =>
    of.kind === 'joined' || of.kind === 'elements'
      ? isFreeValue(of.element)
      : of.kind === 'request' || of.kind === 'parameter' || of.kind === 'unknown' || of.kind === 'guarded' || (of.kind === 'text' && of.parts.some(part => part.kind === 'value' && isFreeValue(part.origin))),
  );

/** `x.replace(/'/g, "''")`: bound as it is, the value would keep the doubled quotes. */
function isEscapedByHand(expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type !== 'CallExpression') return node.type === 'TemplateLiteral' || (node.type === 'BinaryExpression' && node.operator === '+');
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? staticName(callee) : callee.type === 'Identifier' ? callee.name : null;
  return name === null || /^(?:replace(?:All)?|escape\w*|quote\w*|sanitize\w*|stringify|format\w*|literal|ident\w*|map)$/i.test(name);
}

/** The list behind `ids.join(',')`, or a list itself. */
function listOf(hole: TSESTree.Expression, origin: Origin): Node | null {
  const node = unwrap(hole);
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && staticName(node.callee) === 'join') return node.callee.object;
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
function bind(source: SqlSource, grammar: SqlGrammar, existing: Target['existing'], facts: readonly HoleFacts[]): Bound | null {
  const dialects = grammar.dialect === 'unknown' ? DIALECTS : [grammar.dialect];
  const rewrites = dialects.map(dialect => bindHoles(source.pieces, { ...grammar, dialect }, existing, facts));
  const [first] = rewrites;
  if (!first || 'refused' in first) return null;
  const isCertain = rewrites.every(rewrite => !('refused' in rewrite) && rewrite.certainty === 'kept');
  const agree = rewrites.every(rewrite => !('refused' in rewrite) && shapeOf(rewrite) === shapeOf(first));
  return agree ? { ...first, certainty: isCertain ? 'kept' : 'likely' } : null;
}

const shapeOf = ({ pieces, values }: Bound): string => JSON.stringify([pieces, values.map(({ parts, index, name, asList }) => [parts, index, name, asList])]);

interface WrittenValue {
  readonly text: string;
  readonly index: number;
  readonly name: string | null;
}

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
  const textOf = (node: Node): string => analysis.sourceCode.getText(node as TSESTree.Node);
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
    'hole' in part ? `\${${textOf(source.holes[part.hole] as Node)}}` : part.text.replace(/[\\`]|\$\{/g, '\\$&').replace(/\n/g, '\\n'),
  );
  return `\`${inside.join('')}\``;
}

/** Whether a value is text whatever the client sends, so that `String(...)` would add nothing. */
function isSurelyText(analysis: Analysis, hole: Node): boolean {
  const node = unwrap(hole);
  const name = node.type === 'Identifier' ? (analysis.engine.bindings.variableOf(node)?.defs[0]?.name as Node | undefined) : undefined;
  if (name?.type === 'Identifier' && name.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword' && name.decorators.length === 0) return true;
  return alternativesOf(analysis.engine.originOf(hole)).every(of => (of.kind === 'request' && of.shape === 'string') || of.kind === 'text' || (of.kind === 'literal' && typeof of.value === 'string'));
}

/** Where the values of a call go. */
interface Target {
  readonly existing: { readonly positional: number; readonly names: readonly string[] };
  write(fixer: TSESLint.RuleFixer, values: readonly WrittenValue[]): TSESLint.RuleFix[];
}

function targetOf(context: Context): Target | null {
  const { query, role } = context;
  switch (role.valuesForm) {
    case 'array':
    case 'object':
      return collectionTarget(context);
    case 'spread':
      return argumentsTarget(query.call.node as TSESTree.CallExpression, 1);
    case 'statement':
      return statementTarget(query);
    default:
      return role.boundMethod ? methodTarget(context, role.boundMethod) : null;
  }
}

/** Values in an array or object: an argument, or a property beside the text. */
function collectionTarget({ analysis, query, role }: Context): Target | null {
  const isObject = role.valuesForm === 'object';
  const slots = role.values ? ('base' in role.values ? [role.values] : role.values) : [];
  const inObject = query.text.slot.steps.length > 0;
  const slot = slots.find(candidate => (inObject ? sameOwner(candidate, query.text.slot) : true) && (candidate.steps.length > 0) === (inObject || slots.every(other => other.steps.length > 0)));
  if (!slot || !('argument' in slot.base)) return null;
  const given = analysis.engine.nodeAt(query.call, slot);
  const names = isObject ? namesInUse(analysis, query.call.node as Node) : [];
  if (given && !/Function/.test(given.type)) return existingCollection(given, names, role);
  const last = slot.steps.at(-1);
  const property = last && 'prop' in last ? last.prop : null;
  const argument = query.call.args[slot.base.argument];
  return {
    existing: { positional: 0, names },
    write(fixer, values) {
      const collection = isObject ? objectText(values) : `[${values.map(value => value.text).join(', ')}]`;
      if (property === null || (argument === undefined && slot.base && 'argument' in slot.base && slot.base.argument > 0)) {
        const text = property === null ? collection : `{ ${property}: ${collection} }`;
        return [fixer.insertTextAfter(query.call.args[0] as TSESTree.Node, `, ${text}`)];
      }
      const owner = argument && unwrap(argument);
      if (owner?.type !== 'ObjectExpression') return [];
      const end = owner.properties.at(-1);
      return [end ? fixer.insertTextAfter(end, `, ${property}: ${collection}`) : fixer.replaceText(owner, `{ ${property}: ${collection} }`)];
    },
  };
}

const sameOwner = (a: Slot, b: Slot): boolean => 'argument' in a.base && 'argument' in b.base && a.base.argument === b.base.argument && a.steps.length === b.steps.length;

function existingCollection(given: Node, names: readonly string[], grammar: SqlGrammar): Target | null {
  const node = unwrap(given);
  if (node.type === 'ArrayExpression' && grammar.placeholder !== ':name') {
    if (node.elements.some(element => !element || element.type === 'SpreadElement')) return null;
    return { existing: { positional: node.elements.length, names: [] }, write: (fixer, values) => insertInto(fixer, node, node.elements as readonly Node[], values, '[', ']') };
  }
  if (node.type !== 'ObjectExpression' || grammar.placeholder !== ':name' || node.properties.some(property => property.type === 'SpreadElement')) return null;
  const own = node.properties.map(property => (property.type === 'Property' ? (staticName(property) ?? '') : ''));
  return {
    existing: { positional: 0, names: [...new Set([...names, ...own])] },
    write: (fixer, values) =>
      insertInto(fixer, node, node.properties, values.map(value => ({ ...value, index: node.properties.length, text: entryText(value) })), '{ ', ' }'),
  };
}

/** Inserts values among existing elements, each at its index. */
function insertInto(fixer: TSESLint.RuleFixer, owner: Node, elements: readonly Node[], values: readonly WrittenValue[], open: string, close: string): TSESLint.RuleFix[] {
  if (elements.length === 0) return [fixer.replaceText(owner as TSESTree.Node, `${open}${values.map(value => value.text).join(', ')}${close}`)];
  const byIndex = new Map<number, string[]>();
  for (const value of values) byIndex.set(value.index, [...(byIndex.get(value.index) ?? []), value.text]);
  return [...byIndex].map(([index, texts]) => {
    const before = elements[index - 1];
    if (before) return fixer.insertTextAfter(before as TSESTree.Node, `, ${texts.join(', ')}`);
    return fixer.insertTextBefore(elements[0] as TSESTree.Node, `${texts.join(', ')}, `);
  });
}

const entryText = ({ name, text }: WrittenValue): string => (name === text ? text : `${name ?? 'value'}: ${text}`);
const objectText = (values: readonly WrittenValue[]): string => `{ ${values.map(entryText).join(', ')} }`;

/** The names of parameters that the whole chain of calls uses: the same name twice would give both the last value. */
function namesInUse(analysis: Analysis, call: Node): readonly string[] {
  let outermost = call;
  while (outermost.parent && (outermost.parent.type === 'MemberExpression' || outermost.parent.type === 'CallExpression')) outermost = outermost.parent;
  const text = analysis.sourceCode.getText(outermost as TSESTree.Node);
  return [...text.matchAll(/(?<![:\w]):(?:\.\.\.)?([A-Za-z_]\w*)/g)].map(match => match[1] ?? '');
}

/** Values as further arguments of a call. */
function argumentsTarget(call: TSESTree.CallExpression, from: number): Target | null {
  const existing = call.arguments.slice(from);
  if (existing.some(argument => argument.type === 'SpreadElement' || argument.type === 'ObjectExpression' || argument.type === 'ArrayExpression')) return null;
  if (existing.length > 0 && existing.some(argument => argument.type === 'Identifier')) return null;
  return {
    existing: { positional: existing.length, names: [] },
    write(fixer, values) {
      if (existing.length > 0) return insertInto(fixer, call, existing, values, '', '');
      const text = values.map(value => value.text).join(', ');
      const last = call.arguments.at(-1);
      if (last) return [fixer.insertTextAfter(last, `, ${text}`)];
      return [fixer.insertTextBeforeRange([call.range[1] - 1, call.range[1] - 1], text)];
    },
  };
}

/** `prepare(text).all(a, b)`: the values go to the call of the prepared statement. */
function statementTarget(query: SqlQuery): Target | null {
  const member = (query.call.node as Node).parent;
  const call = member?.parent;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member) return null;
  return /^(?:all|get|run|iterate)$/.test(staticName(member) ?? '') ? argumentsTarget(call, 0) : null;
}

/** A method that takes no values gives way to the one that does: `db.exec(text)` to `db.run(text, values)`. */
function methodTarget({ query }: Context, name: string): Target | null {
  const { node } = query.call;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  if (callee?.type !== 'MemberExpression' || callee.computed) return null;
  return {
    existing: { positional: 0, names: [] },
    write: (fixer, values) => [
      fixer.replaceText(callee.property, name),
      fixer.insertTextAfter(query.call.args[0] as TSESTree.Node, `, [${values.map(value => value.text).join(', ')}]`),
    ],
  };
}

/** The same template under the library's safe tag: `` prisma.$queryRaw`...` ``. */
function asTag({ analysis, query, role, source }: Context, tag: string, facts: readonly HoleFacts[]): ParameterFix | null {
  const { node } = query.call;
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return null;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || callee.computed) return null;
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
    apply: fixer => [fixer.replaceTextRange([callee.property.range[0], node.range[1]], `${tag}${typeArguments}\`${body.join('')}\``)],
  };
}
