import type { TSESTree } from '@typescript-eslint/utils';
import { isNullish } from '../flow/nullish.js';
import { contains, isFunction, isStatementList, staticName, statementsOf, unwrap, type Node } from '../syntax.js';
import { eachInnerNode } from '../traversal.js';

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
  ((parent.type === 'WhileStatement' ||
    parent.type === 'ForStatement' ||
    parent.type === 'ForOfStatement' ||
    parent.type === 'ForInStatement') &&
    parent.body === child);

/** Whether an assignment gives a value to what is asked about. */
type IsWrite = (assignment: TSESTree.AssignmentExpression) => boolean;

/**
 * The places after which something has the value that is written at a place, another one, or none: the place itself, and
 * the conditions around it all branches of which write, or that write wherever there is a value: `if (x) x = Number(x)`.
 */
export function coversOf(place: Node, target: Node, isWrite: IsWrite): readonly Node[] {
  const covers = [place];
  for (let inner = place, outer = conditionAround(inner); outer; inner = outer, outer = conditionAround(outer)) {
    if (!isWrittenBy(outer, isWrite, false) && !writesWhatIsThere(outer, inner, target)) break;
    covers.push(outer);
  }
  return covers;
}

/** The condition that decides whether something runs, or what else has a part that surely runs it; null where there is none. */
function conditionAround(place: Node): Node | null {
  for (let child = place, { parent } = place; parent && !isFunction(parent); child = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (child !== parent.test) return parent;
        break;
      case 'LogicalExpression':
        if (child === parent.right) return parent;
        break;
      case 'SwitchCase':
        return child === parent.test ? null : parent.parent;
      case 'TryStatement':
        return parent;
      case 'BlockStatement':
        if (isStatementList(parent.parent)) return parent;
        break;
      case 'Program':
      case 'StaticBlock':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
      case 'ForOfStatement':
      case 'ForInStatement':
        return null;
      default:
    }
  }
  return null;
}

/** Whether something writes on every way that leads past it; `isInSwitch`: a `break` is such a way. */
function isWrittenBy(node: Node, isWrite: IsWrite, isInSwitch: boolean): boolean {
  switch (node.type) {
    case 'BlockStatement':
      return isWrittenIn(node.body, isWrite, isInSwitch);
    case 'ExpressionStatement':
      return isWrittenBy(unwrap(node.expression), isWrite, isInSwitch);
    case 'AssignmentExpression':
      return isWrite(node) || isWrittenBy(unwrap(node.right), isWrite, isInSwitch);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].every(branch => isWrittenBy(unwrap(branch), isWrite, isInSwitch));
    case 'IfStatement': {
      let branch: Node | null = node;
      for (; branch?.type === 'IfStatement'; branch = branch.alternate)
        if (!isWrittenBy(branch.consequent, isWrite, isInSwitch)) return false;
      return branch !== null && isWrittenBy(branch, isWrite, isInSwitch);
    }
    case 'SwitchStatement':
      return (
        node.cases.some(({ test }) => test === null) &&
        // an empty case goes on with the next one
        node.cases.every(
          ({ consequent }, index) =>
            (consequent.length === 0 && index < node.cases.length - 1) || isWrittenIn(consequent, isWrite, true),
        )
      );
    case 'TryStatement':
      return (
        (node.finalizer !== null && isWrittenBy(node.finalizer, isWrite, isInSwitch)) ||
        (isWrittenBy(node.block, isWrite, isInSwitch) &&
          (node.handler === null || isWrittenBy(node.handler.body, isWrite, isInSwitch)))
      );
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
      return true;
    case 'BreakStatement':
      return !isInSwitch;
    default:
      return false;
  }
}

function isWrittenIn(statements: readonly Node[], isWrite: IsWrite, isInSwitch: boolean): boolean {
  for (const statement of statements) {
    if (isWrittenBy(statement, isWrite, isInSwitch)) return true;
    if (isInSwitch && mayBreak(statement)) return false;
  }
  return false;
}

function mayBreak(statement: Node): boolean {
  let found = false;
  eachInnerNode(statement, node => {
    if (node.type === 'BreakStatement') found = true;
  });
  return found;
}

/** Whether a condition lets a write pass wherever its target has a value. */
function writesWhatIsThere(condition: Node, inner: Node, target: Node): boolean {
  if (condition.type === 'LogicalExpression') return condition.operator === '&&' && asksFor(condition.left, target);
  return (
    condition.type === 'IfStatement' &&
    condition.alternate === null &&
    contains(condition.consequent, inner) &&
    asksFor(condition.test, target)
  );
}

/** `x`, `!!x`, `x !== undefined`, `typeof x !== 'undefined'`, `x !== null && x !== ''`: whether a test fails only where there is no value. */
function asksFor(test: Node, target: Node): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '&&' && asksFor(node.left, target) && asksFor(node.right, target);
    case 'UnaryExpression': {
      const inner = unwrap(node.argument);
      return (
        node.operator === '!' && inner.type === 'UnaryExpression' && inner.operator === '!' && asksFor(inner.argument, target)
      );
    }
    case 'BinaryExpression': {
      if (node.operator !== '!==' && node.operator !== '!=') return false;
      const left = unwrap(node.left);
      const { right } = node;
      if (left.type === 'UnaryExpression' && left.operator === 'typeof')
        return isSame(left.argument, target) && right.type === 'Literal' && right.value === 'undefined';
      return isSame(left, target) && (isNullish(right) || (right.type === 'Literal' && right.value === ''));
    }
    default:
      return isSame(node, target);
  }
}

/** Whether two expressions are the same name, or the same members of it. */
function isSame(one: Node, other: Node): boolean {
  let [a, b] = [unwrap(one), unwrap(other)];
  for (; a.type === 'MemberExpression' && b.type === 'MemberExpression'; a = unwrap(a.object), b = unwrap(b.object)) {
    const name = staticName(a);
    if (name === null || name !== staticName(b)) return false;
  }
  return a.type === 'Identifier'
    ? b.type === 'Identifier' && a.name === b.name
    : a.type === 'ThisExpression' && a.type === b.type;
}
