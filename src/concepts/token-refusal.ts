import type { TSESTree } from '@typescript-eslint/utils';
import {
  alwaysLeaves,
  calleeName,
  calleeOf,
  contains,
  describeExpression,
  eachInnerNode,
  enclosingFunction,
  staticName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isNextCall, refuses } from './going-on.js';
import { isGuard } from './token-aftermath.js';
import { keysOf } from './token-source.js';

/** A check of a token whose failure is swallowed. */
export interface SwallowedCheck {
  readonly check: Node;
  /** Null where the check takes it from the request by itself. */
  readonly token: Node | null;
  /** The `try` that swallows what is thrown in it. */
  readonly attempt: TSESTree.TryStatement | null;
}

const SHORT_TESTS = /^(?:startsWith|match|includes|test|trim)$/;
const CREDENTIALS = /\b(?:headers|cookies|signedCookies|query)\b.*(?:auth|token|jwt|bearer|session)/i;

/** Whether a function surely turns away a client that sends no token, before it checks the one that is there. */
export function refusesMissing(facts: FileFacts, fn: FunctionNode, swallowed: SwallowedCheck): boolean {
  const isToken = tokenTest(facts, fn, swallowed);
  let isRefused = false;
  for (let child = swallowed.check, { parent } = child; parent && child !== fn.body; child = parent, parent = parent.parent) {
    const answers =
      parent.type === 'BlockStatement'
        ? parent.body.slice(0, parent.body.indexOf(child as TSESTree.Statement)).map(of => answerBefore(of, isToken))
        : parent.type === 'IfStatement' && parent.test !== child
          ? [answerAround(parent, child, isToken)]
          : [];
    for (const answer of answers) {
      if (answer === 'goes on') return false;
      // what is thrown in the `try` is swallowed as well
      if (answer === 'throws' && swallowed.attempt && contains(swallowed.attempt.block, child)) return false;
      if (answer !== null) isRefused = true;
    }
  }
  return isRefused;
}

/** What becomes of a client without a token; null where a statement does not say. */
type Answer = 'refused' | 'throws' | 'goes on' | null;

function answerBefore(statement: Node, isToken: (node: Node) => boolean): Answer {
  if (needsToken(statement, isToken)) return 'throws';
  if (statement.type === 'ExpressionStatement') {
    const call = unwrap(statement.expression);
    const isAsserted =
      call.type === 'CallExpression' &&
      /assert|invariant/i.test(calleeName(call) ?? describeExpression(call.callee)) &&
      call.arguments[0] &&
      isToken(unwrap(call.arguments[0]));
    return isAsserted ? 'throws' : null;
  }
  if (statement.type !== 'IfStatement') return null;
  if (isMissing(statement.test, isToken)) {
    return answerOf(statement.consequent);
  }
  return speaksOfToken(statement.test, isToken) && speaksOfNext(statement) ? 'goes on' : null;
}

/** `const token = request.headers.authorization.split(' ')[1]` of a guard fails where there is no such header. */
function needsToken(statement: Node, isToken: (node: Node) => boolean): boolean {
  const fn = enclosingFunction(statement);
  if (statement.type !== 'VariableDeclaration' || !fn || !isGuard(fn)) return false;
  return statement.declarations.some(({ init }) => {
    let node = init && unwrap(init);
    for (; node?.type === 'MemberExpression' || node?.type === 'CallExpression'; node = next(node)) {
      if (node.type !== 'MemberExpression' || node.optional) continue;
      const object = unwrap(node.object);
      if (object.type === 'MemberExpression' && !object.optional && HEADER.test(describeExpression(object)))
        return isToken(object);
    }
    return false;
  });
}

const HEADER = /\.headers\.authorization$/i;

const next = (node: TSESTree.MemberExpression | TSESTree.CallExpression): Node =>
  unwrap(node.type === 'MemberExpression' ? node.object : node.callee);

function answerAround(
  { test, consequent, alternate }: TSESTree.IfStatement,
  child: Node,
  isToken: (node: Node) => boolean,
): Answer {
  if (!speaksOfToken(test, isToken)) return null;
  const other = child === consequent ? alternate : consequent;
  const answer = other && answerOf(other);
  if (child === consequent) return answer ?? 'goes on';
  return isMissing(test, isToken) ? (answer ?? 'goes on') : null;
}

function answerOf(code: Node): Answer {
  if (speaksOfNext(code)) return 'goes on';
  if (!refuses(code)) return null;
  let throws = false;
  eachInnerNode(code, node => {
    throws ||= node.type === 'ThrowStatement' || (node.type === 'CallExpression' && calleeName(node) === 'throw');
  });
  if (throws) return 'throws';
  return alwaysLeaves(code) ? 'refused' : null;
}

function speaksOfNext(code: Node): boolean {
  let found = false;
  eachInnerNode(code, node => {
    found ||= isNextCall(node);
  });
  return found;
}

function speaksOfToken(test: Node, isToken: (node: Node) => boolean): boolean {
  let found = false;
  eachInnerNode(test, node => {
    found ||= (node.type === 'Identifier' || node.type === 'MemberExpression') && isToken(node);
  });
  return found;
}

/** Whether a condition holds where there is no token: `!token`, `header == null || !header.startsWith('Bearer ')`. */
export function isMissing(test: Node, isToken: (node: Node) => boolean): boolean {
  const node = unwrap(test);
  switch (node.type) {
    case 'LogicalExpression': {
      const sides = [node.left, node.right].map(side => isMissing(side, isToken));
      return node.operator === '&&' ? !sides.includes(false) : sides.includes(true);
    }
    case 'UnaryExpression':
      return node.operator === '!' && isPresent(node.argument, isToken);
    case 'BinaryExpression':
      return /^[!=]==?$/.test(node.operator) && isMissingByComparison(node, isToken);
    case 'CallExpression':
      return /empty|missing|blank|nil$/i.test(calleeName(node) ?? '') && node.arguments.some(of => isToken(of));
    default:
      return false;
  }
}

function isMissingByComparison({ operator, left, right }: TSESTree.BinaryExpression, isToken: (node: Node) => boolean): boolean {
  const value = unwrap(right);
  let subject = unwrap(left);
  const isDifferent = operator.startsWith('!');
  // `typeof token !== 'string'`, `parts.length !== 2`, `scheme !== 'Bearer'`
  if (subject.type === 'UnaryExpression' && subject.operator === 'typeof') subject = unwrap(subject.argument);
  else if (subject.type === 'MemberExpression' && staticName(subject) === 'length') subject = unwrap(subject.object);
  else if (isEmptyValue(value)) return !isDifferent && isToken(subject);
  return isToken(subject) && (isDifferent ? value.type === 'Literal' : isEmptyValue(value));
}

const isEmptyValue = (node: Node): boolean =>
  (node.type === 'Literal' && /^(?:null|undefined|0|)$/.test(String(node.value))) ||
  (node.type === 'Identifier' && node.name === 'undefined');

/** `token`, `header?.startsWith('Bearer ')`, `/^Bearer /.test(header)`, `a || b`. */
export function isPresent(test: Node, isToken: (node: Node) => boolean): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression') return isPresent(node.left, isToken) || isPresent(node.right, isToken);
  if (node.type !== 'CallExpression') return isToken(node);
  const callee = calleeOf(node);
  if (callee.type !== 'MemberExpression' || !SHORT_TESTS.test(staticName(callee) ?? '')) return isToken(node);
  return isToken(unwrap(callee.object)) || node.arguments.some(of => isToken(of));
}

/** The test whether an expression is the token of a check, or what it was cut out of. */
export function tokenTest(facts: FileFacts, fn: FunctionNode, { token }: SwallowedCheck): (node: Node) => boolean {
  if (!token) return node => CREDENTIALS.test(describeExpression(node));
  const keys = new Set(keysOf(facts, token));
  // the request is no token, though a function may be handed it to find one
  const tokenName = describeExpression(token);
  for (const parameter of fn.params)
    if (describeExpression(parameter) !== tokenName) for (const key of keysOf(facts, parameter)) keys.delete(key);
  return node => [...keysOf(facts, node)].some(key => keys.has(key));
}
