import type { TSESTree } from '@typescript-eslint/utils';
import { eachNodeIn } from '../traversal.js';
import { calleeName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import type { Engine, Place } from '../origins/engine.js';
import { alternativesOf } from '../origins/origin.js';

/** A call of another file, on an object there, that is given functions. */
export interface Registration {
  readonly home: Engine;
  readonly call: TSESTree.CallExpression;
  /** The argument that is the function asked about; -1 where it is none of them. */
  readonly index: number;
}

/** The calls that the files around this one, which import it, make with one of its functions: `router.get('/', list)`. */
export const registrationsOf = (engine: Engine, fn: FunctionNode): readonly Registration[] =>
  importersOf(engine).flatMap(home =>
    methodCallsIn(home)
      .map(call => ({
        home,
        call,
        index: call.arguments.findIndex(argument => leadsTo(home, argument, { node: fn, home: engine }, 0)),
      }))
      .filter(({ index }) => index >= 0),
  );

/** What the files that import this one hand to all routes of a router or application: `router.use(check)`. */
export const usedBeside = (engine: Engine): readonly Registration[] =>
  importersOf(engine).flatMap(home =>
    methodCallsIn(home)
      .filter(call => calleeName(call) === 'use')
      .map(call => ({ home, call, index: -1 })),
  );

/** Whether a registration is given a function of a file too. */
export const isGiven = ({ home, call }: Registration, engine: Engine, fn: FunctionNode): boolean =>
  call.arguments.some(argument => leadsTo(home, argument, { node: fn, home: engine }, 0));

const importersOf = ({ project, module }: Engine): readonly Engine[] => project?.importers(module.fileName) ?? [];

const calls = new WeakMap<Engine, readonly TSESTree.CallExpression[]>();

function methodCallsIn(home: Engine): readonly TSESTree.CallExpression[] {
  let found = calls.get(home);
  if (!found) {
    const list: TSESTree.CallExpression[] = [];
    eachNodeIn(home.module.ast, node => {
      if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') list.push(node);
    });
    calls.set(home, (found = list));
  }
  return found;
}

/** Whether two places are one: the linted file has a tree of its own, and another one as others import it. */
export const isSamePlace = (one: Place, other: Place): boolean =>
  one.home.module.fileName === other.home.module.fileName &&
  one.node.range[0] === other.node.range[0] &&
  one.node.range[1] === other.node.range[1];

/** Whether an argument is a function, as imported or inside a list or a call that wraps it. */
function leadsTo(home: Engine, argument: Node, target: Place, depth: number): boolean {
  const node = unwrap(argument);
  if (depth > 3) return false;
  switch (node.type) {
    case 'Identifier':
    case 'MemberExpression':
      return alternativesOf(home.originOf(node)).some(
        of => of.kind === 'function' && isSamePlace({ node: of.node, home: of.frame.home }, target),
      );
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return isSamePlace({ node, home }, target);
    case 'CallExpression':
      return node.arguments.some(inner => leadsTo(home, inner, target, depth + 1));
    case 'ArrayExpression':
      return node.elements.some(inner => inner !== null && leadsTo(home, inner, target, depth + 1));
    default:
      return false;
  }
}
