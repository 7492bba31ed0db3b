import type { TSESTree } from '@typescript-eslint/utils';
import {
  alwaysLeaves,
  calleeName,
  contains,
  describeExpression,
  eachInnerNode,
  eachNodeIn,
  enclosingFunction,
  identifiersIn,
  isFunction,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { answersAgain, answersAndStays, answersFailure, asksWhetherSent, isFailureAnswer, isNothing } from './failure-answer.js';
import { callsNext, isAnswer, isLogCall, isNextStatement, isQuiet, refuses } from './going-on.js';
import { endsSession, hasEffects, isIndifferent, isPermission, namesWrittenIn, statementsAfter } from './token-aftermath.js';
import { isIdleCallback } from './token-callback.js';
import { refusesMissing } from './token-refusal.js';
import { tokenSourceOf } from './token-source.js';

/** A check after which the function goes on, whatever a callback or a `catch` has answered. */
interface Answered {
  /** The statement in which the check ends. */
  readonly statement: Node;
  /** The names that are left without claims. */
  readonly names: ReadonlySet<string>;
  /** Whether a failure is answered by then; if not, a condition on the claims may answer it afterwards. */
  readonly isAnswered: boolean;
}

/**
 * Whether the failure of a check is answered, but the function runs on after it to where a good token was meant to lead.
 * One that `throws` is caught, any other gives nothing for a bad token.
 */
export function goesOnAfterAnswer(
  facts: FileFacts,
  check: TSESTree.CallExpression,
  token: Node | null,
  fails: 'throws' | 'returns' = 'throws',
): boolean {
  const fn = enclosingFunction(check);
  if (fn?.body.type !== 'BlockStatement') return false;
  const answered = fails === 'returns' ? givenBy(check) : (attemptOf(facts, check, fn) ?? awaitedChainOf(facts, check));
  return answered !== null && leadsOn(facts, fn, answered, token);
}

/** Whether a function goes on after a check without waiting for the callback that answers a failure. */
export function goesOnBesideCallback(
  facts: FileFacts,
  check: TSESTree.CallExpression,
  callback: FunctionNode,
  token: Node | null,
): boolean {
  const fn = enclosingFunction(check);
  if (fn?.body.type !== 'BlockStatement' || contains(callback, fn) || !answersFailure(facts, callback)) return false;
  const statement = statementOf(check);
  return statement !== null && leadsOn(facts, fn, { statement, names: namesLeftBy([callback]), isAnswered: true }, token);
}

/**
 * Whether a function that refuses a missing token goes on beside a callback that only notes what came out. Where it decodes
 * the token or checks it once more, that counts.
 */
export function goesOnBesideNote(facts: FileFacts, check: TSESTree.CallExpression, callback: FunctionNode, token: Node): boolean {
  const fn = enclosingFunction(check);
  if (fn?.body.type !== 'BlockStatement' || contains(callback, fn) || !isIdleCallback(facts, callback)) return false;
  const statement = statementOf(check);
  const others = [...facts.playing('token-verify'), ...facts.playing('token-decode')];
  return (
    statement !== null &&
    !others.some(({ call }) => call.node !== check && contains(fn, call.node)) &&
    refusesMissing(facts, fn, { check, token, attempt: null }) &&
    leadsOn(facts, fn, { statement, names: new Set(), isAnswered: true }, token)
  );
}

/** `jwtVerify(token, key).then(keep).catch(refuse); next();`: nobody waits for the chain. */
export function goesOnBesideChain(facts: FileFacts, check: TSESTree.CallExpression, token: Node | null): boolean {
  const fn = enclosingFunction(check);
  const { links, end } = chainOf(check);
  if (fn?.body.type !== 'BlockStatement' || links.length === 0 || end.parent?.type !== 'ExpressionStatement') return false;
  const handlers = links.flatMap(({ arguments: given }) => given.flatMap(handler => functionOf(facts, handler) ?? []));
  // one that goes on in the chain as well is not meant to be waited for elsewhere
  if (handlers.length === 0 || handlers.some(handler => isQuiet(handler.body) && !isEmpty(handler.body))) return false;
  const failures = links.flatMap(link => {
    const handler = link.arguments[calleeName(link) === 'catch' ? 0 : 1];
    return handler ? [functionOf(facts, handler) ?? handler] : [];
  });
  const isRefused = failures.some(handler =>
    isFunction(handler) ? refuses(handler.body) : /^_?next$/.test(describeExpression(handler)),
  );
  return isRefused && leadsOn(facts, fn, { statement: end.parent, names: namesLeftBy(handlers), isAnswered: true }, token);
}

const isEmpty = (body: Node): boolean => body.type === 'BlockStatement' && body.body.length === 0;

function leadsOn(facts: FileFacts, fn: FunctionNode, { statement, names, isAnswered }: Answered, token: Node | null): boolean {
  const after = statementsAfter(statement, fn);
  if (!after || [...names].some(name => name.startsWith('this.'))) return false;
  const answer = isAnswered ? 0 : after.findIndex(code => answersAbsence(facts, code, names)) + 1;
  if (!isAnswered && answer === 0) return false;
  const known = new Set(names);
  if (!isAnswered && !after.slice(0, answer - 1).every(code => isIndifferent(code, known, fn))) return false;
  const rest = after.slice(answer);
  const goal = rest.findIndex(
    code => isNextStatement(code) || callsNext(code) || isPermitted(code, fn) || runsHandler(facts, code, fn),
  );
  const before = goal < 0 ? rest : rest.slice(0, goal);
  if (rest.some(asksWhetherSent) || (goal >= 0 && before.some(alwaysLeaves))) return false;
  if (rest.some(endsSession) || !before.every(code => isIndifferent(code, known, fn))) return false;
  if (goal >= 0) return true;
  return (
    before.some(code => hasEffects(code, fn)) &&
    before.some(code => answersAgain(facts, code)) &&
    (!token || tokenSourceOf(facts, token).from === 'request')
  );
}

const isPermitted = (code: Node, fn: FunctionNode): boolean => code.type === 'ReturnStatement' && isPermission(code, fn);

/** `return handler(request, response)` in a wrapper around a handler: what a good token alone was meant to reach. */
function runsHandler({ engine }: FileFacts, code: Node, fn: FunctionNode): boolean {
  if (code.type !== 'ReturnStatement' && code.type !== 'ExpressionStatement') return false;
  const value = code.type === 'ReturnStatement' ? code.argument : code.expression;
  const call = value && unwrap(value.type === 'AwaitExpression' ? value.argument : value);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier') return false;
  const definition = engine.bindings.variableOf(call.callee)?.defs[0];
  const own = new Set(fn.params.flatMap(parameter => identifiersIn(parameter)).map(({ name }) => name));
  return (
    (definition?.type as string | undefined) === 'Parameter' &&
    definition?.node !== fn &&
    call.arguments.length > 0 &&
    call.arguments.some(argument => argument.type === 'Identifier' && own.has(argument.name))
  );
}

/** `try { req.user = jwt.verify(token, key); } catch { res.status(401).end(); }`, or one whose `catch` leaves the claims empty. */
function attemptOf(facts: FileFacts, check: Node, fn: FunctionNode): Answered | null {
  for (let child = check, { parent } = check; parent && child !== fn; child = parent, parent = parent.parent) {
    if (parent.type !== 'TryStatement' || parent.block !== child) continue;
    const { block, handler, finalizer } = parent;
    if (!handler || finalizer) return null;
    const isAnswered = answersAndStays(facts, handler.body);
    // a handler is short, as a rule, and the block is not
    if ((!isAnswered && !leavesEmpty(handler.body)) || mayAnswer(block)) return null;
    return { statement: parent, names: new Set([...namesWrittenIn(block), ...namesWrittenIn(handler.body)]), isAnswered };
  }
  return null;
}

/** Whether code of an attempt may answer by itself: what follows it is no matter of the check then. */
function mayAnswer(block: Node): boolean {
  let found = false;
  eachInnerNode(block, node => {
    if (node.type === 'ReturnStatement') found ||= !refuses(node);
    else if (node.type === 'CallExpression') found ||= isAnswer(node) && !refuses(node);
  });
  return found;
}

/** A `catch` that notes the failure, and sets what is asked afterwards: `claims = null`. */
const leavesEmpty = ({ body }: TSESTree.BlockStatement): boolean =>
  body.every(statement => {
    const inner = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : null;
    if (inner?.type === 'AssignmentExpression') return isNothing(inner.right);
    return inner?.type === 'CallExpression' && isLogCall(inner);
  });

/** `await jwtVerify(token, key).then(keep).catch(() => { res.status(401).end(); })`. */
function awaitedChainOf(facts: FileFacts, check: TSESTree.CallExpression): Answered | null {
  const { links, end } = chainOf(check);
  const waiting = end.parent?.type === 'AwaitExpression' ? wrapped(end.parent) : null;
  const statement = waiting && statementOf(waiting);
  if (links.length === 0 || !waiting || !statement) return null;
  const [last] = links.slice(-1);
  const handler = last && last.arguments[calleeName(last) === 'catch' ? 0 : 1];
  const failure = handler ? functionOf(facts, handler) : null;
  const kept = links.flatMap(({ arguments: given }) => given.flatMap(of => functionOf(facts, of) ?? []));
  if (!failure || kept.some(of => of !== failure && mayAnswer(of.body))) return null;
  const names = new Set([...namesLeftBy(kept), ...namesOfStatement(waiting)]);
  if (failure.body.type === 'BlockStatement' && answersAndStays(facts, failure.body))
    return { statement, names, isAnswered: true };
  if (failure.body.type !== 'BlockStatement' && isFailureAnswer(facts, failure.body))
    return { statement, names, isAnswered: true };
  return isQuiet(failure.body) || isNothing(failure.body) ? { statement, names, isAnswered: false } : null;
}

/** `const claims = await read(token)`, which gives nothing for a bad token. */
function givenBy(check: TSESTree.CallExpression): Answered | null {
  const outer = wrapped(check);
  const whole = outer.parent?.type === 'AwaitExpression' ? wrapped(outer.parent) : outer;
  const statement = statementOf(whole);
  return statement && { statement, names: new Set(namesOfStatement(whole)), isAnswered: false };
}

/** The statement of which an expression is the whole, or whose variable or member is set to it. */
function statementOf(expression: Node): Node | null {
  let outer = wrapped(expression);
  if (outer.parent?.type === 'AwaitExpression') outer = wrapped(outer.parent);
  const { parent } = outer;
  if (parent?.type === 'ExpressionStatement') return parent;
  if (parent?.type !== 'VariableDeclarator' && parent?.type !== 'AssignmentExpression') return null;
  const statement = parent.parent;
  return statement.type === 'VariableDeclaration' || statement.type === 'ExpressionStatement' ? statement : null;
}

function namesOfStatement(value: Node): readonly string[] {
  const { parent } = value;
  if (parent?.type === 'AssignmentExpression') return [describeExpression(parent.left)];
  return parent?.type === 'VariableDeclarator' ? identifiersIn(parent.id).map(({ name }) => name) : [];
}

function namesLeftBy(functions: readonly FunctionNode[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const fn of functions)
    eachNodeIn(fn, node => {
      if (isFunction(node)) for (const name of namesWrittenIn(node.body)) names.add(name);
    });
  return names;
}

/** The calls of `then`, `catch` and `finally` on a promise, with the outermost of them. */
function chainOf(promise: Node): { readonly links: readonly TSESTree.CallExpression[]; readonly end: Node } {
  const links: TSESTree.CallExpression[] = [];
  let end = wrapped(promise);
  for (;;) {
    const member = end.parent;
    const call = member?.type === 'MemberExpression' && member.object === end ? wrapped(member).parent : null;
    if (call?.type !== 'CallExpression' || !/^(?:then|catch|finally)$/.test(calleeName(call) ?? '')) return { links, end };
    links.push(call);
    end = wrapped(call);
  }
}

function functionOf({ engine }: FileFacts, handler: Node): FunctionNode | null {
  const origin = engine.originOf(handler);
  return origin.kind === 'function' && origin.frame.home === engine ? origin.node : null;
}

/** `if (!claims) res.status(401).json({});` */
function answersAbsence(facts: FileFacts, code: Node, names: ReadonlySet<string>): boolean {
  return code.type === 'IfStatement' && !code.alternate && isAbsent(code.test, names) && answersAndStays(facts, code.consequent);
}

function isAbsent(test: Node, names: ReadonlySet<string>): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression') return node.operator === '||' && isAbsent(node.left, names);
  if (node.type === 'UnaryExpression') return node.operator === '!' && names.has(describeExpression(node.argument));
  return (
    node.type === 'BinaryExpression' &&
    /^===?$/.test(node.operator) &&
    isNothing(node.right) &&
    names.has(describeExpression(node.left))
  );
}
