import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import type { SqlQuery } from '../../concepts/sql-query.js';
import { enclosingFunction, staticName, unwrap, type Node } from '../../engine/index.js';
import type { Slot, SqlQueryRole } from '../../vocabulary/index.js';

/** A value as it will be written beside the text. */
export interface WrittenValue {
  readonly text: string;
  readonly index: number;
  readonly name: string | null;
}

/** The place beside the text where the values of a query go. */
export interface ValuePlace {
  readonly existing: { readonly positional: number; readonly names: readonly string[] };
  /** Other calls may give the same builder a value of the same name, out of sight. */
  readonly isShared?: boolean;
  write(fixer: TSESLint.RuleFixer, values: readonly WrittenValue[]): TSESLint.RuleFix[];
}

/** Where the values of a query go; null where the call leaves no place for them. */
export function valuePlaceOf(analysis: Analysis, query: SqlQuery, role: SqlQueryRole): ValuePlace | null {
  const { node } = query.call;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null;
  if (query.call.args.some(argument => argument.type === 'SpreadElement')) return null;
  switch (role.valuesForm) {
    case 'array':
    case 'object':
      return collectionPlace(analysis, query, role);
    case 'spread':
      return node.type === 'CallExpression' ? argumentsPlace(analysis, node, 1) : null;
    case 'statement':
      return statementPlace(analysis, query);
    default:
      return role.boundMethod ? methodPlace(analysis, query, role.boundMethod) : null;
  }
}

/** Values in an array or object: an argument, or a property beside the text. */
function collectionPlace(analysis: Analysis, query: SqlQuery, role: SqlQueryRole): ValuePlace | null {
  const { call, text } = query;
  const slots = role.values ? ('base' in role.values ? [role.values] : role.values) : [];
  const isInside = text.slot.steps.length > 0;
  const slot = slots.find(candidate =>
    isInside ? isBeside(candidate, text.slot) : candidate.steps.length === 0 || slots.length === 1,
  );
  const property = slot?.steps.at(-1);
  const option = property && 'prop' in property ? property.prop : null;
  if (!slot || !('argument' in slot.base) || slot.steps.length > 1) return null;
  if (slots.some(other => other !== slot && isTaken(analysis, query, other))) return null;
  const argument = call.args[slot.base.argument];
  const scope = role.fragment && role.valuesForm === 'object' ? builderScope(call.node) : null;
  const names = role.valuesForm === 'object' ? namesIn(analysis, scope ?? call.node) : [];
  const isShared = scope !== null && !(call.receiver?.kind === 'api' && call.receiver.call !== null);
  if (option !== null && argument && !isOwnObject(analysis, argument, role)) return null;
  const given = analysis.engine.nodeAt(call, slot);
  if (given && !/Function/.test(given.type)) {
    const existing = existingCollection(analysis, given, names, role);
    return (
      existing && {
        ...existing,
        isShared,
        write: (fixer, values) => [...existing.write(fixer, values), ...reserving(fixer, scope)],
      }
    );
  }
  return {
    existing: { positional: 0, names },
    isShared,
    write(fixer, values) {
      const collection = role.valuesForm === 'object' ? objectText(values) : `[${values.map(value => value.text).join(', ')}]`;
      if (option === null || !argument) {
        const written = option === null ? collection : `{ ${option}: ${collection} }`;
        return [
          fixer.insertTextAfterRange(parenthesised(analysis, call.args[0] as Node, call.node), `, ${written}`),
          ...reserving(fixer, scope),
        ];
      }
      const owner = unwrap(argument) as TSESTree.ObjectExpression;
      const last = owner.properties.at(-1);
      const written = `${option}: ${collection}`;
      return [last ? fixer.insertTextAfter(last, `, ${written}`) : fixer.replaceText(owner, `{ ${written} }`)];
    },
  };
}

const isBeside = (slot: Slot, text: Slot): boolean =>
  'argument' in slot.base &&
  'argument' in text.base &&
  slot.base.argument === text.base.argument &&
  slot.steps.length === text.steps.length;

/** Whether something stands at another place for values: it would win over ours, or ours over it. */
function isTaken(analysis: Analysis, { call }: SqlQuery, slot: Slot): boolean {
  const node = analysis.engine.nodeAt(call, slot);
  return node !== null && analysis.engine.originOf(node, call.frame).kind !== 'function';
}

/** Whether an argument is an object written in place to which the values can be added. */
function isOwnObject(analysis: Analysis, argument: Node, role: SqlQueryRole): boolean {
  const owner = unwrap(argument);
  if (owner.type !== 'ObjectExpression' || analysis.sourceCode.getCommentsInside(owner).length > 0) return false;
  return owner.properties.every(property => {
    if (property.type === 'SpreadElement') return false;
    const name = staticName(property);
    return name !== null && !role.valuesExclude?.includes(name);
  });
}

/** Nothing but a claim on the text around: two fixes that choose names for one builder must not be made at once. */
const reserving = (fixer: TSESLint.RuleFixer, scope: Node | null): TSESLint.RuleFix[] =>
  scope ? [fixer.insertTextBeforeRange([scope.range[0], scope.range[0]], '')] : [];

function existingCollection(analysis: Analysis, given: Node, names: readonly string[], role: SqlQueryRole): ValuePlace | null {
  const node = unwrap(given);
  if (analysis.sourceCode.getCommentsInside(node).length > 0) return null;
  if (node.type === 'ArrayExpression' && role.placeholder !== ':name') {
    if (node.elements.some(element => !element || element.type === 'SpreadElement')) return null;
    const elements = node.elements as readonly Node[];
    return {
      existing: { positional: elements.length, names: [] },
      write: (fixer, values) =>
        insertInto(analysis, fixer, node, elements, values) ?? [
          fixer.replaceText(node, `[${values.map(value => value.text).join(', ')}]`),
        ],
    };
  }
  if (
    node.type !== 'ObjectExpression' ||
    role.placeholder !== ':name' ||
    node.properties.some(property => property.type === 'SpreadElement')
  )
    return null;
  const own = node.properties.map(property => (property.type === 'Property' ? (staticName(property) ?? '') : ''));
  return {
    existing: { positional: 0, names: [...new Set([...names, ...own])] },
    write(fixer, values) {
      const entries = values.map(value => ({ ...value, index: node.properties.length, text: entryText(value) }));
      return insertInto(analysis, fixer, node, node.properties, entries) ?? [fixer.replaceText(node, objectText(values))];
    },
  };
}

/** Inserts values among existing elements, each at its index; null where there are none. */
function insertInto(
  analysis: Analysis,
  fixer: TSESLint.RuleFixer,
  owner: Node,
  elements: readonly Node[],
  values: readonly WrittenValue[],
): TSESLint.RuleFix[] | null {
  const [first] = elements;
  if (!first) return null;
  const byIndex = new Map<number, string[]>();
  for (const value of values) byIndex.set(value.index, [...(byIndex.get(value.index) ?? []), value.text]);
  return [...byIndex].map(([index, texts]) => {
    const before = elements[index - 1];
    if (before) return fixer.insertTextAfterRange(parenthesised(analysis, before, owner), `, ${texts.join(', ')}`);
    return fixer.insertTextBeforeRange(parenthesised(analysis, first, owner), `${texts.join(', ')}, `);
  });
}

/** The range of an expression with the parentheses around it, those of a call apart. */
export function parenthesised({ sourceCode }: Analysis, node: Node, owner: Node | null): [number, number] {
  let range: [number, number] = [...node.range];
  for (;;) {
    const before = sourceCode.getTokenBefore({ range } as TSESTree.Token);
    const after = sourceCode.getTokenAfter({ range } as TSESTree.Token);
    if (before?.value !== '(' || after?.value !== ')' || after.range[1] === owner?.range[1]) return range;
    range = [before.range[0], after.range[1]];
  }
}

const entryText = ({ name, text }: WrittenValue): string => (name === text ? text : `${name ?? 'value'}: ${text}`);
const objectText = (values: readonly WrittenValue[]): string => `{ ${values.map(entryText).join(', ')} }`;

/** Where the names of a builder's parameters are given: the outermost function around it, since builders are handed on. */
function builderScope(call: Node): Node {
  let scope: Node = call;
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) scope = fn;
  while (scope === call && scope.parent && scope.parent.type !== 'Program') scope = call = scope.parent;
  return scope;
}

/** The names of parameters in the texts of a piece of code: the same name twice would give both the last value. */
function namesIn({ sourceCode }: Analysis, scope: Node): readonly string[] {
  const names: string[] = [];
  const tokens = sourceCode.getTokens(scope);
  for (const [index, { type, value }] of tokens.entries()) {
    if (type !== 'String' && type !== 'Template') continue;
    if (tokens[index - 2]?.value === 'setParameter') names.push(value.slice(1, -1));
    for (const [, name] of value.matchAll(/(?<![:\w]):(?:\.\.\.)?([A-Za-z_]\w*)/g)) if (name !== undefined) names.push(name);
  }
  return names;
}

/** Values as further arguments of a call. */
function argumentsPlace(analysis: Analysis, call: TSESTree.CallExpression, from: number): ValuePlace | null {
  const existing = call.arguments.slice(from);
  if (
    existing.some(argument =>
      /^(?:Spread|Object|Array|Identifier|MemberExpression|CallExpression|AwaitExpression)/.test(argument.type),
    )
  )
    return null;
  return {
    existing: { positional: existing.length, names: [] },
    write(fixer, values) {
      const inserted = insertInto(analysis, fixer, call, existing, values);
      if (inserted) return inserted;
      const text = values.map(value => value.text).join(', ');
      const last = call.arguments.at(-1);
      if (last) return [fixer.insertTextAfterRange(parenthesised(analysis, last, call), `, ${text}`)];
      return [fixer.insertTextBeforeRange([call.range[1] - 1, call.range[1] - 1], text)];
    },
  };
}

/** `prepare(text).all(a, b)`: the values go to the call of the prepared statement. */
function statementPlace(analysis: Analysis, query: SqlQuery): ValuePlace | null {
  const member = (query.call.node as Node).parent;
  const call = member?.parent;
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member) return null;
  return /^(?:all|get|run|iterate)$/.test(staticName(member) ?? '') ? argumentsPlace(analysis, call, 0) : null;
}

/** A method that takes no values gives way to the one that does: `db.exec(text)` to `db.run(text, values)`. */
function methodPlace(analysis: Analysis, { call }: SqlQuery, name: string): ValuePlace | null {
  const callee = call.node.type === 'CallExpression' ? unwrap(call.node.callee) : null;
  if (callee?.type !== 'MemberExpression' || callee.computed) return null;
  return {
    existing: { positional: 0, names: [] },
    write: (fixer, values) => [
      fixer.replaceText(callee.property, name),
      fixer.insertTextAfterRange(
        parenthesised(analysis, call.args[0] as Node, call.node),
        `, [${values.map(value => value.text).join(', ')}]`,
      ),
    ],
  };
}
