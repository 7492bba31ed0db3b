import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  describeExpression,
  eachNodeIn,
  enclosingFunction,
  staticName,
  unwrap,
  usesOf,
  wrapped,
  type Engine,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { callsNext, isKeeping, isLogCall, isLogName, isNextStatement, isQuiet } from './going-on.js';
import { isPermission, statementsAfter } from './token-aftermath.js';

/** Whether nothing waits for the promise that a call gives. */
export function isDropped(facts: FileFacts, call: TSESTree.CallExpression): boolean {
  const { engine } = facts;
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
  return isUnheard || isOnlyAsked(engine, call, 0) || isKeptUnheard(facts, call);
}

/**
 * `request.user = jwtService.verifyAsync(token); return true;`: the promise is kept where the claims belong, and the
 * function goes on. A file that waits for what is kept there means it so.
 */
function isKeptUnheard({ engine }: FileFacts, call: TSESTree.CallExpression): boolean {
  const fn = enclosingFunction(call);
  const kept = keptAt(engine, wrapped(call), 0);
  if (!kept || fn?.body.type !== 'BlockStatement' || /promise|pending|lazy|deferred|later/i.test(kept.name)) return false;
  const after = statementsAfter(kept.statement, fn);
  const isLast = after?.some(code => isNextStatement(code) || (code.type === 'ReturnStatement' && isPermission(code, fn)));
  return isLast === true && !isWaitedFor(engine.module.ast, kept.name);
}

interface Kept {
  /** The member of a request or context that holds the promise. */
  readonly name: string;
  readonly statement: Node;
}

function keptAt(engine: Engine, promise: Node, depth: number): Kept | null {
  const { parent } = promise;
  if (parent?.type === 'AssignmentExpression' && parent.right === promise && parent.left.type === 'MemberExpression') {
    const name = staticName(parent.left);
    return name !== null && parent.parent.type === 'ExpressionStatement' ? { name, statement: parent.parent } : null;
  }
  if (parent?.type === 'CallExpression' && parent.parent.type === 'ExpressionStatement' && isKeeping(parent)) {
    const [key, value, ...more] = parent.arguments;
    const isUnder = key?.type === 'Literal' && value === promise && more.length === 0;
    return isUnder ? { name: String(key.value), statement: parent.parent } : null;
  }
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || depth > 0) return null;
  const reads = (engine.bindings.variableOf(parent.id)?.references ?? []).filter(reference => reference.isRead());
  const [read] = reads;
  return read && reads.length === 1 ? keptAt(engine, wrapped(read.identifier), depth + 1) : null;
}

/** Whether code waits for what is kept under a name. */
function isWaitedFor(code: Node, name: string): boolean {
  let isWaited = false;
  eachNodeIn(code, node => {
    const value =
      node.type === 'AwaitExpression'
        ? node.argument
        : node.type === 'CallExpression' && /^(?:then|catch)$/.test(calleeName(node) ?? '')
          ? (calleeOf(node) as TSESTree.MemberExpression).object
          : null;
    const inner = value && unwrap(value);
    if (inner?.type === 'MemberExpression') isWaited ||= staticName(inner) === name;
    else if (inner?.type === 'CallExpression')
      isWaited ||= inner.arguments.some(argument => argument.type === 'Literal' && argument.value === name);
  });
  return isWaited;
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
