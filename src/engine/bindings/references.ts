import type { TSESLint } from '@typescript-eslint/utils';
import type { Module } from '../modules/module.js';
import type { Node } from '../syntax.js';

export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;

/** Which variable each identifier of a file stands for, built once on first need. */
export interface Bindings {
  /** The variable an identifier reads or writes; null for globals without definition. */
  variableOf(identifier: Node): Variable | null;
  /** Whether a name stands for the same variable, or for none, wherever it is written. */
  isUnambiguous(name: string): boolean;
  /** Where a name that nothing declares gets a value, as in `sql = text` of code that is not strict. */
  undeclared(name: string): readonly Reference[];
}

export const createBindings = ({ scopeManager }: Module): Bindings => new BindingsByName(scopeManager);

const NONE: readonly Variable[] = [];
const NOWHERE: readonly Reference[] = [];

/** By name: few names of a file are ever asked for, so only the references of those are looked through, and no lookup walks up the scopes. */
class BindingsByName implements Bindings {
  #byName: Map<string, Variable[]> | null = null;
  readonly #named = new Map<string, Named>();
  #undeclared: ReadonlyMap<string, readonly Reference[]> | null = null;
  readonly #scopeManager: Module['scopeManager'];

  constructor(scopeManager: Module['scopeManager']) {
    this.#scopeManager = scopeManager;
  }

  variableOf(identifier: Node): Variable | null {
    if (identifier.type !== 'Identifier' && identifier.type !== 'JSXIdentifier') return null;
    const named = this.#named.get(identifier.name) ?? this.#find(identifier.name);
    return named.get(identifier);
  }

  isUnambiguous(name: string): boolean {
    return (this.#named.get(name) ?? this.#find(name)).size <= 1;
  }

  undeclared(name: string): readonly Reference[] {
    return (this.#undeclared ??= undeclaredIn(this.#scopeManager)).get(name) ?? NOWHERE;
  }

  #find(name: string): Named {
    this.#byName ??= namesIn(this.#scopeManager);
    const outermost = this.#scopeManager.scopes[0]?.set.get(name);
    const inner = this.#byName.get(name) ?? NONE;
    const named = new Named(outermost ? [outermost, ...inner] : inner);
    this.#named.set(name, named);
    return named;
  }
}

/** The variables of a file by name, in the order of their scopes; without those of the outermost, which holds all of the language. */
function namesIn({ scopes }: Module['scopeManager']): Map<string, Variable[]> {
  const byName = new Map<string, Variable[]>();
  for (let index = 1; index < scopes.length; index += 1) {
    for (const variable of scopes[index]?.variables ?? []) {
      const known = byName.get(variable.name);
      if (known) known.push(variable);
      else byName.set(variable.name, [variable]);
    }
  }
  return byName;
}

/** The references by which names get a value that no scope declares. */
function undeclaredIn({ scopes: [outermost] }: Module['scopeManager']): Map<string, Reference[]> {
  const byName = new Map<string, Reference[]>();
  for (const reference of outermost?.through ?? []) {
    if (!reference.isWrite()) continue;
    const { name } = reference.identifier as { readonly name: string };
    const known = byName.get(name);
    if (known) known.push(reference);
    else byName.set(name, [reference]);
  }
  return byName;
}

/** References that are looked through one by one; a map is made of more. */
const FEW = 8;

/** The variables of one name. */
class Named {
  readonly #variables: readonly Variable[];
  readonly #count: number;
  #byIdentifier: Map<Node, Variable> | null = null;

  constructor(variables: readonly Variable[]) {
    this.#variables = variables;
    let count = 0;
    for (const { references, identifiers } of variables) count += references.length + identifiers.length;
    this.#count = count;
  }

  get size(): number {
    return this.#variables.length;
  }

  get(identifier: Node): Variable | null {
    if (this.#count > FEW) return (this.#byIdentifier ??= this.#mapped()).get(identifier) ?? null;
    // of a class, the variable inside it counts: the last one
    for (let index = this.#variables.length - 1; index >= 0; index -= 1) {
      const variable = this.#variables[index] as Variable;
      if (isOf(variable, identifier)) return variable;
    }
    return null;
  }

  #mapped(): Map<Node, Variable> {
    const map = new Map<Node, Variable>();
    for (const variable of this.#variables) {
      for (const reference of variable.references) map.set(reference.identifier, variable);
      for (const identifier of variable.identifiers) map.set(identifier, variable);
    }
    return map;
  }
}

function isOf({ references, identifiers }: Variable, identifier: Node): boolean {
  for (const known of identifiers) if (known === identifier) return true;
  for (const reference of references) if (reference.identifier === identifier) return true;
  return false;
}
