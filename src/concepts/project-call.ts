import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeOf,
  describeExpression,
  isCarriedFrom,
  mayBeCarried,
  importedName,
  isFunction,
  injectedOrigin,
  isOfOtherFile,
  isOutermost,
  parameterOfCallback,
  remembered,
  rootOfChain,
  sourceOf,
  staticName,
  unwrap,
  type Engine,
  type Frame,
  type FunctionNode,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';

/** A function of the project that a call runs, with the run of it. */
export interface Entered {
  readonly fn: FunctionNode;
  /** The engine over the file that has the function. */
  readonly home: Engine;
  readonly frame: Frame;
}

/** The function that a call runs; null where it is not surely one function of the project. */
export function enteredBy(engine: Engine, call: TSESTree.CallExpression, frame: Frame | null = null): Entered | null {
  const target = calledBy(engine, call, frame);
  if (target.kind !== 'function') return null;
  const inner = engine.enter(target, call.arguments, frame);
  return inner ? { fn: target.node, home: target.frame.home, frame: inner } : null;
}

/** What a call runs; of a part of the program that was handed to the code around it, what that is. */
export function calledBy(engine: Engine, call: TSESTree.CallExpression, frame: Frame | null): Origin {
  const origin = engine.originOf(calleeOf(call), frame);
  if (isOfValues(call)) return origin;
  const parameter =
    origin.kind === 'parameter' ? origin : origin.kind === 'unknown' ? parameterOfCallback(engine, calleeOf(call)) : null;
  return (parameter && injectedOrigin(parameter)) ?? origin;
}

/** Whether the function that a call runs may be in another file, by what is written here: imported, or of an object in a field. */
export function mayLeaveFile(engine: Engine, { callee }: TSESTree.CallExpression): boolean {
  let root = unwrap(callee);
  if (isOfOtherFile(engine, root)) return true;
  let members = 0;
  for (; root.type === 'MemberExpression'; root = unwrap(root.object)) members += 1;
  return root.type === 'ThisExpression' && members > 1;
}

/** Whether what is called may be a function of the project, by how its name is defined. */
export function mayBeOfProject(engine: Engine, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  let root = calleeOf(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'ThisExpression') return true;
  if (root.type !== 'Identifier')
    return root.type === 'NewExpression' || root.type === 'CallExpression' || root.type === 'AwaitExpression';
  const definition = engine.bindings.variableOf(root)?.defs[0];
  const declared = definition?.node as Node | undefined;
  // `exports.find(id)`, `module.exports.find(id)`
  if (!definition) return root.name === 'exports' || root.name === 'module';
  if ((definition.type as string) === 'Parameter')
    return (
      ((sourceOf(engine, root).module !== null || !isOfValues(node)) && mayBePart(engine, root)) || isOnCarried(engine, node)
    );
  return declared?.parent?.type !== 'ImportDeclaration' || engine.catalogue.libraryOf(declared.parent.source.value) === null;
}

/** Methods of strings, lists, promises and dates: what has them is no part of the program. */
const OF_VALUES = new Set(
  (
    'replace replaceAll split slice substring substr trim trimStart trimEnd toLowerCase toUpperCase toString toJSON padStart padEnd ' +
    'charAt charCodeAt startsWith endsWith indexOf lastIndexOf matchAll concat join map filter forEach reduce reduceRight some every ' +
    'flatMap flat push pop shift unshift splice sort reverse then catch finally hasOwnProperty localeCompare normalize repeat ' +
    'toISOString getTime toFixed'
  ).split(' '),
);

/** Those that a part of the program may have as well, given something else: `orders.filter(request.query)`. */
const BY_ARGUMENT = new Set(['filter', 'sort', 'join']);

const isOfValues = (node: TSESTree.CallExpression | TSESTree.NewExpression): boolean => {
  const callee = calleeOf(node);
  const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
  if (name === null || node.type !== 'CallExpression' || !OF_VALUES.has(name)) return false;
  const [argument] = node.arguments;
  return !BY_ARGUMENT.has(name) || !argument || isFunction(argument) || argument.type === 'Literal';
};

/** Names of what a framework gives to handlers and callbacks: no part of the program. */
const GIVEN = /^_?(?:req|request|res|response|ctx|context|c|reply|h|next|err|error|done|cb|callback|socket|event|e|msg|message)$/;

/** Whether a parameter may be a part of the program that others hand to a function of the file: of a class of the project, or of a function that is made once. */
function mayBePart(engine: Engine, parameter: TSESTree.Identifier): boolean {
  if (GIVEN.test(parameter.name)) return false;
  if (sourceOf(engine, parameter).module !== null) return true;
  const fn = engine.bindings.variableOf(parameter)?.defs[0]?.node as FunctionNode | undefined;
  return fn !== undefined && engine.project !== null && isOutermost(fn);
}

/** Whether a call is one on what a middleware may have put on what handlers get: `find` of `req.db.find(id)`, `ctx.state.db.find(id)`. */
export function isOnCarried(engine: Engine, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const owner = carrierOf(node);
  return owner !== null && mayBeCarried(engine, owner);
}

/** What a method is called on, where that is read off something else. */
function carrierOf(node: TSESTree.CallExpression | TSESTree.NewExpression): Node | null {
  const callee = calleeOf(node);
  const owner = node.type === 'CallExpression' && callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  return owner === null || !/^(?:MemberExpression|Identifier)$/.test(owner.type) || isOfValues(node) ? null : owner;
}

/** Whether a call is one on what code of a file has put there that has text of a kind, or leads to some. */
export function isOnCarriedFrom(
  engine: Engine,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  kind: TextTest,
  hops: number,
): boolean {
  const owner = carrierOf(node);
  return owner !== null && isCarriedFrom(engine, owner, kind, hops);
}

/**
 * Whether a call is of a part of the program that is handed to the code around it, so that nothing in the file says whose it is:
 * `service.find(id)` in `module.exports = service => ...`, `this.service.find(id)`.
 */
export function isOfPart(engine: Engine, node: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  let root = calleeOf(node);
  if (isOfValues(node) || sourceOf(engine, root).of !== 'unknown') return false;
  let members = 0;
  for (; root.type === 'MemberExpression'; root = unwrap(root.object)) members += 1;
  if (root.type === 'ThisExpression') return members > 1;
  return (
    root.type === 'Identifier' &&
    (engine.bindings.variableOf(root)?.defs[0]?.type as string | undefined) === 'Parameter' &&
    mayBePart(engine, root)
  );
}

/** Names that may stand in a pattern. */
const PLAIN = /^\w+$/;

/** Text in which something gets a name: `static find(`, `const find =`, `{ find }`, `exports.find =`, and not only `records.find(`. */
function naming(name: string): TextTest {
  const pattern = new RegExp(String.raw`(?<![.\w$])${name}(?![\w$])|\.${name}\s*=(?!=)`);
  return { name: `names ${name}`, matches: text => pattern.test(text) };
}

/**
 * Whether a method that is called may be of the project: the file that has what it is called on, or one that it imports, names it.
 * Methods of records and clients, which files hand on, are named nowhere.
 */
export function mayBeNamedThere(engine: Engine, node: TSESTree.CallExpression | TSESTree.NewExpression, hops: number): boolean {
  const callee = calleeOf(node);
  const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
  if (name === null || !PLAIN.test(name) || node.type !== 'CallExpression') return true;
  const { module } = sourceOf(engine, callee);
  if (module === null || HANDS_ON.has(name)) return true;
  const from = exportNamed(engine, callee);
  return remembered(engine, `names ${name} ${String(hops)} ${module} ${from ?? ''}`, () =>
    engine.leadsTo(module, naming(name), hops, from),
  );
}

const HANDS_ON = new Set(['call', 'apply', 'bind']);

/** The name by which a file imports what an expression starts with; null where it has the module as a whole. */
export function exportNamed(engine: Engine, expression: Node): string | null {
  const root = rootOfChain(expression);
  const definition = root.type === 'Identifier' ? (engine.bindings.variableOf(root)?.defs[0]?.node as Node | undefined) : null;
  return definition?.type === 'ImportSpecifier' ? importedName(definition) : null;
}

/** The names in a call, for a first look at what it is about: `users.insert`, `password`. */
export const namesIn = (call: TSESTree.CallExpression): string =>
  [call.callee, ...call.arguments].map(node => describeExpression(node)).join(' ');

/** Whether a node stands in the file of an engine. */
export function isIn({ module }: Engine, node: Node): boolean {
  let root = node;
  while (root.parent) root = root.parent;
  return root === module.ast;
}
