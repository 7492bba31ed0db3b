import type { TSESTree } from '@typescript-eslint/utils';
import { pathInPattern } from '../bindings/patterns.js';
import { eachNodeIn } from '../traversal.js';
import type { TextTest } from '../modules/project.js';
import { isFunction, unwrap, type Node } from '../syntax.js';
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

const written = new WeakMap<Engine, ReadonlyMap<string, readonly Carried[]>>();

/**
 * What a middleware has put on a request, a response or a context, read by another function: `res.locals.tenant`. Of the
 * file itself and of those that it imports; null where nobody puts anything there. `steps`: names read off the value of the
 * node; `looksAway`: asked once another file has something to tell, whether it may be looked into.
 */
export function carriedValue(engine: Engine, node: Node, steps: readonly string[], looksAway: () => boolean): Origin | null {
  const path = namePath(node);
  if (!path) return null;
  const names = [...path.names, ...steps];
  if (names.length === 0 || names.length > MAX_NAMES || !isParameter(engine, path.root)) return null;
  const type = handledType(engine, path.root);
  if (type === null) return null;
  const valuesIn = (home: Engine): readonly Origin[] =>
    writesIn(home, names)
      .filter(({ root }) => home !== engine || home.bindings.variableOf(root) !== engine.bindings.variableOf(path.root))
      .flatMap(({ root, value }) => (handledType(home, root) === type ? [home.originOf(value)] : []));
  const values = homesOf(engine, names, looksAway).flatMap(valuesIn);
  if (values.length > 0) return union(values);
  const [beside, ...others] = engine.project && looksAway() ? besideOf(engine, names).map(valuesIn).filter(isFilled) : [];
  // who of several middlewares runs before this code is not known
  return beside && others.length === 0 ? union(beside) : null;
}

/** Whether a middleware may have put a value where an expression reads one, by the texts of the files. */
export function mayBeCarried(engine: Engine, node: Node): boolean {
  const path = namePath(node);
  const variable = path?.names.length === 0 ? engine.bindings.variableOf(path.root) : null;
  const declared = variable?.defs[0]?.node as Node | undefined;
  if (!variable || declared?.type !== 'VariableDeclarator') return path !== null && isWritten(engine, path.root, path.names);
  const taken = declared.init ? namePath(declared.init) : null;
  const steps = pathInPattern(declared.id, variable.identifiers[0] as Node)?.steps ?? [];
  const names = [...(taken?.names ?? []), ...steps.flatMap(step => ('prop' in step ? [step.prop] : []))];
  return taken !== null && isWritten(engine, taken.root, names);
}

/** Whether one of the first names that are read off a parameter of a handler is written anywhere. */
const isWritten = (engine: Engine, root: TSESTree.Identifier, names: readonly string[]): boolean =>
  isParameter(engine, root) &&
  handledType(engine, root) !== null &&
  names.slice(0, MAX_NAMES).some((_, last) => {
    const first = names.slice(0, last + 1);
    const { isHere, sources } = whereaboutsOf(engine, first);
    return isHere || sources.length > 0 || engine.project?.isBeside(engine.module.fileName, writingOf(first)) === true;
  });

const isFilled = ({ length }: readonly Origin[]): boolean => length > 0;

/** The files that put a value there and are mounted with this one by another file. */
const besideOf = ({ project, module }: Engine, names: readonly string[]): readonly Engine[] =>
  project?.beside(module.fileName, writingOf(names)) ?? [];

/** Text that gives a property a value. */
function writingOf(names: readonly string[]): TextTest {
  const pattern = new RegExp(`\\.${names.map(name => name.replace(/\W/g, '\\$&')).join('\\.')}\\s*=[^=]`);
  return { name: `writes ${names.join('.')}`, matches: text => pattern.test(text) };
}

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

function writesIn(engine: Engine, names: readonly string[]): readonly Carried[] {
  let writes = written.get(engine);
  if (!writes) written.set(engine, (writes = collect(engine)));
  return writes.get(names.join('.')) ?? [];
}

function collect(engine: Engine): ReadonlyMap<string, readonly Carried[]> {
  const found = new Map<string, Carried[]>();
  eachNodeIn(engine.module.ast, node => {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || isFunction(unwrap(node.right))) return;
    const path = namePath(unwrap(node.left));
    if (!path || path.names.length === 0 || !isParameter(engine, path.root)) return;
    const key = path.names.join('.');
    const writes = found.get(key);
    const write = { root: path.root, value: node.right };
    if (writes) writes.push(write);
    else found.set(key, [write]);
  });
  return found;
}
