import type { TSESTree } from '@typescript-eslint/utils';
import type { ContainerEntryRole } from '../../vocabulary/index.js';
import { pathInPattern } from '../bindings/patterns.js';
import { isSamePlace } from '../flow/registrations.js';
import { sourceOf } from '../routing/source.js';
import {
  argumentsOf,
  calleeName,
  calleeOf,
  contains,
  enclosingClass,
  enclosingFunction,
  staticName,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import { eachNodeIn } from '../traversal.js';
import { namesPackageOf } from '../within-reach.js';
import type { Engine } from './engine.js';
import { instanceOfClass } from './members.js';
import { namePath } from './property-writes.js';
import { alternativesOf, union, unknown, type Origin } from './origin.js';

type Parameter = Extract<Origin, { kind: 'parameter' }>;
type Made = TSESTree.CallExpression | TSESTree.NewExpression;

/** Functions that hand on what they were given, one to the other. */
const MAX_HOPS = 4;
/** Values that are handed over for one parameter: of more, hardly ever all are parts. */
const MAX_GIVEN = 8;

/**
 * What the parameter of a function or constructor at the top of a file stands for in a program whose parts are put together
 * by hand or by a container: the functions, objects and instances that the files which import it hand over. Null where one
 * hands over something else, and where none is seen to.
 */
export function injectedOrigin(parameter: Parameter, hops = 0): Origin | null {
  const { home, fn } = parameter;
  if (hops >= MAX_HOPS || !isOutermost(fn)) return null;
  const found: Origin[] = [];
  for (const importer of home.project?.importing(home.module.fileName) ?? []) {
    for (const node of madeIn(importer)) {
      const given = handedOver(importer, node, parameter);
      if (given) found.push(...alternativesOf(given));
      if (found.length > MAX_GIVEN) return null;
    }
  }
  const given = found.length > 0 ? found : [registeredAs(parameter)];
  const parts = given.map(of => (of?.kind === 'parameter' ? injectedOrigin(of, hops + 1) : of));
  return parts.every(of => of !== null && alternativesOf(of).every(isPart)) ? union(parts.filter(of => of !== null)) : null;
}

/** The parameter of a callback at the top of a file that what is called is read off: `({ users }) => users.find(id)`; null for anything else. */
export function parameterOfCallback(engine: Engine, callee: Node): Parameter | null {
  const path = namePath(callee);
  const variable = path && engine.bindings.variableOf(path.root);
  const fn = (variable?.defs[0]?.type as string | undefined) === 'Parameter' ? (variable?.defs[0]?.node as FunctionNode) : null;
  if (!path || !fn || wrapped(fn).parent?.type !== 'CallExpression' || !isOutermost(fn)) return null;
  const name = variable?.identifiers[0];
  const index = fn.params.findIndex(parameter => name !== undefined && contains(parameter, name));
  const steps = fn.params[index] && name ? (pathInPattern(fn.params[index], name)?.steps ?? []) : [];
  const taken = steps.flatMap(step => ('prop' in step ? [step.prop] : []));
  if (taken.length !== steps.length) return null;
  return {
    kind: 'parameter',
    home: engine,
    fn,
    index,
    name: steps.length === 0 ? path.root.name : '',
    members: [...taken, ...path.names],
    type: null,
  };
}

/** Whether a value is a part of a program rather than data. */
const isPart = (origin: Origin): boolean =>
  /^(?:object|function|class|instance|module|namespace)$/.test(origin.kind) ||
  (origin.kind === 'api' && origin.handler === undefined);

/** Whether a function is made once, when its file is read; a constructor counts as its class. */
export function isOutermost(fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  const isConstructor = parent?.type === 'MethodDefinition' && parent.kind === 'constructor';
  const owner = isConstructor ? enclosingClass(fn) : fn;
  return owner !== null && (isConstructor || parent?.type !== 'MethodDefinition') && !enclosingFunction(owner);
}

/** What a call hands over for a parameter, where it runs the function; null for any other call. */
function handedOver(importer: Engine, node: Made, parameter: Parameter): Origin | null {
  const callee = calleeOf(node);
  const given = node.arguments[parameter.index];
  if (!given || given.type === 'SpreadElement' || !leadsTo(importer, callee, parameter.home)) return null;
  return isOf(importer.originOf(callee), parameter)
    ? membersOf(importer, importer.originOf(given), parameter.members, given)
    : null;
}

/** Whether an expression is of a file, by what it is imported from. */
function leadsTo(importer: Engine, expression: Node, { module: { fileName } }: Engine): boolean {
  const { module } = sourceOf(importer, expression);
  return module !== null && (importer.project?.importsOf(importer.module.fileName, fileName).includes(module) ?? false);
}

/** Whether a value is the function, or the class of the constructor, that a parameter is of. */
const isOf = (origin: Origin, { fn, home }: Parameter): boolean =>
  alternativesOf(origin).some(of =>
    of.kind === 'function'
      ? isSamePlace({ node: of.node, home: of.frame.home }, { node: fn, home })
      : of.kind === 'class' && isSamePlace({ node: of.node, home: of.home }, { node: enclosingClass(fn) ?? fn, home }),
  );

const membersOf = (engine: Engine, origin: Origin, members: readonly string[], node: Node): Origin =>
  members.reduce((of, name) => engine.memberOf(of, name, node), origin);

/** Whether a file belongs to a project with a container that has parts under names. */
export function hasContainer({ project, module, catalogue }: Engine): boolean {
  const dependencies = project?.dependenciesOf(module.fileName);
  return dependencies ? catalogue.packagesPlaying('container-entry').some(name => dependencies.has(name)) : false;
}

/** `container.register({ pool: asValue(pool), users: asFunction(makeUsers) })`: what a container has under the name that a function asks for. */
export function registeredAs({ home, name, members }: Parameter): Origin | null {
  const [wanted, ...inner] = name === '' ? members : [name, ...members];
  const { project, module, catalogue } = home;
  if (wanted === undefined || !project || !hasContainer(home)) return null;
  const found = project.speaking(module.fileName, namesPackageOf(catalogue, 'container-entry')).flatMap(container =>
    madeIn(container).flatMap(node => {
      const mayBe = catalogue.canPlay('container-entry', calleeName(node)) && nameOfEntry(node) === wanted;
      const call = mayBe ? container.callOf(node) : null;
      const role = call?.api.api.plays?.find((played): played is ContainerEntryRole => played.role === 'container-entry');
      const entry = call && role ? container.originAt(call, role.of) : null;
      return entry && role ? [membersOf(container, partOf(entry, role.makes), inner, node)] : [];
    }),
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The name under which `asFunction(makeUsers).singleton()` stands in an object. */
function nameOfEntry(call: Node): string | null {
  let entry = call;
  while (entry.parent && /^(?:CallExpression|MemberExpression)$/.test(entry.parent.type)) entry = entry.parent;
  return entry.parent?.type === 'Property' && entry.parent.value === entry ? staticName(entry.parent) : null;
}

/** What a container makes of what was registered. */
function partOf(origin: Origin, makes: ContainerEntryRole['makes']): Origin {
  if (makes === 'value') return origin;
  if (makes === 'call') return origin.kind === 'function' ? origin.frame.home.returnOf(origin.node, null) : unknown('call');
  return origin.kind === 'class' ? instanceOfClass(origin) : unknown('call');
}

const made = new WeakMap<Engine, readonly Made[]>();

/** The calls of a file that have arguments. */
function madeIn(engine: Engine): readonly Made[] {
  let found = made.get(engine);
  if (!found) {
    const list: Made[] = [];
    eachNodeIn(engine.module.ast, node => {
      if ((node.type === 'CallExpression' || node.type === 'NewExpression') && argumentsOf(node).length > 0) list.push(node);
    });
    made.set(engine, (found = list));
  }
  return found;
}
