import type { Variable } from '../bindings/references.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { staticName, unwrap, wrapped, type Node } from '../syntax.js';
import { operatorOf, type Write } from './writes.js';

const known = new WeakMap<Variable, ReadonlyMap<string, readonly Write[]>>();

/** The assignments to a property reached from a variable by names (`['body', 'id']`), in source order. */
export function propertyWrites(variable: Variable, names: readonly string[]): readonly Write[] {
  let writes = known.get(variable);
  if (!writes) known.set(variable, (writes = collect(variable)));
  return writes.size === 0 ? NONE : (writes.get(keyOf(names)) ?? NONE);
}

const NONE: readonly Write[] = [];

const keyOf = (names: readonly string[]): string => names.join('\0');

/** One map for all properties: a variable may have as many as it has references. */
function collect(variable: Variable): ReadonlyMap<string, readonly Write[]> {
  const found = new Map<string, Write[]>();
  for (const { identifier } of variable.references) {
    const names: string[] = [];
    let member: Node = identifier;
    for (;;) {
      const outer: Node = wrapped(member);
      const { parent } = outer;
      const name = parent?.type === 'MemberExpression' && parent.object === outer ? staticName(parent) : null;
      if (!parent || name === null) break;
      names.push(name);
      member = parent;
    }
    const write = names.length === 0 ? null : writeAt(member);
    if (!write) continue;
    const key = keyOf(names);
    const writes = found.get(key);
    if (writes) writes.push(write);
    else found.set(key, [write]);
  }
  for (const writes of found.values()) writes.sort((a, b) => a.identifier.range[0] - b.identifier.range[0]);
  return found;
}

/** The write that a member is the target of: `x.y = value`, `delete x.y`. */
function writeAt(member: Node): Write | null {
  const { parent } = member;
  if (parent?.type === 'AssignmentExpression' && parent.left === member)
    return {
      identifier: member,
      value: parent.right,
      pattern: member,
      operator: operatorOf(parent),
      each: false,
    };
  if (parent?.type !== 'UnaryExpression' || parent.operator !== 'delete') return null;
  return { identifier: member, value: parent, pattern: member, operator: '=', each: false, removedBy: removalOf(member) };
}

/** The statement after which a deleted property is gone: `if (x.y) delete x.y` leaves none either way. */
function removalOf(member: Node): Node {
  let statement = member;
  while (statement.parent && statement.type !== 'ExpressionStatement') statement = statement.parent;
  const block = statement.parent?.type === 'BlockStatement' ? statement.parent : statement;
  const { parent } = block;
  const name = member.type === 'MemberExpression' ? staticName(member) : null;
  if (parent?.type !== 'IfStatement' || parent.consequent !== block) return statement;
  return parent.alternate === null && name !== null && asksFor(parent.test, name) ? parent : statement;
}

/** `password`, `body.password`, `'password' in body`, `body.password !== undefined`. */
function asksFor(test: Node, name: string): boolean {
  const node = unwrap(test);
  if (node.type === 'Identifier') return node.name === name;
  if (node.type === 'MemberExpression') return staticName(node) === name;
  if (node.type !== 'BinaryExpression') return false;
  if (node.operator === 'in') return node.left.type === 'Literal' && node.left.value === name;
  const isEmpty = node.right.type === 'Identifier' ? node.right.name === 'undefined' : isNull(node.right);
  return /^!==?$/.test(node.operator) && isEmpty && asksFor(node.left, name);
}

const isNull = (node: Node): boolean => node.type === 'Literal' && node.value === null;

/** What is given to every `list.push(value)` and `list.unshift(value)` of a variable. */
export const pushedTo = (variable: Variable): readonly Node[] =>
  variable.references.flatMap(({ identifier }): readonly Node[] => {
    const member = (identifier as Node).parent;
    if (member?.type !== 'MemberExpression' || member.object !== (identifier as Node)) return [];
    const { parent } = member;
    return /^(?:push|unshift)$/.test(staticName(member) ?? '') && parent.type === 'CallExpression' && parent.callee === member
      ? parent.arguments
      : [];
  });

/** Names in a row that are looked up: a bound on the time that generated chains of members take. */
const MAX_NAMES = 30;

/** A variable and the names read from it one after the other: `req`, `body` of `req.body`. */
export function namePath(node: Node): { readonly root: TSESTree.Identifier; readonly names: readonly string[] } | null {
  const names: string[] = [];
  let current = unwrap(node);
  while (current.type === 'MemberExpression') {
    const name = staticName(current);
    if (name === null || names.length > MAX_NAMES) return null;
    names.push(name);
    current = unwrap(current.object);
  }
  return current.type === 'Identifier' ? { root: current, names: names.reverse() } : null;
}
