import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  describeExpression,
  eachInnerNode,
  staticName,
  unwrap,
  type CallNode,
  type Node,
} from '../engine/index.js';

const LOGS = /^[_#]?(?:console|log|logging|winston|pino|sentry|debug|trace|warn|info|\w*logger)$/i;
/** Methods that answer a request, which ends nothing in the function that calls them. */
const ANSWERS = /^(?:status|sendStatus|send|json|end|render|redirect|code|writeHead)$/;
/** Names of functions that turn a client away. */
const REFUSES =
  /^(?:\w*(?:unauthori[sz]ed|unauthenticated|forbidden)|(?:deny|reject|refuse|abort|disconnect|destroy|close|fail)\w*)$/i;

/** Names of functions that keep something for later: `c.set('user', claims)`. */
const KEEPS = /^(?:set|put|assign|enterWith|defineProperty|attach)/i;

/** Whether a call keeps what it is handed. */
export const isKeeping = (call: CallNode): boolean => KEEPS.test(calleeName(call) ?? '');

/** Whether a call writes to a log. */
export const isLogCall = (call: CallNode): boolean => isLogName(describeExpression(calleeOf(call))) || isNoteOfKoa(call);

/** `ctx.app.emit('error', error, ctx)`: an application of Koa logs what it is told of; any other emitter may throw it. */
function isNoteOfKoa(call: CallNode): boolean {
  if (call.type !== 'CallExpression') return false;
  const [event, , context] = call.arguments;
  return (
    context !== undefined &&
    event?.type === 'Literal' &&
    event.value === 'error' &&
    /^(?:\w+\.)?app\.emit$/.test(describeExpression(calleeOf(call)))
  );
}

/** Whether a chain of names is that of a log: `console.error`. */
export const isLogName = (names: string): boolean => names.split('.').some(name => LOGS.test(name));

/** Whether a call answers a request: `res.status(401).json({})`. */
export function isAnswer(call: CallNode): boolean {
  const callee = calleeOf(call);
  return callee.type === 'MemberExpression' && ANSWERS.test(staticName(callee) ?? '');
}

/** Whether an expression goes on to the next handler: `next()`, `await next()`. */
export function isNextCall(node: Node): boolean {
  let inner = unwrap(node);
  if (inner.type === 'AwaitExpression') inner = unwrap(inner.argument);
  return (
    inner.type === 'CallExpression' &&
    inner.callee.type === 'Identifier' &&
    /^_?next$/.test(inner.callee.name) &&
    inner.arguments.length === 0
  );
}

/** Whether a statement goes on to the next handler. */
export const isNextStatement = (statement: Node): boolean =>
  (statement.type === 'ExpressionStatement' && isNextCall(statement.expression)) ||
  (statement.type === 'ReturnStatement' && statement.argument !== null && isNextCall(statement.argument));

/** Whether a body goes on to the next handler by itself. */
export const callsNext = (body: Node): boolean =>
  body.type === 'BlockStatement' ? body.body.some(isNextStatement) : isNextCall(body);

/** Whether nothing happens but a note in a log, or a step on to the next handler. */
export function isQuiet(body: Node | null): boolean {
  if (!body) return false;
  if (body.type !== 'BlockStatement') return isQuietExpression(body);
  return body.body.every(isQuietStatement);
}

/** Whether a statement notes something in a log, goes on to the next handler, or does nothing. */
export const isQuietStatement = (statement: Node): boolean =>
  (statement.type === 'ExpressionStatement' && isQuietExpression(statement.expression)) || isNextStatement(statement);

/** Whether an expression notes something in a log, goes on to the next handler, or does nothing. */
function isQuietExpression(node: Node): boolean {
  const inner = unwrap(node);
  if (isNextCall(inner)) return true;
  if (inner.type === 'CallExpression') return isLogCall(inner);
  return inner.type === 'Literal' || (inner.type === 'Identifier' && inner.name === 'undefined');
}

/** Whether a piece of code turns a client away: it throws, hands an error on, or answers with a status of failure. */
export function refuses(code: Node): boolean {
  let found = false;
  eachInnerNode(code, node => {
    found ||=
      node.type === 'ThrowStatement' ||
      (node.type === 'ReturnStatement' && node.argument?.type === 'Literal' && node.argument.value === false) ||
      (node.type === 'Literal' && /^4\d\d$/.test(String(node.value))) ||
      (node.type === 'CallExpression' && (handsErrorOn(node) || REFUSES.test(calleeName(node) ?? ''))) ||
      (node.type === 'MemberExpression' && REFUSES.test(staticName(node) ?? ''));
  });
  return found;
}

/** `next(error)`, `done(new Error('...'))`, `ctx.throw(...)`. */
function handsErrorOn(node: TSESTree.CallExpression): boolean {
  const [first] = node.arguments;
  const name = calleeName(node) ?? '';
  if (name === 'throw') return true;
  if (!first || !/^_?(?:next|done|cb|callback)$/.test(name)) return false;
  return first.type === 'NewExpression' || first.type === 'CallExpression' || /err/i.test(describeExpression(first));
}
