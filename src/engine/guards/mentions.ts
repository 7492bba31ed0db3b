import type { TSESTree } from '@typescript-eslint/utils';
import { identifiersIn } from '../bindings/patterns.js';
import type { Bindings, Variable } from '../bindings/references.js';
import { firstFrom } from '../origins/writes.js';
import { wrapped, type Node } from '../syntax.js';

/** What is known of where a variable is spoken of, in source order. */
interface Mentions {
  /** The names that stand for it. */
  readonly places: readonly Node[];
  /** Those of what calls gave that got it, or something of it: `error` of `const { error } = schema.validate(data)`. */
  results: readonly Node[] | null;
}

const known = new WeakMap<Variable, Mentions>();

function mentionsOf(variable: Variable): Mentions {
  let mentions = known.get(variable);
  if (!mentions) known.set(variable, (mentions = { places: placesOf([variable]), results: null }));
  return mentions;
}

const placesOf = (variables: readonly Variable[]): readonly Node[] =>
  variables
    .flatMap(({ references }) => references.map(({ identifier }): Node => identifier as Node))
    .sort((a, b) => a.range[0] - b.range[0]);

/** Whether a statement speaks of a variable, or of what a call gave that got it: no other can say anything of its value. */
export function mayConcern(bindings: Bindings, statement: Node, variable: Variable): boolean {
  const mentions = mentionsOf(variable);
  if (isAnyIn(mentions.places, statement)) return true;
  if (statement.type !== 'IfStatement') return false;
  return isAnyIn((mentions.results ??= placesOf(resultsOf(bindings, mentions.places))), statement.test);
}

/** Whether one of the nodes of a list in source order stands in another one. */
function isAnyIn(nodes: readonly Node[], { range }: Node): boolean {
  const next = nodes[firstFrom(nodes, range[0])];
  return next !== undefined && next.range[1] <= range[1];
}

function resultsOf(bindings: Bindings, places: readonly Node[]): readonly Variable[] {
  const found = new Set<Variable>();
  for (const place of places) {
    const declarator = declaratorOfCall(place);
    for (const name of declarator ? identifiersIn(declarator.id) : []) {
      const variable = bindings.variableOf(name);
      if (variable) found.add(variable);
    }
  }
  return [...found];
}

/** The declarator whose value is a call that gets a name, or what it leads to: `const result = check({ ...req.query })`. */
function declaratorOfCall(place: Node): TSESTree.VariableDeclarator | null {
  let argument = wrapped(place);
  while (argument.parent && HOLDS.has(argument.parent.type)) argument = wrapped(argument.parent);
  if (argument.parent?.type !== 'CallExpression') return null;
  const call = wrapped(argument.parent);
  const value = call.parent?.type === 'AwaitExpression' ? wrapped(call.parent) : call;
  return value.parent?.type === 'VariableDeclarator' ? value.parent : null;
}

/** What an argument may be around a name. */
const HOLDS: ReadonlySet<string> = new Set([
  'MemberExpression',
  'Property',
  'ObjectExpression',
  'SpreadElement',
  'ArrayExpression',
]);
