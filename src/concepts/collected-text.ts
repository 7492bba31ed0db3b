import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeName,
  eachNodeIn,
  enclosingFunction,
  functionName,
  isSamePlace,
  type Frame,
  type Node,
  type Origin,
} from '../engine/index.js';
import { calledBy } from './project-call.js';

type Parameter = Extract<Origin, { kind: 'parameter' }>;

/** What a call hands over for a parameter. */
export interface Given {
  readonly node: Node;
  readonly origin: Origin;
}

/** Calls of one name that are looked at around a query. */
const MAX_CALLS = 30;

/**
 * What the code around a query hands to a method of a class of the project that collects pieces of its text:
 * `select.where('name', name)` before `pool.query(select.toString())`. Empty where it calls no such method.
 */
export function collectedBy({ fn, home, index, members }: Parameter, query: Node, frame: Frame): readonly Given[] {
  const name = fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'method' ? functionName(fn) : null;
  const around = enclosingFunction(query);
  if (name === null || !around?.body) return [];
  return callsNamed(around.body, name).flatMap(call => {
    const isTarget = alternativesOf(calledBy(frame.home, call, frame)).some(
      of => of.kind === 'function' && isSamePlace({ node: of.node, home: of.frame.home }, { node: fn, home }),
    );
    const node = isTarget ? call.arguments[index] : undefined;
    return node && node.type !== 'SpreadElement' ? [{ node, origin: membersOf(frame, node, members) }] : [];
  });
}

const membersOf = (frame: Frame, node: Node, members: readonly string[]): Origin =>
  members.reduce((of: Origin, member) => frame.home.memberOf(of, member, node), frame.home.originOf(node, frame));

function callsNamed(body: Node, name: string): readonly TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  eachNodeIn(body, node => {
    if (node.type === 'CallExpression' && calleeName(node) === name && found.length < MAX_CALLS) found.push(node);
  });
  return found;
}
