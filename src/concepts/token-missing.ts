import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import {
  eachNodeIn,
  enclosingFunction,
  identifiersIn,
  unwrap,
  usesOf,
  usesOfParameter,
  type FunctionNode,
  type Node,
  type Use,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { callsNext, isKeeping, isNextStatement, refuses } from './going-on.js';
import { isOptionalByName, OPTIONAL, statementsAfter } from './token-aftermath.js';
import { isMissing, isPresent, tokenTest } from './token-refusal.js';

/**
 * Whether a middleware turns a bad token away, but lets a client without any through, and keeps nothing of a good one that
 * later code could ask for: then the check keeps nobody out. Where claims are kept, signing in may be optional.
 */
export function letsMissingThrough(
  facts: FileFacts,
  check: TSESTree.CallExpression,
  callback: FunctionNode | null,
  token: Node,
): boolean {
  const fn = enclosingFunction(check);
  if (fn?.body.type !== 'BlockStatement' || isOptionalByName(fn)) return false;
  if (OPTIONAL.test(path.basename(facts.engine.module.fileName))) return false;
  const uses = callback ? usesOfParameter(facts.engine, callback, 1) : usesOf(facts.engine, check);
  if (!uses.every(isAsked) || (callback ? !refuses(callback.body) : isCaughtQuietly(check, fn))) return false;
  return missingGoesOn(fn, check, tokenTest(facts, fn, { check, token, attempt: null })) && !keepsSomething(fn);
}

const isAsked = ({ kind }: Use): boolean => kind === 'test' || kind === 'comparison' || kind === 'awaited';

const keeping = new WeakMap<FunctionNode, boolean>();

/** Whether a function changes anything that is there after it. */
function keepsSomething(fn: FunctionNode): boolean {
  let keeps = keeping.get(fn);
  if (keeps === undefined) keeping.set(fn, (keeps = changesSomething(fn)));
  return keeps;
}

function changesSomething(fn: FunctionNode): boolean {
  const own = new Set<string>();
  let keeps = false;
  eachNodeIn(fn.body, node => {
    if (node.type === 'VariableDeclarator') for (const { name } of identifiersIn(node.id)) own.add(name);
  });
  eachNodeIn(fn.body, node => {
    if (node.type === 'AssignmentExpression') keeps ||= node.left.type !== 'Identifier' || !own.has(node.left.name);
    else if (node.type === 'CallExpression') keeps ||= isKeeping(node);
  });
  return keeps;
}

function isCaughtQuietly(check: Node, fn: FunctionNode): boolean {
  for (let child = check, { parent } = check; parent && child !== fn.body; child = parent, parent = parent.parent)
    if (parent.type === 'TryStatement' && parent.block === child) return !parent.handler || !refuses(parent.handler.body);
  return false;
}

/** Whether a client without a token surely gets to the next handler. */
function missingGoesOn(fn: FunctionNode, check: Node, isToken: (node: Node) => boolean): boolean {
  for (let child = check, { parent } = check; parent && child !== fn.body; child = parent, parent = parent.parent) {
    if (parent.type === 'BlockStatement') {
      const before = parent.body.slice(0, parent.body.indexOf(child as TSESTree.Statement));
      if (before.some(of => of.type === 'IfStatement' && isMissing(of.test, isToken) && goesOn(of.consequent))) return true;
    } else if (parent.type === 'IfStatement' && parent.consequent === child && failsWithout(parent.test, isToken)) {
      const after = parent.alternate ? [parent.alternate] : (statementsAfter(parent, fn) ?? []).slice(0, 1);
      return after.some(goesOn);
    }
  }
  return false;
}

const goesOn = (code: Node): boolean => isNextStatement(code) || callsNext(code);

/** Whether a condition cannot hold without a token: `token`, `token && !isPublic(req.path)`. */
function failsWithout(test: Node, isToken: (node: Node) => boolean): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression' && node.operator === '&&')
    return failsWithout(node.left, isToken) || failsWithout(node.right, isToken);
  return isPresent(node, isToken);
}
