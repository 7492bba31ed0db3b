import {
  calleeOf,
  definitionOf,
  heldByParts,
  isCutOff,
  isFunction,
  onlyDefinitionOf,
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

const leftOut = new WeakMap<Engine, WeakMap<Node, boolean>>();

/** Whether code surely does not run in production: a condition around it, or an early return before it, leaves that out. */
export function isLeftOutOfProduction(home: Engine, code: Node, depth = 0): boolean {
  let known = leftOut.get(home);
  if (!known) leftOut.set(home, (known = new WeakMap<Node, boolean>()));
  // what is registered in a chain of calls has the rest of the chain around it
  const passed: Node[] = [];
  let answer: boolean | undefined;
  for (let node: Node | undefined = code; node && answer === undefined; node = node.parent) {
    answer = known.get(node) ?? leftOutBy(home, node, depth);
    passed.push(node);
  }
  for (const node of passed) known.set(node, answer ?? false);
  return answer ?? false;
}

/** Whether what is right around a node leaves it out of production, or the only call of a function does; undefined where more is around. */
function leftOutBy(home: Engine, node: Node, depth: number): boolean | undefined {
  const { parent } = node;
  if (!parent) return false;
  if (isCutOff(node, parent, test => inProduction(home, test, 0))) return true;
  if (node.type !== 'FunctionDeclaration' && !(isFunction(node) && parent.type === 'VariableDeclarator')) return undefined;
  const call = depth < MAX_DEPTH ? onlyCallOf(home, node) : null;
  return call !== null && isLeftOutOfProduction(home, call, depth + 1);
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
  switch (node.type) {
    case 'Literal':
      return Boolean(node.value);
    case 'UnaryExpression':
    case 'LogicalExpression':
      return heldByParts(node, of => inProduction(home, of, depth + 1));
    case 'BinaryExpression': {
      if (!/^[!=]==?$/.test(node.operator)) return null;
      const isSame = areSame(environmentOf(home, node.left, depth), environmentOf(home, node.right, depth));
      return isSame === null ? null : isSame === node.operator.startsWith('=');
    }
    case 'CallExpression':
      return ofCall(home, node, depth);
    default: {
      if (environmentOf(home, node, depth) === PRODUCTION) return true;
      const definition = onlyDefinitionOf(home, node);
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
    const list = unwrap(onlyDefinitionOf(home, callee.object)?.node ?? callee.object);
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
      const definition = onlyDefinitionOf(home, node);
      if (definition) return environmentOf(definition.home, definition.node, depth + 1);
      const name = node.type === 'Identifier' ? node.name : staticName(node);
      return name !== null && NAMES_ENVIRONMENT.test(name) ? PRODUCTION : null;
    }
    default:
      return null;
  }
}
