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
  type Call,
  type FunctionNode,
  type Node,
  decoratorsOf,
  writtenText,
} from '../engine/index.js';
import type { TokenVerifyRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { wordsIn } from './failure-answer.js';
import { enteredBy } from './project-call.js';
import { CHECKS_REQUEST, checkingOf, checkingOfCall, checkingWay, isStatement } from './token-checks.js';
import { callbackOf, isIdleCallback, runsOnFailure } from './token-callback.js';
import { claimsReadingsOf, isTrue } from './token-claims.js';
import { KeyIndex } from './token-keys.js';
import { keysOf } from './token-source.js';

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
  if (isVerifiedByCall(facts, keys, at)) return true;
  const root = around.at(-1);
  return root !== undefined && isCheckedByName(facts, root, keys, at, byHand);
}

/** The calls that verify a token, by what the token or the request is called that they are handed. */
interface Checks {
  readonly ofToken: KeyIndex<Verifying>;
  readonly ofRequest: KeyIndex<Verifying>;
}

interface Verifying {
  readonly call: Call;
  /** Null where a call that decodes verifies as well. */
  readonly role: TokenVerifyRole | null;
}

function checksOf(facts: FileFacts): Checks {
  const { engine } = facts;
  const checks: Checks = { ofToken: new KeyIndex(), ofRequest: new KeyIndex() };
  for (const { call, role } of facts.playing('token-verify')) {
    const token = role.token ? engine.nodeAt(call, role.token) : call.receiverNode;
    if (token) (role.token ? checks.ofToken : checks.ofRequest).add(keysOf(facts, token), { call, role });
  }
  for (const { call, role } of facts.playing('token-decode')) {
    if (!role.onlyWhen || isTrue(engine, call, role.onlyWhen)) continue;
    const token = engine.nodeAt(call, role.token);
    if (token) checks.ofToken.add(keysOf(facts, token), { call, role: null });
  }
  return checks;
}

/** Whether any token, or whatever else, is checked around `at`, as far as names tell. */
export function isAnythingVerified(facts: FileFacts, at: Node): boolean {
  const root = functionsAround(at).at(-1);
  if (!root) return false;
  if (facts.playing('token-verify').some(({ call }) => contains(root, call.node))) return true;
  let isChecked = false;
  eachNodeIn(root, node => {
    const name = node.type === 'CallExpression' && node !== at ? (calleeName(node) ?? '') : '';
    if (CHECKS_TOKEN.test(name) || HAND_MADE.test(name)) isChecked = true;
  });
  return isChecked;
}

function isVerifiedByCall(facts: FileFacts, keys: ReadonlySet<string>, at: Node): boolean {
  const { ofToken, ofRequest } = facts.once(checksOf);
  const verifies = ({ call, role }: Verifying): boolean => {
    if (call.node === at) return false;
    if (role === null) return true;
    if (contains(at, call.node) || (role.unsignedWithoutKey && call.args.length === 1) || failedBefore(call.node, at))
      return false;
    const callback = callbackOf(facts, call, role);
    if (!callback || callback === 'unknown') return true;
    return contains(callback, at) ? !runsOnFailure(facts, callback, at) : !isIdleCallback(facts, callback);
  };
  return [...ofToken.sharing(keys), ...ofRequest.owning(keys)].some(verifies);
}

/** The checks of a token known by one of `keys` whose failure leads to `at`. */
export const failedChecks = (facts: FileFacts, keys: ReadonlySet<string>, at: Node): readonly Node[] =>
  [...facts.once(checksOf).ofToken.sharing(keys)].flatMap(({ call, role }) =>
    role !== null && call.node !== at && failedBefore(call.node, at) ? [call.node] : [],
  );

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

/**
 * Whether `at` runs because `check` failed: it stands in the `catch` of the `try` around it. An expired token has a good
 * signature, so a branch on that is not meant.
 */
function failedBefore(check: Node, at: Node): boolean {
  for (let child: Node = at, parent = at.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return false;
    if (parent.type === 'IfStatement' && child !== parent.test && /expired/i.test(wordsIn(parent.test))) return false;
    if (parent.type === 'ConditionalExpression' && child !== parent.test && /expired/i.test(wordsIn(parent.test))) return false;
    if (parent.type === 'CatchClause')
      return parent.parent.type === 'TryStatement' && contains(parent.parent.block, check) && !mentionsExpiry(parent, at);
  }
  return false;
}

/** Whether a statement of a `catch` before `at` leaves unless the token had expired. */
const mentionsExpiry = (clause: TSESTree.CatchClause, at: Node): boolean =>
  clause.body.body.some(
    statement =>
      statement.range[1] <= at.range[0] && statement.type === 'IfStatement' && /expired/i.test(wordsIn(statement.test)),
  );

/** The calls in a function that may check a token, though no library says so. */
interface NamedChecks {
  /** They compare signatures, of whatever token. */
  readonly byHand: readonly Node[];
  readonly comparing: readonly Node[];
  /** Others, by what they are handed: the token, or the request. */
  readonly ofToken: KeyIndex<Named>;
  readonly ofRequest: KeyIndex<Named>;
}

interface Named {
  readonly node: TSESTree.CallExpression;
  /** Whether its name says that it checks a token. */
  readonly isNamed: boolean;
}

/** What was found in the functions of a file. */
const namedChecks = (): Map<FunctionNode, NamedChecks> => new Map<FunctionNode, NamedChecks>();

function namedChecksIn(facts: FileFacts, root: FunctionNode): NamedChecks {
  const known = facts.once(namedChecks);
  let checks = known.get(root);
  if (!checks) known.set(root, (checks = findNamedChecks(facts, root)));
  return checks;
}

function findNamedChecks(facts: FileFacts, root: FunctionNode): NamedChecks {
  const byHand: Node[] = [];
  const comparing: Node[] = [];
  const ofToken = new KeyIndex<Named>();
  const ofRequest = new KeyIndex<Named>();
  eachNodeIn(root, node => {
    const name = node.type === 'CallExpression' ? calleeName(node) : null;
    if (node.type !== 'CallExpression' || name === null) return;
    const call = facts.engine.callOf(node);
    if (call?.api.api.plays?.some(({ role }) => role.startsWith('token-'))) return;
    if (HAND_MADE.test(name)) byHand.push(node);
    if (/^(?:createVerify|timingSafeEqual)$/.test(name)) {
      comparing.push(node);
      return;
    }
    // what a library's call does is told by its roles
    if (call && !call.byShape) return;
    // `assert(claims.sub)` asks for what the claims say
    const named: Named = { node, isNamed: name !== 'assert' && CHECKS_TOKEN.test(name) };
    const callee = calleeOf(node);
    // `request.jwtVerify()` of a request that nothing but its name tells
    if (named.isNamed && CHECKS_REQUEST.test(name) && callee.type === 'MemberExpression')
      ofRequest.add(keysOf(facts, callee.object), named);
    for (const argument of node.arguments) {
      const keys = keysOf(facts, argument);
      ofToken.add(keys, named);
      if (!named.isNamed || CHECKS_REQUEST.test(name)) ofRequest.add(keys, named);
    }
  });
  return { byHand, comparing, ofToken, ofRequest };
}

/** A call beside the decoding one whose name says that it checks this token, or a signature by hand. */
function isCheckedByName(facts: FileFacts, root: FunctionNode, keys: ReadonlySet<string>, at: Node, byHand: boolean): boolean {
  const checks = namedChecksIn(facts, root);
  const isBeside = (node: Node): boolean => !contains(at, node) && !contains(node, at);
  return (
    checks.comparing.some(isBeside) ||
    (byHand && checks.byHand.some(isBeside)) ||
    [...checks.ofToken.sharing(keys), ...checks.ofRequest.owning(keys)].some(
      ({ node, isNamed }) => isBeside(node) && checksByCall(facts, node, isNamed, at),
    )
  );
}

/** What a function of another file does for the token that it is handed counts; where that cannot be told, its name. */
function checksByCall(facts: FileFacts, node: TSESTree.CallExpression, isNamed: boolean, at: Node): boolean {
  switch (checkingOfCall(facts, node)) {
    case 'yes':
      return !failedBefore(node, at);
    case 'no':
      return false;
    default:
      return isNamed || (isCheckOfFile(facts, node) && !failedBefore(node, at));
  }
}

/** Whether a function of the same file verifies what it is handed, whatever it is called, and its answer is heard. */
function isCheckOfFile(facts: FileFacts, node: TSESTree.CallExpression): boolean {
  const entered = enteredBy(facts.engine, node);
  if (entered?.home !== facts.engine || checkingOf(facts, entered.fn) !== 'yes') return false;
  return !isStatement(node) || checkingWay(facts, node)?.fails !== 'returns';
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
      if (index > 0) path ??= writtenText(call.arguments[0]);
    }
  }
  return hasGuardDecorator(at) || isCoveredByMiddleware(facts, at, path);
}

function isCoveredByMiddleware(facts: FileFacts, at: Node, path: string | null): boolean {
  return facts.playing('middleware').some(({ call }) => {
    if (call.node.range[1] > at.range[0] || contains(call.node, at)) return false;
    const mounted = writtenText(call.args[0]);
    if (mounted?.startsWith('/') && path !== null && !path.startsWith(mounted.replace(/\/?\*.*$/, ''))) return false;
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
