import type { TSESTree } from '@typescript-eslint/utils';
import { calleeName, calleeOf, functionName, isFunction, staticName, wrapped, type Engine, type Node } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isMaybeBuilt } from './sql-query.js';

/** Functions that call each other in a row, as far as their names are followed. */
const HOPS = 3;

/**
 * The names of the functions of a file in which a query is made, or a function with such a name is called: calls of other
 * names lead to no query of the file. `leading`: calls that count as queries, since they lead to one in another file.
 */
export function namesOfQuerying(facts: FileFacts, leading: readonly Node[]): ReadonlySet<string> {
  const found = new Names(facts.engine);
  for (const node of facts.candidates('sql-query')) {
    const isOpen =
      node.type === 'CallExpression' && node.arguments.some((argument, index) => isMaybeBuilt(argument, index === 0));
    if (isOpen) found.addAround(node);
  }
  for (const node of leading) found.addAround(node);
  let names: ReadonlySet<string> = new Set(found.names);
  for (let hop = 1; hop < HOPS && names.size > 0; hop += 1) {
    const before = new Set(found.names);
    for (const node of [...names].flatMap(name => facts.callsNamed(name))) {
      found.addAround(node);
      // what it gives back may be a function that it made
      found.addHolders(node);
    }
    names = new Set([...found.names].filter(name => !before.has(name)));
  }
  return found.names;
}

/** The names of functions, and those of the variables and properties that hold them. */
class Names {
  readonly names = new Set<string>();
  readonly #seen = new Set<Node>();
  /** The calls and blocks around which all functions are known: those of a long chain stand one in the other. */
  readonly #around = new Set<Node>();

  constructor(readonly engine: Engine) {}

  /** The functions that a node stands in. */
  addAround(node: Node): void {
    for (let current = node.parent; current; current = current.parent) {
      if (current.type === 'CallExpression' || current.type === 'BlockStatement') {
        if (this.#around.has(current)) return;
        this.#around.add(current);
      }
      if (!isFunction(current)) continue;
      if (this.#seen.has(current)) return;
      const name = functionName(current);
      if (name !== null) this.names.add(name);
      this.addHolders(current);
      if (current.type === 'FunctionDeclaration' && current.id) this.#addUses(current.id);
    }
  }

  /** `{ find: run }`, `this.find = run.bind(this)`: by what else a value can be called. */
  addHolders(value: Node): void {
    if (this.#seen.has(value)) return;
    this.#seen.add(value);
    const node = wrapped(value);
    const { parent } = node;
    switch (parent?.type) {
      case 'VariableDeclarator':
        if (parent.init === node && parent.id.type === 'Identifier') {
          this.names.add(parent.id.name);
          this.#addUses(parent.id);
        }
        return;
      case 'Property':
      case 'PropertyDefinition':
        if (parent.value === node) this.#add(staticName(parent));
        return;
      case 'AssignmentExpression':
        if (parent.right === node && parent.left.type === 'MemberExpression') this.#add(staticName(parent.left));
        return;
      case 'MemberExpression':
        if (parent.object === node && staticName(parent) === 'bind' && parent.parent.type === 'CallExpression')
          this.addHolders(parent.parent);
        return;
      default:
    }
  }

  #add(name: string | null): void {
    if (name !== null) this.names.add(name);
  }

  #addUses(identifier: Node): void {
    for (const reference of this.engine.bindings.variableOf(identifier)?.references ?? [])
      if (reference.isRead()) this.addHolders(reference.identifier);
  }
}

/** Whether a call may be one of a function with one of these names: its own name tells, unless it was given another. */
export function mayBeNamed(
  engine: Engine,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  names: ReadonlySet<string>,
): boolean {
  const name = calleeName(node);
  if (name === null || names.has(name) || name === 'call' || name === 'apply') return true;
  const callee = calleeOf(node);
  if (callee.type !== 'Identifier') return false;
  const definition = engine.bindings.variableOf(callee)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.init !== null && !isFunction(definition.init);
}
