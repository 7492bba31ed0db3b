import type { Variable } from '../bindings/references.js';
import type { TSESTree } from '@typescript-eslint/utils';
import { staticName, unwrap, wrapped, type Node } from '../syntax.js';
import type { Write } from './writes.js';

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
    const assignment = member.parent;
    if (names.length === 0 || assignment?.type !== 'AssignmentExpression' || assignment.left !== member) continue;
    const write: Write = {
      identifier: member,
      value: assignment.right,
      pattern: member,
      operator: assignment.operator === '+=' ? '+=' : '=',
      each: false,
    };
    const key = keyOf(names);
    const writes = found.get(key);
    if (writes) writes.push(write);
    else found.set(key, [write]);
  }
  for (const writes of found.values()) writes.sort((a, b) => a.identifier.range[0] - b.identifier.range[0]);
  return found;
}

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
