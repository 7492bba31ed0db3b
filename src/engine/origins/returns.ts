import type { FunctionNode, Node } from '../syntax.js';
import { eachInnerNode } from '../traversal.js';

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
