import {
  alternativesOf,
  calleeName,
  calleeOf,
  describeExpression,
  unwrap,
  usesOfParameter,
  type Call,
  type CallNode,
  type Engine,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { RoleName, TokenVerifyRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { callsNext } from './going-on.js';
import {
  checkingWay,
  isStatement,
  mayBeNamedCheck,
  mayCheckToken,
  mayLeadToVerification,
  mentionsTokens,
  namesToken,
} from './token-checks.js';
import { goesOnAfterAnswer, goesOnBesideCallback, goesOnBesideChain, goesOnBesideNote } from './token-answered.js';
import { callbackOf, survivesError } from './token-callback.js';
import type { ClaimsReading } from './token-claims.js';
import { ignoredExpiry } from './token-expiry.js';
import { isSwallowed } from './token-failure.js';
import { mayHandTokens } from './token-hand-overs.js';
import { letsMissingThrough } from './token-missing.js';
import { isDropped } from './token-promise.js';
import { isTolerated, isToleratedByCallback } from './token-tolerance.js';
import { unverifiedClaims, type UnverifiedClaims } from './token-trust.js';

/** A check of a token that does not keep bad tokens out. */
export interface BrokenVerification {
  readonly kind: 'notAwaited' | 'errorIgnored' | 'answeredOnly' | 'tooLate' | 'missingPasses' | 'noneAllowed' | 'expiredPasses';
  /** The call that checks: of a library, or of a function of the project that calls one. */
  readonly check: CallNode;
  /** Where the mistake is written. */
  readonly node: Node;
}

export type TokenMistake = ({ readonly kind: 'unverified' } & UnverifiedClaims) | BrokenVerification;

/** Every place of a file where a token that anybody can write gets through. */
export function tokenMistakes(facts: FileFacts): readonly TokenMistake[] {
  if (!facts.once(mayHandTokens) && !HANDLES_TOKENS.some(role => facts.candidates(role).length > 0)) return [];
  return [...unverifiedClaims(facts).map(claims => ({ kind: 'unverified' as const, ...claims })), ...brokenVerifications(facts)];
}

/** Roles of calls that take tokens apart or check them, whatever they are called in the file. */
const HANDLES_TOKENS: readonly RoleName[] = ['token-decode', 'token-verify', 'base64-decode'];

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
export const describeCheck = ({ check }: BrokenVerification): { readonly call: string } => ({
  call: describeExpression(check),
});

function brokenVerifications(facts: FileFacts): readonly BrokenVerification[] {
  return [...brokenCalls(facts), ...brokenCallsOfChecks(facts)];
}

function brokenCalls(facts: FileFacts): readonly BrokenVerification[] {
  return facts.playing('token-verify').flatMap(({ call, role }) => {
    const found: BrokenVerification[] = [];
    const check = call.node as CallNode;
    const none = noneIn(facts, call, role);
    if (none) found.push({ kind: 'noneAllowed', check, node: none });
    const expired = role.ignoresExpiry ? ignoredExpiry(facts, call, role) : null;
    if (expired) found.push({ kind: 'expiredPasses', check, node: expired });
    const kind = failureOf(facts, call, role);
    if (kind) found.push({ kind, check, node: check });
    return found;
  });
}

/** Calls of functions of the project that verify a token and do nothing else, whose answer nobody hears. */
function brokenCallsOfChecks(facts: FileFacts): readonly BrokenVerification[] {
  if (!facts.once(mentionsTokens)) return [];
  return facts.callsNamed(mayBeNamedCheck).flatMap((check): readonly BrokenVerification[] => {
    if (check.type !== 'CallExpression' || !mayCheckToken(check) || !mayLeadToVerification(facts.engine, check)) return [];
    const isUnheard = isDropped(facts, check);
    const isUnused = isStatement(check);
    const token = check.arguments.find(argument => namesToken(argument)) ?? null;
    const isAnswered = (['throws', 'returns'] as const).filter(fails => goesOnAfterAnswer(facts, check, token, fails));
    const isLate = goesOnBesideChain(facts, check, token);
    if (!isUnheard && !isUnused && !isLate && isAnswered.length === 0 && !isSwallowed(facts, check, token)) return [];
    const way = checkingWay(facts, check);
    if (way === null) return [];
    if (way.isPromise && isUnheard) return [{ kind: 'notAwaited', check, node: check }];
    const isIgnored = way.fails === 'throws' ? isSwallowed(facts, check, token) : isUnused;
    if (isIgnored) return [{ kind: 'errorIgnored', check, node: check }];
    if (isAnswered.includes(way.fails)) return [{ kind: 'answeredOnly', check, node: check }];
    return way.isPromise && isLate ? [{ kind: 'tooLate', check, node: check }] : [];
  });
}

/** The `'none'` in the list of accepted algorithms. */
function noneIn(facts: FileFacts, call: Call, role: TokenVerifyRole): Node | null {
  if (!role.algorithms) return null;
  const { engine } = facts;
  const slots = 'base' in role.algorithms ? [role.algorithms] : role.algorithms;
  for (const slot of slots) {
    const origin = engine.originAt(call, slot);
    const none = origin && noneOf(engine, origin, 0);
    // what another file writes down cannot be pointed at
    if (none) return none.home === engine && none.element ? none.element : (engine.nodeAt(call, slot) ?? call.node);
  }
  return null;
}

/** The element `'none'` of a list, with the engine over its file; no element where the whole value is that. */
function noneOf(engine: Engine, origin: Origin, depth: number): { readonly home: Engine; readonly element: Node | null } | null {
  for (const alternative of alternativesOf(origin)) {
    if (alternative.kind === 'literal' && isNone(alternative.value)) return { home: engine, element: null };
    if (alternative.kind !== 'array' || depth > 3) continue;
    const { frame } = alternative;
    for (const element of alternative.node.elements) {
      if (!element) continue;
      const isSpread = element.type === 'SpreadElement';
      const found = noneOf(engine, engine.originOf(isSpread ? element.argument : element, frame), depth + 1);
      if (found) return isSpread ? found : { home: frame.home, element };
    }
  }
  return null;
}

const isNone = (value: unknown): boolean => typeof value === 'string' && value.toLowerCase() === 'none';

/** `promisify(jwt.verify)(token, key)`. */
function isPromisified(facts: FileFacts, call: Call): boolean {
  if (call.node.type !== 'CallExpression') return false;
  const callee = calleeOf(call.node);
  const definition =
    callee.type === 'Identifier' ? (facts.engine.bindings.variableOf(callee)?.defs[0]?.node as Node | undefined) : null;
  const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : callee;
  return made.type === 'CallExpression' && /promisify/i.test(calleeName(made) ?? '');
}

/** Whether the call's promise is dropped, so that nobody hears of a bad token. */
function isIgnoredPromise(facts: FileFacts, call: Call, role: TokenVerifyRole): boolean {
  if (call.node.type !== 'CallExpression') return false;
  if (role.result !== 'promised' && !isPromisified(facts, call)) return false;
  if (callbackOf(facts, call, role) !== null) return false;
  return isDropped(facts, call.node);
}

/** What becomes of the failure of a check; null where it keeps a bad token out, or that cannot be told. */
function failureOf(facts: FileFacts, call: Call, role: TokenVerifyRole): BrokenVerification['kind'] | null {
  if (isIgnoredPromise(facts, call, role)) return 'notAwaited';
  const { node } = call;
  const callback = node.type === 'CallExpression' ? callbackOf(facts, call, role) : null;
  if (node.type !== 'CallExpression' || callback === 'unknown') return null;
  const token = role.token ? facts.engine.nodeAt(call, role.token) : null;
  if (callback && token) {
    if (callbackGoesOn(facts, callback) || isToleratedByCallback(facts, node, callback, token)) return 'errorIgnored';
    if (goesOnBesideNote(facts, node, callback, token)) return 'errorIgnored';
    if (goesOnBesideCallback(facts, node, callback, token)) return 'tooLate';
    return letsMissingThrough(facts, node, callback, token) ? 'missingPasses' : null;
  }
  if (callback) return null;
  // a check that takes the token from the request leaves the claims there, or none: optional authentication
  if (role.token ? isSwallowed(facts, node, token) : isTolerated(facts, node, null)) return 'errorIgnored';
  if (goesOnAfterAnswer(facts, node, token)) return 'answeredOnly';
  const isPromised = role.result === 'promised' || isPromisified(facts, call);
  if (isPromised && goesOnBesideChain(facts, node, token)) return 'tooLate';
  return token && letsMissingThrough(facts, node, null, token) ? 'missingPasses' : null;
}

/** `(error, claims) => { req.user = claims; next(); }`: goes on whatever came out. */
function callbackGoesOn(facts: FileFacts, callback: FunctionNode): boolean {
  if (!survivesError(facts, callback)) return false;
  const uses = callback.params.length > 1 ? usesOfParameter(facts.engine, callback, 1) : [];
  // claims that are asked for, or handed to a promise, are looked at before they count
  if (uses.some(use => use.kind === 'test' || use.kind === 'comparison' || use.kind === 'returned')) return false;
  if (uses.some(use => use.kind === 'argument' && /^(?:resolve|reject|cb|callback|done)$/.test(calleeName(use.call) ?? '')))
    return false;
  return uses.length > 0 || callsNext(callback.body);
}
