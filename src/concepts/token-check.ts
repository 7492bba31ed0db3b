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
import type { FileFacts } from './analysis.js';
import { CHECKS_REQUEST, checkingOf, checkingOfCall } from './token-checks.js';
import { callbackOf, runsOnFailure } from './token-callback.js';
import { claimsReadingsOf, isTrue } from './token-claims.js';
import { keysOf, shareKey } from './token-source.js';

/** A name of a function that says it checks a token it is handed. */
const CHECKS_TOKEN = /verif|validat|introspect|authenticat|isvalid|check_?(?:token|jwt|signature|session|auth)|assert/i;
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
export function isTokenVerified(facts: FileFacts, keys: ReadonlySet<string>, at: Node, byHand: boolean): boolean {
  const around = functionsAround(at);
  const isInside = (fn: FunctionNode): boolean =>
    handOversOf(facts.engine, fn).some(({ call }) => playsVerify(facts, call) && !isFailedCallback(facts, fn, call, at));
  if (around.some(isInside)) return true;
  if (verifyingCalls(facts, keys, at).length > 0) return true;
  const root = around.at(-1);
  return root !== undefined && isCheckedByName(facts, root, keys, at, byHand);
}

function verifyingCalls(facts: FileFacts, keys: ReadonlySet<string>, at: Node): readonly Node[] {
  const { engine } = facts;
  const found: Node[] = [];
  for (const { call, role } of facts.playing('token-verify')) {
    if (call.node === at || contains(at, call.node) || (role.unsignedWithoutKey && call.args.length === 1)) continue;
    if (failedBefore(call.node, at)) continue;
    const callback = callbackOf(facts, call, role);
    if (callback && callback !== 'unknown' && contains(callback, at) && runsOnFailure(facts, callback, at)) continue;
    const token = role.token ? engine.nodeAt(call, role.token) : call.receiverNode;
    if (!token) continue;
    const names = keysOf(facts, token);
    if (role.token ? shareKey(names, keys) : isPartOf(names, keys)) found.push(call.node);
  }
  for (const { call, role } of facts.playing('token-decode')) {
    if (!role.onlyWhen || call.node === at || isTrue(engine, call, role.onlyWhen)) continue;
    const token = engine.nodeAt(call, role.token);
    if (token && shareKey(keysOf(facts, token), keys)) found.push(call.node);
  }
  return found;
}

/** The checks of a token known by one of `keys` whose failure leads to `at`. */
export const failedChecks = (facts: FileFacts, keys: ReadonlySet<string>, at: Node): readonly Node[] =>
  facts.playing('token-verify').flatMap(({ call, role }) => {
    const token = role.token && call.node !== at && failedBefore(call.node, at) ? facts.engine.nodeAt(call, role.token) : null;
    return token && shareKey(keysOf(facts, token), keys) ? [call.node] : [];
  });

const playsVerify = (facts: FileFacts, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean =>
  facts.engine.callOf(node)?.api.api.plays?.some(role => role.role === 'token-verify') ?? false;

/** Whether `fn` is the callback of a check, and `at` in it runs after a failure too. */
const isFailedCallback = (
  facts: FileFacts,
  fn: FunctionNode,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  at: Node,
): boolean => {
  const check = facts.playing('token-verify').find(({ call }) => call.node === node);
  return check !== undefined && callbackOf(facts, check.call, check.role) === fn && runsOnFailure(facts, fn, at);
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
function isCheckedByName(facts: FileFacts, root: FunctionNode, keys: ReadonlySet<string>, at: Node, byHand: boolean): boolean {
  let found = false;
  eachNodeIn(root, node => {
    if (found || node.type !== 'CallExpression' || contains(at, node)) return;
    const name = calleeName(node);
    if (name === null || contains(node, at)) return;
    const roles = facts.engine.callOf(node)?.api.api.plays ?? [];
    if (roles.some(role => /^token-/.test(role.role))) return;
    if (byHand && HAND_MADE.test(name)) found = true;
    else if (/^(?:createVerify|timingSafeEqual)$/.test(name)) found = true;
    else {
      const isNamed = CHECKS_TOKEN.test(name);
      const isHanded = node.arguments.some(argument => {
        const names = keysOf(facts, argument);
        return shareKey(names, keys) || ((!isNamed || CHECKS_REQUEST.test(name)) && isPartOf(names, keys));
      });
      if (isHanded) found = checksByCall(facts, node, isNamed, at);
    }
  });
  return found;
}

/** What a function of another file does for the token that it is handed counts; where that cannot be told, its name. */
function checksByCall(facts: FileFacts, node: TSESTree.CallExpression, isNamed: boolean, at: Node): boolean {
  switch (checkingOfCall(facts, node)) {
    case 'yes':
      return !failedBefore(node, at);
    case 'no':
      return false;
    default:
      return isNamed;
  }
}

/** Whether middleware, a hook or a guard that runs before `at` may have checked the token of the request. */
export function isBehindCheck(facts: FileFacts, at: Node): boolean {
  const around = functionsAround(at);
  let path: string | null = null;
  for (const fn of around) {
    for (const { call, index } of handOversOf(facts.engine, fn)) {
      // what a check is given is the token and the key, no middleware
      if (playsVerify(facts, call)) continue;
      // `passport.authenticate('jwt', (error, user, info) => ...)` calls back once its strategy has looked at the token
      if (index > 0 && calleeName(call) === 'authenticate') return true;
      if (call.arguments.slice(0, index).some(argument => mayCheck(facts, argument, at))) return true;
      if (call.arguments.some(hasHooks)) return true;
      const first = call.arguments[0];
      if (index > 0 && first?.type === 'Literal' && typeof first.value === 'string') path ??= first.value;
    }
  }
  return hasGuardDecorator(at) || isCoveredByMiddleware(facts, at, path);
}

function isCoveredByMiddleware(facts: FileFacts, at: Node, path: string | null): boolean {
  return facts.playing('middleware').some(({ call }) => {
    if (call.node.range[1] > at.range[0] || contains(call.node, at)) return false;
    const first = call.args[0];
    if (first?.type === 'Literal' && typeof first.value === 'string' && first.value.startsWith('/') && path !== null) {
      if (!path.startsWith(first.value.replace(/\/?\*.*$/, ''))) return false;
    }
    return call.args.some(argument => mayCheck(facts, argument, at));
  });
}

/** Whether a handler may check the token: the library says so, its body does, or nothing is known but its name. */
function mayCheck(facts: FileFacts, handler: Node, at: Node): boolean {
  const inner = unwrap(handler);
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral' || contains(inner, at)) return false;
  if (inner.type === 'ArrayExpression') return inner.elements.some(element => element !== null && mayCheck(facts, element, at));
  const origin = facts.engine.originOf(inner);
  if (origin.kind === 'function') {
    const { home } = origin.frame;
    if (home === facts.engine) return !contains(origin.node, at) && bodyChecks(facts, origin.node);
    return mayCheckThere(facts.of(home), origin.node, GUARD_NAMES.test(describeExpression(inner)));
  }
  if (rolesOf(origin).some(role => role.role === 'token-verify')) return true;
  if (origin.kind === 'api' || origin.kind === 'object') return hasHooks(inner);
  return GUARD_NAMES.test(describeExpression(inner)) || argumentTexts(inner).some(text => GUARD_NAMES.test(text));
}

const argumentTexts = (node: Node): readonly string[] =>
  node.type === 'CallExpression'
    ? node.arguments.map(argument => (argument.type === 'Literal' ? String(argument.value) : describeExpression(argument)))
    : [];

/** Whether middleware of another file checks; one that is named as a guard may do so by other means than a token. */
function mayCheckThere(facts: FileFacts, fn: FunctionNode, isGuard: boolean): boolean {
  const checking = checkingOf(facts, fn);
  if (checking !== 'no' || !isGuard) return checking === 'yes' || (checking === 'unknown' && isGuard);
  return !claimsReadingsOf(facts).some(({ node }) => contains(fn, node));
}

function bodyChecks(facts: FileFacts, fn: FunctionNode): boolean {
  if (facts.playing('token-verify').some(({ call }) => contains(fn, call.node))) return true;
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
