import { createRequire } from 'node:module';
import path from 'node:path';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../syntax.js';
import { pushChildren } from '../traversal.js';
import type { Module } from './module.js';
import { NotedNodes } from './noted-nodes.js';

interface Estree {
  parse(text: string, options: object): TSESTree.Program;
}

interface Scopes {
  analyze(ast: TSESTree.Program, options: object): TSESLint.Scope.ScopeManager;
}

interface Tools {
  readonly parser: Estree;
  readonly scopes: Scopes;
}

/** A parser of other files: the parsers that the project has are asked for the tree alone, half the work of linting a file. */
export class FileParser {
  readonly #typescript: () => Tools | null;
  readonly #javascript: () => Tools | null;

  /** `folder`: where packages are looked for besides the place of this package. */
  constructor(folder: string) {
    this.#typescript = once(() =>
      tools(
        load('@typescript-eslint/typescript-estree', '@typescript-eslint/parser'),
        load('@typescript-eslint/scope-manager', '@typescript-eslint/parser'),
      ),
    );
    this.#javascript = once(() => tools(load('espree', 'eslint'), load('eslint-scope', 'eslint')));
    function load(name: string, owner: string): unknown {
      return loadFrom(folder, name, owner);
    }
  }

  /** The syntax tree and scopes of a file; null where no parser that is there can read it. */
  parse(fileName: string, text: string): Module | null {
    const isTypeScript = /\.[cm]?tsx?$/.test(fileName);
    const sourceTypes = /\.c[jt]s$/.test(fileName) ? (['script', 'module'] as const) : (['module', 'script'] as const);
    if (!isTypeScript) {
      const tools = this.#javascript();
      for (const sourceType of sourceTypes) {
        const module = tools && attempt(() => readJavaScript(tools, fileName, text, sourceType));
        if (module) return module;
      }
    }
    const tools = this.#typescript();
    return tools && attempt(() => readTypeScript(tools, fileName, text, sourceTypes[0]));
  }
}

const tools = (parser: unknown, scopes: unknown): Tools | null =>
  parser && scopes ? { parser: parser as Estree, scopes: scopes as Scopes } : null;

function readJavaScript(tools: Tools, fileName: string, text: string, sourceType: 'module' | 'script'): Module {
  const options = {
    range: true,
    ecmaVersion: 'latest',
    sourceType,
    ecmaFeatures: { jsx: true, globalReturn: sourceType === 'script' },
    comment: documentsTypes(text),
  };
  const ast = tools.parser.parse(text, options);
  const nodes = link(ast);
  const scopeManager = tools.scopes.analyze(ast, {
    ecmaVersion: 2022,
    sourceType,
    ignoreEval: true,
    nodejsScope: sourceType === 'script',
    childVisitorKeys: undefined,
    fallback: keysOf,
  });
  return { ast, scopeManager, fileName, text, nodes };
}

function readTypeScript(tools: Tools, fileName: string, text: string, sourceType: 'module' | 'script'): Module {
  const ast = tools.parser.parse(text, {
    range: true,
    // without it, the parser takes it off each node in a walk of its own, and leaves slow objects behind
    loc: true,
    jsDocParsingMode: 'none',
    // what is wrong with modifiers and the like is told where the file itself is linted
    allowInvalidAST: true,
    tokens: false,
    comment: documentsTypes(text),
    jsx: /x$/.test(fileName) || /\.[cm]?js$/.test(fileName),
    filePath: path.basename(fileName),
    sourceType,
    suppressDeprecatedPropertyWarnings: true,
  });
  const nodes = link(ast);
  const scopeManager = tools.scopes.analyze(ast, { sourceType, globalReturn: sourceType === 'script', lib: [] });
  return { ast, scopeManager, fileName, text, nodes };
}

/** Whether comments of a file say of what types of libraries parameters are. */
const documentsTypes = (text: string): boolean => text.includes('@param {import(');

const keysOf = (node: object): readonly string[] => Object.keys(node).filter(key => key !== 'parent');

/**
 * Sets the `parent` of every node, as ESLint does for the files that it lints, and lets go of lines and columns, which nobody reads.
 * The same walk notes what is asked for of every file.
 */
function link(ast: TSESTree.Program): NotedNodes {
  const nodes = new NotedNodes();
  const stack: Node[] = [ast];
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.note(node);
    if (node.loc as unknown) (node as { loc: unknown }).loc = undefined;
    const first = stack.length;
    pushChildren(node, stack);
    for (let index = first; index < stack.length; index += 1) (stack[index] as { parent: Node }).parent = node;
  }
  nodes.isComplete = true;
  return nodes;
}

const attempt = <T>(run: () => T): T | null => {
  try {
    return run();
  } catch {
    // no parser for this syntax, or a broken file: nothing is known of it
    return null;
  }
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
};

/** A package that another one depends on, found from that one's place, so that it is the copy already in memory. */
const loadFrom: (folder: string, name: string, owner: string) => unknown = (folder, name, owner) => {
  for (const from of [path.join(folder, 'package.json'), import.meta.url]) {
    const found = attempt(() => createRequire(createRequire(from).resolve(owner))(name) as unknown);
    if (found) return found;
  }
  return null;
};
