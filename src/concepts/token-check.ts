import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  contains,
  describeExpression,
  eachNodeIn,
  handOversOf,
  isClass,
  isFunction,
  rolesOf,
  staticName,
  unwrap,
  type FunctionNode,
  type Node,
  decoratorsOf,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { callbackOf, runsOnFailure } from './token-callback.js';
import { isTrue } from './token-claims.js';
import { keysOf, shareKey } from './token-source.js';

/** A name of a function that says it checks a token it is handed. */
const CHECKS_TOKEN = /verif|validat|introspect|authenticat|isvalid|check_?(?:token|jwt|signature|session|auth)|assert/i;
/** A name of a function that says it checks whose request it is. */
const CHECKS_REQUEST = /verif|authenticat|introspect|is_?auth|check_?auth|require_?auth|ensure_?auth/i;
/** Names of middleware that lets signed-in clients through only. */
const GUARD_NAMES =
  /auth|jwt|token|passport|session|protect|guard|verif|login|logged|permission|secur|user|admin|role|member|account|signed|access|bearer|credential|acl|policy|allow|require|ensure|private|only/i;
const HAND_MADE = /^(?:createHmac|timingSafeEqual|createVerify)$|hmac|verif|signature/i;

/** The functions around a node, innermost first. */
export function functionsAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) found.push(current);
  return found;
}

/** Whether the signature of the token called by one of `keys` is checked somewhere around `at`. */
export function isTokenVerified(analysis: Analysis, keys: ReadonlySet<string>, at: Node, byHand: boolean): boolean {
  const around = functionsAround(at);
  const isInside = (fn: FunctionNode): boolean =>
    handOversOf(analysis.engine, fn).some(({ call }) => playsVerify(analysis, call) && !isFailedCallback(analysis, fn, call, at));
  if (around.some(isInside)) return true;
  if (verifyingCalls(analysis, keys, at).length > 0) return true;
  const root = around.at(-1);
  return root !== undefined && isCheckedByName(analysis, root, keys, at, byHand);
}

function verifyingCalls(analysis: Analysis, keys: ReadonlySet<string>, at: Node): readonly Node[] {
  const { engine } = analysis;
  const found: Node[] = [];
  for (const { call, role } of analysis.playing('token-verify')) {
    if (call.node === at || contains(at, call.node) || (role.unsignedWithoutKey && call.args.length === 1)) continue;
    if (failedBefore(call.node, at)) continue;
    const callback = callbackOf(analysis, call, role);
    if (callback && callback !== 'unknown' && contains(callback, at) && runsOnFailure(analysis, callback, at)) continue;
    const token = role.token ? engine.nodeAt(call, role.token) : call.receiverNode;
    if (!token) continue;
    const names = keysOf(analysis, token);
    if (role.token ? shareKey(names, keys) : isPartOf(names, keys)) found.push(call.node);
  }
  for (const { call, role } of analysis.playing('token-decode')) {
    if (!role.onlyWhen || call.node === at || isTrue(engine, call, role.onlyWhen)) continue;
    const token = engine.nodeAt(call, role.token);
    if (token && shareKey(keysOf(analysis, token), keys)) found.push(call.node);
  }
  return found;
}

const playsVerify = (analysis: Analysis, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean =>
  analysis.engine.callOf(node)?.api.api.plays?.some(role => role.role === 'token-verify') ?? false;

/** Whether `fn` is the callback of a check, and `at` in it runs after a failure too. */
const isFailedCallback = (
  analysis: Analysis,
  fn: FunctionNode,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  at: Node,
): boolean => {
  const check = analysis.playing('token-verify').find(({ call }) => call.node === node);
  return check !== undefined && callbackOf(analysis, check.call, check.role) === fn && runsOnFailure(analysis, fn, at);
};

/** Whether one of the tokens was read out of what `owners` names: a request, of which the call checks the token. */
const isPartOf = (owners: ReadonlySet<string>, keys: ReadonlySet<string>): boolean =>
  [...owners].some(owner => [...keys].some(key => key === owner || key.startsWith(`${owner}.`) || key.includes(`(${owner})`)));

/**
 * Whether `at` runs because `check` failed: it stands in the `catch` of the `try` around it. An expired token has a good
 * signature, so a branch on that is not meant.
 */
function failedBefore(check: Node, at: Node): boolean {
  for (let child: Node = at, parent = at.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return false;
    if (parent.type === 'IfStatement' && child !== parent.test && /expired/i.test(textOf(parent.test))) return false;
    if (parent.type === 'ConditionalExpression' && child !== parent.test && /expired/i.test(textOf(parent.test))) return false;
    if (parent.type === 'CatchClause')
      return parent.parent.type === 'TryStatement' && contains(parent.parent.block, check) && !mentionsExpiry(parent, at);
  }
  return false;
}

/** Whether a statement of a `catch` before `at` leaves unless the token had expired. */
const mentionsExpiry = (clause: TSESTree.CatchClause, at: Node): boolean =>
  clause.body.body.some(
    statement => statement.range[1] <= at.range[0] && statement.type === 'IfStatement' && /expired/i.test(textOf(statement.test)),
  );

function textOf(node: Node): string {
  let text = '';
  eachNodeIn(node, inner => {
    if (inner.type === 'Identifier') text += ` ${inner.name}`;
    else if (inner.type === 'Literal') text += ` ${String(inner.value)}`;
  });
  return text;
}

/** A call beside the decoding one whose name says that it checks this token, or a signature by hand. */
function isCheckedByName(analysis: Analysis, root: FunctionNode, keys: ReadonlySet<string>, at: Node, byHand: boolean): boolean {
  let found = false;
  eachNodeIn(root, node => {
    if (found || node.type !== 'CallExpression' || contains(at, node)) return;
    const name = calleeName(node);
    if (name === null || contains(node, at)) return;
    const roles = analysis.engine.callOf(node)?.api.api.plays ?? [];
    if (roles.some(role => /^token-/.test(role.role))) return;
    if (byHand && HAND_MADE.test(name)) found = true;
    else if (/^(?:createVerify|timingSafeEqual)$/.test(name)) found = true;
    else if (CHECKS_TOKEN.test(name)) {
      found = node.arguments.some(argument => {
        const names = keysOf(analysis, argument);
        return shareKey(names, keys) || (CHECKS_REQUEST.test(name) && isPartOf(names, keys));
      });
    }
  });
  return found;
}

/** Whether middleware, a hook or a guard that runs before `at` may have checked the token of the request. */
export function isBehindCheck(analysis: Analysis, at: Node): boolean {
  const around = functionsAround(at);
  let path: string | null = null;
  for (const fn of around) {
    for (const { call, index } of handOversOf(analysis.engine, fn)) {
      // what a check is given is the token and the key, no middleware
      if (playsVerify(analysis, call)) continue;
      if (call.arguments.slice(0, index).some(argument => mayCheck(analysis, argument, at))) return true;
      if (call.arguments.some(hasHooks)) return true;
      const first = call.arguments[0];
      if (index > 0 && first?.type === 'Literal' && typeof first.value === 'string') path ??= first.value;
    }
  }
  return hasGuardDecorator(at) || isCoveredByMiddleware(analysis, at, path);
}

function isCoveredByMiddleware(analysis: Analysis, at: Node, path: string | null): boolean {
  return analysis.playing('middleware').some(({ call }) => {
    if (call.node.range[1] > at.range[0] || contains(call.node, at)) return false;
    const first = call.args[0];
    if (first?.type === 'Literal' && typeof first.value === 'string' && first.value.startsWith('/') && path !== null) {
      if (!path.startsWith(first.value.replace(/\/?\*.*$/, ''))) return false;
    }
    return call.args.some(argument => mayCheck(analysis, argument, at));
  });
}

/** Whether a handler may check the token: the library says so, its body does, or nothing is known but its name. */
function mayCheck(analysis: Analysis, handler: Node, at: Node): boolean {
  const inner = unwrap(handler);
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral' || contains(inner, at)) return false;
  if (inner.type === 'ArrayExpression')
    return inner.elements.some(element => element !== null && mayCheck(analysis, element, at));
  const origin = analysis.engine.originOf(inner);
  if (origin.kind === 'function') return !contains(origin.node, at) && bodyChecks(analysis, origin.node);
  if (rolesOf(origin).some(role => role.role === 'token-verify')) return true;
  if (origin.kind === 'api' || origin.kind === 'object') return hasHooks(inner);
  return GUARD_NAMES.test(describeExpression(inner)) || argumentTexts(inner).some(text => GUARD_NAMES.test(text));
}

const argumentTexts = (node: Node): readonly string[] =>
  node.type === 'CallExpression'
    ? node.arguments.map(argument => (argument.type === 'Literal' ? String(argument.value) : describeExpression(argument)))
    : [];

function bodyChecks(analysis: Analysis, fn: FunctionNode): boolean {
  if (analysis.playing('token-verify').some(({ call }) => contains(fn, call.node))) return true;
  let found = false;
  eachNodeIn(fn, node => {
    if (node.type === 'CallExpression' && CHECKS_REQUEST.test(calleeName(node) ?? '')) found = true;
  });
  return found;
}

/** `{ preHandler: auth }`, `{ options: { auth: 'jwt' } }`: what runs before the handler of a route. */
function hasHooks(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'ObjectExpression') return false;
  return inner.properties.some(property => {
    if (property.type !== 'Property') return true;
    const name = staticName(property) ?? '';
    if (/^(?:onRequest|preParsing|preValidation|preHandler|before|beforeEnter|pre|auth|middlewares?|guards?)$/.test(name))
      return true;
    return /^(?:options|config)$/.test(name) && hasHooks(property.value);
  });
}

function hasGuardDecorator(at: Node): boolean {
  for (let current: Node | undefined = at; current; current = current.parent) {
    if (current.type !== 'MethodDefinition' && !isClass(current)) continue;
    const named = decoratorsOf(current).some(decorator => {
      const expression = decorator.expression.type === 'CallExpression' ? calleeOf(decorator.expression) : decorator.expression;
      return /auth|guard|jwt|roles?$|protected|secured|permission/i.test(describeExpression(expression));
    });
    if (named) return true;
  }
  return false;
}
