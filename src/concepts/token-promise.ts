import type { TSESTree } from '@typescript-eslint/utils';
import { calleeName, describeExpression, eachNodeIn, unwrap, usesOf, wrapped, type Engine, type Node } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { callsNext, isLogCall, isLogName, isQuiet } from './going-on.js';

/** Whether nothing waits for the promise that a call gives. */
export function isDropped({ engine }: FileFacts, call: TSESTree.CallExpression): boolean {
  const node = wrapped(call);
  if (node.parent?.type === 'UnaryExpression' && node.parent.operator === 'void') return true;
  const isUnheard = usesOf(engine, call).every(use => {
    // members of a promise are its methods; anything else read from it is undefined
    if (use.path.length > 0) return true;
    return (
      use.kind === 'test' ||
      use.kind === 'comparison' ||
      (use.kind === 'receiver' && use.method === 'finally') ||
      (use.kind === 'returned' && isTruth(use.node))
    );
  });
  return isUnheard || isOnlyAsked(engine, call, 0);
}

/** Whether an expression gives a boolean made from the promise, not the promise. */
const isTruth = (node: Node): boolean => node.type === 'UnaryExpression' || node.type === 'BinaryExpression';

/** Whether a promise is only asked whether it is there, which it always is: `Boolean(check)`, beside `check.catch(() => {})`. */
function isOnlyAsked(engine: Engine, promise: Node, depth: number): boolean {
  const node = wrapped(promise);
  const { parent } = node;
  if (!parent || depth > 12) return false;
  switch (parent.type) {
    case 'ExpressionStatement':
    case 'BinaryExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'IfStatement':
      return parent.test === node;
    case 'ConditionalExpression':
      return parent.test === node || isOnlyAsked(engine, parent, depth + 1);
    case 'LogicalExpression':
      return (parent.operator === '&&' && parent.left === node) || isOnlyAsked(engine, parent, depth + 1);
    case 'CallExpression':
      return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean' && parent.arguments[0] === node;
    case 'MemberExpression':
      return (
        parent.object === node && isIdleLink(engine, parent) && isOnlyAsked(engine, wrapped(parent).parent as Node, depth + 1)
      );
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier' && isVariableOnlyAsked(engine, parent.id, depth);
    default:
      return false;
  }
}

function isVariableOnlyAsked(engine: Engine, name: TSESTree.Identifier, depth: number): boolean {
  const reads = (engine.bindings.variableOf(name)?.references ?? []).filter(reference => reference.isRead());
  return reads.length > 0 && reads.every(({ identifier }) => isOnlyAsked(engine, identifier as Node, depth + 1));
}

/** Whether `then`, `catch` or `finally` is called with functions that do nothing, so that nobody hears of the outcome. */
function isIdleLink(engine: Engine, member: TSESTree.MemberExpression): boolean {
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || !/^(?:then|catch|finally)$/.test(calleeName(call) ?? '')) return false;
  return call.arguments.every(argument => {
    if (isLogName(describeExpression(argument))) return true;
    const handler = engine.originOf(argument);
    return handler.kind === 'function' && isIdle(handler.node.body);
  });
}

/** Whether code only notes something, or computes: it calls nothing, keeps nothing, and goes nowhere. */
function isIdle(body: Node): boolean {
  if (isQuiet(body)) return !callsNext(body);
  let isFree = body.type !== 'BlockStatement';
  eachNodeIn(unwrap(body), node => {
    if (node.type === 'AssignmentExpression' || node.type === 'NewExpression') isFree = false;
    else if (node.type === 'CallExpression' && !isLogCall(node)) isFree = false;
  });
  return isFree;
}
