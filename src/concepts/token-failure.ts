import type { TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves, calleeName, contains, enclosingFunction, identifiersIn, unwrap, type Node } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isNextStatement, isQuiet, isQuietStatement } from './going-on.js';
import { isOptionalByName, isPermission, isQuietOrPermits } from './token-aftermath.js';
import { isTolerated } from './token-tolerance.js';

/** Whether a failure of the check is caught and control goes on as after a success. */
export function isSwallowed(facts: FileFacts, node: TSESTree.CallExpression, token: Node | null): boolean {
  return isCaughtInPlace(facts, node) || isCaughtAround(facts, node) || isTolerated(facts, node, token);
}

/** `await jwtVerify(token, key).catch(() => {});` */
function isCaughtInPlace(facts: FileFacts, node: TSESTree.CallExpression): boolean {
  const member = node.parent;
  if (member.type !== 'MemberExpression' || member.object !== node || member.parent.type !== 'CallExpression') return false;
  const outer = member.parent;
  if (calleeName(outer) !== 'catch' || !outer.arguments[0]) return false;
  const statement = outer.parent.type === 'AwaitExpression' ? outer.parent.parent : outer.parent;
  if (statement.type !== 'ExpressionStatement') return false;
  const handler = facts.engine.originOf(outer.arguments[0]);
  return handler.kind === 'function' && isQuiet(handler.node.body);
}

/**
 * `try { jwt.verify(token, key); } catch {} next();`: the claims are not used, and nothing but the call itself depends on
 * it. Claims that only a good token leaves behind (`req.user = jwt.verify(...)`) are optional authentication.
 */
function isCaughtAround(facts: FileFacts, node: TSESTree.CallExpression): boolean {
  const attempt = attemptAround(node);
  const fn = enclosingFunction(node);
  if (!attempt?.handler || !fn || attempt.finalizer || !isQuietOrPermits(attempt.handler.body, fn)) return false;
  if (isOptionalByName(fn)) return false;
  const statement = statementOf(node, attempt.block);
  if (!statement || !isUnused(facts, node, statement)) return false;
  const later = attempt.block.body.slice(attempt.block.body.indexOf(statement) + 1);
  const isStep = (next: Node): boolean => isNextStatement(next) || (next.type === 'ReturnStatement' && isPermission(next, fn));
  if (!later.every(next => isStep(next) || isQuietStatement(next))) return false;
  const goesOnInside = later.some(isStep);
  const goesOnInCatch = attempt.handler.body.body.some(isStep);
  if (goesOnInside) return goesOnInCatch;
  return goesOnInCatch || hasEffectsAfter(attempt);
}

function attemptAround(node: Node): TSESTree.TryStatement | null {
  for (let child: Node = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (parent.type === 'TryStatement') return parent.block === child ? parent : null;
    if (/Function/.test(parent.type)) return null;
  }
  return null;
}

const statementOf = (node: Node, block: TSESTree.BlockStatement): TSESTree.Statement | null =>
  block.body.find(statement => contains(statement, node)) ?? null;

/** Whether the claims that the call gives go nowhere. */
function isUnused(facts: FileFacts, node: Node, statement: Node): boolean {
  if (statement.type === 'ExpressionStatement') {
    const inner = unwrap(statement.expression);
    return inner === node || (inner.type === 'AwaitExpression' && unwrap(inner.argument) === node);
  }
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return false;
  const names = statement.declarations[0] ? identifiersIn(statement.declarations[0].id) : [];
  return names.every(name => (facts.engine.bindings.variableOf(name)?.references ?? []).every(reference => !reference.isRead()));
}

/** Whether something happens after a `try` in the same block that a good token was meant to allow. */
function hasEffectsAfter(attempt: TSESTree.TryStatement): boolean {
  const block = attempt.parent;
  if (block.type !== 'BlockStatement' || enclosingFunction(attempt)?.body !== block) return false;
  const later = block.body.slice(block.body.indexOf(attempt) + 1);
  const first = later[0];
  return (
    first !== undefined &&
    !(
      later.length === 1 &&
      alwaysLeaves(first) &&
      !isNextStatement(first) &&
      first.type === 'ReturnStatement' &&
      first.argument === null
    )
  );
}
