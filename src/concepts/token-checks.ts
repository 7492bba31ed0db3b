import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  contains,
  describeExpression,
  eachInnerNode,
  eachNodeIn,
  enclosingFunction,
  sourceOf,
  usesOf,
  wrapped,
  type Call,
  type Engine,
  type FunctionNode,
  type Node,
  type TextTest,
} from '../engine/index.js';
import type { TokenVerifyRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { isLogCall } from './going-on.js';
import { enteredBy, mayLeaveFile, namesIn } from './project-call.js';
import { callbackOf, isIdleCallback } from './token-callback.js';
import { tokenSourceOf } from './token-source.js';

/** What a function of the project does for the token that a call hands it: verifies it, surely does not, or cannot be told. */
export type Checking = 'yes' | 'no' | 'unknown';

const SPEAKS_OF_TOKENS = /token|jwt|jws|bearer|auth|verif|valid|credential|session|signature|claims|check/i;
/** A name of a function that says it checks whose request it is. */
export const CHECKS_REQUEST = /verif|authenticat|introspect|is_?auth|check_?auth|require_?auth|ensure_?auth/i;
const MAX_DEPTH = 3;

export const NAMES_TOKEN = /token|jwt|jws|bearer|authori[sz]ation|credential/i;
/** Whether a file names tokens anywhere: one that does not hands none on. */
export const mentionsTokens = ({ engine }: FileFacts): boolean => NAMES_TOKEN.test(engine.module.text);

/** Names of functions that may check, but not of those that write or make something. */
const MAY_CHECK = /check|verif|valid|assert|ensure|requir|auth|guard|claims|decod|pars|test|confirm|is|must|good|jwt/i;
const WRITES = /^(?:set|save|store|add|put|send|remove|delete|clear|revoke|create|make|sign|issue|generate|log|write|emit|push)/i;

/** Whether the names in a call let it be one that is handed a token. */
export const speaksOfToken = (call: TSESTree.CallExpression): boolean => call.arguments.some(namesToken);

/** Whether an expression is named as a token. */
export const namesToken = (node: Node): boolean => NAMES_TOKEN.test(describeExpression(node));

/** Whether what is called so may check a token. */
export const mayBeNamedCheck = (name: string): boolean => MAY_CHECK.test(name) && !WRITES.test(name);

/** Whether the names in a call let it be one that checks a token. */
export const mayCheckToken = (call: TSESTree.CallExpression): boolean =>
  mayBeNamedCheck(calleeName(call) ?? '') && (speaksOfToken(call) || NAMES_TOKEN.test(describeExpression(call.callee)));

/** Code that may verify a token. */
const VERIFIES: TextTest = {
  name: 'verifies tokens',
  matches: text => /verif|valid|jwt|jose|paseto|introspect|unseal|decrypt/i.test(text),
};

/** Whether a call may be one of a function of the project that verifies tokens, as far as names and the texts of files tell. */
export function mayLeadToVerification(engine: Engine, call: TSESTree.CallExpression): boolean {
  const { module } = sourceOf(engine, call.callee);
  return module === null || (engine.catalogue.libraryOf(module) === null && engine.leadsTo(module, VERIFIES, 2));
}

/** Whether a call hands something to a function of another file that verifies a token. */
export function checkingOfCall(facts: FileFacts, call: TSESTree.CallExpression): Checking {
  if (!mayLeaveFile(facts.engine, call)) return 'unknown';
  const entered = enteredBy(facts.engine, call);
  return entered ? checkingOf(facts.of(entered.home), entered.fn) : 'unknown';
}

/** Whether a function verifies a token, itself or by what it calls. */
export function checkingOf(facts: FileFacts, fn: FunctionNode, depth = 0): Checking {
  if (verificationsIn(facts, fn).length > 0) return 'yes';
  let answer: Checking = 'no';
  eachNodeIn(fn, node => {
    if (answer === 'yes' || node.type !== 'CallExpression') return;
    const found = checkingAt(facts, node, depth);
    if (found !== 'no') answer = found;
  });
  return answer;
}

function checkingAt(facts: FileFacts, node: TSESTree.CallExpression, depth: number): Checking {
  const { engine } = facts;
  const name = calleeName(node) ?? '';
  if (/^(?:createVerify|timingSafeEqual)$/.test(name)) return 'yes';
  if (!SPEAKS_OF_TOKENS.test(namesIn(node)) || isLogCall(node)) return 'no';
  const call = engine.callOf(node);
  if (call) return call.byShape ? 'unknown' : 'no';
  const entered = enteredBy(engine, node);
  if (entered) return depth < MAX_DEPTH ? checkingOf(facts.of(entered.home), entered.fn, depth + 1) : 'unknown';
  if (CHECKS_REQUEST.test(name)) return 'unknown';
  const callee = calleeOf(node);
  // `authorization.split(' ')`, `res.json(...)`: methods of what the function itself is given or made
  return callee.type === 'MemberExpression' && !isOfProject(engine, callee) ? 'no' : 'unknown';
}

/** Whether a method may be the project's own: of something imported, or of `this`. */
function isOfProject(engine: Engine, callee: TSESTree.MemberExpression): boolean {
  let root: Node = callee;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type === 'ThisExpression') return true;
  if (root.type !== 'Identifier') return false;
  const origin = engine.originOf(root);
  return origin.kind === 'unknown' && (origin.reason === 'import' || origin.reason === 'package');
}

interface Verification {
  readonly call: Call;
  readonly role: TokenVerifyRole;
}

const verificationsIn = (facts: FileFacts, fn: FunctionNode): readonly Verification[] =>
  facts
    .playing('token-verify')
    .filter(
      ({ call, role }) =>
        contains(fn, call.node) && !(role.unsignedWithoutKey && call.args.length === 1) && !isUnheard(facts, call, role),
    );

/** Whether the callback of a check does nothing with what it is told. */
function isUnheard(facts: FileFacts, call: Call, role: TokenVerifyRole): boolean {
  const callback = callbackOf(facts, call, role);
  return callback !== null && callback !== 'unknown' && isIdleCallback(facts, callback);
}

/** How a function of the project that does nothing but verify a token tells that the token is wrong. */
export interface CheckingWay {
  readonly isPromise: boolean;
  /** `throws`: or rejects. `returns`: gives null, false or the like. */
  readonly fails: 'throws' | 'returns';
}

/** Whether a call stands alone, perhaps awaited, so that nothing is done with what it gives. */
export function isStatement(node: TSESTree.CallExpression): boolean {
  const outer = wrapped(node);
  const whole = outer.parent?.type === 'AwaitExpression' ? wrapped(outer.parent) : outer;
  return whole.parent?.type === 'ExpressionStatement';
}

/** The way in which the function that a call runs checks the token it is handed; null where it may do more, or less. */
export function checkingWay(facts: FileFacts, node: TSESTree.CallExpression): CheckingWay | null {
  const entered = enteredBy(facts.engine, node);
  if (!entered || entered.fn.generator || node.arguments.some(argument => goesOn(facts.engine, argument))) return null;
  const { fn, home } = entered;
  const other = facts.of(home);
  const [verification, ...more] = verificationsIn(other, fn);
  if (!verification || more.length > 0) return null;
  const { call, role } = verification;
  if (call.node.type !== 'CallExpression' || enclosingFunction(call.node) !== fn || callbackOf(other, call, role) !== null)
    return null;
  const token = role.token ? home.nodeAt(call, role.token) : null;
  const isHanded = token !== null && tokenSourceOf(other, token).parameters.some(parameter => parameter.fn === fn);
  if (!isHanded || !hasNoEffects(other, fn, call.node)) return null;
  const attempt = attemptAround(call.node, fn);
  if (attempt?.finalizer) return null;
  const handler = attempt?.handler ?? null;
  if (handler && mayThrow(handler.body) && !alwaysThrows(handler.body)) return null;
  const fails = attempt && handler && !mayThrow(handler.body) ? failureAfter(attempt, fn) : 'throws';
  const isPromised = role.result === 'promised' && usesOf(home, call.node).some(use => use.kind === 'returned');
  return fails && { isPromise: fn.async || isPromised, fails };
}

/** What comes of a failure that a `try` has caught, at the end of the function; null where that cannot be told. */
function failureAfter(attempt: Node, fn: FunctionNode): CheckingWay['fails'] | null {
  let isUnclear = false;
  for (let child = attempt, { parent } = attempt; parent && child !== fn.body; child = parent, parent = parent.parent) {
    // what is thrown after it is caught as well
    if (parent.type === 'TryStatement' || parent.type === 'SwitchCase') return null;
    if (parent.type !== 'BlockStatement') continue;
    for (const statement of parent.body.slice(parent.body.indexOf(child as TSESTree.Statement) + 1)) {
      if (throwsItself(statement)) return 'throws';
      isUnclear ||= mayThrow(statement);
    }
  }
  return isUnclear ? null : 'returns';
}

function throwsItself(statement: Node): boolean {
  let found = false;
  eachInnerNode(statement, node => {
    if (node.type === 'ThrowStatement') found = true;
  });
  return found;
}

/** Whether an argument is what a function that has checked goes on with: a callback, a response. */
function goesOn(engine: Engine, argument: Node): boolean {
  if (/^_?(?:next|done|cb|callback|res|response|reply|h|ctx|context|socket|ws)$/.test(describeExpression(argument))) return true;
  return engine.originOf(argument).kind === 'function';
}

/** Whether a function changes nothing outside itself: it only reads, computes, notes in a log, throws and returns. */
function hasNoEffects({ engine }: FileFacts, fn: FunctionNode, check: Node): boolean {
  let isFree = true;
  eachNodeIn(fn.body ?? fn, node => {
    if (node.type === 'AssignmentExpression') isFree &&= isOwnVariable(engine, node.left, fn);
    else if (node.type === 'ExpressionStatement') {
      const inner = node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression;
      isFree &&=
        inner === check || inner.type === 'AssignmentExpression' || (inner.type === 'CallExpression' && isLogCall(inner));
    } else if (node.type === 'YieldExpression' || node.type === 'UpdateExpression') isFree = false;
    else if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
      const definition = engine.bindings.variableOf(node.callee)?.defs[0];
      if ((definition?.type as string | undefined) === 'Parameter') isFree = false;
    }
  });
  return isFree;
}

function isOwnVariable(engine: Engine, target: Node, fn: FunctionNode): boolean {
  if (target.type !== 'Identifier') return false;
  const declared = engine.bindings.variableOf(target)?.defs[0]?.node as Node | undefined;
  return declared !== undefined && contains(fn, declared);
}

function attemptAround(node: Node, fn: FunctionNode): TSESTree.TryStatement | null {
  for (let child = node, { parent } = node; parent && child !== fn; child = parent, parent = parent.parent)
    if (parent.type === 'TryStatement' && parent.block === child) return parent;
  return null;
}

function mayThrow(body: Node): boolean {
  let found = false;
  eachNodeIn(body, node => {
    if (node.type === 'ThrowStatement' || (node.type === 'CallExpression' && !isLogCall(node))) found = true;
  });
  return found;
}

const alwaysThrows = ({ body }: TSESTree.BlockStatement): boolean => body.some(statement => statement.type === 'ThrowStatement');
