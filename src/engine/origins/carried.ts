import type { TSESTree } from '@typescript-eslint/utils';
import { eachNodeIn } from '../flow/callers.js';
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

const known = new WeakMap<Engine, Map<string, readonly Carried[]>>();

/**
 * What a middleware has put on a request, a response or a context, read by another function: `res.locals.tenant`. Of the
 * file itself and of those that it imports; null where nobody puts anything there. `steps`: names read off the value of the
 * node; `looksAway`: asked once another file has something to tell, whether it may be looked into.
 */
export function carriedValue(engine: Engine, node: Node, steps: readonly string[], looksAway: () => boolean): Origin | null {
  const path = namePath(node);
  if (!path || path.root.type !== 'Identifier') return null;
  const names = [...path.names, ...steps];
  if (names.length === 0 || names.length > 3 || !isParameter(engine, path.root)) return null;
  const type = handledType(engine, path.root);
  if (type === null) return null;
  const test = writesTo(names);
  const values = homesOf(engine, test, looksAway).flatMap(home =>
    writesIn(home, names)
      .filter(({ root }) => home !== engine || home.bindings.variableOf(root) !== engine.bindings.variableOf(path.root))
      .flatMap(({ root, value }) => (handledType(home, root) === type ? [home.originOf(value)] : [])),
  );
  return values.length > 0 ? union(values) : null;
}

/** Code that assigns to a property of this path. */
const writesTo = (names: readonly string[]): TextTest => {
  const pattern = new RegExp(`\\.${names.map(name => name.replace(/\\W/g, '\\$&')).join('\\.')}\\s*=[^=]`);
  return { name: `writes ${names.join('.')}`, matches: text => pattern.test(text) };
};

function homesOf(engine: Engine, test: TextTest, looksAway: () => boolean): readonly Engine[] {
  const sources = engine.project ? otherSources(engine).filter(source => engine.leadsTo(source, test, 0)) : [];
  const others = sources.length > 0 && looksAway() ? sources.flatMap(source => engine.imported(source) ?? []) : [];
  return test.matches(engine.module.text) ? [engine, ...others] : others;
}

/** The type of a parameter of a handler: `express.Response`; null for any other name. */
function handledType(engine: Engine, root: TSESTree.Identifier): string | null {
  const origin = engine.localOriginOf(root);
  return origin.kind === 'api' && origin.type && origin.call === null ? origin.type.name : null;
}

const isParameter = (engine: Engine, root: TSESTree.Identifier): boolean =>
  (engine.bindings.variableOf(root)?.defs[0]?.type as string | undefined) === 'Parameter';

function writesIn(engine: Engine, names: readonly string[]): readonly Carried[] {
  let writes = known.get(engine);
  if (!writes) known.set(engine, (writes = collect(engine)));
  return writes.get(names.join('.')) ?? [];
}

function collect(engine: Engine): Map<string, readonly Carried[]> {
  const found = new Map<string, Carried[]>();
  eachNodeIn(engine.module.ast, node => {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || isFunction(unwrap(node.right))) return;
    const path = namePath(unwrap(node.left));
    if (!path || path.root.type !== 'Identifier' || path.names.length === 0 || !isParameter(engine, path.root)) return;
    const key = path.names.join('.');
    const writes = found.get(key);
    const write = { root: path.root, value: node.right };
    if (writes) writes.push(write);
    else found.set(key, [write]);
  });
  return found;
}
