import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeName,
  calleeOf,
  eachNodeIn,
  isFunction,
  unwrap,
  type Engine,
  type Frame,
  type FunctionNode,
  type FunctionOrigin,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { Analysis } from './analysis.js';
import { isMaybeBuilt, mayCarryValues, queryOf, type SqlQuery } from './sql-query.js';

/** A query that a call leads to, in a function of this or another file to which the call hands values. */
export interface ReachedQuery {
  readonly query: SqlQuery;
  readonly through: TSESTree.CallExpression;
}

/** Functions entered one from the other. */
const MAX_DEPTH = 3;
/** Nodes of a function that are looked at. */
const MAX_NODES = 4000;
/** Queries found for one call. */
const MAX_QUERIES = 40;

/** The queries in functions that calls of the linted file hand a client's value, or text of SQL with a value in it. */
export const reachedQueries = (analysis: Analysis): readonly ReachedQuery[] =>
  analysis.calls.flatMap(node => {
    if (node.type !== 'CallExpression' || node.arguments.length === 0 || !mayBeOfProject(analysis.engine, node)) return [];
    if (!node.arguments.some(argument => mayCarryValues(analysis.engine, argument))) return [];
    return new Reach(analysis.engine, node).queries.map(query => ({ query, through: node }));
  });

/** Whether what is called may be a function of the project, by how its name is defined. */
function mayBeOfProject(engine: Engine, node: TSESTree.CallExpression): boolean {
  let root = calleeOf(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return true;
  if (root.type !== 'Identifier')
    return root.type === 'NewExpression' || root.type === 'CallExpression' || root.type === 'AwaitExpression';
  const definition = engine.bindings.variableOf(root)?.defs[0];
  const declared = definition?.node as Node | undefined;
  if (!definition || (definition.type as string) === 'Parameter') return false;
  return declared?.parent?.type !== 'ImportDeclaration' || engine.catalogue.libraryOf(declared.parent.source.value) === null;
}

class Reach {
  readonly queries: SqlQuery[] = [];

  constructor(engine: Engine, node: TSESTree.CallExpression) {
    this.#follow(node, engine.base, 0);
  }

  #follow(node: TSESTree.CallExpression, frame: Frame, depth: number): void {
    for (const of of alternativesOf(frame.home.originOf(calleeOf(node), frame))) {
      if (of.kind !== 'function') continue;
      const inner = frame.home.enter(of, node.arguments, frame);
      if (inner) this.#enter(of, inner, depth);
    }
  }

  #enter({ node: fn }: FunctionOrigin, frame: Frame, depth: number): void {
    const { home } = frame;
    for (const node of callsIn(fn)) {
      if (this.queries.length >= MAX_QUERIES) return;
      const name = calleeName(node);
      if (name !== null && home.catalogue.canPlay('sql-query', name)) {
        if (!node.arguments.some((argument, index) => isMaybeBuilt(argument, index === 0))) continue;
        const call = home.callOf(node, frame);
        const query = call && queryOf(home, call);
        if (query) this.queries.push(query);
        if (call) continue;
      }
      if (depth + 1 < MAX_DEPTH && node.arguments.some(argument => carries(home.originOf(argument, frame), 0)))
        this.#follow(node, frame, depth + 1);
    }
  }
}

/** Whether a value is, or is made of, what a client sent, or is text with a hole. */
function carries(origin: Origin, depth: number): boolean {
  return alternativesOf(origin).some(of => {
    switch (of.kind) {
      case 'request':
      case 'text':
        return true;
      case 'api':
        return of.handler !== undefined;
      case 'elements':
      case 'joined':
        return depth < 4 && carries(of.element, depth + 1);
      case 'object':
        return of.node.properties.some(
          property =>
            property.type === 'Property' && depth < 3 && carries(of.frame.home.originOf(property.value, of.frame), depth + 1),
        );
      default:
        return false;
    }
  });
}

const known = new WeakMap<FunctionNode, readonly TSESTree.CallExpression[]>();

/** The calls in the body of a function, those in functions inside it among them. */
function callsIn(fn: FunctionNode): readonly TSESTree.CallExpression[] {
  let calls = known.get(fn);
  if (!calls) {
    const found: TSESTree.CallExpression[] = [];
    let nodes = 0;
    if (isFunction(fn) && fn.body) {
      eachNodeIn(fn.body, node => {
        nodes += 1;
        if (node.type === 'CallExpression' && nodes <= MAX_NODES) found.push(node);
      });
    }
    known.set(fn, (calls = found));
  }
  return calls;
}
