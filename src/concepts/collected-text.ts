import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeName,
  contains,
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
  const isOwn = home === frame.home && contains(fn, query);
  const around = name === null || isOwn ? null : enclosingFunction(query);
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

const known = new WeakMap<Node, ReadonlyMap<string, readonly TSESTree.CallExpression[]>>();

function callsNamed(body: Node, name: string): readonly TSESTree.CallExpression[] {
  let calls = known.get(body);
  if (!calls) {
    const found = new Map<string, TSESTree.CallExpression[]>();
    eachNodeIn(body, node => {
      const called = node.type === 'CallExpression' ? calleeName(node) : null;
      if (node.type !== 'CallExpression' || called === null) return;
      const same = found.get(called);
      if (!same) found.set(called, [node]);
      else if (same.length < MAX_CALLS) same.push(node);
    });
    known.set(body, (calls = found));
  }
  return calls.get(name) ?? [];
}
