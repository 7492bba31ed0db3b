import type { TSESTree } from '@typescript-eslint/utils';
import type { Engine } from '../origins/engine.js';
import { alternativesOf, type Frame, type Origin } from '../origins/origin.js';
import { calleeOf, isClass, isFunction, staticName, unwrap, type FunctionNode, type Node } from '../syntax.js';

/** An expression or statement at its turn in the run of a module. */
export interface Step {
  readonly node: Node;
  readonly frame: Frame | null;
  /** 0 while the module loads; another number for each callback or uncalled function, whose time is not known. */
  readonly run: number;
  /** A condition decides whether the step happens at all. */
  readonly conditional: boolean;
}

/** What to do with the functions handed to a call. */
export type Entry = 'callback' | 'skip' | { readonly at: number; readonly parameters: (index: number) => Origin };

/** Asked once for each call: what its function arguments are. */
export type EntryOf = (step: Step) => Entry;

interface Turn {
  readonly frame: Frame | null;
  readonly run: number;
  readonly conditional: boolean;
}

/** Steps beyond this are not looked at: a bound far above what a file that sets up a server has. */
const MAX_STEPS = 40_000;

/**
 * The steps of a module in the order in which they happen: local functions where they are called, callbacks where they
 * are handed over, and functions that nobody calls in this file at the end.
 */
export function executionOf(engine: Engine, entryOf: EntryOf): readonly Step[] {
  return new Execution(engine, entryOf).steps;
}

class Execution {
  readonly steps: Step[] = [];
  readonly #entered = new Set<FunctionNode>();
  readonly #active = new Set<FunctionNode>();
  readonly #constructed = new Set<Node>();
  readonly #handlers = new Set<FunctionNode>();
  readonly #functions: FunctionNode[] = [];
  readonly #classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[] = [];
  #runs = 0;
  #visited = 0;

  constructor(
    readonly engine: Engine,
    readonly entryOf: EntryOf,
  ) {
    this.#visit(engine.module.ast, { frame: null, run: 0, conditional: false });
    for (let index = 0; index < this.#classes.length; index += 1) {
      const owner = this.#classes[index];
      if (owner && !this.#constructed.has(owner)) this.#construct(owner, [], this.#newRun(null));
    }
    for (let index = 0; index < this.#functions.length; index += 1) {
      const fn = this.#functions[index];
      if (fn && !this.#entered.has(fn) && !this.#handlers.has(fn)) this.#enter(fn, this.#newRun(null));
    }
  }

  #newRun(frame: Frame | null): Turn {
    this.#runs += 1;
    return { frame, run: this.#runs, conditional: false };
  }

  #visit(node: Node, turn: Turn): void {
    this.#visited += 1;
    if (this.#visited > MAX_STEPS) return;
    if (isFunction(node)) {
      this.#functions.push(node);
      return;
    }
    if (isClass(node)) {
      this.#classes.push(node);
      for (const member of node.body.body) {
        if (member.type === 'MethodDefinition' && isFunction(member.value) && member.kind !== 'constructor')
          this.#functions.push(member.value);
        if (member.type === 'PropertyDefinition' && isFunction(member.value)) this.#functions.push(member.value);
        if (member.type === 'PropertyDefinition' && member.static && member.value && !isFunction(member.value))
          this.#visit(member.value, turn);
      }
      return;
    }
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        this.#visit(node.test, turn);
        this.#visit(node.consequent, { ...turn, conditional: true });
        if (node.alternate) this.#visit(node.alternate, { ...turn, conditional: true });
        break;
      case 'LogicalExpression':
        this.#visit(node.left, turn);
        this.#visit(node.right, { ...turn, conditional: true });
        break;
      case 'SwitchCase':
        this.#children(node, { ...turn, conditional: true });
        break;
      default:
        this.#children(node, turn);
    }
    if (node.type === 'CallExpression' || node.type === 'NewExpression') this.#call(node, turn);
    else if (/^(?:Export|AssignmentExpression|Return)/.test(node.type)) this.steps.push({ node, ...turn });
  }

  #children(node: Node, turn: Turn): void {
    for (const key in node) {
      if (key === 'parent' || key === 'range' || key === 'loc' || key === 'typeAnnotation' || key === 'typeArguments') continue;
      const value = (node as unknown as Record<string, unknown>)[key];
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) this.#visit(item, turn);
      } else if (isNode(value)) this.#visit(value, turn);
    }
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression, turn: Turn): void {
    const step: Step = { node, ...turn };
    this.steps.push(step);
    const called = this.#localTarget(node, turn.frame);
    if (called && isClass(called)) this.#construct(called, node.arguments, turn);
    else if (called && isFunction(called)) this.#enterCall(called, node, turn);
    const functions = node.arguments.map(argument => functionOf(this.engine, argument, turn.frame));
    if (!functions.some(Boolean)) return;
    const entry = this.entryOf(step);
    functions.forEach((fn, index) => {
      if (!fn) return;
      if (entry === 'skip') this.#handlers.add(fn);
      else if (entry === 'callback') {
        // a named function handed on is called by whoever gets it
        if (called && isFunction(called)) return;
        const inline = isIteration(node);
        this.#enter(fn, inline ? turn : { ...this.#newRun(turn.frame), conditional: turn.conditional });
      } else if (index === entry.at) {
        const frame = this.engine.enter(fn, [], turn.frame, entry.parameters);
        this.#enter(fn, { ...this.#newRun(frame), conditional: turn.conditional }, true);
      }
    });
  }

  /** The function or class of this file that a call runs. */
  #localTarget(node: TSESTree.CallExpression | TSESTree.NewExpression, frame: Frame | null): Node | null {
    const callee = calleeOf(node);
    if (isFunction(callee)) return callee;
    const target = alternativesOf(this.engine.originOf(callee, frame)).find(of => of.kind === 'function' || of.kind === 'class');
    if (target?.kind === 'class') return node.type === 'NewExpression' ? target.node : null;
    return target?.kind === 'function' ? target.node : null;
  }

  #enterCall(fn: FunctionNode, node: TSESTree.CallExpression | TSESTree.NewExpression, turn: Turn): void {
    const frame = node.arguments.length > 0 ? this.engine.enter(fn, node.arguments, turn.frame) : turn.frame;
    // an async function that nobody waits for is still at work when the next statement runs
    const inTheBackground = fn.async && node.parent.type !== 'AwaitExpression' && node.parent.type !== 'ReturnStatement';
    this.#enter(
      fn,
      inTheBackground ? { ...this.#newRun(frame), conditional: turn.conditional } : { ...turn, frame },
      node.arguments.length > 0,
    );
  }

  /** Runs a body; again only with other arguments. */
  #enter(fn: FunctionNode, turn: Turn, again = false): void {
    if (this.#active.has(fn) || (this.#entered.has(fn) && !again)) return;
    this.#entered.add(fn);
    this.#active.add(fn);
    for (const parameter of fn.params) if (parameter.type === 'AssignmentPattern') this.#visit(parameter.right, turn);
    if (fn.body) this.#visit(fn.body, turn);
    if (fn.body && fn.body.type !== 'BlockStatement') this.steps.push({ node: fn, ...turn });
    this.#active.delete(fn);
  }

  #construct(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, args: readonly Node[], turn: Turn): void {
    if (this.#constructed.has(owner)) return;
    this.#constructed.add(owner);
    const parent = owner.superClass ? this.engine.originOf(owner.superClass) : null;
    if (parent?.kind === 'class') this.#construct(parent.node, [], turn);
    for (const member of owner.body.body) {
      if (member.type === 'PropertyDefinition' && !member.static && member.value && !isFunction(member.value))
        this.#visit(member.value, turn);
    }
    const constructor = owner.body.body.find(member => member.type === 'MethodDefinition' && member.kind === 'constructor');
    if (constructor?.type !== 'MethodDefinition' || !isFunction(constructor.value)) return;
    const frame = args.length > 0 ? this.engine.enter(constructor.value, args, turn.frame) : turn.frame;
    this.#enter(constructor.value, { ...turn, frame });
  }
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

/** The function that an argument is or names. */
function functionOf(engine: Engine, argument: Node, frame: Frame | null): FunctionNode | null {
  const node = unwrap(argument);
  if (isFunction(node)) return node;
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression' && node.type !== 'CallExpression') return null;
  const found = alternativesOf(engine.originOf(node, frame)).find(of => of.kind === 'function');
  return found?.kind === 'function' ? found.node : null;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
