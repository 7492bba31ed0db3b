import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  contains,
  describeExpression,
  eachNodeIn,
  unwrap,
  usesOfParameter,
  type Call,
  type FunctionNode,
  type Node,
  type Use,
} from '../engine/index.js';
import type { TokenVerifyRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { callsNext, isAnswer, isLogCall, isKeeping, isNextStatement, refuses } from './going-on.js';

/** The function given as callback: never the key, which may be a function too. */
export function callbackOf(facts: FileFacts, call: Call, role: TokenVerifyRole): FunctionNode | 'unknown' | null {
  const { engine } = facts;
  const node = role.callback ? engine.nodeAt(call, role.callback) : null;
  if (!node || (role.key && node === engine.nodeAt(call, role.key)) || (role.token && node === engine.nodeAt(call, role.token)))
    return null;
  const origin = engine.originOf(node);
  // only what stands in this file can be followed here
  if (origin.kind === 'function') return origin.frame.home === engine ? origin.node : 'unknown';
  return origin.kind === 'object' || origin.kind === 'literal' || origin.kind === 'array' ? null : 'unknown';
}

/** Whether a callback goes on after a failure: all that is done with the error is to note it. */
export const survivesError = (facts: FileFacts, callback: FunctionNode): boolean =>
  !callback.params.some(parameter => parameter.type === 'RestElement') &&
  usesOfParameter(facts.engine, callback, 0).every(
    use => (use.kind === 'argument' && isLogCall(use.call)) || (use.kind === 'test' && isIdleTest(callback, use)),
  );

/** `if (error) console.log(error);` in the body itself, with nothing after it that may leave. */
function isIdleTest(callback: FunctionNode, { node }: Use): boolean {
  const body = callback.body?.type === 'BlockStatement' ? callback.body.body : [];
  const statement = body.find(of => contains(of, node));
  if (statement?.type !== 'IfStatement' || statement.alternate || !meansPresent(statement.test)) return false;
  if (body.slice(body.indexOf(statement) + 1).some(of => /^(?:If|Switch|Try)Statement$/.test(of.type))) return false;
  const { consequent } = statement;
  return (consequent.type === 'BlockStatement' ? consequent.body : [consequent]).every(
    of => of.type === 'ExpressionStatement' && isIdleExpression(of.expression),
  );
}

/** `error`, `error != null`. */
const meansPresent = (test: Node): boolean =>
  test.type === 'Identifier' || (test.type === 'BinaryExpression' && /^!==?$/.test(test.operator));

/** A note in a log, or an answer: `res.status(401).json({})`. */
function isIdleExpression(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'CallExpression') return false;
  return isLogCall(inner) || isAnswer(inner);
}

/**
 * Whether a callback goes on to the next handler whatever came out: it may leave the claims where there are some, and
 * nowhere turns a client away. Where a missing token is let through as well, that is optional authentication.
 */
export function goesOnEitherWay({ engine }: FileFacts, callback: FunctionNode): boolean {
  const { body } = callback;
  if (body.type !== 'BlockStatement' || !callsNext(body) || refuses(body) || mentionsExpiry(callback)) return false;
  return (
    body.body.every(statement => isNextStatement(statement) || isPassed(statement)) &&
    usesOfParameter(engine, callback, 0).every(use => use.kind === 'test' || (use.kind === 'argument' && isLogCall(use.call))) &&
    usesOfParameter(engine, callback, 1).every(
      use =>
        use.kind !== 'returned' && (use.kind !== 'argument' || use.path.length > 0 || isKeeping(use.call) || isLogCall(use.call)),
    )
  );
}

/** Whether control gets past a statement in any case. */
function isPassed(statement: Node): boolean {
  switch (statement.type) {
    case 'ExpressionStatement':
    case 'VariableDeclaration':
      return true;
    case 'BlockStatement':
      return statement.body.every(isPassed);
    case 'IfStatement':
      return isPassed(statement.consequent) && (statement.alternate === null || isPassed(statement.alternate));
    default:
      return false;
  }
}

/**
 * Whether `at`, which stands in the callback of a check, also runs when the check failed. An expired token has a good
 * signature, so a callback that asks for that is not meant.
 */
export function runsOnFailure(facts: FileFacts, callback: FunctionNode, at: Node): boolean {
  if (!survivesError(facts, callback) || mentionsExpiry(callback)) return false;
  const asked = callback.params.length > 1 ? usesOfParameter(facts.engine, callback, 1) : [];
  return asked.every(
    ({ kind, node }) => (kind !== 'test' && kind !== 'comparison') || (kind === 'test' && isOtherwise(node, at)),
  );
}

/** Whether `at` is what happens without claims: `claims ? claims.id : at`. */
const isOtherwise = (node: Node, at: Node): boolean =>
  (node.type === 'ConditionalExpression' || node.type === 'IfStatement') &&
  node.test.type === 'Identifier' &&
  node.alternate !== null &&
  contains(node.alternate, at);

/** Calls that only put into words what is noted. */
const WORDS = /^(?:String|toString|stringify|inspect|format|toISOString|now|join|trim|slice)$/;
/** Names of what counts, beside logs. */
const COUNTS = /^(?:metrics?|statsd|stats|telemetry|analytics|counters?)$/i;

const idle = new WeakMap<FunctionNode, boolean>();

/** Whether all that a callback does is to note what came out, so that nothing after the call can depend on it. */
export function isIdleCallback(facts: FileFacts, callback: FunctionNode): boolean {
  let isIdle = idle.get(callback);
  if (isIdle === undefined) idle.set(callback, (isIdle = !mayMatter(callback) && !needsClaims(facts, callback)));
  return isIdle;
}

function mayMatter({ params, body }: FunctionNode): boolean {
  let matters = params.some(parameter => parameter.type === 'ObjectPattern');
  eachNodeIn(body, node => {
    switch (node.type) {
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'ThrowStatement':
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'TaggedTemplateExpression':
        matters = true;
        return;
      case 'UnaryExpression':
        matters ||= node.operator === 'delete';
        return;
      case 'NewExpression':
        matters ||= !/(?:Error|Date)$/.test(calleeName(node) ?? '');
        return;
      case 'CallExpression':
        matters ||= !isLogCall(node) && !isCount(node) && !WORDS.test(calleeName(node) ?? '');
        return;
      default:
    }
  });
  return matters;
}

const isCount = (call: TSESTree.CallExpression): boolean =>
  describeExpression(call.callee)
    .split('.')
    .some(name => COUNTS.test(name));

/** Whether a callback fails where there are no claims: it reads a member of them, and asks for nothing before. */
function needsClaims({ engine }: FileFacts, callback: FunctionNode): boolean {
  let asks = false;
  eachNodeIn(callback.body, node => {
    asks ||= node.type === 'IfStatement' || node.type === 'ConditionalExpression' || node.type === 'LogicalExpression';
  });
  return !asks && callback.params.length > 1 && usesOfParameter(engine, callback, 1).some(use => use.path.length > 0);
}

function mentionsExpiry(callback: FunctionNode): boolean {
  let found = false;
  eachNodeIn(callback, node => {
    if (node.type === 'Identifier' && /expired/i.test(node.name)) found = true;
    else if (node.type === 'Literal' && /expired/i.test(String(node.value))) found = true;
  });
  return found;
}
