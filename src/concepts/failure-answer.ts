import {
  calleeName,
  describeExpression,
  eachInnerNode,
  eachNodeIn,
  rootOfChain,
  staticName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isAnswer, isKeeping, isLogCall, refuses } from './going-on.js';
import { enteredBy } from './project-call.js';

const ANSWER_OBJECTS = /^_?(?:res|resp|response|reply|ctx|context)$/i;
/** Functions of which a failure is handed to somebody else. */
const HANDS_ON = /^_?(?:next|resolve|reject|done|cb|callback)$/;
const STATUS = /^(?:status|statusCode)$/;
/** What tells that an answer was sent already. */
const IS_SENT = /^(?:headersSent|writableEnded|writableFinished|finished|sent|destroyed|respond)$/;

/** Whether a callback answers a failure, and neither throws nor hands it on, which would keep what follows from running. */
export function answersFailure(facts: FileFacts, { params, body }: FunctionNode): boolean {
  const [error, claims] = params.map(parameter => (parameter.type === 'Identifier' ? parameter.name : null));
  let isAnswered = false;
  let mayEnd = false;
  eachInnerNode(body, node => {
    if (node.type === 'ThrowStatement') mayEnd = true;
    else if (node.type === 'CallExpression' && node.arguments.length > 0 && HANDS_ON.test(calleeName(node) ?? '')) mayEnd = true;
    if (node.type !== 'IfStatement' && node.type !== 'ConditionalExpression') return;
    const test = unwrap(node.test);
    const isNegated = test.type === 'UnaryExpression' && test.operator === '!';
    const subject = subjectOf(isNegated ? unwrap(test.argument) : test);
    const isFailed = subject !== null && (subject === error ? !isNegated : subject === claims && isNegated);
    const isGood = subject !== null && (subject === error ? isNegated : subject === claims && !isNegated);
    const branch = isFailed ? node.consequent : isGood ? node.alternate : null;
    isAnswered ||= branch !== null && mentionsAnswer(facts, branch);
  });
  return isAnswered && !mayEnd;
}

/** The name of which a condition asks whether it is there: `error`, `error != null`, `error && error.message`. */
function subjectOf(test: Node): string | null {
  if (test.type === 'Identifier') return test.name;
  if (test.type === 'LogicalExpression') return subjectOf(unwrap(test.left));
  return test.type === 'BinaryExpression' && /^!==?$/.test(test.operator) && isNothing(test.right)
    ? subjectOf(unwrap(test.left))
    : null;
}

/** `null`, `undefined` or `false`. */
export const isNothing = (node: Node): boolean =>
  (node.type === 'Literal' && (node.value === null || node.value === false)) ||
  (node.type === 'Identifier' && node.name === 'undefined');

function mentionsAnswer(facts: FileFacts, code: Node): boolean {
  let found = false;
  eachInnerNode(code, node => {
    found ||= isFailureAnswer(facts, node);
  });
  return found;
}

/** Whether code answers on each way through it, and lets control go past its end. */
export function answersAndStays(facts: FileFacts, code: Node): boolean {
  let isAnswered = false;
  for (const statement of code.type === 'BlockStatement' ? code.body : [code]) {
    if (statement.type === 'IfStatement') {
      // an expired token was signed here once: what is done about that is another matter
      const first = /expired/i.test(wordsIn(statement.test)) || answersAndStays(facts, statement.consequent);
      if (!first) return false;
      if (statement.alternate && !answersAndStays(facts, statement.alternate)) return false;
      if (statement.alternate) isAnswered = true;
    } else if (statement.type === 'ExpressionStatement') {
      const inner = unwrap(statement.expression);
      const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
      if (isFailureAnswer(facts, call)) isAnswered = true;
      else if (call.type === 'CallExpression' ? !isLogCall(call) && !isKeeping(call) : call.type !== 'AssignmentExpression')
        return false;
    } else if (statement.type !== 'VariableDeclaration') return false;
  }
  return isAnswered;
}

/** The names and constants in a piece of code. */
export function wordsIn(node: Node): string {
  let text = '';
  eachNodeIn(node, inner => {
    if (inner.type === 'Identifier') text += ` ${inner.name}`;
    else if (inner.type === 'Literal') text += ` ${String(inner.value)}`;
  });
  return text;
}

/** `res.status(401).json({})`, `ctx.status = 401`, or a function of the project that does it. */
export function isFailureAnswer(facts: FileFacts, node: Node): boolean {
  if (node.type === 'AssignmentExpression') {
    const { left, right } = node;
    return left.type === 'MemberExpression' && STATUS.test(staticName(left) ?? '') && refuses(right) && isGiven(facts, left);
  }
  if (node.type !== 'CallExpression' || isLogCall(node)) return false;
  if (isAnswer(node)) return isGiven(facts, node);
  if (!node.arguments.some(argument => ANSWER_OBJECTS.test(describeExpression(argument)))) return false;
  const entered = enteredBy(facts.engine, node);
  if (!entered) return false;
  let answers = false;
  let throws = false;
  eachNodeIn(entered.fn.body, inner => {
    if (inner.type === 'ThrowStatement') throws = true;
    else if (inner.type === 'CallExpression' && isAnswer(inner)) answers = true;
  });
  return answers && !throws;
}

/** Whether what is answered through was handed to a function, as a response or context is. */
function isGiven({ engine }: FileFacts, expression: Node): boolean {
  const root = rootOfChain(expression);
  if (root.type !== 'Identifier') return false;
  const definition = engine.bindings.variableOf(root)?.defs[0];
  return (definition?.type as string | undefined) === 'Parameter' || ANSWER_OBJECTS.test(root.name);
}

/** Whether code asks whether an answer was sent already. */
export function asksWhetherSent(code: Node): boolean {
  let found = false;
  eachNodeIn(code, node => {
    if (node.type === 'MemberExpression' && IS_SENT.test(staticName(node) ?? '')) found = true;
  });
  return found;
}

/** Whether code answers the request once more, as after a success. */
export function answersAgain(facts: FileFacts, code: Node): boolean {
  if (code.type === 'ReturnStatement' && code.argument !== null) return true;
  let found = false;
  eachInnerNode(code, node => {
    if (node.type === 'CallExpression') found ||= isAnswer(node) && isGiven(facts, node);
    else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
      found ||= staticName(node.left) === 'body' && isGiven(facts, node.left);
  });
  return found;
}
