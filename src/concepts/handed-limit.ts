import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeOf,
  contains,
  describeExpression,
  describeOrigin,
  isNear,
  isOfOtherFile,
  namesPackageOf,
  sourceOf,
  staticName,
  unwrap,
  type Call,
  type CallNode,
  type Catalogue,
  type Engine,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { enteredBy } from './project-call.js';
import { limitGiven, type LimitedCall, type LimitState } from './size-limit.js';

const tests = new WeakMap<Catalogue, TextTest>();

/** Code that makes a parser with a limit, of whatever library. */
function makesParsers(catalogue: Catalogue): TextTest {
  let test = tests.get(catalogue);
  if (!test) {
    const imports = namesPackageOf(catalogue, 'size-limit');
    const matches = (text: string): boolean =>
      /limit|max_?(?:bytes|size|body|file)|file_?size/i.test(text) && imports.matches(text);
    tests.set(catalogue, (test = { name: 'parsers with limits', matches }));
  }
  return test;
}

const HANDS_ON: TextTest = {
  name: 'hands names on',
  matches: text => /\bexport\s*(?:\*|\{[^{}]*\})\s*(?:as\s+\w+\s*)?from\b/.test(text),
};

/** Limits that a file hands to a function of another one, which makes a parser with them. */
export function handedLimits(analysis: Analysis): readonly LimitedCall[] {
  const { engine } = analysis;
  if (!engine.project) return [];
  const makes = makesParsers(engine.catalogue);
  if (!isNear(engine, makes, 1)) return [];
  return analysis.calls.flatMap(node => {
    if (node.type !== 'CallExpression' || !node.arguments.some(argument => mayHoldSize(engine, argument, 0))) return [];
    const callee = calleeOf(node);
    const { module } = sourceOf(engine, callee);
    if (module === null || !isOfOtherFile(engine, callee)) return [];
    const isMade = engine.leadsTo(module, makes, 0) || (engine.leadsTo(module, HANDS_ON, 0) && engine.leadsTo(module, makes, 1));
    if (!isMade) return [];
    return limitsIn(analysis, node);
  });
}

const NAMES_SIZE = /limit|size|max|bytes|body|upload/i;

/** Whether what is written at an argument may be a size too large, or an object that has one. */
function mayHoldSize(engine: Engine, argument: Node, depth: number): boolean {
  const node = unwrap(argument);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? /^\s*\d+(?:\.\d+)?\s*[a-z]{0,3}\s*$/i.test(node.value) : Number(node.value) > 1e6;
    case 'BinaryExpression':
      return /^(?:\*\*?|<<)$/.test(node.operator);
    case 'Identifier':
      return node.name === 'Infinity' || NAMES_SIZE.test(node.name) || (depth === 0 && holdsSize(engine, node));
    case 'MemberExpression':
      return NAMES_SIZE.test(describeExpression(node));
    case 'ObjectExpression':
      return (
        depth < 3 &&
        node.properties.some(
          property =>
            property.type === 'Property' &&
            (mayHoldSize(engine, property.value, depth + 1) ||
              (property.value.type === 'MemberExpression' && isSizeOf(property))),
        )
      );
    default:
      return false;
  }
}

const isSizeOf = (property: TSESTree.Property): boolean => NAMES_SIZE.test(staticName(property) ?? '');

/** `const options = { ... }` */
function holdsSize({ bindings }: Engine, node: TSESTree.Identifier): boolean {
  const definition = bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
  const value = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : null;
  return value?.type === 'ObjectExpression' && value.properties.some(of => of.type === 'Property' && isSizeOf(of));
}

function limitsIn(analysis: Analysis, node: TSESTree.CallExpression): readonly LimitedCall[] {
  const { engine } = analysis;
  const entered = enteredBy(engine, node);
  if (!entered) return [];
  const { fn, home, frame } = entered;
  const there = analysis.of(home);
  return there
    .playing('size-limit', call => contains(fn, call))
    .flatMap(({ call, role: written }) => {
      const run = home.callOf(call.node as CallNode, frame);
      const given = run && limitGiven(there, run, written);
      // what the function has without its caller is told there
      if (!given || isSame(limitGiven(there, call, written)?.state, given.state)) return [];
      const found = node.arguments.map(argument => placeOf(engine, argument, given.origin, 0)).find(place => place !== null);
      if (!found) return [];
      const { role, slot, state, origin } = given;
      const own = slot.steps.flatMap(step => ('prop' in step ? [step.prop] : []));
      const path = found.name === null ? own : [found.name];
      const limit = { role, slot, path, state, value: found.value, text: describeOrigin(origin), ineffective: false };
      const at = { node: found.value, args: [], frame: engine.base } as unknown as Call;
      return [{ call: at, limits: [limit], isPlugin: false, name: describeExpression(calleeOf(call.node as CallNode)) }];
    });
}

const isSame = (one: LimitState | undefined, other: LimitState): boolean =>
  other.kind === 'unknown' || JSON.stringify(one) === JSON.stringify(other);

interface Place {
  readonly value: Node;
  /** The name that it has in the object it stands in. */
  readonly name: string | null;
}

/** Where an argument has a value: it is that, or an object of this file that holds it. */
function placeOf(engine: Engine, argument: Node, wanted: Origin, depth: number): Place | null {
  const origin = engine.originOf(argument);
  if (wanted.kind === 'literal' && origin.kind === 'literal' && Object.is(origin.value, wanted.value))
    return { value: argument, name: null };
  if (origin.kind !== 'object' || origin.frame.home !== engine || depth > 2) return null;
  for (const property of origin.node.properties) {
    const found = property.type === 'Property' ? placeOf(engine, property.value, wanted, depth + 1) : null;
    if (found && property.type === 'Property') return { ...found, name: found.name ?? staticName(property) };
  }
  return null;
}
