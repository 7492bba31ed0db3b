import type { TSESTree } from '@typescript-eslint/utils';
import { pathInPattern } from '../bindings/patterns.js';
import { isFunction, staticName, statementsOf, unwrap, type Node } from '../syntax.js';
import { eachInnerNode } from '../traversal.js';

/** A loop over all elements of a list, with what an element is called in it. */
export interface Loop {
  readonly list: Node;
  /** The pattern or name that is bound to an element; of an index loop the name of the index. */
  readonly element: Node;
  readonly byIndex: boolean;
  readonly body: readonly Node[];
  /** Whether a statement of the body leaves what stands around the loop too. */
  readonly leaves: (statement: Node) => boolean;
}

/** The loop that a statement is: `for (const id of ids)`, `for (let i = 0; i < ids.length; i++)`, `ids.forEach(id => …)`. */
export function findLoop(statement: Node): Loop | null {
  switch (statement.type) {
    case 'ForOfStatement': {
      const element = declared(statement.left);
      return (
        element && { list: statement.right, element, byIndex: false, body: statementsIn(statement.body), leaves: leavesFunction }
      );
    }
    case 'ForStatement': {
      const list = listCounted(statement);
      return list && { ...list, byIndex: true, body: statementsIn(statement.body), leaves: leavesFunction };
    }
    case 'ExpressionStatement': {
      const call = unwrap(statement.expression);
      const fn = call.type === 'CallExpression' ? call.arguments[0] : undefined;
      if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !fn || !isFunction(fn)) return null;
      const element = fn.params[0];
      // a promise that is refused stops nothing
      if (staticName(call.callee) !== 'forEach' || !element || fn.async) return null;
      return { list: call.callee.object, element, byIndex: false, body: fn.body ? statementsIn(fn.body) : [], leaves: throws };
    }
    default:
      return null;
  }
}

const statementsIn = (body: Node): readonly Node[] => (body.type === 'BlockStatement' ? statementsOf(body) : [body]);

const declared = (left: Node): Node | null =>
  left.type === 'VariableDeclaration' && left.declarations.length === 1 ? (left.declarations[0]?.id ?? null) : null;

/** The list of a loop that counts from its first to its last index. */
function listCounted({ init, test, update }: TSESTree.ForStatement): { readonly list: Node; readonly element: Node } | null {
  const first = init?.type === 'VariableDeclaration' ? init.declarations[0] : undefined;
  if (first?.id.type !== 'Identifier' || first.init?.type !== 'Literal' || first.init.value !== 0) return null;
  const { name } = first.id;
  const isIndex = (node: Node): boolean => node.type === 'Identifier' && node.name === name;
  if (test?.type !== 'BinaryExpression' || test.operator !== '<' || !isIndex(test.left)) return null;
  const counts =
    update?.type === 'UpdateExpression'
      ? update.operator === '++' && isIndex(update.argument)
      : update?.type === 'AssignmentExpression' &&
        update.operator === '+=' &&
        isIndex(update.left) &&
        update.right.type === 'Literal' &&
        update.right.value === 1;
  const length = unwrap(test.right);
  return counts && length.type === 'MemberExpression' && staticName(length) === 'length'
    ? { list: length.object, element: first.id }
    : null;
}

const throws = (statement: Node): boolean =>
  statement.type === 'ThrowStatement' || (statement.type === 'BlockStatement' && statement.body.some(throws));

const leavesFunction = (statement: Node): boolean =>
  statement.type === 'ReturnStatement' ||
  statement.type === 'ThrowStatement' ||
  (statement.type === 'BlockStatement' && statement.body.some(leavesFunction));

/** Whether a loop may end early, so that the elements after that are not looked at. */
export function mayEndEarly({ body }: Loop): boolean {
  return body.some(statement => holds(statement, 'BreakStatement'));
}

/** Whether a loop may leave the function around it with a result. */
export const mayReturn = ({ body }: Loop): boolean => body.some(statement => holds(statement, 'ReturnStatement'));

/** Whether the rest of the body may be passed over for some elements; `return` does that in a callback. */
export const maySkip = (statement: Node, { leaves }: Loop): boolean =>
  holds(statement, 'ContinueStatement') || (leaves === throws && holds(statement, 'ReturnStatement'));

function holds(statement: Node, type: string): boolean {
  let found = false;
  if (!isFunction(statement))
    eachInnerNode(statement, node => {
      if ((node.type as string) === type) found = true;
    });
  return found;
}

/** An element of a list under the name that it has where it is used: the list, the place of the loop, the members taken off. */
export interface NamedElement {
  readonly list: Node;
  readonly loop: Node;
  readonly members: readonly string[];
}

const OVER_ELEMENTS = /^(?:map|forEach|flatMap|filter|some|every|find|findIndex)$/;

/** The element that a name is bound to by a loop, or by the callback of a list: `ids.map(id => …)`. */
export function findElement(binding: Node): NamedElement | null {
  let pattern: Node = binding;
  while (pattern.parent && /^(?:Property|ObjectPattern|AssignmentPattern)$/.test(pattern.parent.type)) pattern = pattern.parent;
  const steps = pathInPattern(pattern, binding)?.steps ?? [];
  const members = steps.flatMap(step => ('prop' in step ? [step.prop] : []));
  if (members.length !== steps.length) return null;
  const { parent } = pattern;
  if (parent?.type === 'VariableDeclarator') {
    const loop = parent.parent.parent;
    return loop.type === 'ForOfStatement' && loop.left === parent.parent ? { list: loop.right, loop, members } : null;
  }
  const fn = parent && isFunction(parent) && parent.params[0] === pattern ? parent : null;
  const call = fn?.parent.type === 'CallExpression' && fn.parent.arguments[0] === fn ? fn.parent : null;
  return call?.callee.type === 'MemberExpression' && OVER_ELEMENTS.test(staticName(call.callee) ?? '')
    ? { list: call.callee.object, loop: call, members }
    : null;
}
