import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  contains,
  describeExpression,
  eachNodeIn,
  enclosingFunction,
  identifiersIn,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { callsNext, isAnswer, isNextCall, isNextStatement, isQuiet, refuses } from './going-on.js';
import {
  endsSession,
  hasEffects,
  isIndifferent,
  isOptionalByName,
  isPermission,
  isQuietOrPermits,
  namesWrittenIn,
  statementsAfter,
} from './token-aftermath.js';
import { goesOnEitherWay } from './token-callback.js';
import { refusesMissing } from './token-refusal.js';
import { tokenSourceOf } from './token-source.js';

/**
 * Whether a check's failure is noted at most and the function goes on, though it refuses a client without a token: then the
 * check decides nothing. Where a missing token is let through as well, signing in is optional, and the claims tell who did.
 */
export function isTolerated(facts: FileFacts, check: TSESTree.CallExpression, token: Node | null): boolean {
  const fn = enclosingFunction(check);
  if (fn?.body.type !== 'BlockStatement' || isOptionalByName(fn)) return false;
  const failure = attemptOf(check, fn) ?? chainOf(facts, check);
  if (!failure || !goesOn(fn, failure, () => !token || tokenSourceOf(facts, token).from === 'request')) return false;
  return refusesMissing(facts, fn, { check, token, attempt: failure.attempt }) && !isAskedElsewhere(facts, fn, failure);
}

/** Whether another function of the file refuses a request that the check has left nothing in: `if (!req.user) throw ...`. */
function isAskedElsewhere({ engine }: FileFacts, fn: FunctionNode, { names }: Failure): boolean {
  const members = new Set([...names].flatMap(name => (name.includes('.') ? [name.slice(name.lastIndexOf('.'))] : [])));
  let isAsked = false;
  eachNodeIn(engine.module.ast, node => {
    if (isAsked || node.type !== 'IfStatement' || contains(fn, node) || !refuses(node.consequent)) return;
    const test = unwrap(node.test);
    const subject =
      test.type === 'UnaryExpression' && test.operator === '!'
        ? test.argument
        : test.type === 'BinaryExpression' && /^==/.test(test.operator)
          ? test.left
          : null;
    if (!subject) return;
    const inner = unwrap(subject);
    const [key] = inner.type === 'CallExpression' ? inner.arguments : [];
    const text = describeExpression(inner);
    isAsked = members.has(text.slice(text.lastIndexOf('.'))) || (key !== undefined && names.has(describeExpression(key)));
  });
  return isAsked;
}

/** Whether a callback goes on with claims or without, though the function around the check refuses a client without a token. */
export function isToleratedByCallback(facts: FileFacts, check: Node, callback: FunctionNode, token: Node | null): boolean {
  const fn = enclosingFunction(check);
  return (
    fn !== null &&
    !isOptionalByName(fn) &&
    goesOnEitherWay(facts, callback) &&
    refusesMissing(facts, fn, { check, token, attempt: null })
  );
}

/** What the failure of a check leads to. */
interface Failure {
  /** The statement in which it ends. */
  readonly statement: Node;
  /** The code that a good token alone leads to. */
  readonly attempted: readonly Node[];
  /** The `try` that swallows what is thrown in it. */
  readonly attempt: TSESTree.TryStatement | null;
  /** The code that runs then; what follows the statement runs after it. */
  readonly handled: readonly Node[];
  /** The names that are left without claims. */
  readonly names: ReadonlySet<string>;
}

/** `try { req.user = jwt.verify(token, key); } catch (error) { log(error); }`. */
function attemptOf(check: Node, fn: FunctionNode): Failure | null {
  for (let child = check, { parent } = check; parent && child !== fn; child = parent, parent = parent.parent) {
    if (parent.type !== 'TryStatement' || parent.block !== child) continue;
    if (!parent.handler || !isQuietOrPermits(parent.handler.body, fn)) return null;
    const names = namesWrittenIn(parent.block);
    const handled = [...parent.handler.body.body, ...(parent.finalizer?.body ?? [])];
    return parent.block.body.every(of => isAttempt(of) || (of.type === 'ReturnStatement' && isPermission(of, fn)))
      ? { statement: parent, attempted: [parent.block], attempt: parent, handled, names }
      : null;
  }
  return null;
}

/** Whether a statement beside a check only keeps what it gives, or asks about it: it answers nothing itself. */
function isAttempt(statement: Node): boolean {
  switch (statement.type) {
    case 'VariableDeclaration':
    case 'IfStatement':
      return true;
    case 'ExpressionStatement': {
      const inner = unwrap(statement.expression);
      const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
      if (call.type === 'AssignmentExpression' || isNextCall(call)) return true;
      return call.type === 'CallExpression' && !isAnswer(call);
    }
    default:
      return false;
  }
}

/** `await jwtVerify(token, key).then(keep).catch(() => null)`. */
function chainOf(facts: FileFacts, check: TSESTree.CallExpression): Failure | null {
  const attempted: Node[] = [];
  const handled: Node[] = [];
  let isCaught = false;
  let whole: Node = wrapped(check);
  for (let link = linkOf(whole); link; link = linkOf(whole)) {
    const [first, second] = link.arguments;
    const name = calleeName(link);
    const onFailure = name === 'catch' ? first : name === 'then' ? second : null;
    if (isCaught || name === 'finally') handled.push(...bodyOf(facts, first));
    else if (name === 'then') attempted.push(...bodyOf(facts, first));
    if (!isCaught && onFailure) {
      const handler = bodyOf(facts, onFailure)[0];
      if (!handler || !(isQuiet(handler) || isEmptyObject(handler))) return null;
      handled.push(handler);
      isCaught = true;
    }
    whole = wrapped(link);
  }
  if (!isCaught || !attempted.every(isKept)) return null;
  const waiting = whole.parent?.type === 'AwaitExpression' ? whole.parent : null;
  const value = waiting ? wrapped(waiting) : whole;
  const target = value.parent;
  const names = new Set(attempted.flatMap(node => [...namesWrittenIn(node)]));
  if (target?.type === 'VariableDeclarator') {
    // a pattern throws when there is nothing to take apart
    if (target.id.type !== 'Identifier' && !handled.some(isEmptyObject)) return null;
    for (const name of identifiersIn(target.id)) names.add(name.name);
  } else if (target?.type === 'AssignmentExpression') names.add(describeExpression(target.left));
  else if (!target || !isEnd(target)) return null;
  if (!waiting && !isEnd(target)) return null;
  const statement = target.type === 'VariableDeclarator' || target.type === 'AssignmentExpression' ? target.parent : target;
  return { statement, attempted, attempt: null, handled, names };
}

/** Where nobody looks at what a chain of callbacks gives: a statement, or what a handler returns. */
const isEnd = ({ type }: Node): boolean => type === 'ExpressionStatement' || type === 'ReturnStatement';

/** The call of `then`, `catch` or `finally` on a promise. */
function linkOf(promise: Node): TSESTree.CallExpression | null {
  const member = promise.parent;
  const call = member?.type === 'MemberExpression' && member.object === promise ? wrapped(member).parent : null;
  return call?.type === 'CallExpression' && /^(?:then|catch|finally)$/.test(calleeName(call) ?? '') ? call : null;
}

function bodyOf(facts: FileFacts, handler: Node | undefined): readonly Node[] {
  const origin = handler ? facts.engine.originOf(handler) : null;
  return origin?.kind === 'function' && origin.frame.home === facts.engine ? [origin.node.body] : [];
}

const isEmptyObject = (node: Node): boolean => node.type === 'ObjectExpression' && node.properties.length === 0;

/** Whether the callback of a promise keeps what it is given, and does no more. */
const isKept = (body: Node): boolean =>
  body.type === 'BlockStatement' ? body.body.every(isAttempt) : body.type !== 'CallExpression' || !isAnswer(body);

/** Whether a function goes on after a failure as after a success, without a look at what the check has left behind. */
function goesOn(fn: FunctionNode, { statement, attempted, handled, names }: Failure, isOfRequest: () => boolean): boolean {
  const after = statementsAfter(statement, fn);
  if (!after || [...names].some(name => name.startsWith('this.'))) return false;
  const rest = [...handled, ...after];
  if ([...attempted, ...rest].some(endsSession)) return false;
  const known = new Set(names);
  if (!rest.every(code => isIndifferent(code, known, fn))) return false;
  if (rest.some(code => isNextStatement(code) || callsNext(code))) return true;
  const goesOnByReturn = rest.some(code => code.type === 'ReturnStatement' && isPermission(code, fn));
  return (goesOnByReturn || rest.some(code => hasEffects(code, fn)) || (after.length === 0 && isAsyncHook(fn))) && isOfRequest();
}

/** Whether a function is one of which Fastify waits for the promise, and then goes on. */
function isAsyncHook(fn: FunctionNode): boolean {
  const [, reply, ...more] = fn.params;
  return fn.async && more.length === 0 && reply?.type === 'Identifier' && /^_?reply$/.test(reply.name);
}
