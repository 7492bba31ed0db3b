import type { TSESTree } from '@typescript-eslint/utils';
import { pathInPattern } from '../bindings/patterns.js';
import { nodeAround } from '../traversal.js';
import type { TextTest } from '../modules/project.js';
import { isGiven, registrationsOf, usedBeside } from '../flow/registrations.js';
import { isFunction, unwrap, wrapped, type FunctionNode, type Node } from '../syntax.js';
import { otherSources } from '../within-reach.js';
import type { Engine } from './engine.js';
import { union, type Origin } from './origin.js';
import { namePath } from './property-writes.js';

/** What code of a file writes to a property of one of its parameters: `req.tenant = value`. */
interface Carried {
  readonly root: TSESTree.Identifier;
  readonly value: Node;
}

/** Names in a row that are read off a parameter: `res.locals.query`. */
const MAX_NAMES = 3;

const written = new WeakMap<Engine, Map<string, readonly Carried[]>>();

/**
 * What a middleware has put on a request, a response or a context, read by another function: `res.locals.tenant`. Of the
 * file itself and of those that it imports, else of those that are mounted beside it; null where nobody puts anything
 * there. `steps`: names read off the value of the
 * node; `looksAway`: asked once another file has something to tell, whether it may be looked into.
 */
export function carriedValue(engine: Engine, node: Node, steps: readonly string[], looksAway: () => boolean): Origin | null {
  const path = namePath(node);
  if (!path) return null;
  const names = [...path.names, ...steps];
  if (names.length === 0 || names.length > MAX_NAMES || !isParameter(engine, path.root)) return null;
  const type = handledType(engine, path.root);
  if (type === null) return null;
  const writersIn = (home: Engine): readonly Writer[] =>
    writesIn(home, names).flatMap(({ root, value }) => {
      const isOwn = home === engine && home.bindings.variableOf(root) === engine.bindings.variableOf(path.root);
      if (isOwn) return [];
      const fn = ownerOf(home, root);
      const of = handledType(home, root);
      const isOfType = of === type || (of === null && root.name === path.root.name && fn !== null && callsNext(home, fn));
      return isOfType ? [{ home, fn, value }] : [];
    });
  const near = homesOf(engine, names, looksAway).flatMap(writersIn);
  if (near.length > 0) return union(near.map(valueOf));
  if (!isWrittenBeside(engine, names) || !looksAway()) return null;
  const beside = runningBefore(engine, ownerOf(engine, path.root), besideOf(engine, names).flatMap(writersIn));
  return beside.length > 0 && !beside.some(readsToken) ? union(beside.map(valueOf)) : null;
}

/** A function that puts a value on what it is given. */
interface Writer {
  readonly home: Engine;
  readonly fn: FunctionNode | null;
  readonly value: Node;
}

const valueOf = ({ home, value }: Writer): Origin => home.originOf(value);

/** The function of whose parameter a name is. */
function ownerOf(engine: Engine, root: TSESTree.Identifier): FunctionNode | null {
  const owner = engine.bindings.variableOf(root)?.defs[0]?.node as Node | undefined;
  return isFunction(owner) ? owner : null;
}

/** Whether a function that nothing is known of goes on as middleware does: `(ctx, next) => { ctx.state.db = db; return next(); }`. */
function callsNext(engine: Engine, fn: FunctionNode): boolean {
  const last = fn.params.at(-1);
  if (last?.type !== 'Identifier' || last.name !== 'next' || fn.params.length < 2) return false;
  return (engine.bindings.variableOf(last)?.references ?? []).some(
    ({ identifier }) => identifier.parent.type === 'CallExpression' && identifier.parent.callee === identifier,
  );
}

/** Whether a function reads a token, which may have been verified before it runs: what that says is nothing that a client chose. */
const readsToken = ({ home, fn }: Writer): boolean =>
  fn !== null && /authorization|bearer|jwt|token/i.test(home.module.text.slice(...fn.range));

/**
 * Of functions that write the same, the one that is seen to be registered before another function: for its routes, or for
 * all. Of several, the last one may have made something safe of what the others wrote.
 */
function runningBefore(engine: Engine, fn: FunctionNode | null, writers: readonly Writer[]): readonly Writer[] {
  if (isOneFunction(writers)) return writers;
  const registrations = fn ? [...registrationsOf(engine, fn), ...usedBeside(engine)] : [];
  const registered = writers.filter(
    writer =>
      writer.fn !== null && registrations.some(registration => isGiven(registration, writer.home, writer.fn as FunctionNode)),
  );
  return isOneFunction(registered) ? registered : [];
}

const isOneFunction = (writers: readonly Writer[]): boolean => writers.every(({ fn }) => fn === writers[0]?.fn);

/** Whether a middleware may have put a value where an expression reads one, by the texts of the files. */
export function mayBeCarried(engine: Engine, node: Node): boolean {
  const path = readPath(engine, node);
  return path !== null && isWritten(engine, path.root, path.names);
}

/**
 * Whether a value that an expression reads may have been put there by code of a file that has text of a kind, or leads to
 * one up to `hops` imports further, as far as the texts tell.
 */
export function isCarriedFrom(engine: Engine, node: Node, kind: TextTest, hops: number): boolean {
  const path = readPath(engine, node);
  if (!path || path.names.length === 0 || path.names.length > MAX_NAMES || !isParameter(engine, path.root)) return false;
  const { isHere, sources } = whereaboutsOf(engine, path.names);
  const leads = (source: string): boolean => engine.leadsTo(source, kind, hops);
  return (
    (isHere && (kind.matches(engine.module.text) || otherSources(engine).some(leads))) ||
    sources.some(leads) ||
    isWrittenBeside(engine, path.names)
  );
}

/** The names that are read off a parameter for an expression: by itself, or by what the variable is given that it names. */
function readPath(engine: Engine, node: Node): ReturnType<typeof namePath> {
  const path = namePath(node);
  const variable = path?.names.length === 0 ? engine.bindings.variableOf(path.root) : null;
  const declared = variable?.defs[0]?.node as Node | undefined;
  if (!variable || declared?.type !== 'VariableDeclarator') return path;
  const taken = declared.init ? namePath(declared.init) : null;
  const steps = pathInPattern(declared.id, variable.identifiers[0] as Node)?.steps ?? [];
  return taken && { root: taken.root, names: [...taken.names, ...steps.flatMap(step => ('prop' in step ? [step.prop] : []))] };
}

/** Whether one of the first names that are read off a parameter of a handler is written anywhere. */
const isWritten = (engine: Engine, root: TSESTree.Identifier, names: readonly string[]): boolean =>
  isParameter(engine, root) &&
  handledType(engine, root) !== null &&
  names.slice(0, MAX_NAMES).some((_, last) => {
    const first = names.slice(0, last + 1);
    const { isHere, sources } = whereaboutsOf(engine, first);
    return isHere || sources.length > 0 || isWrittenBeside(engine, first);
  });

const isWrittenBeside = ({ project, module }: Engine, names: readonly string[]): boolean =>
  project !== null &&
  // what is read off `ctx.input.body` has many names, and nobody writes any of them, as a rule
  (names.length === 1 || project.isBeside(module.fileName, writingInto(names.slice(0, -1)))) &&
  project.isBeside(module.fileName, writingOf(names));

/** The files that put a value there and are mounted with this one by another file. */
const besideOf = ({ project, module }: Engine, names: readonly string[]): readonly Engine[] =>
  project?.beside(module.fileName, writingOf(names)) ?? [];

/** Text that gives a property a value. */
function writingOf(names: readonly string[]): TextTest {
  const pattern = new RegExp(writingPattern(names));
  return { name: `writes ${names.join('.')}`, matches: text => pattern.test(text) };
}

/** Text that gives some property of what is read by a path a value. */
function writingInto(names: readonly string[]): TextTest {
  const pattern = new RegExp(`${pathPattern(names)}\\.[^\\s.=]+\\s*=[^=]`);
  return { name: `writes into ${names.join('.')}`, matches: text => pattern.test(text) };
}

const writingPattern = (names: readonly string[]): string => `${pathPattern(names)}\\s*=[^=]`;

const pathPattern = (names: readonly string[]): string => `\\.${names.map(name => name.replace(/\W/g, '\\$&')).join('\\.')}`;

/** Where a property may be written, by the texts of a file and of those that it imports. */
interface Whereabouts {
  readonly isHere: boolean;
  readonly sources: readonly string[];
}

const whereabouts = new WeakMap<Engine, Map<string, Whereabouts>>();

/** What is read at many places is looked for once. */
function whereaboutsOf(engine: Engine, names: readonly string[]): Whereabouts {
  let places = whereabouts.get(engine);
  if (!places) whereabouts.set(engine, (places = new Map<string, Whereabouts>()));
  const key = names.join('.');
  let place = places.get(key);
  if (!place) {
    const test = writingOf(names);
    const sources = engine.project ? otherSources(engine).filter(source => engine.leadsTo(source, test, 0)) : [];
    places.set(key, (place = { isHere: test.matches(engine.module.text), sources }));
  }
  return place;
}

function homesOf(engine: Engine, names: readonly string[], looksAway: () => boolean): readonly Engine[] {
  const { isHere, sources } = whereaboutsOf(engine, names);
  const others = sources.length > 0 && looksAway() ? sources.flatMap(source => engine.imported(source) ?? []) : [];
  return isHere ? [engine, ...others] : others;
}

/** The type of a parameter of a handler: `express.Response`; null for any other name. */
function handledType(engine: Engine, root: TSESTree.Identifier): string | null {
  const origin = engine.localOriginOf(root);
  return origin.kind === 'api' && origin.type && origin.call === null ? origin.type.name : null;
}

const isParameter = (engine: Engine, root: TSESTree.Identifier): boolean =>
  (engine.bindings.variableOf(root)?.defs[0]?.type as string | undefined) === 'Parameter';

/** The values that code of a file gives to a property of a parameter, found where the text has it. */
function writesIn(engine: Engine, names: readonly string[]): readonly Carried[] {
  let known = written.get(engine);
  if (!known) written.set(engine, (known = new Map<string, readonly Carried[]>()));
  const key = names.join('.');
  let writes = known.get(key);
  if (!writes) known.set(key, (writes = findWrites(engine, names)));
  return writes;
}

function findWrites(engine: Engine, names: readonly string[]): readonly Carried[] {
  const { ast, text } = engine.module;
  const { length } = `.${names.join('.')}`;
  const found: Carried[] = [];
  for (const { index } of text.matchAll(new RegExp(writingPattern(names), 'g'))) {
    const member = nodeAround(ast, index + length - 1).parent;
    const target = member && wrapped(member);
    const parent = target?.parent;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== target || parent.operator !== '=') continue;
    const path = isFunction(unwrap(parent.right)) ? null : namePath(unwrap(target));
    if (path?.names.join('.') === names.join('.') && isParameter(engine, path.root))
      found.push({ root: path.root, value: parent.right });
  }
  return found;
}
