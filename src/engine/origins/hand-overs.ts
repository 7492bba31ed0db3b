import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, staticName, wrapped, type Node } from '../syntax.js';
import type { Engine } from './engine.js';

/** A place where a function is handed over: argument `index` of `call`, inside it at `steps`. */
export interface HandOver {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  readonly index: number;
  readonly steps: readonly string[];
}

/** The calls that a function is handed to, directly, by name, in an array or object, or wrapped by another call. */
export function handOversOf(engine: Engine, fn: Node): readonly HandOver[] {
  let found = known.get(fn);
  if (!found) known.set(fn, (found = findHandOvers(engine, fn)));
  return found;
}

const known = new WeakMap<Node, readonly HandOver[]>();

function findHandOvers(engine: Engine, fn: Node): readonly HandOver[] {
  const found: HandOver[] = [];
  const seen = new Set<Node>();
  const visit = (expression: Node, steps: readonly string[], depth: number): void => {
    const node = wrapped(expression);
    if (depth > 6 || seen.has(node) || !node.parent) return;
    seen.add(node);
    const { parent } = node;
    switch (parent.type) {
      case 'CallExpression':
      case 'NewExpression': {
        const index = parent.arguments.indexOf(node as TSESTree.Expression);
        if (index < 0) return;
        found.push({ call: parent, index, steps });
        // a wrapper such as asyncHandler(fn): its result is handed on
        if (steps.length === 0 && parent.arguments.length <= 2) visit(parent, [], depth + 1);
        return;
      }
      case 'ArrayExpression':
        visit(parent, steps, depth + 1);
        return;
      case 'Property':
        if (parent.value === node && parent.parent.type === 'ObjectExpression') {
          const name = staticName(parent);
          if (name !== null) visit(parent.parent, [name, ...steps], depth + 1);
        }
        return;
      case 'VariableDeclarator':
        if (parent.init === node && parent.id.type === 'Identifier') visitReferences(parent.id, steps, depth);
        return;
      case 'MemberExpression':
        // handler.bind(this)
        if (parent.object === node && staticName(parent) === 'bind' && parent.parent.type === 'CallExpression')
          visit(parent.parent, steps, depth + 1);
        return;
      case 'ConditionalExpression':
      case 'LogicalExpression':
        visit(parent, steps, depth + 1);
        return;
      default:
    }
  };
  const visitReferences = (identifier: Node, steps: readonly string[], depth: number): void => {
    for (const reference of engine.bindings.variableOf(identifier)?.references ?? []) {
      if (reference.isRead()) visit(reference.identifier, steps, depth + 1);
    }
  };
  if (isFunction(fn) && fn.type === 'FunctionDeclaration') {
    if (fn.id) visitReferences(fn.id, [], 0);
  } else visit(fn, [], 0);
  return found;
}
