import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../syntax.js';
import { staticName } from '../syntax.js';

/** One step of a destructuring: a named property, an index, the rest, or a computed key. */
export type PatternStep =
  { readonly prop: string } | { readonly index: number } | { readonly rest: readonly string[] } | { readonly computed: Node };

/** How a name is taken out of the value that a pattern destructures. */
export interface PatternPath {
  readonly steps: readonly PatternStep[];
  /** Values that stand in when the destructured one is missing. */
  readonly defaults: readonly Node[];
}

/** Steps into a pattern beyond this are not followed: a bound on the stack, far above what real code needs. */
const MAX_STEPS = 60;

/** The way from a pattern to one of its identifiers; null when the identifier is not in it, or deeper than anybody writes. */
export function pathInPattern(pattern: Node, identifier: Node): PatternPath | null {
  return search(pattern, identifier, [], []);
}

function search(pattern: Node, identifier: Node, steps: readonly PatternStep[], defaults: readonly Node[]): PatternPath | null {
  if (pattern === identifier) return { steps, defaults };
  if (steps.length > MAX_STEPS) return null;
  if (pattern.range[0] > identifier.range[0] || pattern.range[1] < identifier.range[1]) return null;
  switch (pattern.type) {
    case 'AssignmentPattern':
      return search(pattern.left, identifier, steps, [...defaults, pattern.right]);
    case 'TSParameterProperty':
      return search(pattern.parameter, identifier, steps, defaults);
    case 'RestElement':
      return search(pattern.argument, identifier, steps, defaults);
    case 'ArrayPattern':
      for (const [index, element] of pattern.elements.entries()) {
        if (!element) continue;
        const step: PatternStep = element.type === 'RestElement' ? { rest: [] } : { index };
        const found = search(element, identifier, [...steps, step], defaults);
        if (found) return found;
      }
      return null;
    case 'ObjectPattern':
      return searchObject(pattern, identifier, steps, defaults);
    default:
      return null;
  }
}

function searchObject(
  pattern: TSESTree.ObjectPattern,
  identifier: Node,
  steps: readonly PatternStep[],
  defaults: readonly Node[],
): PatternPath | null {
  const named: string[] = [];
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      const found = search(property.argument, identifier, [...steps, { rest: named }], defaults);
      if (found) return found;
      continue;
    }
    const name = staticName(property);
    if (name !== null) named.push(name);
    const step: PatternStep = name === null ? { computed: property.key } : { prop: name };
    const found = search(property.value, identifier, [...steps, step], defaults);
    if (found) return found;
  }
  return null;
}

/** The names that a pattern binds. */
export const identifiersIn = (pattern: Node): readonly TSESTree.Identifier[] =>
  targetsIn(pattern).filter(target => target.type === 'Identifier');

/** What a pattern puts values into, in source order: names, and members of objects as in `[req.user] = list`. */
export function targetsIn(pattern: Node): readonly Node[] {
  const found: Node[] = [];
  const stack: (Node | null)[] = [pattern];
  while (stack.length > 0) {
    const node = stack.pop();
    const parts = node ? partsOf(node) : [];
    if (node && !parts) found.push(node);
    for (let index = (parts?.length ?? 0) - 1; index >= 0; index -= 1) stack.push(parts?.[index] ?? null);
  }
  return found;
}

/** The patterns inside a pattern; null for a target. */
function partsOf(pattern: Node): readonly (Node | null)[] | null {
  switch (pattern.type) {
    case 'AssignmentPattern':
      return [pattern.left];
    case 'RestElement':
      return [pattern.argument];
    case 'ArrayPattern':
      return pattern.elements;
    case 'ObjectPattern':
      return pattern.properties.map(property => (property.type === 'Property' ? property.value : property.argument));
    default:
      return null;
  }
}
