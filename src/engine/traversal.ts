import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isClass, isFunction, type Node } from './syntax.js';

const KEYS: Readonly<Record<string, readonly string[] | undefined>> = visitorKeys;

/** The keys under which a node may hold others, in source order. Nodes that only other parsers make are asked themselves. */
export const childKeysOf = (node: Node): readonly string[] => KEYS[node.type] ?? ownKeysOf(node);

const ownKeysOf = (node: object): readonly string[] =>
  Object.keys(node).filter(key => key !== 'parent' && key !== 'range' && key !== 'loc');

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

/** Puts the nodes directly below a node on a stack, so that the first of them is taken first. */
export function pushChildren(node: Node, stack: Node[]): void {
  const keys = childKeysOf(node);
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const value = (node as unknown as Record<string, unknown>)[keys[index] as string];
    if (Array.isArray(value)) {
      for (let item = value.length - 1; item >= 0; item -= 1) if (isNode(value[item])) stack.push(value[item] as Node);
    } else if (isNode(value)) stack.push(value);
  }
}

/** The nodes directly below a node, in source order. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  pushChildren(node, children);
  return children.reverse();
}

/** The innermost node around an offset of the text: the way down to one place costs less than a walk through a tree. */
export function nodeAround(root: Node, offset: number): Node {
  let node = root;
  for (let inner: Node | null = root; inner; inner = childAround(node, offset)) node = inner;
  return node;
}

function childAround(node: Node, offset: number): Node | null {
  for (const key of childKeysOf(node)) {
    const value = (node as unknown as Record<string, unknown>)[key];
    const child = Array.isArray(value) ? (value as readonly (Node | null)[])[lastBegun(value, offset)] : value;
    if (isNode(child) && child.range[0] <= offset && offset < child.range[1]) return child;
  }
  return null;
}

/** The place of the last node of a list that begins before an offset or at it: a file may have thousands of statements. */
function lastBegun(nodes: readonly (Node | null)[], offset: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // a hole in a list is as far as the next element
    let next = middle;
    while (next < high && !nodes[next]) next += 1;
    if (next < high && (nodes[next] as Node).range[0] <= offset) low = next + 1;
    else high = middle;
  }
  return low - 1;
}

/** Calls `visit` for a node and everything below it, nested functions and classes included. */
export function eachNodeIn(root: Node, visit: (node: Node) => void): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    pushChildren(node, stack);
  }
}

/** Calls `visit` for a node and everything below it, without entering nested functions and classes, and what else is not entered. */
export function eachInnerNode(root: Node, visit: (node: Node) => void, isEntered: (node: Node) => boolean = () => true): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node);
    if ((node === root || !(isFunction(node) || isClass(node))) && isEntered(node)) pushChildren(node, stack);
  }
}
