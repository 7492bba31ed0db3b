import type { FunctionNode, Node } from '../syntax.js';
import { isClass, isFunction } from '../syntax.js';

const cache = new WeakMap<FunctionNode, readonly Node[]>();

/** The expressions that a function may return, not those of functions inside it. */
export function returnedExpressions(fn: FunctionNode): readonly Node[] {
  const known = cache.get(fn);
  if (known) return known;
  const found: Node[] = [];
  if (fn.body && fn.body.type !== 'BlockStatement') found.push(fn.body);
  else if (fn.body) {
    eachInnerNode(fn.body, node => {
      if (node.type === 'ReturnStatement' && node.argument) found.push(node.argument);
    });
  }
  cache.set(fn, found);
  return found;
}

/** Calls `visit` for a node and everything below it, without entering nested functions and classes. */
export function eachInnerNode(root: Node, visit: (node: Node) => void): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    if (node !== root && (isFunction(node) || isClass(node))) continue;
    const children: Node[] = [];
    for (const key in node) {
      if (key === 'parent' || key === 'range' || key === 'loc') continue;
      const value = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) children.push(item);
      } else if (isNode(value)) children.push(value);
    }
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as Node);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
