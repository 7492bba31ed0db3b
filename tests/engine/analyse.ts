import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as parser from '@typescript-eslint/parser';
import type ts from 'typescript';
import {
  createCatalogue,
  createEngine,
  NotedNodes,
  createTypeEvidence,
  eachInnerNode,
  isClass,
  isFunction,
  Project,
  type Engine,
  type Node,
} from '../../src/engine/index.js';
import { readers } from '../../src/concepts/analysis.js';
import { libraries } from '../../src/libraries/index.js';

const catalogue = createCatalogue(libraries);

/** A file of a program: its code is parsed with type information. */
export interface ProgramFile {
  readonly program: ts.Program;
  readonly fileName: string;
}

/** The engine over a piece of code. */
export const analyse = (code: string, file?: ProgramFile): Engine => engineOver(code, file?.fileName ?? 'file.ts', null, file);

/** The engine over one of several files, which are written to a folder: imports lead from one to the other. */
export function analyseProject(folder: string, files: Readonly<Record<string, string>>, fileName: string): Engine {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const project = new Project({ roots: [], folder: import.meta.dirname }, (module, of) =>
    createEngine(module, catalogue, readers, of),
  );
  return engineOver(files[fileName] ?? '', path.join(folder, fileName), project);
}

/** The engine over code that is linted under a file name. */
export function engineOver(code: string, fileName: string, project: Project | null, file?: ProgramFile): Engine {
  const { ast, scopeManager, services } = parser.parseForESLint(code, {
    ...(file ? { programs: [file.program], filePath: file.fileName } : {}),
    range: true,
    loc: true,
    comment: true,
    ecmaVersion: 'latest',
    sourceType: 'module',
    ecmaFeatures: { globalReturn: true, jsx: false },
  });
  if (!scopeManager) throw new Error('no scope manager');
  const nodes = new NotedNodes();
  link(ast, undefined, nodes);
  nodes.isComplete = true;
  project?.begin(fileName);
  const types = createTypeEvidence(services, catalogue);
  return createEngine({ ast, scopeManager, fileName, text: code, types, nodes }, catalogue, readers, project);
}

function link(node: Node, parent: Node | undefined, nodes: NotedNodes): void {
  nodes.note(node);
  if (parent) (node as { parent: Node }).parent = parent;
  for (const key in node) {
    if (key === 'parent') continue;
    const value = (node as unknown as Record<string, unknown>)[key];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof (child as Node).type === 'string') link(child as Node, node, nodes);
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
