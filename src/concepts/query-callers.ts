import type { TSESTree } from '@typescript-eslint/utils';
import { calleeName, calleeOf, functionName, isFunction, type Engine, type Node } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isMaybeBuilt } from './sql-query.js';

/** Functions that call each other in a row, as far as their names are followed. */
const HOPS = 3;

/**
 * The names of the functions of a file in which a query is made, or a function with such a name is called: calls of other
 * names lead to no query of the file. `leading`: calls that count as queries, since they lead to one in another file.
 */
export function namesOfQuerying(facts: FileFacts, leading: readonly TSESTree.CallExpression[]): ReadonlySet<string> {
  const names = new Set<string>();
  const entered = new Set<Node>();
  for (const node of facts.candidates('sql-query')) {
    const isOpen =
      node.type === 'CallExpression' && node.arguments.some((argument, index) => isMaybeBuilt(argument, index === 0));
    if (isOpen) addEnclosing(node, names, entered);
  }
  for (const node of leading) addEnclosing(node, names, entered);
  let rest = facts.calls;
  for (let hop = 1; hop < HOPS && names.size > 0; hop += 1) {
    const before = new Set(names);
    rest = rest.filter(node => {
      const name = calleeName(node);
      if (name === null || !before.has(name)) return true;
      addEnclosing(node, names, entered);
      return false;
    });
  }
  return names;
}

function addEnclosing(node: Node, names: Set<string>, entered: Set<Node>): void {
  for (let current = node.parent; current; current = current.parent) {
    if (!isFunction(current)) continue;
    if (entered.has(current)) return;
    entered.add(current);
    const name = functionName(current);
    if (name !== null) names.add(name);
  }
}

/** Whether a call may be one of a function with one of these names: its own name tells, unless it was given another. */
export function mayBeNamed(engine: Engine, node: TSESTree.CallExpression, names: ReadonlySet<string>): boolean {
  const name = calleeName(node);
  if (name === null || names.has(name) || name === 'call' || name === 'apply') return true;
  const callee = calleeOf(node);
  if (callee.type !== 'Identifier') return false;
  const definition = engine.bindings.variableOf(callee)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.init !== null && !isFunction(definition.init);
}
