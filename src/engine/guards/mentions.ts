import type { TSESTree } from '@typescript-eslint/utils';
import type { Bindings, Variable } from '../bindings/references.js';
import { firstFrom } from '../origins/writes.js';
import { unwrap, type Node } from '../syntax.js';

/** What is known of where a variable is spoken of. */
interface Mentions {
  /** The names that stand for it, in source order. */
  readonly places: readonly Node[];
  /** The variables that hold what calls gave which got it, or something of it: `error` of `const { error } = schema.validate(data)`. */
  results: readonly Variable[] | null;
}

const known = new WeakMap<Variable, Mentions>();

function mentionsOf(variable: Variable): Mentions {
  let mentions = known.get(variable);
  if (!mentions) {
    const places = variable.references.map(({ identifier }): Node => identifier as Node);
    mentions = { places: places.sort((a, b) => a.range[0] - b.range[0]), results: null };
    known.set(variable, mentions);
  }
  return mentions;
}

/** Whether a statement speaks of a variable, or of what a call gave that got it: no other can say anything of its value. */
export function mayConcern(bindings: Bindings, statement: Node, variable: Variable): boolean {
  if (isMentionedIn(variable, statement)) return true;
  if (statement.type !== 'IfStatement') return false;
  const mentions = mentionsOf(variable);
  mentions.results ??= resultsOf(bindings, mentions.places);
  return mentions.results.some(result => isMentionedIn(result, statement.test));
}

function isMentionedIn(variable: Variable, { range }: Node): boolean {
  const { places } = mentionsOf(variable);
  const next = places[firstFrom(places, range[0])];
  return next !== undefined && next.range[1] <= range[1];
}

function resultsOf(bindings: Bindings, places: readonly Node[]): readonly Variable[] {
  const found = new Set<Variable>();
  for (const place of places) {
    const declarator = declaratorOfCall(place);
    for (const name of declarator ? namesIn(declarator.id) : []) {
      const variable = bindings.variableOf(name);
      if (variable) found.add(variable);
    }
  }
  return [...found];
}

/** The declarator whose value is a call that gets a name, or what it leads to: `const result = check({ ...req.query })`. */
function declaratorOfCall(place: Node): TSESTree.VariableDeclarator | null {
  let call: Node = place;
  while (call.parent && HOLDS.has(call.parent.type)) call = call.parent;
  if (call.parent?.type !== 'CallExpression') return null;
  for (let node: Node | undefined = call.parent.parent; node; node = node.parent) {
    if (node.type === 'VariableDeclarator') return node;
    if (node.type !== 'AwaitExpression' && unwrap(node) === node) return null;
  }
  return null;
}

/** What an argument may be around a name. */
const HOLDS: ReadonlySet<string> = new Set([
  'MemberExpression',
  'Property',
  'ObjectExpression',
  'SpreadElement',
  'ArrayExpression',
  'ChainExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TypeCastExpression',
]);

function namesIn(pattern: Node): readonly Node[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap(property => namesIn(property.type === 'Property' ? property.value : property));
    case 'ArrayPattern':
      return pattern.elements.flatMap(element => (element ? namesIn(element) : []));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    default:
      return [];
  }
}
