import type { TSESTree } from '@typescript-eslint/utils';
import type { Reference, Variable } from '../bindings/references.js';
import type { Node } from '../syntax.js';
import { contains, enclosingFunction } from '../syntax.js';
import { coversOf, runsBefore } from './ways.js';

/** One place where a variable gets a value. */
export interface Write {
  readonly identifier: Node;
  /** The value written; for destructuring, the value that is taken apart. */
  readonly value: Node;
  /** The pattern that takes the value apart, or the identifier itself. */
  readonly pattern: Node;
  /** `logical`: the value that was there may stay; `other`: a number comes of it. */
  readonly operator: '=' | '+=' | 'logical' | 'other';
  /** The value is an element of `value`: `for (const x of value)`. */
  readonly each: boolean;
  /** For `delete x.y`, the statement after which `y` holds nothing. */
  readonly removedBy?: Node;
}

const writes = new WeakMap<Variable, readonly Write[]>();

/** The writes to a variable in source order. */
export function writesOf(variable: Variable): readonly Write[] {
  let found = writes.get(variable);
  if (!found) writes.set(variable, (found = writesAmong(variable.references)));
  return found;
}

const undeclared = new WeakMap<readonly Reference[], readonly Write[]>();

/** Of the writes to a name that nothing declares, those of the innermost function around a use that has any. */
export function undeclaredWrites(references: readonly Reference[], use: Node): readonly Write[] {
  let all = undeclared.get(references);
  if (!all) undeclared.set(references, (all = writesAmong(references)));
  for (let fn = enclosingFunction(use); fn; fn = enclosingFunction(fn)) {
    const around = fn;
    const own = all.filter(({ identifier }) => contains(around, identifier));
    if (own.length > 0) return own;
  }
  return all.filter(({ identifier }) => enclosingFunction(identifier) === null);
}

/** The writes among the references to one name, in source order. */
function writesAmong(references: readonly Reference[]): readonly Write[] {
  const writes: Write[] = [];
  for (const reference of references) {
    if (!reference.isWrite()) continue;
    const write = writeOf(reference);
    if (write) writes.push(write);
  }
  return writes.sort((a, b) => a.identifier.range[0] - b.identifier.range[0]);
}

function writeOf(reference: Reference): Write | null {
  const identifier = reference.identifier as Node;
  let target: Node = identifier;
  while (target.parent && isPatternPiece(target.parent, target)) target = target.parent;
  const parent = target.parent;
  if (!parent) return null;
  switch (parent.type) {
    case 'VariableDeclarator': {
      if (parent.init) return { identifier, value: parent.init, pattern: parent.id, operator: '=', each: false };
      const loop = parent.parent.parent;
      if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === parent.parent) {
        return {
          identifier,
          value: loop.right,
          pattern: parent.id,
          operator: loop.type === 'ForOfStatement' ? '=' : 'other',
          each: true,
        };
      }
      return null;
    }
    case 'AssignmentExpression': {
      if (parent.left !== target) return null;
      return { identifier, value: parent.right, pattern: parent.left, operator: operatorOf(parent), each: false };
    }
    case 'ForOfStatement':
    case 'ForInStatement':
      return {
        identifier,
        value: parent.right,
        pattern: parent.left,
        operator: parent.type === 'ForOfStatement' ? '=' : 'other',
        each: true,
      };
    case 'UpdateExpression':
      return { identifier, value: parent, pattern: identifier, operator: 'other', each: false };
    default:
      return null;
  }
}

/** What an assignment makes of the value that was there; of one that `&&=` keeps, nothing matters. */
export function operatorOf({ operator }: TSESTree.AssignmentExpression): Write['operator'] {
  switch (operator) {
    case '=':
    case '&&=':
      return '=';
    case '+=':
      return '+=';
    case '||=':
    case '??=':
      return 'logical';
    default:
      return 'other';
  }
}

const isPatternPiece = (parent: Node, child: Node): boolean =>
  parent.type === 'ObjectPattern' ||
  parent.type === 'ArrayPattern' ||
  parent.type === 'RestElement' ||
  (parent.type === 'AssignmentPattern' && parent.left === child) ||
  (parent.type === 'Property' && parent.value === child && parent.parent.type === 'ObjectPattern');

/** The writes whose value a use may see. */
export interface ReachingWrites {
  /** Plain assignments, of which the use sees one. */
  readonly bases: readonly Write[];
  /** `+=` writes that came after, in source order. */
  readonly appends: readonly Write[];
}

/**
 * The writes that reach a use. Within one function an assignment that runs on every way to the use hides the earlier
 * ones; a use in another function sees them all, and so does one in another file (null).
 */
export function reachingWrites(writes: readonly Write[], use: Node | null): ReachingWrites {
  if (writes.length === 0 || use === null) return split(writes);
  const fn = enclosingFunction(use);
  const around = functionOf(writes);
  if (around === 'several' && fn !== null) return reachingOfOwn(writes, use, fn);
  if (around !== fn) return split(writes);
  const [only] = writes;
  if (writes.length === 1 && only) return isSeen(only, use) ? split(writes) : { bases: NONE, appends: NONE };
  // the writes come in source order, and so do nearly all of their ends
  const next = indexFrom(writes, use.range[0]);
  const loop = outermostLoop(use);
  const later: Write[] = [];
  let start = -1;
  let others = 0;
  for (let index = next - 1; index >= 0 && start < 0; index -= 1) {
    const write = writes[index] as Write;
    if (write.operator !== '=' || write.each) continue;
    others += 1;
    const sure = surePlace(write, writes, use);
    if (sure) start = sure === write.identifier ? index : indexFrom(writes, sure.range[0]);
    else if (others > MAX_WRITES) start = index;
  }
  const before = writes.slice(Math.max(start, 0), next).filter(write => endOfWrite(write) <= use.range[0]);
  if (loop) {
    for (const write of writes) {
      if (endOfWrite(write) > use.range[0] && contains(loop, write.identifier)) later.push(write);
    }
  }
  return split([...before, ...later]);
}

/**
 * Of a variable that several functions write, a use sees what its own function has surely written, and what came after
 * that: there, in functions inside it, and in those that only add to the value.
 */
function reachingOfOwn(writes: readonly Write[], use: Node, fn: Node): ReachingWrites {
  const isBefore = (write: Write): boolean => endOfWrite(write) <= use.range[0];
  let start: number | null = null;
  for (let index = writes.length - 1; index >= 0 && start === null; index -= 1) {
    const write = writes[index] as Write;
    const isPlain = write.operator === '=' && !write.each && enclosingFunction(write.identifier) === fn;
    const sure = isPlain ? surePlace(write, writes, use) : null;
    if (sure) start = Math.min(write.identifier.range[0], sure.range[0]);
  }
  if (start === null) return split(writes);
  const begin = start;
  const loop = outermostLoop(use);
  const setting = new Set<Node | null>();
  return split(
    writes.filter(write => {
      const { identifier } = write;
      const of = enclosingFunction(identifier);
      if (of === fn) return identifier.range[0] >= begin && (isBefore(write) || (loop !== null && contains(loop, identifier)));
      if (contains(fn, identifier)) return true;
      if (write.operator === '=') setting.add(of);
      return !setting.has(of);
    }),
  );
}

const covers = new WeakMap<Write, readonly Node[]>();

/** The place before a use after which it sees nothing that was there before a write; null where it may see that. */
export function surePlace(write: Write, writes: readonly Write[], use: Node): Node | null {
  let places = covers.get(write);
  if (!places) {
    const { identifier, pattern, removedBy = identifier } = write;
    covers.set(write, (places = coversOf(removedBy, pattern, assignment => isPlainWrite(assignment, writes))));
  }
  return (
    places.find(
      place => (place === write.identifier ? endOfWrite(write) : place.range[1]) <= use.range[0] && runsBefore(place, use),
    ) ?? null
  );
}

function isPlainWrite(assignment: TSESTree.AssignmentExpression, writes: readonly Write[]): boolean {
  const write = writes[indexFrom(writes, assignment.range[0])];
  return write?.operator === '=' && write.pattern === assignment.left;
}

/** The index of the first write at or after a place. */
function indexFrom(writes: readonly Write[], start: number): number {
  let [low, high] = [0, writes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle] as Write).identifier.range[0] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const NONE: readonly Write[] = [];

/** Assignments before a use that are looked at: an origin has no more alternatives than half of that. */
const MAX_WRITES = 64;

/** Whether the only write to a variable comes before a use of the same function, or comes round to it in a loop. */
function isSeen(write: Write, use: Node): boolean {
  if (endOfWrite(write) <= use.range[0]) return write.identifier.range[0] < use.range[0];
  const loop = outermostLoop(use);
  return loop !== null && contains(loop, write.identifier);
}

const functions = new WeakMap<readonly Write[], Node | null | 'several'>();

/** The function that all writes stand in; null for the top of the file. */
function functionOf(writes: readonly Write[]): Node | null | 'several' {
  let fn = functions.get(writes);
  if (fn === undefined) {
    const [first, ...others] = writes.map(write => enclosingFunction(write.identifier));
    fn = others.every(other => other === first) ? (first ?? null) : 'several';
    functions.set(writes, fn);
  }
  return fn;
}

/** The loop around a use that contains all others around it. */
function outermostLoop(use: Node): Node | null {
  let loop: Node | null = null;
  for (let node: Node | undefined = use.parent; node; node = node.parent)
    if (/^(?:For|While|DoWhile)/.test(node.type)) loop = node;
  return loop;
}

/** Where a write has happened: uses before it see an earlier value. */
export const endOfWrite = (write: Write): number => {
  // `x = f(x)`: the use inside the written value comes before the write
  const assignment = write.pattern.parent as TSESTree.AssignmentExpression | TSESTree.VariableDeclarator | undefined;
  return assignment && contains(assignment, write.value) ? assignment.range[1] : write.identifier.range[1];
};

const split = (writes: readonly Write[]): ReachingWrites =>
  writes.some(isAppend)
    ? { bases: writes.filter(write => !isAppend(write)), appends: writes.filter(isAppend) }
    : { bases: writes, appends: NONE };

const isAppend = ({ operator }: Write): boolean => operator === '+=';

const written = new WeakMap<Variable, readonly Node[]>();

/** The identifiers by which a variable gets a value after its declaration or in it, in source order. */
export function writtenAt(variable: Variable): readonly Node[] {
  let places = written.get(variable);
  if (!places) {
    places = variable.references
      .filter(reference => reference.isWrite())
      .map(reference => reference.identifier as Node)
      .sort((a, b) => a.range[0] - b.range[0]);
    written.set(variable, places);
  }
  return places;
}

/** The index of the first node of a sorted list that starts at or after a place. */
export function firstFrom(nodes: readonly Node[], start: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as Node).range[0] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

const reassigned = new WeakMap<Variable, boolean>();

/** Whether a variable gets a value anywhere but where it is declared. */
export function isReassigned(variable: Variable): boolean {
  let answer = reassigned.get(variable);
  if (answer === undefined) {
    answer = variable.references.some(reference => reference.isWrite() && !reference.init);
    reassigned.set(variable, answer);
  }
  return answer;
}
