import type { Catalogue } from '../catalogue.js';
import type { Bindings } from '../bindings/references.js';
import type { Module } from '../modules/module.js';
import type { Project, TextTest } from '../modules/project.js';
import type { ForeignName } from '../routing/source.js';
import type { CallNode, FunctionNode, Node } from '../syntax.js';
import type { Slot, Slots } from '../../vocabulary/index.js';
import type { NamedFunctions } from './named.js';
import type { Call, Frame, Origin } from './origin.js';
import type { Write } from './writes.js';
import type { TSESTree } from '@typescript-eslint/utils';

/** Readings of text that the engine itself knows nothing of. */
export interface TextReaders {
  /** Whether pieces of text, null for a value among them, read as one SQL statement. */
  isSqlText(pieces: readonly (string | null)[]): boolean;
}

/** A slot that a call fills. */
export interface Filled {
  readonly slot: Slot;
  readonly origin: Origin;
  /** The expression, where it is written down in this file. */
  readonly node: Node | null;
}

/** An expression with the file it stands in. */
export interface Place {
  readonly node: Node;
  readonly home: Engine;
}

/** A function with the frame it was made in. */
export type FunctionOrigin = Extract<Origin, { kind: 'function' }>;

/** The analysis of one module: every question is answered lazily, once, and within bounds. */
export interface Engine {
  readonly module: Module;
  /** The run of the file from its top: where expressions are evaluated unless another frame is given. */
  readonly base: Frame;
  readonly catalogue: Catalogue;
  readonly bindings: Bindings;
  readonly readers: TextReaders;
  readonly named: NamedFunctions;
  /** The other files that may be read; null where none may. */
  readonly project: Project | null;
  /** Whether imports are followed for the question at hand. */
  readonly follows: boolean;
  /** Whether other files may be looked into for the question at hand; where not, its answer is one without them. */
  looksAway(): boolean;
  /** Where the value of an expression comes from. Total: what cannot be told is `unknown`. */
  originOf(node: Node, frame?: Frame | null): Origin;
  /** The origin as far as the file itself tells: cheap, and `unknown` where another file would have to be read. */
  localOriginOf(node: Node, frame?: Frame | null): Origin;
  /** The origin of a member of a value. */
  memberOf(origin: Origin, name: string, node: Node): Origin;
  /** The origin of `<node>.name` at that place, with the properties written to the variable before. */
  propertyOf(node: Node, name: string, frame?: Frame | null): Origin;
  /** The assignments `<node>.name = value` in the file, in source order. */
  propertyWritesOf(node: Node, name: string): readonly Write[];
  /** The origin of the elements of a list. */
  elementOf(origin: Origin): Origin;
  /** The origin of the element of a list at an index. */
  elementAt(origin: Origin, index: number): Origin;
  /** The library call that a call expression makes, or null. */
  callOf(node: CallNode, frame?: Frame | null): Call | null;
  /** The library call that a decorator makes, or null. */
  decoratorCallOf(decorator: TSESTree.Decorator): Call | null;
  /** What a function returns, run in a frame that `enter` gave, or in that of its file. */
  returnOf(fn: FunctionNode, frame: Frame | null): Origin;
  /** A frame in which the parameters of a function have the given origins. */
  enter(fn: FunctionOrigin, args: readonly Node[], caller: Frame | null, origins?: (index: number) => Origin): Frame | null;
  /** The answer to a question of what callers hand to a function; null where too many stand one behind the other. */
  ofCallers<T>(ask: () => T): T | null;
  /** The origin of an export of this file. */
  exportOf(name: string): Origin;
  /** What `require` of this file gives. */
  required(): Origin;
  /** The expression that an imported name stands for in the file that exports it; null where there is none to be seen. */
  placeOf(node: TSESTree.Identifier | TSESTree.MemberExpression): Place | null;
  /** Whether the file that an import names, or one up to `hops` imports further, has text of a kind; of a barrel only the file behind `name`. */
  leadsTo(source: string, text: TextTest, hops: number, name?: string | null): boolean;
  /**
   * The answer to a question about a name of another file; null where there was none before, or there is none now. The
   * answer must not depend on who asks.
   */
  askOnce<T>(name: ForeignName, question: string, ask: () => T | null): T | null;
  /** Whether a question of `askOnce` has been answered by nothing. */
  isNothing(name: ForeignName, question: string): boolean;
  /** The engine over the file of the project that an import names; null where there is none or it cannot be read. */
  imported(source: string): Engine | null;
  /** The expression at a slot of a call, where it is written down; null where the call does not fill it. */
  nodeAt(call: Call, slot: Slot): Node | null;
  /** The origin of the value at a slot of a call; null where the call does not fill it. */
  originAt(call: Call, slot: Slot): Origin | null;
  /** The first of several slots that a call fills, with what stands there. */
  filled(call: Call, slots: Slots): Filled | null;
}
