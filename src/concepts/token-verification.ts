import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  alwaysLeaves,
  calleeName,
  calleeOf,
  contains,
  describeExpression,
  enclosingFunction,
  identifiersIn,
  unwrap,
  usesOf,
  usesOfParameter,
  wrapped,
  type Call,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { TokenVerifyRole } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { callbackOf, isLogCall, survivesError } from './token-callback.js';
import type { ClaimsReading } from './token-claims.js';
import { unverifiedClaims, type UnverifiedClaims } from './token-trust.js';

/** A check of a token that does not keep bad tokens out. */
export interface BrokenVerification {
  readonly kind: 'notAwaited' | 'errorIgnored' | 'noneAllowed';
  readonly call: Call;
  readonly role: TokenVerifyRole;
  /** Where the mistake is written. */
  readonly node: Node;
}

export type TokenMistake = ({ readonly kind: 'unverified' } & UnverifiedClaims) | BrokenVerification;

/** Every place of a file where a token that anybody can write gets through. */
export const tokenMistakes = (analysis: Analysis): readonly TokenMistake[] => [
  ...unverifiedClaims(analysis).map(claims => ({ kind: 'unverified' as const, ...claims })),
  ...brokenVerifications(analysis),
];

/** What a message says of claims that are read unchecked. */
export function describeReading({ node, token, role }: ClaimsReading): {
  readonly call: string;
  readonly token: string;
  readonly instead: string;
} {
  const text = token ? describeExpression(token) : '';
  const instead = role?.verifyInstead?.name;
  return {
    call: describeExpression(node),
    token: text === '' || text.startsWith('an ') || text.startsWith('a ') ? 'a token' : `\`${text}\``,
    instead: instead ? `\`${instead}\`` : 'a function that verifies it',
  };
}

/** What a message says of a check that keeps nothing out. */
export const describeCheck = ({ call }: BrokenVerification): { readonly call: string } => ({
  call: describeExpression(call.node),
});

function brokenVerifications(analysis: Analysis): readonly BrokenVerification[] {
  return analysis.playing('token-verify').flatMap(({ call, role }) => {
    const found: BrokenVerification[] = [];
    const none = noneIn(analysis, call, role);
    if (none) found.push({ kind: 'noneAllowed', call, role, node: none });
    if (isIgnoredPromise(analysis, call, role)) found.push({ kind: 'notAwaited', call, role, node: call.node });
    else if (ignoresError(analysis, call, role)) found.push({ kind: 'errorIgnored', call, role, node: call.node });
    return found;
  });
}

/** The `'none'` in the list of accepted algorithms. */
function noneIn(analysis: Analysis, call: Call, role: TokenVerifyRole): Node | null {
  if (!role.algorithms) return null;
  const { engine } = analysis;
  const slots = 'base' in role.algorithms ? [role.algorithms] : role.algorithms;
  for (const slot of slots) {
    const origin = engine.originAt(call, slot);
    for (const alternative of origin ? alternativesOf(origin) : []) {
      if (alternative.kind === 'literal' && isNone(alternative.value)) return engine.nodeAt(call, slot) ?? call.node;
      if (alternative.kind !== 'array') continue;
      const element = alternative.node.elements.find(of => of?.type === 'Literal' && isNone(of.value));
      if (element) return element;
    }
  }
  return null;
}

const isNone = (value: unknown): boolean => typeof value === 'string' && value.toLowerCase() === 'none';

/** `promisify(jwt.verify)(token, key)`. */
function isPromisified(analysis: Analysis, call: Call): boolean {
  if (call.node.type !== 'CallExpression') return false;
  const callee = calleeOf(call.node);
  const definition =
    callee.type === 'Identifier' ? (analysis.engine.bindings.variableOf(callee)?.defs[0]?.node as Node | undefined) : null;
  const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : callee;
  return made.type === 'CallExpression' && /promisify/i.test(calleeName(made) ?? '');
}

/** Whether the call's promise is dropped, so that nobody hears of a bad token. */
function isIgnoredPromise(analysis: Analysis, call: Call, role: TokenVerifyRole): boolean {
  if (call.node.type !== 'CallExpression') return false;
  if (role.result !== 'promised' && !isPromisified(analysis, call)) return false;
  if (callbackOf(analysis, call, role) !== null) return false;
  const node = wrapped(call.node);
  if (node.parent?.type === 'UnaryExpression' && node.parent.operator === 'void') return true;
  const fate = usesOf(analysis.engine, call.node);
  return fate.every(use => {
    // members of a promise are its methods; anything else read from it is undefined
    if (use.path.length > 0) return true;
    return (
      use.kind === 'test' ||
      use.kind === 'comparison' ||
      (use.kind === 'receiver' && use.method === 'finally') ||
      (use.kind === 'returned' && isTruth(use.node))
    );
  });
}

/** Whether an expression gives a boolean made from the promise, not the promise. */
const isTruth = (node: Node): boolean => node.type === 'UnaryExpression' || node.type === 'BinaryExpression';

function ignoresError(analysis: Analysis, call: Call, role: TokenVerifyRole): boolean {
  // a check that takes the token from the request leaves the claims there, or none: optional authentication
  if (call.node.type !== 'CallExpression' || !role.token) return false;
  const callback = callbackOf(analysis, call, role);
  if (callback === 'unknown') return false;
  return callback ? callbackGoesOn(analysis, callback) : isSwallowed(analysis, call.node);
}

/** `(error, claims) => { req.user = claims; next(); }`: goes on whatever came out. */
function callbackGoesOn(analysis: Analysis, callback: FunctionNode): boolean {
  if (!survivesError(analysis, callback)) return false;
  const uses = callback.params.length > 1 ? usesOfParameter(analysis.engine, callback, 1) : [];
  // claims that are asked for, or handed to a promise, are looked at before they count
  if (uses.some(use => use.kind === 'test' || use.kind === 'comparison' || use.kind === 'returned')) return false;
  if (uses.some(use => use.kind === 'argument' && /^(?:resolve|reject|cb|callback|done)$/.test(calleeName(use.call) ?? '')))
    return false;
  return uses.length > 0 || callsNext(callback.body);
}

/** Whether a body goes on to the next handler by itself. */
const callsNext = (body: Node): boolean => (body.type === 'BlockStatement' ? body.body.some(isNextStatement) : isNextCall(body));

const isNextStatement = (statement: Node): boolean =>
  (statement.type === 'ExpressionStatement' && isNextCall(statement.expression)) ||
  (statement.type === 'ReturnStatement' && statement.argument !== null && isNextCall(statement.argument));

function isNextCall(node: Node): boolean {
  let inner = unwrap(node);
  if (inner.type === 'AwaitExpression') inner = unwrap(inner.argument);
  return (
    inner.type === 'CallExpression' &&
    inner.callee.type === 'Identifier' &&
    /^_?next$/.test(inner.callee.name) &&
    inner.arguments.length === 0
  );
}

/** Whether a failure of the check is caught and control goes on as after a success. */
function isSwallowed(analysis: Analysis, node: TSESTree.CallExpression): boolean {
  return isCaughtInPlace(analysis, node) || isCaughtAround(analysis, node);
}

/** `await jwtVerify(token, key).catch(() => {});` */
function isCaughtInPlace(analysis: Analysis, node: TSESTree.CallExpression): boolean {
  const member = node.parent;
  if (member.type !== 'MemberExpression' || member.object !== node || member.parent.type !== 'CallExpression') return false;
  const outer = member.parent;
  if (calleeName(outer) !== 'catch' || !outer.arguments[0]) return false;
  const statement = outer.parent.type === 'AwaitExpression' ? outer.parent.parent : outer.parent;
  if (statement.type !== 'ExpressionStatement') return false;
  const handler = analysis.engine.originOf(outer.arguments[0]);
  return handler.kind === 'function' && isQuiet(handler.node.body);
}

/** Whether nothing happens but a note in a log, or a step on to the next handler. */
function isQuiet(body: Node | null): boolean {
  if (!body) return false;
  if (body.type !== 'BlockStatement') return isQuietExpression(body);
  return body.body.every(statement =>
    statement.type === 'ExpressionStatement' ? isQuietExpression(statement.expression) : false,
  );
}

function isQuietExpression(node: Node): boolean {
  const inner = unwrap(node);
  if (isNextCall(inner)) return true;
  if (inner.type === 'CallExpression') return isLogCall(inner);
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined');
}

/**
 * `try { jwt.verify(token, key); } catch {} next();`: the claims are not used, and nothing but the call itself depends on
 * it. Claims that only a good token leaves behind (`req.user = jwt.verify(...)`) are optional authentication.
 */
function isCaughtAround(analysis: Analysis, node: TSESTree.CallExpression): boolean {
  const attempt = attemptAround(node);
  if (!attempt?.handler || attempt.finalizer || !isQuiet(attempt.handler.body)) return false;
  const statement = statementOf(node, attempt.block);
  if (!statement || !isUnused(analysis, node, statement)) return false;
  const later = attempt.block.body.slice(attempt.block.body.indexOf(statement) + 1);
  if (!later.every(next => isNextStatement(next) || (next.type === 'ExpressionStatement' && isQuietExpression(next.expression))))
    return false;
  const goesOnInside = later.some(isNextStatement);
  const goesOnInCatch = attempt.handler.body.body.some(isNextStatement);
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
function isUnused(analysis: Analysis, node: Node, statement: Node): boolean {
  if (statement.type === 'ExpressionStatement') {
    const inner = unwrap(statement.expression);
    return inner === node || (inner.type === 'AwaitExpression' && unwrap(inner.argument) === node);
  }
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return false;
  const names = statement.declarations[0] ? identifiersIn(statement.declarations[0].id) : [];
  return names.every(name =>
    (analysis.engine.bindings.variableOf(name)?.references ?? []).every(reference => !reference.isRead()),
  );
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
