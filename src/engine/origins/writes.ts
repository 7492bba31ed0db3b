import type { TSESTree } from '@typescript-eslint/utils';
import type { Reference, Variable } from '../bindings/references.js';
import type { Node } from '../syntax.js';
import { contains, enclosingFunction, isStatementList, statementsOf } from '../syntax.js';

/** One place where a variable gets a value. */
export interface Write {
  readonly identifier: Node;
  /** The value written; for destructuring, the value that is taken apart. */
  readonly value: Node;
  /** The pattern that takes the value apart, or the identifier itself. */
  readonly pattern: Node;
  readonly operator: '=' | '+=' | 'logical' | 'other';
  /** The value is an element of `value`: `for (const x of value)`. */
  readonly each: boolean;
}

/** The writes to a variable in source order. */
export function writesOf(variable: Variable): readonly Write[] {
  const writes: Write[] = [];
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    const write = writeOf(reference);
    if (write) writes.push(write);
  }
  return writes.sort((a, b) => a.identifier.range[0] - b.identifier.range[0]);
}

function writeOf(reference: Reference): Write | null {
  const identifier = reference.identifier as Node;
  let target: Node = identifier;
  while (target.parent && isPatternPiece(target.parent, target)) target = target.parent;
  const parent = target.parent;
  if (!parent) return null;
  switch (parent.type) {
    case 'VariableDeclarator': {
      if (parent.init) return { identifier, value: parent.init, pattern: parent.id, operator: '=', each: false };
      const loop = parent.parent.parent;
      if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === parent.parent) {
        return {
          identifier,
          value: loop.right,
          pattern: parent.id,
          operator: loop.type === 'ForOfStatement' ? '=' : 'other',
          each: true,
        };
      }
      return null;
    }
    case 'AssignmentExpression': {
      if (parent.left !== target) return null;
      const operator =
        parent.operator === '='
          ? '='
          : parent.operator === '+='
            ? '+='
            : /^(\|\||&&|\?\?)=$/.test(parent.operator)
              ? 'logical'
              : 'other';
      return { identifier, value: parent.right, pattern: parent.left, operator, each: false };
    }
    case 'ForOfStatement':
    case 'ForInStatement':
      return {
        identifier,
        value: parent.right,
        pattern: parent.left,
        operator: parent.type === 'ForOfStatement' ? '=' : 'other',
        each: true,
      };
    case 'UpdateExpression':
      return { identifier, value: parent, pattern: identifier, operator: 'other', each: false };
    default:
      return null;
  }
}

const isPatternPiece = (parent: Node, child: Node): boolean =>
  parent.type === 'ObjectPattern' ||
  parent.type === 'ArrayPattern' ||
  parent.type === 'RestElement' ||
  (parent.type === 'AssignmentPattern' && parent.left === child) ||
  (parent.type === 'Property' && parent.value === child && parent.parent.type === 'ObjectPattern');

/** The writes whose value a use may see. */
export interface ReachingWrites {
  /** Plain assignments, of which the use sees one. */
  readonly bases: readonly Write[];
  /** `+=` writes that came after, in source order. */
  readonly appends: readonly Write[];
}

/**
 * The writes that reach a use. Within one function an assignment that runs on every way to the use hides the earlier
 * ones; a use in another function sees them all, and so does one in another file (null).
 */
export function reachingWrites(writes: readonly Write[], use: Node | null): ReachingWrites {
  if (writes.length === 0 || use === null) return split(writes);
  const fn = enclosingFunction(use);
  const sameFunction = writes.every(write => enclosingFunction(write.identifier) === fn);
  if (!sameFunction) return split(writes);
  const before = writes.filter(write => endOfWrite(write) <= use.range[0]);
  const later = writes.filter(write => endOfWrite(write) > use.range[0] && inCommonLoop(write.identifier, use));
  let start = 0;
  for (let index = before.length - 1; index >= 0; index -= 1) {
    const write = before[index];
    if (write?.operator === '=' && !write.each && runsBefore(write.identifier, use)) {
      start = index;
      break;
    }
  }
  return split([...before.slice(start), ...later]);
}

const endOfWrite = (write: Write): number => {
  // `x = f(x)`: the use inside the written value comes before the write
  const assignment = write.pattern.parent as TSESTree.AssignmentExpression | TSESTree.VariableDeclarator | undefined;
  return assignment && contains(assignment, write.value) ? assignment.range[1] : write.identifier.range[1];
};

const split = (writes: readonly Write[]): ReachingWrites => ({
  bases: writes.filter(write => write.operator !== '+='),
  appends: writes.filter(write => write.operator === '+='),
});

/** Whether the statement of `earlier` runs on every way to `use`: it is listed in a block that encloses the use. */
export function runsBefore(earlier: Node, use: Node): boolean {
  let statement: Node = earlier;
  while (statement.parent && !isStatementList(statement.parent)) {
    const parent: Node = statement.parent;
    if (isConditionalChild(parent, statement)) return false;
    statement = parent;
  }
  const list = statement.parent;
  if (!list || !contains(list, use)) return false;
  return list.type !== 'SwitchCase' || statementsOf(list).some(other => contains(other, use));
}

const isConditionalChild = (parent: Node, child: Node): boolean =>
  ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== child) ||
  (parent.type === 'LogicalExpression' && parent.right === child) ||
  ((parent.type === 'WhileStatement' || parent.type === 'ForOfStatement' || parent.type === 'ForInStatement') &&
    parent.body === child);

function inCommonLoop(a: Node, b: Node): boolean {
  for (let node: Node | undefined = a.parent; node; node = node.parent) {
    if (/^(?:For|While|DoWhile)/.test(node.type) && contains(node, b)) return true;
  }
  return false;
}
