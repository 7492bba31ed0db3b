import type { TSESLint } from '@typescript-eslint/utils';
import type { Module } from '../modules/module.js';
import type { Node } from '../syntax.js';

export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;

/** Which variable each identifier of a file stands for, built once on first need. */
export interface Bindings {
  /** The variable an identifier reads or writes; null for globals without definition. */
  variableOf(identifier: Node): Variable | null;
}

/** The bindings of a module: one map over all references, so that no lookup walks scopes. */
export function createBindings(module: Module): Bindings {
  let variables: Map<Node, Variable> | null = null;
  const build = (): Map<Node, Variable> => {
    const map = new Map<Node, Variable>();
    for (const scope of module.scopeManager.scopes) {
      for (const reference of scope.references) if (reference.resolved) map.set(reference.identifier, reference.resolved);
      for (const variable of scope.variables) for (const identifier of variable.identifiers) map.set(identifier, variable);
    }
    return map;
  };
  return {
    variableOf(identifier) {
      variables ??= build();
      return variables.get(identifier) ?? null;
    },
  };
}
