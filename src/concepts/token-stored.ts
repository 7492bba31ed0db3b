import type { TSESTree } from '@typescript-eslint/utils';
import {
  alwaysLeaves,
  calleeName,
  contains,
  describeExpression,
  enclosingFunction,
  identifiersIn,
  rootOfChain,
  staticName,
  unwrap,
  wrapped,
  type Engine,
  type FunctionNode,
  type Node,
  type Use,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isNothing } from './failure-answer.js';
import { refuses } from './going-on.js';

/** Calls that look something up, or compare it with what is kept of it. */
const LOOKS_UP =
  /^(?:find|get|load|fetch|look_?up|select|query|where|first|exists|count|has|includes|some|eq|compare|match|verify)/i;
/** Calls that change what is kept. */
const CHANGES = /^(?:update|delete|destroy|remove|insert|save|set|create|upsert|replace|revoke|put|patch|write)/i;
const FAILS_WITHOUT = /OrFail$|OrThrow$/;

/**
 * What is believed of a token's claims though the function lets only tokens through that its own store holds. Nobody can
 * forge such a token: a claim may also select the record that the token is compared with, but nothing may change by then.
 */
export function believedBesideStore(facts: FileFacts, token: Node, at: Node, uses: readonly Use[]): readonly Use[] {
  const fn = enclosingFunction(at);
  const end = fn && endOfLookUp(facts.engine, fn, unwrap(token), at);
  if (end === null) return uses;
  return uses.filter(
    use => use.node.range[0] < end && !(use.kind === 'argument' && selectsRecord(use.call)) && use.kind !== 'test',
  );
}

/** Whether a call is a part of what reads a record: `eq(users.id, claims.sub)` in a `where` of a `select`. */
function selectsRecord(call: Node): boolean {
  const names = namesAround(call);
  return names.some(name => LOOKS_UP.test(name)) && !names.some(name => CHANGES.test(name));
}

/** The names of the calls that a call is handed to, or continues. */
function namesAround(call: Node): readonly string[] {
  const names: string[] = [];
  for (let node: Node | undefined = call; node && !/Statement$|Declarat|Function/.test(node.type); node = node.parent) {
    if (node.type !== 'CallExpression') continue;
    // what the chain began with: `db.update(users).set({}).where(...)`
    for (let link: Node = node; ;) {
      if (link.type === 'CallExpression') {
        names.push(calleeName(link) ?? '');
        link = unwrap(link.callee);
      } else if (link.type === 'MemberExpression') link = unwrap(link.object);
      else break;
    }
  }
  return names;
}

/** Uses of the variable that holds a token, or the request that has it, which are looked at. */
const MAX_USES = 100;

/** Where a function has left unless the token is one that is kept; null where it never asks. */
function endOfLookUp(engine: Engine, fn: FunctionNode, token: Node, at: Node): number | null {
  const root = token.type === 'Identifier' || token.type === 'MemberExpression' ? rootOfChain(token) : null;
  const variable = root?.type === 'Identifier' ? engine.bindings.variableOf(root) : null;
  const name = describeExpression(token);
  for (const { identifier } of variable?.references.slice(0, MAX_USES) ?? []) {
    const use = expressionAt(identifier, name);
    const end = use && enclosingFunction(use) === fn && !contains(at, use) ? endOf(engine, use, fn) : null;
    if (end !== null) return end;
  }
  return null;
}

/** The chain of members of this form that begins with a name: `req.body.token`. */
function expressionAt(root: Node, form: string): Node | null {
  for (let node = root; ; node = node.parent) {
    if (describeExpression(node) === form) return node;
    if (node.parent?.type !== 'MemberExpression' || node.parent.object !== node) return null;
  }
}

/** Follows a token into the condition that it, or what is found by it, decides. */
function endOf(engine: Engine, token: Node, fn: FunctionNode): number | null {
  const names: string[] = [];
  let child = token;
  for (let { parent } = token; parent && child !== fn.body; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'CallExpression':
        if (parent.callee === child) break;
        if (isOwnFunction(parent)) return null;
        names.push(...namesAround(parent));
        break;
      case 'BinaryExpression':
        return isKeptValue(engine, parent, child) && parent.operator.startsWith('!') ? endOfRefusal(parent) : null;
      case 'VariableDeclarator':
      case 'AssignmentExpression': {
        if (!names.some(name => LOOKS_UP.test(name)) || names.some(name => CHANGES.test(name))) return null;
        if (names.some(name => FAILS_WITHOUT.test(name))) return parent.range[1];
        const found = parent.type === 'VariableDeclarator' ? parent.id : parent.left;
        return endOfAbsence(engine, identifiersIn(found), fn);
      }
      case 'UnaryExpression':
        return parent.operator === '!' && names.some(name => LOOKS_UP.test(name)) ? endOfRefusal(parent) : null;
      case 'ExpressionStatement':
        return names.some(name => FAILS_WITHOUT.test(name)) ? parent.range[1] : null;
      case 'IfStatement':
      case 'BlockStatement':
        return null;
      default:
    }
  }
  return null;
}

/** A function of the file, or a method of the same class, may do anything with a token: decode it, for one. */
function isOwnFunction(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return !/^(?:eq|compare|match)/i.test(callee.name);
  return callee.type === 'MemberExpression' && callee.object.type === 'ThisExpression';
}

/** Whether a token is compared with a value that may be one that is kept. */
function isKeptValue(engine: Engine, { left, right }: TSESTree.BinaryExpression, token: Node): boolean {
  const other = unwrap(left === token ? right : left);
  if (engine.originOf(other).kind === 'request') return false;
  return other.type === 'MemberExpression' || (other.type === 'Identifier' && !isNothing(other));
}

/** The end of the `if` that a condition is all of, or one of several reasons of, if that leaves. */
function endOfRefusal(condition: Node): number | null {
  let node = wrapped(condition);
  while (node.parent?.type === 'LogicalExpression' && node.parent.operator === '||') node = wrapped(node.parent);
  const { parent } = node;
  return parent?.type === 'IfStatement' && parent.test === node && (alwaysLeaves(parent.consequent) || refuses(parent.consequent))
    ? parent.range[1]
    : null;
}

/** The end of the `if` that leaves where nothing was found. */
function endOfAbsence(engine: Engine, found: readonly TSESTree.Identifier[], fn: FunctionNode): number | null {
  for (const name of found) {
    for (const { identifier } of engine.bindings.variableOf(name)?.references ?? []) {
      if (!contains(fn, identifier)) continue;
      const end = endOfAbsent(identifier);
      if (end !== null) return end;
    }
  }
  return null;
}

/** `!found`, `found == null`, `found.length === 0`. */
function endOfAbsent(name: Node): number | null {
  let node = wrapped(name);
  const { parent } = node;
  const isLength =
    parent?.type === 'MemberExpression' && parent.object === node && /^(?:length|rowCount|size)$/.test(staticName(parent) ?? '');
  if (isLength) node = wrapped(parent);
  const outer = node.parent;
  if (outer?.type === 'UnaryExpression' && outer.operator === '!') return endOfRefusal(outer);
  if (outer?.type !== 'BinaryExpression' || outer.left !== node) return null;
  const isZero = outer.right.type === 'Literal' && (outer.right.value === 0 || outer.right.value === 1);
  return /^(?:===?|<)$/.test(outer.operator) && (isLength ? isZero : isNothing(outer.right)) ? endOfRefusal(outer) : null;
}
