import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeOf,
  contains,
  describeExpression,
  describeOrigin,
  isOfOtherFile,
  sourceOf,
  staticName,
  type Call,
  type CallNode,
  type Engine,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { enteredBy } from './project-call.js';
import { limitGiven, type LimitedCall, type LimitState } from './size-limit.js';

/** Code that makes a parser with a limit, of whatever library. */
const LIMITS: TextTest = {
  name: 'limits of parsers',
  matches: text =>
    /limit|max_?(?:bytes|size|body|file)|file_?size/i.test(text) &&
    /express|body-?parser|multer|busboy|fastify|hapi|koa|nest|hono|formidable|multipart|multiparty|restify|raw-body|upload/i.test(
      text,
    ),
};

/** Limits that a file hands to a function of another one, which makes a parser with them. */
export function handedLimits(analysis: Analysis): readonly LimitedCall[] {
  const { engine } = analysis;
  if (!engine.project) return [];
  return analysis.calls.flatMap(node => {
    if (node.type !== 'CallExpression' || !node.arguments.some(mayHoldLimit)) return [];
    const callee = calleeOf(node);
    const { module } = sourceOf(engine, callee);
    if (module === null || !isOfOtherFile(engine, callee) || !engine.leadsTo(module, LIMITS, 1)) return [];
    return limitsIn(analysis, node);
  });
}

const mayHoldLimit = ({ type }: Node): boolean =>
  /^(?:Literal|TemplateLiteral|Identifier|MemberExpression|BinaryExpression|ObjectExpression)$/.test(type);

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
