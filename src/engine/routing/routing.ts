import type { TSESTree } from '@typescript-eslint/utils';
import type { Role, RoleName, RoleOf, Slot, Slots } from '../../vocabulary/index.js';
import type { Variable } from '../bindings/references.js';
import type { Catalogue, ResolvedType } from '../catalogue.js';
import type { Engine } from '../origins/engine.js';
import { namedRoles } from '../origins/named.js';
import { alternativesOf, rolesOf, type Call, type Frame, type Origin } from '../origins/origin.js';
import {
  calleeOf,
  contains,
  describeExpression,
  enclosingClass,
  enclosingFunction,
  isFunction,
  staticName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import { handOversOf } from '../origins/hand-overs.js';
import { pushedTo } from '../origins/property-writes.js';
import { writtenAt } from '../origins/writes.js';
import { executionOf, isOfOtherFile, isUngiven, type Director, type Entry, type Step } from './execution.js';
import { sourceOf, type Source } from './source.js';
import type { Container, EventBase, Handler, Routing, RoutingEvent, RoutingPath } from './container.js';

const routings = new WeakMap<Engine, RoutingReader>();

/** What every application and router of a file is made of. */
export const routingOf = (engine: Engine): Routing => readerOf(engine).containers;

function readerOf(engine: Engine): RoutingReader {
  let reader = routings.get(engine);
  if (!reader) {
    reader = new RoutingReader(engine);
    routings.set(engine, reader);
    reader.read();
  }
  return reader;
}

interface Found {
  readonly node: Node;
  /** The file that creates it. */
  readonly home: Engine;
  /** A member of the container is meant: `app.fetch`. */
  readonly member: string | null;
}

class MutableContainer implements Container {
  readonly events: RoutingEvent[] = [];
  run: number | null = null;

  constructor(readonly node: Node) {}
}

// each variant of the union without what all events have
type Told = RoutingEvent extends infer E ? (E extends EventBase ? Omit<E, keyof EventBase> : never) : never;

/** The roles by which something is registered on an application, or done with it. */
const ROUTING: readonly RoleName[] = [
  'http-application',
  'http-adapter',
  'middleware',
  'route',
  'plugin',
  'static-files',
  'setting',
  'serve',
];

class RoutingReader implements Director {
  readonly containers = new Map<Node, MutableContainer>();
  readonly #ownScope = new Set<Node>();
  /** The calls that are being asked for what they give back. */
  readonly #asked = new Set<Node>();
  /** By the expression, or by the variable that holds the same wherever it is used. */
  readonly #found = new Map<Node | Variable, readonly Found[]>();
  readonly #ofPackage = new Map<Variable, boolean>();
  readonly #held = new WeakMap<Frame, Map<Node, readonly Found[]>>();
  readonly #private = new Map<FunctionNode, boolean>();
  readonly #calls = new Map<Step, Call | null>();
  /** Whether calls of a name may register something. */
  readonly #names = new Map<string, boolean>();
  #index = 0;

  constructor(readonly engine: Engine) {}

  read(): void {
    for (const step of executionOf(this.engine, this)) this.#read(step);
  }

  /** Code of another file is of interest where it gets an application or a router, or may make one. */
  follows({ node, frame }: Step): boolean {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
    if (node.arguments.some(argument => this.#containersIn(argument, frame).length > 0)) return true;
    // a method of an object that was made with one
    const callee = calleeOf(node);
    const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
    const definition =
      owner?.type === 'Identifier' ? (frame.home.bindings.variableOf(owner)?.defs[0]?.node as Node | undefined) : undefined;
    const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : owner;
    return made?.type === 'NewExpression' && made.arguments.some(argument => this.#containersIn(argument, frame).length > 0);
  }

  /** A method that an application or a router has of its library. */
  isOfLibrary(step: Step): boolean {
    const { node } = step;
    if (node.type !== 'CallExpression') return false;
    const callee = calleeOf(node);
    const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
    return name !== null && this.#mayRegister(name) && this.#callAt(node, step)?.receiver?.kind === 'api';
  }

  /** Handlers run when requests come; the function of a plugin gets a scope of its own. */
  entryOf(step: Step): Entry {
    const { node, frame } = step;
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return 'callback';
    const call = this.#callAt(node, step);
    if (!call) return 'callback';
    const plays = call.api.api.plays ?? [];
    const plugin = plays.find(role => role.role === 'plugin');
    if (plugin) {
      const own =
        !plugin.shared && call.args[0] !== undefined && hasOwnScope(this.engine, call.args[0], frame, plugin.sharingSymbol);
      if (own) this.#ownScope.add(node);
      const scope: Origin | null = call.receiver?.kind === 'api' ? (own ? { ...call.receiver, call } : call.receiver) : null;
      return scope
        ? { at: 0, parameters: index => (index === 0 ? scope : { kind: 'unknown', reason: 'call', name: 'options' }) }
        : 'skip';
    }
    const waits = plays.some(
      role =>
        role.role === 'middleware' || role.role === 'route' || role.role === 'http-application' || role.role === 'propagator',
    );
    return waits ? 'skip' : 'callback';
  }

  #read(step: Step): void {
    const { node } = step;
    switch (node.type) {
      case 'CallExpression':
      case 'NewExpression':
        this.#readCall(node, step);
        break;
      case 'ExportDefaultDeclaration':
        this.#tellExport(node.declaration, 'default', step);
        break;
      case 'ExportNamedDeclaration':
        if (node.declaration?.type === 'VariableDeclaration') {
          for (const { id, init } of node.declaration.declarations)
            if (init) this.#tellExport(init, id.type === 'Identifier' ? id.name : '', step);
        }
        for (const specifier of node.specifiers) {
          if (!node.source)
            this.#tellExport(
              specifier.local,
              specifier.exported.type === 'Identifier' ? specifier.exported.name : 'default',
              step,
            );
        }
        break;
      case 'AssignmentExpression':
        this.#readAssignment(node, step);
        break;
      case 'ReturnStatement':
        if (node.argument) this.#readReturn(node.argument, enclosingFunction(node), step);
        break;
      case 'ArrowFunctionExpression':
        this.#readReturn(node.body, node, step);
        break;
      default:
    }
  }

  #tell(container: Node, step: Step, told: Told): void {
    const base = { node: step.site ?? step.node, index: this.#index, run: step.run, conditional: step.conditional };
    this.#index += 1;
    this.#container(container).events.push(Object.assign(told, base));
  }

  /** A container that another file creates has what is registered on it there. */
  #containerAt({ node, home }: Found): Container {
    return (home === this.engine ? undefined : readerOf(home).containers.get(node)) ?? this.#container(node);
  }

  #container(node: Node): MutableContainer {
    let container = this.containers.get(node);
    if (!container) this.containers.set(node, (container = new MutableContainer(node)));
    return container;
  }

  #tellExport(value: Node, name: string, step: Step): void {
    for (const { node, member } of this.#containersIn(value, step.frame))
      this.#tell(node, step, { kind: 'export', name, member });
  }

  /** Only a caller that is not seen may do something with what a function returns. */
  #readReturn(value: Node, fn: FunctionNode | null, step: Step): void {
    // another file's function gives back what it was given
    if (step.site || (fn && (fn.parent.type === 'CallExpression' || this.#isPrivate(fn)))) return;
    for (const { node } of this.#containersIn(value, step.frame)) this.#tell(node, step, { kind: 'return' });
  }

  #isPrivate(fn: FunctionNode): boolean {
    let answer = this.#private.get(fn);
    if (answer === undefined) this.#private.set(fn, (answer = isPrivate(this.engine, fn)));
    return answer;
  }

  #readAssignment(node: TSESTree.AssignmentExpression, step: Step): void {
    const left = unwrap(node.left);
    if (left.type !== 'MemberExpression' || unwrap(left.object).type === 'ThisExpression') return;
    if (isExports(left)) {
      if (!step.site) this.#tellExport(node.right, staticName(left) === 'exports' ? 'default' : (staticName(left) ?? ''), step);
      return;
    }
    const target = describeExpression(left);
    for (const { node: at, member } of this.#containersIn(node.right, step.frame)) {
      if (member === null && !this.#containersIn(left.object, step.frame).some(own => own.node === at)) {
        const to: Source = { of: 'unknown', module: null };
        this.#tell(at, step, { kind: 'escape', to, home: step.frame.home, text: target, exported: false });
      }
    }
  }

  #readCall(node: TSESTree.CallExpression | TSESTree.NewExpression, step: Step): void {
    const callee = calleeOf(node);
    const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
    const mayRegister = name === null || this.#mayRegister(name);
    // what another file made is no container of this one
    const isOwn = mayRegister && (name === null || !this.#isForeign(callee, step.frame));
    const handedOver = node.arguments.flatMap(argument =>
      HOLDS_NOTHING.has(argument.type) ? NONE : this.#containersIn(argument, step.frame),
    );
    if (!isOwn && handedOver.length === 0 && !this.#isOnContainer(callee, step)) return;
    const call = this.#callAt(node, step);
    const receivers = call?.receiver ? this.#receiversOf(call.receiver, callee, step.frame) : [];
    for (const role of call?.api.api.plays ?? []) {
      if (role.role === 'http-application') this.#container(node).run ??= step.run;
      for (const receiver of receivers) this.#readRole(receiver.node, call as Call, role, step);
      if ((role.role === 'serve' || role.role === 'static-files') && role.application) {
        const told = role.role === 'serve' ? { kind: 'serve' as const } : { kind: 'static' as const, call: call as Call };
        for (const found of this.#containersAt(call as Call, role.application)) this.#tell(found.node, step, { ...told });
      }
    }
    const registers =
      call?.api.api.plays?.some(role => role.role === 'middleware' || role.role === 'plugin' || role.role === 'route') === true;
    if (registers) {
      // an application of another file takes others in as well
      for (const { node: at } of handedOver)
        if (this.#isApplication(at) && !receivers.some(receiver => receiver.node === at))
          this.#tell(at, step, { kind: 'mounted' });
      if (receivers.length > 0) return;
    }
    if (call?.api.api.plays?.some(role => role.role === 'http-adapter')) {
      for (const { node: at } of handedOver) this.#tell(at, step, { kind: 'mounted' });
    }
    if (call) return;
    if (callee.type === 'MemberExpression') this.#readInstanceMethod(callee, step);
    const own =
      callee.type === 'MemberExpression'
        ? this.#containersIn(callee.object, step.frame).filter(found => found.member === null)
        : [];
    for (const { node: at } of own) this.#readUnknownMethod(at, node, step);
    if (handedOver.length === 0 || this.#isLocal(callee, step.frame)) return;
    const base = callee.type === 'Super' ? enclosingClass(callee)?.superClass : null;
    const to = sourceOf(step.frame.home, base ?? callee);
    const text = describeExpression(callee);
    for (const { node: at } of handedOver) {
      if (own.some(found => found.node === at)) continue;
      if (this.#isInsideRegistration(node, at, step.frame)) this.#tell(at, step, { kind: 'mounted' });
      else this.#tell(at, step, { kind: 'escape', to, home: step.frame.home, text, exported: !step.site && isExported(node) });
    }
  }

  /** What a call registers on: each of the containers that branches put into one variable. */
  #receiversOf(receiver: Origin, callee: Node, frame: Frame): readonly Found[] {
    const found = containersOf(this.engine, receiver);
    if (found.length === 0 || callee.type !== 'MemberExpression' || callee.object.type === 'CallExpression') return found;
    const object = this.#originOf(callee.object, frame);
    const each = object.kind === 'union' ? containersOf(this.engine, object).filter(({ member }) => member === null) : NONE;
    return each.length > 1 ? each : found;
  }

  #mayRegister(name: string): boolean {
    let answer = this.#names.get(name);
    if (answer === undefined) this.#names.set(name, (answer = ROUTING.some(role => this.engine.catalogue.canPlay(role, name))));
    return answer;
  }

  /** The library's call that a step is, found once. */
  #callAt(node: TSESTree.CallExpression | TSESTree.NewExpression, step: Step): Call | null {
    const known = this.#calls.get(step);
    if (known !== undefined) return known;
    const call = this.#libraryCall(node, step.frame);
    // while a call is asked for what it gives back, it gives nothing
    if (call || this.#asked.size === 0) this.#calls.set(step, call);
    return call;
  }

  /** The call of a library, where the file itself tells what is called: what other files make is no container of this one. */
  #libraryCall(node: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame): Call | null {
    const callee = calleeOf(node);
    return this.#isOfPackage(callee.type === 'MemberExpression' ? callee.object : callee, frame)
      ? this.engine.callOf(node, frame)
      : null;
  }

  /** Whether a value is one of a library; that of a variable which never changes is asked for once. */
  #isOfPackage(owner: Node, frame: Frame): boolean {
    const isSettled = owner.type === 'Identifier' && frame === this.engine.base && this.#asked.size === 0;
    const variable = isSettled ? settledVariable(this.engine, owner) : null;
    let answer = variable ? this.#ofPackage.get(variable) : undefined;
    if (answer === undefined) {
      answer =
        !isUngiven(owner, frame) &&
        alternativesOf(this.#originOf(owner, frame)).some(
          of => of.kind === 'api' || of.kind === 'namespace' || of.kind === 'instance',
        );
      if (variable) this.#ofPackage.set(variable, answer);
    }
    return answer;
  }

  /** Whether a value is of another file, and no application of this one that went through its hands. */
  #isForeign(node: Node, frame: Frame): boolean {
    return isOfOtherFile(frame.home, node) && !this.#comesBack(node, frame);
  }

  /** Where a value comes from, as far as the file itself tells, unless an application went through other hands. */
  #originOf(node: Node, frame: Frame): Origin {
    return isOfOtherFile(frame.home, node) && this.#comesBack(node, frame)
      ? this.engine.originOf(node, frame)
      : this.engine.localOriginOf(node, frame);
  }

  /** `app` of `const app = configure(express())`: a function of another file gives back what it was given. */
  #comesBack(node: Node, frame: Frame): boolean {
    let inner = unwrap(node);
    while (inner.type === 'MemberExpression') inner = unwrap(inner.object);
    const definition =
      inner.type === 'Identifier' ? (frame.home.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : undefined;
    let made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : inner;
    if (made.type === 'AwaitExpression') made = unwrap(made.argument);
    if (made.type !== 'CallExpression' || this.#asked.has(made)) return false;
    this.#asked.add(made);
    const found = made.arguments.some(argument => this.#containersIn(argument, frame).length > 0);
    this.#asked.delete(made);
    return found;
  }

  /** Whether a method of a container is called, or of what holds one. */
  #isOnContainer(callee: Node, { frame }: Step): boolean {
    return callee.type === 'MemberExpression' && this.#containersIn(callee.object, frame).length > 0;
  }

  #readRole(container: Node, call: Call, role: Role, step: Step): void {
    switch (role.role) {
      case 'middleware': {
        const { path, nodes } = this.#pathAndHandlers(call, role);
        if (nodes.length > 0)
          this.#tell(
            container,
            step,
            lazily({ kind: 'middleware', call, path }, () => nodes.flatMap(({ node, frame }) => this.#handlersOf(node, frame))),
          );
        break;
      }
      case 'route': {
        const nodes = handlerNodes(this.engine, call, role.handlers);
        const path = this.#routePath(call, role);
        if (nodes.length > 0)
          this.#tell(
            container,
            step,
            lazily({ kind: 'route', call, path }, () => nodes.flatMap(node => this.#handlersOf(node, call.frame))),
          );
        break;
      }
      case 'plugin': {
        const plugin = this.engine.filled(call, role.plugin);
        const options = role.options ? this.engine.filled(call, role.options) : null;
        const node = plugin?.node ?? call.args[0];
        if (!node) break;
        const scope = this.#ownScope.has(call.node) ? this.#container(call.node) : null;
        for (const handler of this.#handlersOf(node, call.frame)) {
          this.#tell(container, step, { kind: 'plugin', call, handler, options: options?.origin ?? null, scope });
        }
        break;
      }
      case 'static-files':
        if (!role.application) this.#tell(container, step, { kind: 'static', call });
        break;
      case 'setting': {
        const name = this.engine.originAt(call, role.name);
        // with one argument it is a question, not a setting
        if (name?.kind === 'literal') this.#tell(container, step, { kind: 'setting', name: String(name.value) });
        break;
      }
      case 'serve':
        if (!role.application) this.#tell(container, step, { kind: 'serve' });
        break;
      default:
    }
  }

  /** `server.app.listen()`, where `server` is an object of a class of this file. */
  #readInstanceMethod(callee: TSESTree.MemberExpression, step: Step): void {
    const name = staticName(callee);
    for (const { node } of this.#instanceContainers(callee.object, step.frame)) {
      const origin = this.engine.originOf(node);
      const member =
        name !== null && origin.kind === 'api' && origin.type ? this.engine.catalogue.memberOf(origin.type, name) : null;
      if (member?.api.plays?.some(role => role.role === 'serve')) this.#tell(node, step, { kind: 'serve' });
    }
  }

  /** What an object of a class of this file holds, read as a member of it: `new App().app`. */
  #instanceContainers(expression: Node, frame: Frame): readonly Found[] {
    const member = unwrap(expression);
    if (member.type !== 'MemberExpression') return [];
    let object = unwrap(member.object);
    if (object.type === 'Identifier') {
      const definition = frame.home.bindings.variableOf(object)?.defs[0]?.node as Node | undefined;
      if (definition?.type !== 'VariableDeclarator' || !definition.init) return [];
      object = unwrap(definition.init);
    }
    const owner = object.type === 'NewExpression' ? this.engine.originOf(object.callee, frame) : null;
    if (owner?.kind !== 'class' || owner.home !== this.engine) return [];
    return [...this.containers.keys()]
      .filter(container => contains(owner.node, container))
      .map(container => ({ node: container, home: this.engine, member: null }));
  }

  #isApplication(container: Node): boolean {
    if (container.type !== 'CallExpression' && container.type !== 'NewExpression') return false;
    return this.engine.callOf(container)?.api.api.plays?.some(role => role.role === 'http-application') === true;
  }

  /** A method that no library model has, called with values of other files. */
  #readUnknownMethod(container: Node, node: TSESTree.CallExpression | TSESTree.NewExpression, step: Step): void {
    const callee = calleeOf(node);
    const name = callee.type === 'MemberExpression' ? staticName(callee) : null;
    if (name === null || !/configure|plugin|apply|extend|load|setup|install|attach|init/i.test(name)) return;
    const { home } = step.frame;
    const value = node.arguments.find(argument => sourceOf(home, argument).of === 'project');
    if (value)
      this.#tell(container, step, {
        kind: 'escape',
        to: sourceOf(home, value),
        home,
        text: describeExpression(callee),
        exported: false,
      });
  }

  #routePath(call: Call, role: RoleOf<'route'>): RoutingPath | null {
    const path = this.engine.filled(call, role.path);
    if (!path) return { text: null };
    const { origin } = path;
    if (origin.kind === 'literal' && typeof origin.value === 'string') return { text: origin.value };
    // the path of `route(path).get(...)` was given to the call that made the receiver
    if (origin.kind === 'api' && origin.call) {
      const given = this.engine.originOf(origin.call.args[0] ?? call.node, origin.call.frame);
      return { text: given.kind === 'literal' && typeof given.value === 'string' ? given.value : null };
    }
    return { text: null };
  }

  #pathAndHandlers(
    call: Call,
    role: RoleOf<'middleware'>,
  ): { path: RoutingPath | null; nodes: readonly { node: Node; frame: Frame }[] } {
    const filled = handlerNodes(this.engine, call, role.handlers);
    // an object that holds the handler
    const nodes = filled.length > 0 ? filled : call.args;
    const first = call.args[0];
    const path = role.path && first ? this.#pathOf(first, call) : null;
    return { path, nodes: nodes.filter(node => !(path && node === first)).map(node => ({ node, frame: call.frame })) };
  }

  /** The mount path that a first argument is; null where it is middleware already. */
  #pathOf(node: Node, call: Call): RoutingPath | null {
    if (call.args.length === 1 && isOfOtherFile(call.frame.home, node)) return null;
    const origin = this.engine.originOf(node, call.frame);
    const texts = alternativesOf(origin);
    if (origin.kind === 'literal') return { text: typeof origin.value === 'string' ? origin.value : null };
    if (
      texts.every(
        of =>
          of.kind === 'literal' ||
          of.kind === 'text' ||
          of.kind === 'joined' ||
          of.kind === 'environment' ||
          of.kind === 'primitive',
      )
    ) {
      return { text: null };
    }
    if (origin.kind === 'unknown' && origin.reason === 'regexp') return { text: null };
    if (origin.kind === 'array') {
      const elements = origin.node.elements.map(element => (element ? this.engine.originOf(element, origin.frame) : null));
      if (
        elements.length > 0 &&
        elements.every(
          element =>
            element?.kind === 'literal' ||
            element?.kind === 'text' ||
            (element?.kind === 'unknown' && element.reason === 'regexp'),
        )
      ) {
        return { text: null };
      }
      return null;
    }
    const isOpen = texts.some(of => of.kind === 'unknown' || of.kind === 'parameter' || of.kind === 'text');
    return isOpen && call.args.length > 1 && /path|prefix|url|uri|base|endpoint|mount|root/i.test(describeExpression(node))
      ? { text: null }
      : null;
  }

  /** What is registered by an argument: lists are taken apart. */
  #handlersOf(node: Node, frame: Frame, depth = 0): readonly Handler[] {
    const inner = unwrap(node);
    const composed = depth < 4 ? this.#composedBy(inner, frame) : null;
    if (composed) return this.#handlersOf(composed, frame, depth + 1);
    const origin = this.engine.originOf(inner, frame);
    const target = inner.type === 'SpreadElement' ? inner.argument : inner;
    const list = inner.type === 'SpreadElement' ? this.engine.originOf(inner.argument, frame) : origin;
    if (depth < 4 && list.kind === 'array') {
      return list.node.elements.flatMap(element => (element ? this.#handlersOf(element, list.frame, depth + 1) : []));
    }
    const element = list.kind === 'elements' ? list.element : origin;
    const [first] = containersOf(this.engine, element);
    const added = depth < 4 && list.kind === 'elements' ? addedTo(frame.home, unwrap(target)) : [];
    return [
      {
        node: inner,
        home: frame.home,
        origin: element,
        roles: [...alternativesOf(element).flatMap(of => rolesPlayed(this.engine, of)), ...namedRoles(frame.home, inner)],
        uncalledRoles: alternativesOf(element).flatMap(of => uncalledRoles(this.engine, of)),
        source: sourceOf(frame.home, target),
        container: first ? this.#containerAt(first) : null,
      },
      ...added.flatMap(argument => this.#handlersOf(argument, frame, depth + 1)),
    ];
  }

  /** The list that a library makes one middleware of: `[log, respond]` of `compose([log, respond])`. */
  #composedBy(node: Node, frame: Frame): Node | null {
    const definition = node.type === 'Identifier' ? frame.home.bindings.variableOf(node)?.defs[0]?.node : undefined;
    const made = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : node;
    if (made.type !== 'CallExpression' || sourceOf(frame.home, made).of !== 'package') return null;
    const call = this.engine.callOf(made, frame);
    const role = call?.api.api.plays?.find(played => played.role === 'propagator');
    return call && role?.keeps === 'data' ? this.engine.nodeAt(call, role.from) : null;
  }

  #containersAt(call: Call, application: Slot): readonly Found[] {
    const given = this.engine.nodeAt(call, application);
    if (given && isOfOtherFile(call.frame.home, given)) return [];
    const filled = this.engine.filled(call, application);
    const origin = filled?.origin ?? null;
    const direct = origin ? containersOf(this.engine, origin) : [];
    return direct.length > 0 ? direct : filled?.node ? this.#containersIn(filled.node, call.frame) : [];
  }

  /** The containers that an expression hands on: itself, its elements and properties, or `this` that holds them. */
  #containersIn(node: Node, frame: Frame, depth = 0): readonly Found[] {
    // what an object holds, its class fills step by step; while a call is asked for what it gives back, it gives nothing
    const isSettled = depth === 0 && frame === this.engine.base && (node.type === 'Identifier' || node.type === 'CallExpression');
    if (!isSettled || this.#asked.size > 0) return this.#findContainers(node, frame, depth);
    const key = (node.type === 'Identifier' ? settledVariable(this.engine, node) : null) ?? node;
    let found = this.#found.get(key);
    if (!found) this.#found.set(key, (found = this.#findContainers(node, frame, depth)));
    return found;
  }

  #findContainers(node: Node, frame: Frame, depth: number): readonly Found[] {
    const inner = unwrap(node.type === 'SpreadElement' ? node.argument : node);
    if (depth > 3 || HOLDS_NOTHING.has(inner.type)) return NONE;
    if (this.#isForeign(inner, frame) || isUngiven(inner, frame)) return [];
    if (inner.type === 'ThisExpression') return frame.home === this.engine ? this.#heldBy(inner) : [];
    const origin = this.#originOf(inner, frame);
    const direct = containersOf(this.engine, origin);
    if (direct.length > 0) return direct;
    if (inner.type === 'MemberExpression') {
      const held = this.#instanceContainers(inner, frame);
      if (held.length > 0) return held;
      return containersOf(this.engine, this.#originOf(inner.object, frame))
        .map(found => ({ ...found, member: staticName(inner) ?? '' }))
        .filter(found => HANDING_ON.test(found.member));
    }
    return alternativesOf(origin).flatMap(of =>
      of.kind === 'object' || of.kind === 'array' ? this.#containersHeld(of, depth) : [],
    );
  }

  /** The containers in an object or a list; one may be asked for by many. */
  #containersHeld({ node, frame }: Extract<Origin, { kind: 'object' | 'array' }>, depth: number): readonly Found[] {
    if (depth > 0 || this.#asked.size > 0) return this.#findHeld(node, frame, depth);
    let held = this.#held.get(frame);
    if (!held) this.#held.set(frame, (held = new Map<Node, readonly Found[]>()));
    let found = held.get(node);
    if (!found) held.set(node, (found = this.#findHeld(node, frame, depth)));
    return found;
  }

  #findHeld(node: TSESTree.ObjectExpression | TSESTree.ArrayExpression, frame: Frame, depth: number): readonly Found[] {
    const found: Found[] = [];
    for (const part of node.type === 'ArrayExpression' ? node.elements : node.properties) {
      const value = part?.type === 'Property' ? part.value : part?.type === 'SpreadElement' ? part.argument : part;
      if (value && !HOLDS_NOTHING.has(value.type)) found.push(...this.#containersIn(value, frame, depth + 1));
    }
    return found;
  }

  #heldBy(node: Node): readonly Found[] {
    const owner = enclosingClass(node);
    if (!owner) return [];
    return [...this.containers.keys()]
      .filter(container => contains(owner, container))
      .map(container => ({ node: container, home: this.engine, member: null }));
  }

  #isLocal(callee: Node, frame: Frame): boolean {
    return (
      isFunction(callee) ||
      alternativesOf(this.engine.originOf(callee, frame)).some(of => of.kind === 'function' || of.kind === 'class')
    );
  }

  /** Whether a call is part of what is registered on another container: `parent.use(vhost('x', app))`. */
  #isInsideRegistration(node: Node, container: Node, frame: Frame): boolean {
    for (let current = node.parent; current && !isFunction(current); current = current.parent) {
      if (current.type !== 'CallExpression') continue;
      const call = this.engine.callOf(current, frame);
      const registers = call?.api.api.plays?.some(
        role => role.role === 'middleware' || role.role === 'route' || role.role === 'plugin',
      );
      if (registers && call?.receiver && containersOf(this.engine, call.receiver).some(found => found.node !== container))
        return true;
    }
    return false;
  }
}

/** The variable that a name stands for, where it holds at all uses after its declaration what it was declared with. */
function settledVariable({ bindings }: Engine, node: TSESTree.Identifier): Variable | null {
  const variable = bindings.variableOf(node);
  const definition = variable?.defs[0];
  if (!variable || !definition) return null;
  if ((definition.type as string) === 'ImportBinding') return variable;
  const declared = definition.node as Node;
  const isDeclared = declared.type === 'VariableDeclarator' && declared.init !== null && declared.range[1] <= node.range[0];
  return isDeclared && writtenAt(variable).length === 1 ? variable : null;
}

/** What is added to a list after it is made: `handlers.push(protect)`. */
function addedTo(home: Engine, list: Node): readonly Node[] {
  const variable = list.type === 'Identifier' ? home.bindings.variableOf(list) : null;
  return variable ? pushedTo(variable) : [];
}

/** An event whose handlers are looked at when somebody asks: they lead to other files. */
function lazily<T extends object>(told: T, read: () => readonly Handler[]): T & { readonly handlers: readonly Handler[] } {
  let handlers: readonly Handler[] | null = null;
  return Object.defineProperty(told, 'handlers', { enumerable: true, get: () => (handlers ??= read()) }) as T & {
    readonly handlers: readonly Handler[];
  };
}

/** Members by which a whole application is handed on: its request listener. */
const HANDING_ON = /^(?:fetch|handler?|callback|server|router|app|instance|request)$/;

/** Whether a plugin gets a scope of its own: one that is wrapped, or has a symbol for it, registers on that of its parent. */
function hasOwnScope(engine: Engine, argument: Node, frame: Frame, symbol: string | undefined): boolean {
  const node = unwrap(argument);
  const origin = engine.originOf(node, frame);
  if (origin.kind === 'function' && symbol !== undefined && origin.frame.home.module.text.includes(symbol)) return false;
  if (
    origin.kind === 'function' &&
    node.type === 'CallExpression' &&
    node.arguments.some(given => isSame(engine, given, frame, origin))
  )
    return false;
  if (origin.kind === 'function' && origin.frame.home !== frame.home)
    return handOversOf(origin.frame.home, origin.node).length === 0;
  const definition =
    node.type === 'Identifier' ? (frame.home.bindings.variableOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  const value = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : node;
  return value.type !== 'CallExpression';
}

function isSame(engine: Engine, argument: Node, frame: Frame, { node }: Extract<Origin, { kind: 'function' }>): boolean {
  const origin = engine.originOf(argument, frame);
  return origin.kind === 'function' && origin.node === node;
}

/** Expressions that are no container and hold none. */
const HOLDS_NOTHING: ReadonlySet<string> = new Set([
  'ArrowFunctionExpression',
  'BinaryExpression',
  'FunctionExpression',
  'Literal',
  'TemplateLiteral',
  'UnaryExpression',
  'UpdateExpression',
]);

type ApiOrigin = Extract<Origin, { kind: 'api' }>;

const NONE: readonly Found[] = [];

/** The containers that a value is. */
function containersOf(engine: Engine, origin: Origin, depth = 0): readonly Found[] {
  if (origin.kind === 'api') return containersOfApi(engine, origin, depth);
  if (origin.kind !== 'union') return NONE;
  return alternativesOf(origin).flatMap(of => (of.kind === 'api' ? containersOfApi(engine, of, depth) : NONE));
}

/** An application is asked for at each of its uses. */
const containersByApi = new WeakMap<ApiOrigin, readonly Found[]>();

function containersOfApi(engine: Engine, of: ApiOrigin, depth: number): readonly Found[] {
  if (depth > 6) return NONE;
  if (!of.call) {
    const member = of.path.slice(of.path.lastIndexOf('.') + 1);
    return of.receiver && HANDING_ON.test(member)
      ? containersOf(engine, of.receiver, depth + 1).map(found => ({ ...found, member }))
      : NONE;
  }
  let found = containersByApi.get(of);
  if (!found) containersByApi.set(of, (found = madeByCall(engine, of, of.call, depth)));
  return found;
}

function madeByCall(engine: Engine, { type }: ApiOrigin, call: Call, depth: number): readonly Found[] {
  const plays = call.api.api.plays ?? [];
  const isApplication = plays.some(role => role.role === 'http-application');
  if (!type || !(isApplication || isRegistrar(engine.catalogue, type))) return NONE;
  const starts = isApplication || plays.some(role => role.role === 'plugin');
  const outer = !starts && call.receiver ? containersOf(engine, call.receiver, depth + 1) : NONE;
  return outer.length > 0 ? outer : [{ node: call.node, home: call.frame.home, member: null }];
}

const registrars = new WeakMap<ResolvedType, boolean>();

/** Whether middleware, routes or plugins can be registered on values of a type. */
function isRegistrar(catalogue: Catalogue, type: ResolvedType): boolean {
  let answer = registrars.get(type);
  if (answer === undefined) {
    answer =
      catalogue.memberOf(type, 'getInstance') !== null ||
      ['use', 'register', 'route', 'get'].some(
        name =>
          catalogue
            .memberOf(type, name)
            ?.api.plays?.some(role => role.role === 'middleware' || role.role === 'route' || role.role === 'plugin') ?? false,
      );
    registrars.set(type, answer);
  }
  return answer;
}

function rolesPlayed(engine: Engine, origin: Origin): readonly Role[] {
  // a plugin package is handed over as it is
  if (origin.kind === 'namespace') return engine.catalogue.exportOf(origin.library, 'default')?.api.is ?? [];
  return rolesOf(origin);
}

function uncalledRoles(engine: Engine, origin: Origin): readonly Role[] {
  if (origin.kind === 'namespace') return engine.catalogue.exportOf(origin.library, 'default')?.api.plays ?? [];
  return origin.kind === 'api' && !origin.call ? (origin.api?.api.plays ?? []) : [];
}

/** The expressions that fill the handler slots of a call. */
function handlerNodes(engine: Engine, call: Call, slots: Slots): readonly Node[] {
  if ('base' in slots && 'argumentsFrom' in slots.base && slots.steps.length === 0)
    return call.args.slice(slots.base.argumentsFrom);
  const filled = engine.filled(call, slots);
  if (!filled) return [];
  return filled.node ? [filled.node] : call.args.slice(0, 1);
}

/** Whether a function has a name by which only this file calls it. */
function isPrivate(engine: Engine, fn: FunctionNode): boolean {
  const holder =
    fn.type === 'FunctionDeclaration'
      ? fn.id
      : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier'
        ? fn.parent.id
        : null;
  const variable = holder ? engine.bindings.variableOf(holder) : null;
  if (!variable) return false;
  const declaration: Node = fn.type === 'FunctionDeclaration' ? fn : (fn.parent.parent as Node);
  if (declaration.parent?.type.startsWith('Export')) return false;
  const reads = variable.references.filter(reference => reference.isRead()).map(reference => reference.identifier as Node);
  return reads.length > 0 && reads.every(read => read.parent?.type === 'CallExpression' && read.parent.callee === read);
}

const isExports = (left: TSESTree.MemberExpression): boolean => /^(?:module\.)?exports(?:\.|$)/.test(describeExpression(left));

/** Whether the value of an expression becomes an export. */
function isExported(node: Node): boolean {
  for (let current: Node | undefined = node; current && !isFunction(current); current = current.parent) {
    if (current.type === 'ExportDefaultDeclaration' || current.type === 'ExportNamedDeclaration') return true;
    if (current.type === 'AssignmentExpression') {
      const left = unwrap(current.left);
      return left.type === 'MemberExpression' && isExports(left);
    }
  }
  return false;
}
