import type { TSESTree } from '@typescript-eslint/utils';
import type { Engine, FunctionOrigin } from '../origins/engine.js';
import { alternativesOf, type ClassNode, type Frame, type Origin } from '../origins/origin.js';
import { sourceOf } from './source.js';
import {
  calleeName,
  calleeOf,
  isClass,
  isFunction,
  rootOfChain,
  staticName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import { childKeysOf } from '../traversal.js';

/** An expression or statement at its turn in the run of a module. */
export interface Step {
  readonly node: Node;
  readonly frame: Frame;
  /** 0 while the module loads; another number for each callback or uncalled function, whose time is not known. */
  readonly run: number;
  /** A condition decides whether the step happens at all. */
  readonly conditional: boolean;
  /** For code of another file: the call of this file that leads there. */
  readonly site: Node | null;
}

/** What to do with the functions handed to a call. */
export type Entry = 'callback' | 'skip' | { readonly at: number; readonly parameters: (index: number) => Origin };

/** What the reader of an execution decides. */
export interface Director {
  /** Asked once for each call: what its function arguments are. */
  entryOf(step: Step): Entry;
  /** Whether a call of code of another file is followed there. */
  follows(step: Step): boolean;
  /** Whether a call is known to be one of a library, so that it runs no code of the project. */
  isOfLibrary(step: Step): boolean;
}

type Turn = Omit<Step, 'node'>;

/** A node to visit, or something else to do. */
type Task = { readonly node: Node; readonly turn: Turn } | (() => void);

/** Steps beyond this are not looked at: a bound far above what a file that sets up a server has. */
const MAX_STEPS = 40_000;

/**
 * The steps of a module in the order in which they happen: local functions where they are called, callbacks where they
 * are handed over, and functions that nobody calls in this file at the end.
 */
export function executionOf(engine: Engine, director: Director): readonly Step[] {
  return new Execution(engine, director).steps;
}

/** Times that functions run once more, with other arguments: what sets up a server calls a few of them a few times. */
const MAX_REPETITIONS = 400;

/** What is still to be done is kept in a list, so that no nesting and no chain of calls overflows the stack. */
class Execution {
  readonly steps: Step[] = [];
  /** What is still to be done: nodes to visit, with their turns; steps whose insides have been visited; or anything else. */
  readonly #tasks: (Node | Step | (() => void))[] = [];
  readonly #turns: (Turn | null)[] = [];
  readonly #entered = new Set<FunctionNode>();
  #repetitions = 0;
  readonly #active = new Set<FunctionNode>();
  readonly #constructed = new Set<Node>();
  readonly #handlers = new Set<FunctionNode>();
  readonly #functions: FunctionOrigin[] = [];
  readonly #classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[] = [];
  /** Classes of other files that were given something, with the turn in which their constructors ran. */
  readonly #given: { readonly owner: ClassNode; readonly turn: Turn }[] = [];
  #runs = 0;
  #visited = 0;

  constructor(
    readonly engine: Engine,
    readonly director: Director,
  ) {
    const turn = { frame: engine.base, run: 0, conditional: false, site: null };
    this.#run({ node: engine.module.ast, turn });
    for (let index = 0; index < this.#classes.length; index += 1) {
      const owner = this.#classes[index];
      if (owner && !this.#constructed.has(owner))
        this.#run(() => this.#construct({ kind: 'class', node: owner, home: engine }, [], this.#newRun(engine.base)));
    }
    for (let index = 0; index < this.#functions.length; index += 1) {
      const fn = this.#functions[index];
      if (fn && !this.#entered.has(fn.node) && !this.#handlers.has(fn.node))
        this.#run(() => this.#enter(fn.node, this.#newRun(fn.frame)));
    }
    for (const { owner, turn } of this.#given) this.#run(() => this.#enterMethods(owner, turn));
  }

  #run(first: Task): void {
    this.#next([first]);
    for (let task = this.#tasks.pop(); task; task = this.#tasks.pop()) {
      const turn = this.#turns.pop();
      if (typeof task === 'function') task();
      else if (turn) this.#visit(task as Node, turn);
      else this.#take(task as Step);
    }
  }

  /** Has tasks done next, in this order: the last thing that a task does. */
  #next(tasks: readonly Task[]): void {
    for (let index = tasks.length - 1; index >= 0; index -= 1) {
      const task = tasks[index] as Task;
      if (typeof task === 'function') this.#push(task, null);
      else this.#push(task.node, task.turn);
    }
  }

  #push(task: Node | Step | (() => void), turn: Turn | null): void {
    this.#tasks.push(task);
    this.#turns.push(turn);
  }

  #newRun(frame: Frame, { conditional, site }: Pick<Turn, 'conditional' | 'site'> = { conditional: false, site: null }): Turn {
    this.#runs += 1;
    return { frame, run: this.#runs, conditional, site };
  }

  #visit(node: Node, turn: Turn): void {
    this.#visited += 1;
    if (this.#visited > MAX_STEPS) return;
    if (isFunction(node)) {
      this.#note(node, turn);
      return;
    }
    if (isClass(node)) {
      if (turn.frame.home === this.engine) this.#classes.push(node);
      this.#next(node.body.body.map(member => () => this.#member(member, turn)));
      return;
    }
    if (node.type === 'CallExpression' && isOfNoInterest(node, turn.frame)) return;
    // what happens inside a node comes first, so it is put on the list last
    if (STEPS.has(node.type)) this.#push(stepAt(node, turn), null);
    this.#pushParts(node, turn);
  }

  /** A step whose turn has come. */
  #take(step: Step): void {
    this.steps.push(step);
    const { node } = step;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') this.#call(node, step);
  }

  /** A member of a class, when the class is made. */
  #member(member: TSESTree.ClassElement, turn: Turn): void {
    if (member.type === 'MethodDefinition' && isFunction(member.value) && member.kind !== 'constructor')
      this.#note(member.value, turn);
    if (member.type !== 'PropertyDefinition' || !member.value) return;
    if (isFunction(member.value)) this.#note(member.value, turn);
    else if (member.static) this.#next([{ node: member.value, turn }]);
  }

  #pushParts(node: Node, turn: Turn): void {
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression': {
        const maybe = maybeIn(turn);
        if (node.alternate) this.#push(node.alternate, maybe);
        this.#push(node.consequent, maybe);
        this.#push(node.test, turn);
        break;
      }
      case 'LogicalExpression':
        this.#push(node.right, maybeIn(turn));
        this.#push(node.left, turn);
        break;
      case 'SwitchCase':
        this.#pushChildren(node, maybeIn(turn));
        break;
      default:
        this.#pushChildren(node, turn);
    }
  }

  #pushChildren(node: Node, turn: Turn): void {
    const keys = childKeysOf(node);
    for (let index = keys.length - 1; index >= 0; index -= 1) {
      const key = keys[index] as string;
      if (TYPES.has(key)) continue;
      const value = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(value)) {
        for (let item = value.length - 1; item >= 0; item -= 1) if (mayDo(value[item])) this.#push(value[item] as Node, turn);
      } else if (mayDo(value)) this.#push(value, turn);
    }
  }

  /** A function that may be called later; those of other files are entered by calls only. */
  #note(node: FunctionNode, { frame }: Turn): void {
    if (frame.home === this.engine) this.#functions.push({ kind: 'function', node, frame: this.engine.base });
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, step: Step): void {
    const called = this.#targetOf(node, step);
    if (!called) {
      this.#handOver(step, false);
      return;
    }
    this.#next([
      () => {
        if (called.kind === 'class') this.#construct(called, node.arguments, this.#into(called.home, step));
        else this.#enterCall(called, node, this.#into(called.frame.home, step));
      },
      () => this.#handOver(step, called.kind === 'function'),
    ]);
  }

  /** The functions that a call gets; `isOwn`: it runs a function of the project, which calls them itself. */
  #handOver(step: Step, isOwn: boolean): void {
    const node = step.node as TSESTree.CallExpression | TSESTree.NewExpression;
    const { frame: caller } = step;
    if (node.arguments.length === 0) return;
    const name = calleeName(node);
    const isPlugin = name !== null && this.engine.catalogue.canPlay('plugin', name);
    const functions: { readonly fn: FunctionOrigin; readonly index: number }[] = [];
    for (const [index, argument] of node.arguments.entries()) {
      if (argument.type === 'Literal' || argument.type === 'TemplateLiteral') continue;
      for (const fn of functionsOf(this.engine, argument, caller, isPlugin && index === 0)) functions.push({ fn, index });
    }
    if (functions.length === 0) return;
    const entry = this.director.entryOf(step);
    this.#next(
      functions.map(({ fn, index }) => () => {
        if (entry === 'skip') this.#handlers.add(fn.node);
        else if (entry === 'callback') {
          // a callback of another file that gets nothing of this one registers nothing here
          if (isOwn || fn.frame.home !== caller.home) return;
          this.#enter(fn.node, isIteration(node) ? step : this.#newRun(caller, step));
        } else if (index === entry.at) {
          const frame = this.engine.enter(fn, [], caller, entry.parameters);
          if (frame) this.#enter(fn.node, this.#newRun(frame, this.#into(frame.home, step)), true);
        }
      }),
    );
  }

  /** The function or class that a call runs, where it is followed there. */
  #targetOf(
    node: TSESTree.CallExpression | TSESTree.NewExpression,
    step: Step,
  ): Extract<Origin, { kind: 'function' | 'class' }> | null {
    const callee = calleeOf(node);
    if (isFunction(callee)) return { kind: 'function', node: callee, frame: step.frame };
    if (this.director.isOfLibrary(step)) return null;
    const kind = node.type === 'NewExpression' ? 'class' : 'function';
    const isTarget = (of: Origin): of is Extract<Origin, { kind: 'function' | 'class' }> => of.kind === kind;
    const known =
      isOfOtherFile(step.frame.home, callee) || isUngiven(callee, step.frame)
        ? null
        : alternativesOf(this.engine.localOriginOf(callee, step.frame));
    const here = known?.find(isTarget);
    if (here && (here.kind === 'class' ? here.home : here.frame.home) === step.frame.home) return here;
    if (!this.engine.project || known?.every(of => of.kind === 'api' || of.kind === 'namespace')) return here ?? null;
    // other files are entered with an application or a router in hand only
    if (!this.director.follows(step)) return null;
    return here ?? alternativesOf(this.engine.originOf(callee, step.frame)).find(isTarget) ?? null;
  }

  /** The turn in which code of a file runs that a step leads to. */
  #into(home: Engine, { node, frame, run, conditional, site }: Step): Turn {
    return { frame, run, conditional, site: home === this.engine ? null : (site ?? node) };
  }

  #enterCall(fn: FunctionOrigin, node: TSESTree.CallExpression | TSESTree.NewExpression, turn: Turn): void {
    const isElsewhere = fn.frame.home !== turn.frame.home;
    if (this.#entered.has(fn.node) && !node.arguments.some(argument => this.#brings(argument, turn.frame))) return;
    const hasFrame = node.arguments.length > 0 || isElsewhere;
    const frame = hasFrame ? this.engine.enter(fn, node.arguments, turn.frame) : turn.frame;
    if (!frame && isElsewhere) return;
    // an async function that nobody waits for is still at work when the next statement runs
    const inTheBackground = fn.node.async && node.parent.type !== 'AwaitExpression' && node.parent.type !== 'ReturnStatement';
    const at = frame ?? this.engine.base;
    this.#enter(fn.node, inTheBackground ? this.#newRun(at, turn) : { ...turn, frame: at }, hasFrame);
  }

  /** Whether an argument makes a run differ from those before: it may be registered, or tells where something is. */
  #brings(argument: Node, frame: Frame): boolean {
    const node = unwrap(argument);
    if (PLAIN.has(node.type) || isUngiven(node, frame)) return false;
    return alternativesOf(this.engine.localOriginOf(node, frame)).some(
      of => !BARREN.has(of.kind) && !(of.kind === 'unknown' && of.reason === 'bound'),
    );
  }

  /** The methods that the code seen does not call, of an object that was given something. */
  #enterMethods(owner: ClassNode, turn: Turn): void {
    const tasks: Task[] = [];
    for (const member of owner.body.body) {
      const fn = member.type === 'MethodDefinition' && member.kind === 'method' && !member.static ? member.value : null;
      if (!isFunction(fn) || this.#entered.has(fn)) continue;
      const made: FunctionOrigin = { kind: 'function', node: fn, frame: turn.frame };
      const frame = this.engine.enter(made, [], turn.frame, () => ({ kind: 'unknown', reason: 'call', name: '' }));
      if (frame) tasks.push(() => this.#enter(fn, this.#newRun(frame, turn)));
    }
    this.#next(tasks);
  }

  /** Runs a body; again only with other arguments. */
  #enter(fn: FunctionNode, turn: Turn, again = false): void {
    if (this.#active.has(fn)) return;
    if (this.#entered.has(fn)) {
      if (!again || this.#repetitions >= MAX_REPETITIONS) return;
      this.#repetitions += 1;
    }
    this.#entered.add(fn);
    this.#active.add(fn);
    this.#next([
      ...fn.params.flatMap(parameter => (parameter.type === 'AssignmentPattern' ? [{ node: parameter.right, turn }] : [])),
      ...(fn.body ? [{ node: fn.body, turn }] : []),
      () => {
        if (fn.body && fn.body.type !== 'BlockStatement') this.steps.push(stepAt(fn, turn));
        this.#active.delete(fn);
      },
    ]);
  }

  #construct(of: Extract<Origin, { kind: 'class' }>, args: readonly Node[], turn: Turn): void {
    const { node: owner, home } = of;
    if (this.#constructed.has(owner)) return;
    this.#constructed.add(owner);
    const parent = owner.superClass ? home.originOf(owner.superClass) : null;
    this.#next([
      () => {
        if (parent?.kind === 'class') this.#construct(parent, [], turn);
      },
      () => this.#initialize(of, args, turn),
    ]);
  }

  /** The fields and the constructor of a class. */
  #initialize({ node: owner, home }: Extract<Origin, { kind: 'class' }>, args: readonly Node[], turn: Turn): void {
    const constructor = owner.body.body.find(member => member.type === 'MethodDefinition' && member.kind === 'constructor');
    const fn = constructor?.type === 'MethodDefinition' && isFunction(constructor.value) ? constructor.value : null;
    const isElsewhere = home !== turn.frame.home;
    const frame =
      fn && (args.length > 0 || isElsewhere)
        ? this.engine.enter({ kind: 'function', node: fn, frame: home.base }, args, turn.frame)
        : isElsewhere
          ? home.base
          : turn.frame;
    const inner = { ...turn, frame: frame ?? home.base };
    this.#next([
      ...owner.body.body.flatMap(member =>
        member.type === 'PropertyDefinition' && !member.static && member.value && !isFunction(member.value)
          ? [{ node: member.value, turn: inner }]
          : [],
      ),
      () => {
        if (isElsewhere && args.length > 0) this.#given.push({ owner, turn: inner });
        if (fn) this.#enter(fn, inner);
      },
    ]);
  }
}

/** Values that are neither registered nor the place of something. */
const BARREN: ReadonlySet<Origin['kind']> = new Set([
  'parameter',
  'request',
  'primitive',
  'text',
  'joined',
  'guarded',
  'environment',
]);

/** Expressions of such values. */
const PLAIN: ReadonlySet<string> = new Set(['BinaryExpression', 'UnaryExpression', 'UpdateExpression']);

/** Nodes that are steps themselves. */
const STEPS: ReadonlySet<string> = new Set([
  'AssignmentExpression',
  'CallExpression',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'ExportSpecifier',
  'NewExpression',
  'ReturnStatement',
]);

/** Where types stand, in which nothing happens. */
const TYPES: ReadonlySet<string> = new Set([
  'typeAnnotation',
  'typeArguments',
  'typeParameters',
  'returnType',
  'superTypeArguments',
  'implements',
]);

/** Nodes in which nothing happens. */
const STILL: ReadonlySet<string> = new Set([
  'Identifier',
  'ImportDeclaration',
  'Literal',
  'MetaProperty',
  'PrivateIdentifier',
  'Super',
  'TemplateElement',
  'ThisExpression',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]);

/** Whether a value is a node in which something may happen: most of a tree are names and constants. */
function mayDo(value: unknown): value is Node {
  if (typeof value !== 'object' || value === null) return false;
  const node = value as Node;
  if (STILL.has(node.type)) return false;
  return node.type === 'MemberExpression' ? node.computed || !STILL.has(node.object.type) : typeof node.type === 'string';
}

/** Whether a call makes an argument, and is one of another file that is given constants alone: `app.use('/orders', signedIn())`. */
const isOfNoInterest = (node: TSESTree.CallExpression, { home }: Frame): boolean =>
  node.parent.type === 'CallExpression' &&
  node.parent.callee !== node &&
  node.arguments.every(argument => argument.type === 'Literal') &&
  isOfOtherFile(home, node.callee);

const stepAt = (node: Node, { frame, run, conditional, site }: Turn): Step => ({ node, frame, run, conditional, site });

const maybeIn = (turn: Turn): Turn => ({ ...turn, conditional: true });

/** Whether a name is imported from what no library describes: another file, or a package that is not looked into. */
export const isOfOtherFile = (home: Engine, node: Node): boolean => {
  const { module } = sourceOf(home, node);
  return module !== null && home.catalogue.libraryOf(module) === null;
};

/**
 * Whether an expression reads a parameter that this run gives no value: no application comes from there. The elements of
 * a list are given to callbacks.
 */
export function isUngiven(expression: Node, frame: Frame): boolean {
  const root = rootOfChain(expression);
  const definition = root.type === 'Identifier' ? frame.home.bindings.variableOf(root)?.defs[0] : undefined;
  if (!definition || (definition.type as string) !== 'Parameter') return false;
  const fn = definition.node as FunctionNode;
  if (fn.parent.type === 'CallExpression' && isIteration(fn.parent)) return false;
  for (let run: Frame | null = frame; run; run = run.outer) if (run.fn === fn) return false;
  return true;
}

/** Callbacks of these run at once, before the next statement. */
const isIteration = (node: Node): boolean => {
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  return (
    callee.type === 'MemberExpression' &&
    /^(?:forEach|map|filter|some|every|reduce|flatMap|find|tap)$/.test(staticName(callee) ?? '')
  );
};

/** The functions that an argument is or names; of a plugin also those in objects and lists. */
function functionsOf(engine: Engine, argument: Node, frame: Frame, isPlugin: boolean): readonly FunctionOrigin[] {
  const node = unwrap(argument);
  if (isFunction(node)) return [{ kind: 'function', node, frame }];
  if (isPlugin) return pluginsIn(engine, engine.originOf(node, frame), node);
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'CallExpression') return [];
  // what other files hand to each other is of no interest, and what they make is not seen here
  if (isOfOtherFile(frame.home, node) || isUngiven(node, frame) || (frame.home !== engine && node.type !== 'Identifier'))
    return [];
  const found = alternativesOf(engine.localOriginOf(node, frame)).find((of): of is FunctionOrigin => of.kind === 'function');
  return found ? [found] : [];
}

/** The functions by which plugins register what they have: `{ plugin: { name, register } }`. */
function pluginsIn(engine: Engine, origin: Origin, use: Node, depth = 0): readonly FunctionOrigin[] {
  if (depth > 3) return [];
  const [found] = alternativesOf(origin);
  switch (found?.kind) {
    case 'function':
      return [found];
    case 'array':
      return found.node.elements.flatMap(element =>
        element ? pluginsIn(engine, engine.originOf(element, found.frame), use, depth + 1) : [],
      );
    case 'object':
    case 'module': {
      const register = engine.memberOf(found, 'register', use);
      return register.kind === 'function' ? [register] : pluginsIn(engine, engine.memberOf(found, 'plugin', use), use, depth + 1);
    }
    default:
      return [];
  }
}
