import * as parser from '@typescript-eslint/parser';
import {
  createCatalogue,
  createEngine,
  eachInnerNode,
  isClass,
  isFunction,
  type Engine,
  type Node,
} from '../../src/engine/index.js';
import { readers } from '../../src/concepts/analysis.js';
import { libraries } from '../../src/libraries/index.js';

const catalogue = createCatalogue(libraries);

/** The engine over a piece of code. */
export function analyse(code: string): Engine {
  const { ast, scopeManager } = parser.parseForESLint(code, {
    range: true,
    loc: true,
    comment: true,
    ecmaVersion: 'latest',
    sourceType: 'module',
    ecmaFeatures: { globalReturn: true, jsx: false },
  });
  if (!scopeManager) throw new Error('no scope manager');
  link(ast, undefined);
  return createEngine({ ast, scopeManager, fileName: 'file.ts', text: code }, catalogue, readers);
}

function link(node: Node, parent: Node | undefined): void {
  if (parent) (node as { parent: Node }).parent = parent;
  for (const key in node) {
    if (key === 'parent') continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Node).type === 'string') link(child as Node, node);
    }
  }
}

/** Every node of the file. */
export function eachNode(engine: Engine, visit: (node: Node) => void): void {
  const enter = (root: Node): void =>
    eachInnerNode(root, node => {
      visit(node);
      if (node !== root && (isFunction(node) || isClass(node))) for (const part of partsOf(node)) enter(part);
    });
  enter(engine.module.ast);
}

const partsOf = (node: Node): readonly Node[] => {
  if (isClass(node)) return node.superClass ? [node.superClass, node.body] : [node.body];
  return isFunction(node) ? [...node.params, ...(node.body ? [node.body] : [])] : [];
};

/** The argument of the call `probe(...)` in the code. */
export function probed(engine: Engine): Node {
  let found: Node | null = null;
  eachNode(engine, node => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'probe')
      found ??= node.arguments[0] ?? null;
  });
  if (!found) throw new Error('the code has no probe(...) call');
  return found;
}
