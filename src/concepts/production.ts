import type { TSESTree } from '@typescript-eslint/utils';
import {
  alwaysLeaves,
  calleeOf,
  definitionOf,
  isFunction,
  staticName,
  unwrap,
  wrapped,
  writtenText,
  type Engine,
  type FunctionNode,
  type Node,
} from '../engine/index.js';

/** Conditions, and names that lead to them, one behind the other. */
const MAX_DEPTH = 8;

/** Whether code surely does not run in production: a condition around it, or an early return before it, leaves that out. */
export function isLeftOutOfProduction(home: Engine, code: Node, depth = 0): boolean {
  let node = code;
  for (let { parent } = node; parent; node = parent, parent = parent.parent) {
    if (failsInProduction(home, node, parent)) return true;
    if (node.type === 'FunctionDeclaration' || (isFunction(node) && parent.type === 'VariableDeclarator')) {
      const call = depth < MAX_DEPTH ? onlyCallOf(home, node) : null;
      return call !== null && isLeftOutOfProduction(home, call, depth + 1);
    }
  }
  return false;
}

function failsInProduction(home: Engine, node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (parent.test === node) return false;
      return inProduction(home, parent.test, 0) === (parent.alternate === node);
    case 'LogicalExpression':
      if (parent.right !== node || parent.operator === '??') return false;
      return inProduction(home, parent.left, 0) === (parent.operator === '||');
    case 'BlockStatement':
    case 'Program':
      return leavingIn(parent).some(before => before.range[1] <= node.range[0] && inProduction(home, before.test, 0) === true);
    default:
      return false;
  }
}

const leaving = new WeakMap<Node, readonly TSESTree.IfStatement[]>();

/** The statements of a block that end it on a condition. */
function leavingIn(block: TSESTree.BlockStatement | TSESTree.Program): readonly TSESTree.IfStatement[] {
  let found = leaving.get(block);
  if (!found) {
    const statements: readonly TSESTree.Statement[] = block.body;
    found = statements.filter(
      (of): of is TSESTree.IfStatement => of.type === 'IfStatement' && !of.alternate && alwaysLeaves(of.consequent),
    );
    leaving.set(block, found);
  }
  return found;
}

/** The call of a function that nothing else in its file mentions. */
function onlyCallOf({ bindings }: Engine, fn: FunctionNode): Node | null {
  const name = fn.type === 'FunctionDeclaration' ? fn.id : fn.parent.type === 'VariableDeclarator' ? fn.parent.id : null;
  const variable = name?.type === 'Identifier' ? bindings.variableOf(name) : null;
  const [use, ...others] = variable?.references.filter(reference => reference.isRead()) ?? [];
  const call = use && others.length === 0 ? wrapped(use.identifier).parent : null;
  return call?.type === 'CallExpression' && calleeOf(call) === use?.identifier ? call : null;
}

/** Whether an expression holds in production; null where that cannot be told. */
function inProduction(home: Engine, expression: Node, depth: number): boolean | null {
  if (depth > MAX_DEPTH) return null;
  const node = unwrap(expression);
  const ask = (of: Node): boolean | null => inProduction(home, of, depth + 1);
  switch (node.type) {
    case 'Literal':
      return Boolean(node.value);
    case 'UnaryExpression': {
      const held = node.operator === '!' ? ask(node.argument) : null;
      return held === null ? null : !held;
    }
    case 'LogicalExpression': {
      const sides = [ask(node.left), ask(node.right)];
      const decisive = node.operator === '||';
      if (node.operator === '??') return null;
      return sides.includes(decisive) ? decisive : sides.includes(null) ? null : !decisive;
    }
    case 'BinaryExpression': {
      if (!/^[!=]==?$/.test(node.operator)) return null;
      const isSame = areSame(environmentOf(home, node.left, depth), environmentOf(home, node.right, depth));
      return isSame === null ? null : isSame === node.operator.startsWith('=');
    }
    case 'CallExpression':
      return ofCall(home, node, depth);
    default: {
      if (environmentOf(home, node, depth) === PRODUCTION) return true;
      const definition = writtenAt(home, node);
      return definition ? inProduction(definition.home, definition.node, depth + 1) : null;
    }
  }
}

/** `['development', 'test'].includes(env)`, `Boolean(isProduction)`, `isProduction()`. */
function ofCall(home: Engine, node: Extract<Node, { type: 'CallExpression' }>, depth: number): boolean | null {
  const callee = calleeOf(node);
  const [first] = node.arguments;
  if (callee.type === 'Identifier' && callee.name === 'Boolean' && first) return inProduction(home, first, depth + 1);
  if (callee.type === 'MemberExpression' && staticName(callee) === 'includes' && first) {
    const list = unwrap(writtenAt(home, callee.object)?.node ?? callee.object);
    if (list.type !== 'ArrayExpression' || environmentOf(home, first, depth) !== PRODUCTION) return null;
    const found = list.elements.map(element => areSame(PRODUCTION, element ? environmentOf(home, element, depth) : null));
    return found.includes(true) ? true : found.includes(null) ? null : false;
  }
  const definition = node.arguments.length === 0 ? definitionOf(home, callee) : null;
  if (!definition || !isFunction(definition.node) || definition.node.async) return null;
  const { body } = definition.node;
  const [only] = body.type === 'BlockStatement' ? body.body : [];
  const result = body.type === 'BlockStatement' ? (only?.type === 'ReturnStatement' ? only.argument : null) : body;
  return result ? inProduction(definition.home, result, depth + 1) : null;
}

/** The environment that a program runs in, as code in production finds it. */
const PRODUCTION = Symbol('production');

const NAMES_ENVIRONMENT = /^(?:(?:node|app|deploy|deployment|runtime)_?)?env(?:ironment)?$/i;
const IS_PRODUCTION = /^(?:prod(?:uction)?|live)$/i;
const IS_OTHER = /^(?:dev(?:el(?:op(?:ment)?)?)?|tests?|testing|stag(?:e|ing)|local(?:host)?|ci|qa|preview|sandbox)$/i;

/** Whether two environments are the same; null where one of them is not known. */
function areSame(one: typeof PRODUCTION | string | null, other: typeof PRODUCTION | string | null): boolean | null {
  const text = typeof one === 'string' ? one : other;
  if ((one !== PRODUCTION && other !== PRODUCTION) || typeof text !== 'string') return null;
  return IS_PRODUCTION.test(text) ? true : IS_OTHER.test(text) ? false : null;
}

/** The name of an environment that is written down, or what stands for the one that the program runs in. */
function environmentOf(home: Engine, expression: Node, depth: number): typeof PRODUCTION | string | null {
  if (depth > MAX_DEPTH) return null;
  const node = unwrap(expression);
  const text = writtenText(node);
  if (text !== null) return text;
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '&&' ? null : environmentOf(home, node.left, depth + 1);
    case 'CallExpression': {
      const callee = calleeOf(node);
      const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
      if (callee.type !== 'MemberExpression' || name === null) return null;
      if (/^(?:toLowerCase|trim|toString)$/.test(name)) return environmentOf(home, callee.object, depth + 1);
      // `app.get('env')`, `config.get('NODE_ENV')`
      const key = /^get(?:OrThrow)?$/.test(name) ? writtenText(node.arguments[0]) : null;
      return key !== null && NAMES_ENVIRONMENT.test(key) ? PRODUCTION : null;
    }
    case 'Identifier':
    case 'MemberExpression': {
      const definition = writtenAt(home, node);
      if (definition) return environmentOf(definition.home, definition.node, depth + 1);
      const name = node.type === 'Identifier' ? node.name : staticName(node);
      return name !== null && NAMES_ENVIRONMENT.test(name) ? PRODUCTION : null;
    }
    default:
      return null;
  }
}

/** Where a value is written that a name stands for, as long as nothing else is written to it. */
function writtenAt(home: Engine, node: Node): { readonly node: Node; readonly home: Engine } | null {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return null;
  const definition = definitionOf(home, node);
  if (!definition || definition.node === node) return null;
  const name = node.type === 'MemberExpression' ? staticName(node) : null;
  const isWritten = (text: string): boolean => name !== null && new RegExp(String.raw`\.${name}\s*=[^=]`).test(text);
  return isWritten(home.module.text) || isWritten(definition.home.module.text) ? null : definition;
}
