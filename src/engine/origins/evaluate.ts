import type { TSESTree } from '@typescript-eslint/utils';
import { carriedValue } from './carried.js';
import { Constants, Memory, type Settled } from './memory.js';
import { createBindings, type Bindings, type Variable } from '../bindings/references.js';
import { pathInPattern, type PatternPath } from '../bindings/patterns.js';
import { importedName, readAnnotation } from '../bindings/types.js';
import type { Catalogue } from '../catalogue.js';
import { trace } from '../debugging.js';
import { guardOf } from '../guards/guards.js';
import { exportsOf, isWhole, type ExportPlace, type Exports } from '../modules/exports.js';
import type { Module } from '../modules/module.js';
import type { Project, TextTest } from '../modules/project.js';
import { Work } from '../modules/work.js';
import {
  calleeName,
  calleeOf,
  describeExpression,
  enclosingFunction,
  isFunction,
  propertyNamed,
  staticName,
  unwrap,
  type CallNode,
  type FunctionNode,
  type Node,
  requiredBy,
  writtenText,
} from '../syntax.js';
import type { Slot, Slots } from '../../vocabulary/index.js';
import { callOf, decoratorCallOf, filledSlot, nodeAtSlot, originAtSlot, resultOf } from './calls.js';
import type { Engine, Filled, FunctionOrigin, Place, TextReaders } from './engine.js';
import { builtinCall, builtinConstruction, globalOrigin, isDataMethod } from './javascript.js';
import { constructed, memberOf, thisMember } from './members.js';
import { NO_NAMES, sanitizedCall, type NamedFunctions } from './named.js';
import {
  alternativesOf,
  isMixed,
  literal,
  primitive,
  settled,
  union,
  unknown,
  type Call,
  type Frame,
  type Origin,
  type Part,
} from './origin.js';
import { parameterOrigin, runAround } from './parameters.js';
import { returnedExpressions } from './returns.js';
import { foreignName, type ForeignName } from '../routing/source.js';
import { namePath, propertyWrites, pushedTo } from './property-writes.js';
import { concatenation, gluesValues, MAX_PARTS, templateText } from './text.js';
import { typedOrigin } from './typed.js';
import { endOfWrite, reachingWrites, surePlace, undeclaredWrites, writesOf, writtenAt, type Write } from './writes.js';

/** Files that an export is handed through, each by `export ... from`. */
const MAX_REEXPORTS = 32;
/** What an expression comes to for a question that arises while it is being evaluated. */
const OPEN = unknown('bound');
/** Calls followed into functions of the project, one inside the other. */
const MAX_FRAMES = 5;

/** The engine over one module; without a project, other files are not read. */
export function createEngine(
  module: Module,
  catalogue: Catalogue,
  readers: TextReaders,
  project: Project | null = null,
  named: NamedFunctions = NO_NAMES,
): Engine {
  return new Evaluator(module, catalogue, readers, project, named);
}

class Evaluator implements Engine {
  readonly bindings: Bindings;
  readonly #calls = new Memory<Node, Call | null>();
  readonly base: Frame;
  readonly #work: Work;
  readonly #exported = new Map<string, Origin>();
  #exports: Exports | null = null;

  constructor(
    readonly module: Module,
    readonly catalogue: Catalogue,
    readonly readers: TextReaders,
    readonly project: Project | null,
    readonly named: NamedFunctions,
  ) {
    this.bindings = createBindings(module);
    this.#work = project?.work ?? new Work();
    this.base = {
      home: this,
      fn: null,
      args: [],
      argument: () => unknown('syntax'),
      caller: null,
      outer: null,
      depth: 0,
      memory: new Memory(),
      constants: new Constants(),
    };
  }

  originOf(node: Node, frame: Frame | null = null): Origin {
    const at = frame ?? this.base;
    if (at.home !== this) return at.home.originOf(node, at);
    if (node.type === 'Literal') return literalOf(node);
    const isBase = at === this.base;
    if (node.type === 'Identifier') {
      const variable = this.bindings.variableOf(node);
      const settled = variable ? settledIn(at, this.base, variable) : undefined;
      if (settled && settled.after <= node.range[0]) return settled.origin;
    }
    const work = this.#work;
    const known = at.memory.get(node, work);
    if (known) {
      if (known === OPEN) work.cuts += 1;
      return known;
    }
    if (!work.spend()) {
      work.cuts += 1;
      return unknown('bound');
    }
    at.memory.open(node, OPEN);
    work.depth += 1;
    const { cuts, skips } = work;
    let isKept = false;
    try {
      const evaluated = this.#evaluate(node, at);
      const origin = isBase && this.module.types ? typedOrigin(this, node, evaluated) : evaluated;
      isKept = at.memory.set(node, origin, work, cuts, skips, isBase && work.depth === 1);
      return origin;
    } finally {
      work.depth -= 1;
      if (!isKept) at.memory.close(node);
      if (trace && work.depth === 0) work.tell(this.module.fileName, this.module.text, node.range[0]);
    }
  }

  get follows(): boolean {
    return this.#work.follows;
  }

  localOriginOf(node: Node, frame: Frame | null = null): Origin {
    const work = this.#work;
    if (!work.follows) return this.originOf(node, frame);
    const { skips } = work;
    work.follows = false;
    try {
      return this.originOf(node, frame);
    } finally {
      work.follows = true;
      // whoever follows imports asked for just this
      work.skips = skips;
    }
  }

  memberOf(origin: Origin, name: string, node: Node): Origin {
    return memberOf(this, origin, name, node);
  }

  elementOf(origin: Origin): Origin {
    switch (origin.kind) {
      case 'array':
        return union(
          // what is spread into a list is its elements
          origin.node.elements.flatMap(element => (element ? [this.originOf(element, origin.frame)] : [])),
        );
      case 'elements':
        return origin.element;
      case 'union':
        return union(origin.of.map(of => this.elementOf(of)));
      case 'request':
      case 'parameter':
        return origin;
      case 'parsed':
      case 'guarded':
        return { ...origin, of: this.elementOf(origin.of) };
      case 'api':
        return isMixed(origin) ? origin : unknown('member', 'element');
      default:
        return unknown('member', 'element');
    }
  }

  callOf(node: CallNode, frame: Frame | null = null): Call | null {
    const at = frame ?? this.base;
    if (at.home !== this) return at.home.callOf(node, at);
    if (at !== this.base) return callOf(this, node, at);
    const work = this.#work;
    let call = this.#calls.get(node, work);
    if (call === undefined) {
      const { cuts, skips } = work;
      call = this.#askForCall(node, at);
      this.#calls.set(node, call, work, cuts, skips, work.depth === 0);
    }
    return call;
  }

  /** A name of another file that is no library's call is none wherever it is called, unless its arguments may tell. */
  #askForCall(node: CallNode, frame: Frame): Call | null {
    const name = this.#work.follows && node.type === 'CallExpression' ? calleeName(node) : null;
    const foreign = name === null || this.catalogue.shapesOfMethod(name).length > 0 ? null : foreignName(this, calleeOf(node));
    return foreign ? this.askOnce(foreign, 'call', () => callOf(this, node, frame)) : callOf(this, node, frame);
  }

  decoratorCallOf(decorator: TSESTree.Decorator): Call | null {
    return decoratorCallOf(this, decorator);
  }

  nodeAt(call: Call, slot: Slot): Node | null {
    return nodeAtSlot(this, call, slot);
  }

  originAt(call: Call, slot: Slot): Origin | null {
    return originAtSlot(this, call, slot);
  }

  filled(call: Call, slots: Slots): Filled | null {
    return filledSlot(this, call, slots);
  }

  enter(fn: FunctionOrigin, args: readonly Node[], caller: Frame | null, origins?: (index: number) => Origin): Frame | null {
    const from = caller ?? this.base;
    const depth = from.depth + 1;
    if (depth > MAX_FRAMES) return null;
    for (let frame: Frame | null = from; frame; frame = frame.caller) if (frame.fn === fn.node) return null;
    const at =
      origins ??
      ((index: number): Origin => {
        const node = args[index];
        if (!node) return literal(undefined);
        return node.type === 'SpreadElement' ? this.elementOf(this.originOf(node.argument, from)) : this.originOf(node, from);
      });
    return {
      home: fn.frame.home,
      fn: fn.node,
      args,
      argument: at,
      caller: from,
      outer: fn.frame,
      depth,
      memory: new Memory(),
      constants: new Constants(),
    };
  }

  ofCallers<T>(ask: () => T): T | null {
    return this.#work.ofCallers(ask);
  }

  returnOf(fn: FunctionNode, frame: Frame | null = null): Origin {
    if (fn.generator) return unknown('call');
    const returned = returnedExpressions(fn);
    if (returned.length === 0) return literal(undefined);
    return union(returned.map(node => this.originOf(node, frame)));
  }

  #evaluate(node: Node, frame: Frame): Origin {
    switch (node.type) {
      case 'Literal':
        return literalOf(node);
      case 'Identifier':
        return this.#guarded(node, this.#identifier(node, frame));
      case 'MemberExpression':
        return this.#guarded(node, this.#member(node, frame));
      case 'TemplateLiteral':
        return templateText(this, node, frame);
      case 'BinaryExpression':
        return this.#binary(node, frame);
      case 'CallExpression':
        return this.#call(node, frame);
      case 'NewExpression':
        return builtinConstruction(this, node, frame) ?? this.#construction(node, frame);
      case 'TaggedTemplateExpression':
        return this.#tagged(node, frame);
      case 'AwaitExpression':
        return settled(this.originOf(node.argument, frame));
      case 'ObjectExpression':
        return { kind: 'object', node, frame };
      case 'ArrayExpression':
        return { kind: 'array', node, frame };
      case 'ConditionalExpression':
        return union([this.originOf(node.consequent, frame), this.originOf(node.alternate, frame)]);
      case 'LogicalExpression':
        return node.operator === '&&'
          ? this.originOf(node.right, frame)
          : union([this.originOf(node.left, frame), this.originOf(node.right, frame)]);
      case 'AssignmentExpression':
        return node.operator === '=' ? this.originOf(node.right, frame) : this.#compound(node, frame);
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
        return { kind: 'function', node, frame };
      case 'ClassExpression':
      case 'ClassDeclaration':
        return { kind: 'class', node, home: this };
      case 'ThisExpression':
        return unknown('this');
      case 'UnaryExpression':
        return this.#unary(node, frame);
      case 'UpdateExpression':
        return primitive('number');
      case 'ImportExpression': {
        const source = writtenText(node.source);
        return source === null ? unknown('import') : this.#package(source);
      }
      case 'SpreadElement':
        return this.elementOf(this.originOf(node.argument, frame));
      default: {
        const inner = unwrap(node);
        return inner === node ? unknown('syntax', node.type) : this.originOf(inner, frame);
      }
    }
  }

  /** A value that a guard has let through is what the guard makes of it. */
  #guarded(node: TSESTree.Identifier | TSESTree.MemberExpression, origin: Origin): Origin {
    if (isClosed(origin) || isOwner(node)) return origin;
    const by = guardOf(this, node);
    if (!by) return origin;
    return union(
      (origin.kind === 'union' ? origin.of : [origin]).map(of => (canBeGuarded(of) ? { kind: 'guarded', by, of } : of)),
    );
  }

  #identifier(node: TSESTree.Identifier, frame: Frame): Origin {
    const variable = this.bindings.variableOf(node);
    if (variable?.defs[0]) return this.#defined(variable, node, node, frame);
    const global = globalOrigin(this, node.name);
    return global.kind === 'unknown' ? (this.#undeclared(node, frame) ?? global) : global;
  }

  /** The data that a name holds which code gives a value without declaring it. */
  #undeclared(node: TSESTree.Identifier, frame: Frame): Origin | null {
    const references = this.bindings.undeclared(node.name);
    if (references.length === 0) return null;
    const { bases, appends } = reachingWrites(undeclaredWrites(references, node), node);
    if (bases.length === 0) return null;
    const base = union(bases.map(write => this.#valueOfWrite(write, node, frame)));
    const held = this.#appended(base, bases[0]?.value ?? node, appends, frame);
    return alternativesOf(held).every(isData) ? held : null;
  }

  /** What a variable holds where it is used; whatever it ever holds without a use. */
  #defined(variable: Variable, node: TSESTree.Identifier, use: Node | null, frame: Frame): Origin {
    const definition = variable.defs[0] as NonNullable<(typeof variable.defs)[0]>;
    const declared = definition.node as Node;
    switch (declared.type) {
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier': {
        const source = (declared.parent as TSESTree.ImportDeclaration).source.value;
        if (declared.type === 'ImportNamespaceSpecifier') return this.#package(source);
        return this.#importOf(source, declared.type === 'ImportSpecifier' ? importedName(declared) : 'default', node);
      }
      case 'TSImportEqualsDeclaration':
        return declared.moduleReference.type === 'TSExternalModuleReference' &&
          declared.moduleReference.expression.type === 'Literal'
          ? this.#required(declared.moduleReference.expression.value)
          : unknown('import');
      case 'FunctionDeclaration':
        if ((definition.type as string) === 'FunctionName' && writtenAt(variable).length === 0)
          return { kind: 'function', node: declared, frame };
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        if ((definition.type as string) === 'ClassName') return { kind: 'class', node: declared, home: this };
        break;
      case 'TSEnumDeclaration':
        return primitive('fixed-form');
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
        return unknown('type', node.name);
      default:
    }
    return this.#written(variable, use, frame);
  }

  #written(variable: Variable, use: Node | null, frame: Frame): Origin {
    const writes = writesOf(variable);
    if (!use || !isConstant(variable, writes, use)) return this.#reaching(variable, writes, use, frame);
    const inAllRuns = isOfFile(writes);
    const { constants } = inAllRuns ? this.base : frame;
    const known = constants.memory.get(variable, this.#work);
    if (known) return known;
    const { cuts, skips } = this.#work;
    const origin = this.#reaching(variable, writes, use, inAllRuns ? this.base : frame);
    const isWhole = constants.memory.set(variable, origin, this.#work, cuts, skips, false);
    // what a guard or a type may make something else of is asked at each use
    if (isWhole && isClosed(origin)) {
      const after = writes[0] ? endOfWrite(writes[0]) : 0;
      constants.settle(variable, { origin, after, inAllRuns });
    }
    return origin;
  }

  #reaching(variable: Variable, writes: readonly Write[], use: Node | null, frame: Frame): Origin {
    const { bases, appends } = reachingWrites(writes, use);
    const place = use ?? this.module.ast;
    const origins = bases.map(write => this.#valueOfWrite(write, place, frame));
    const definition = variable.defs[0];
    const isParameter = (definition?.type as string | undefined) === 'Parameter';
    if (isParameter && definition && !(use && isReplaced(bases, writes, use))) {
      origins.unshift(parameterOrigin(this, definition.node as FunctionNode, definition.name as TSESTree.Identifier, frame));
    }
    if (!isParameter && definition?.node.type === 'VariableDeclarator' && bases.length === 0 && appends.length === 0) {
      return this.#declared(definition.node) ?? (origins.length === 0 ? literal(undefined) : union(origins));
    }
    let base = origins.length === 0 ? literal('') : union(origins);
    if (base.kind === 'unknown' && definition?.node.type === 'VariableDeclarator') base = this.#declared(definition.node) ?? base;
    if (appends.length === 0)
      return base.kind === 'array' || (base.kind === 'union' && base.of.some(of => of.kind === 'array'))
        ? this.#withPushes(variable, base, frame)
        : base;
    return this.#appended(base, bases[0]?.value ?? place, appends, frame);
  }

  /** The text that `+=` makes of a value. */
  #appended(base: Origin, node: Node, appends: readonly Write[], frame: Frame): Origin {
    if (appends.length === 0) return base;
    const parts: Part[] = [];
    appendPart(parts, base, node, frame);
    for (const append of appends.slice(0, MAX_PARTS)) appendPart(parts, this.originOf(append.value, frame), append.value, frame);
    return { kind: 'text', parts };
  }

  /** What a declaration's type annotation or JSDoc says when its value does not. */
  #declared(declarator: Node): Origin | null {
    if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return null;
    const annotation = readAnnotation(declarator.id.typeAnnotation?.typeAnnotation, this.bindings, this.catalogue);
    if (annotation.kind !== 'library') return null;
    return {
      kind: 'api',
      path: annotation.type.name,
      api: null,
      type: annotation.type,
      call: null,
      promised: annotation.promised,
      receiver: null,
    };
  }

  #valueOfWrite(write: Write, use: Node, frame: Frame): Origin {
    if (write.operator === 'other') return write.each ? this.#keyOf(write, frame) : primitive('number');
    // what is written at the top of the file is the same for every call
    const at = frame.fn && enclosingFunction(write.identifier) === null ? this.base : frame;
    const source = this.originOf(write.value, at);
    const value = write.each ? this.elementOf(source) : source;
    if (write.pattern === write.identifier) return value;
    const path = pathInPattern(write.pattern, write.identifier);
    if (!path) return unknown('syntax');
    const taken = this.destructure(value, { steps: path.steps, defaults: [] }, use, at);
    const found = isUnknownMember(taken) ? (this.#carriedTo(unwrap(write.value), path.steps, use, at) ?? taken) : taken;
    return path.defaults.length === 0 ? found : union([found, ...path.defaults.map(node => this.originOf(node, at))]);
  }

  /** What `for (const key in object)` gives: a client names the keys of what it sends. */
  #keyOf({ value }: Write, frame: Frame): Origin {
    const sent = alternativesOf(this.originOf(value, frame)).find(of => of.kind === 'request');
    return sent ?? primitive('fixed-form');
  }

  /** What a middleware put on the value that a pattern takes apart, or on something inside it. */
  #carriedTo(value: Node, steps: PatternPath['steps'], use: Node, frame: Frame): Origin | null {
    const names = steps.flatMap(step => ('prop' in step ? [step.prop] : []));
    for (let count = names.length === steps.length ? names.length : 0; count > 0; count -= 1) {
      const carried = carriedValue(this, value, names.slice(0, count), () => this.looksAway());
      if (carried) return this.destructure(carried, { steps: steps.slice(count), defaults: [] }, use, frame);
    }
    return null;
  }

  /** What a destructuring pattern takes out of a value. */
  destructure(value: Origin, path: PatternPath, use: Node, frame: Frame): Origin {
    let current = value;
    for (const step of path.steps) {
      if ('prop' in step) current = this.memberOf(current, step.prop, use);
      else if ('index' in step) current = this.elementAt(current, step.index);
      else if ('computed' in step) current = unknown('member');
      // the rest of an object or array is a part of it
    }
    const defaults = path.defaults.map(node => this.originOf(node, frame));
    return defaults.length === 0 ? current : union([current, ...defaults]);
  }

  elementAt(origin: Origin, index: number): Origin {
    if (origin.kind === 'array' && !origin.node.elements.slice(0, index + 1).some(element => element?.type === 'SpreadElement')) {
      const element = origin.node.elements[index];
      return element ? this.originOf(element, origin.frame) : literal(undefined);
    }
    if (origin.kind === 'union' && origin.of.some(of => of.kind === 'elements' && of.first))
      return union(origin.of.map(of => this.elementAt(of, index)));
    if (origin.kind === 'elements' && origin.first?.[index]) return origin.first[index];
    if (origin.kind === 'api') return this.memberOf(origin, String(index), origin.call?.node as Node);
    const found = this.elementOf(origin);
    // text that is split has a first part, and perhaps no second one
    return origin.kind === 'elements' && index > 0 && found.kind === 'request' ? { ...found, shape: 'any' } : found;
  }

  /** An array variable with what is pushed to it anywhere. */
  #withPushes(variable: Variable, base: Origin, frame: Frame): Origin {
    const pushed = this.#pushedTo(variable, runAround(variable.scope.block, frame) ?? this.base);
    if (pushed === null) return base;
    return { kind: 'elements', element: union([...(isEmptyArray(base) ? [] : [this.elementOf(base)]), pushed]) };
  }

  #pushedTo(variable: Variable, frame: Frame): Origin | null {
    const memory = frame.constants.pushed;
    const known = memory.get(variable, this.#work);
    if (known !== undefined) return known;
    const { cuts, skips } = this.#work;
    const pushed = pushedTo(variable).map(node => this.originOf(node, frame));
    const origin = pushed.length === 0 ? null : union(pushed);
    memory.set(variable, origin, this.#work, cuts, skips, false);
    return origin;
  }

  #member(node: TSESTree.MemberExpression, frame: Frame): Origin {
    const object = unwrap(node.object);
    const name = staticName(node);
    if (object.type === 'ThisExpression') return name === null ? unknown('this') : thisMember(this, node, name, frame);
    if (object.type === 'Identifier' && object.name === 'Number' && !this.bindings.variableOf(object)?.defs[0]) {
      const constant: unknown = name === null ? undefined : Reflect.get(Number, name);
      if (typeof constant === 'number') return literal(constant);
    }
    if (name !== null && isExportsObject(this, object)) {
      const own = this.exportOf(name);
      if (own.kind !== 'unknown') return own;
    }
    const origin = this.originOf(object, frame);
    if (name === null) return this.#computedMember(node, origin, frame);
    const found = this.#propertyWrites(object, name, node, frame) ?? this.memberOf(origin, name, node);
    return isUnknownMember(found) ? (carriedValue(this, node, [], () => this.looksAway()) ?? found) : found;
  }

  looksAway(): boolean {
    if (!this.#work.follows) this.#work.skips += 1;
    return this.#work.follows;
  }

  propertyOf(node: Node, name: string, frame: Frame | null = null): Origin {
    const at = frame ?? this.base;
    if (at.home !== this) return at.home.propertyOf(node, name, at);
    const object = unwrap(node);
    return this.#propertyWrites(object, name, object, at) ?? this.memberOf(this.originOf(object, at), name, node);
  }

  /** `user.password = value` before the use, when it surely ran; or one of several values when it may have. */
  #propertyWrites(object: Node, name: string, use: Node, frame: Frame): Origin | null {
    const all = this.propertyWritesOf(object, name);
    const isTarget = use.parent?.type === 'AssignmentExpression' && use.parent.left === use;
    const writes = isTarget ? all.filter(write => write.identifier !== use) : all;
    if (writes.length === 0) return null;
    const { bases, appends } = reachingWrites(writes, use);
    if (bases.length === 0 || appends.length > 0) return null;
    const values = bases.map(write => this.#valueOfProperty(write, frame));
    if (isReplaced(bases, writes, use)) return union(values);
    return union([this.memberOf(this.originOf(object, frame), name, use), ...values]);
  }

  #valueOfProperty({ value, operator, removedBy }: Write, frame: Frame): Origin {
    if (removedBy) return literal(undefined);
    return operator === 'other' ? primitive('number') : this.originOf(value, frame);
  }

  propertyWritesOf(object: Node, name: string): readonly Write[] {
    const path = namePath(object);
    const variable = path ? this.bindings.variableOf(path.root) : null;
    return path && variable ? propertyWrites(variable, [...path.names, name]) : [];
  }

  #computedMember(node: TSESTree.MemberExpression, origin: Origin, frame: Frame): Origin {
    const key = this.originOf(node.property, frame);
    if (key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number')) {
      return typeof key.value === 'number' ? this.elementAt(origin, key.value) : this.memberOf(origin, key.value, node);
    }
    return this.#someMember(node, origin);
  }

  /** A member under a name that the program chooses. */
  #someMember(node: TSESTree.MemberExpression, origin: Origin): Origin {
    switch (origin.kind) {
      case 'object':
        return union(
          origin.node.properties.map(property =>
            property.type === 'Property' ? this.originOf(property.value, origin.frame) : unknown('member'),
          ),
        );
      case 'request':
        return { ...origin, path: `${origin.path}[…]`, node, home: this };
      case 'array':
      case 'elements':
        return this.elementOf(origin);
      case 'union':
        return union(origin.of.map(of => this.#someMember(node, of)));
      default:
        return origin.kind === 'primitive' || isMixed(origin) ? origin : unknown('member', describeExpression(node));
    }
  }

  #binary(node: TSESTree.BinaryExpression, frame: Frame): Origin {
    if (node.operator === '+') return concatenation(this, node, frame);
    const computed = /^(?:[-*/%]|\*\*|<<)$/.test(node.operator) ? this.#arithmetic(node, frame) : null;
    if (computed !== null) return literal(computed);
    return primitive(/^(?:[=!]==?|[<>]=?|in|instanceof)$/.test(node.operator) ? 'boolean' : 'number');
  }

  /** `5 * 1024 * 1024`: what fixed numbers come to. */
  #arithmetic(node: TSESTree.BinaryExpression, frame: Frame): number | null {
    const [left, right] = [this.originOf(node.left, frame), this.originOf(node.right, frame)];
    if (left.kind !== 'literal' || typeof left.value !== 'number' || right.kind !== 'literal' || typeof right.value !== 'number')
      return null;
    switch (node.operator) {
      case '-':
        return left.value - right.value;
      case '*':
        return left.value * right.value;
      case '/':
        return left.value / right.value;
      case '%':
        return left.value % right.value;
      case '<<':
        return left.value << right.value;
      default:
        return left.value ** right.value;
    }
  }

  #compound(node: TSESTree.AssignmentExpression, frame: Frame): Origin {
    if (node.operator === '&&=') return this.originOf(node.right, frame);
    if (node.operator === '+=' || /^(?:\|\||\?\?)=$/.test(node.operator)) {
      return union([this.originOf(node.left, frame), this.originOf(node.right, frame)]);
    }
    return primitive('number');
  }

  #unary(node: TSESTree.UnaryExpression, frame: Frame): Origin {
    switch (node.operator) {
      case '!':
      case 'delete':
        return primitive('boolean');
      case 'typeof':
        return primitive('fixed-form');
      case 'void':
        return literal(undefined);
      default: {
        const value = this.originOf(node.argument, frame);
        if (value.kind !== 'literal' || typeof value.value !== 'number') return primitive('number');
        return literal(node.operator === '-' ? -value.value : node.operator === '~' ? ~value.value : value.value);
      }
    }
  }

  /** What a whole package or file is: its exports by name. */
  #package(source: string): Origin {
    const library = this.catalogue.libraryOf(source);
    if (library) return { kind: 'namespace', library, path: source.replace(/^node:/, '') };
    if (this.project && !this.#work.follows) {
      this.#work.skips += 1;
      return unseen(source);
    }
    const home = this.imported(source);
    return home ? { kind: 'module', home, path: source } : unseen(source);
  }

  #required(source: string): Origin {
    const whole = this.#package(source);
    return whole.kind === 'module' ? orUnseen(whole.home.required(), source) : whole;
  }

  /** What an import of one name gives. */
  #importOf(source: string, name: string, use: Node): Origin {
    const whole = this.#package(source);
    if (whole.kind === 'module') return orUnseen(whole.home.exportOf(name), source, name);
    return name === 'default' ? whole : this.memberOf(whole, name, use);
  }

  imported(source: string): Engine | null {
    return this.project?.imported(this.module.fileName, source) ?? null;
  }

  isNothing({ source, path }: ForeignName, question: string): boolean {
    return this.project?.isNothing(this.module.fileName, source, `${question} ${path}`) ?? false;
  }

  askOnce<T>({ source, path }: ForeignName, question: string, ask: () => T | null): T | null {
    const { project } = this;
    if (!project) return ask();
    const key = `${question} ${path}`;
    if (project.isNothing(this.module.fileName, source, key)) return null;
    const { cuts, skips } = this.#work;
    const answer = ask();
    if (answer === null && cuts === this.#work.cuts && skips === this.#work.skips)
      project.rememberNothing(this.module.fileName, source, key);
    return answer;
  }

  leadsTo(source: string, text: TextTest, hops: number, name: string | null = null): boolean {
    return this.project?.leadsTo(this.module.fileName, source, text, hops, name) ?? false;
  }

  placeOf(node: TSESTree.Identifier | TSESTree.MemberExpression): Place | null {
    if (node.type === 'MemberExpression') {
      const name = staticName(node);
      const owner = unwrap(node.object);
      const source = name === null || owner.type !== 'Identifier' ? null : this.#sourceOf(owner);
      return source && name !== null ? placeIn(this.imported(source), name) : null;
    }
    const declared = this.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
    const source = this.#sourceOf(node);
    if (source === null) return null;
    if (declared?.type === 'ImportSpecifier') return placeIn(this.imported(source), importedName(declared));
    if (declared?.type !== 'VariableDeclarator' || declared.id.type !== 'ObjectPattern')
      return placeIn(this.imported(source), 'default');
    const step = pathInPattern(declared.id, this.bindings.variableOf(node)?.identifiers[0] as Node)?.steps[0];
    return step && 'prop' in step ? placeIn(this.imported(source), step.prop) : null;
  }

  /** The module that a name is imported from or required of. */
  #sourceOf(node: TSESTree.Identifier): string | null {
    const declared = this.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
    if (declared?.parent?.type === 'ImportDeclaration') return declared.parent.source.value;
    return declared?.type === 'VariableDeclarator' && declared.init ? requiredBy(unwrap(declared.init)) : null;
  }

  exportOf(name: string): Origin {
    // names handed on by `export { name } from` are followed by a loop: barrels lead through many files
    let home: Evaluator = this; // eslint-disable-line @typescript-eslint/no-this-alias
    let exported = name;
    for (let step = 0; step < MAX_REEXPORTS; step += 1) {
      const place = home.exports.named.get(exported);
      const next = place?.kind === 'from' ? home.imported(place.source) : null;
      if (place?.kind !== 'from' || !(next instanceof Evaluator)) break;
      home = next;
      exported = place.name;
    }
    return home.#apart(exported, () => home.#exportNamed(exported));
  }

  required(): Origin {
    return this.#apart('module.exports', () => {
      const { whole } = this.exports;
      return whole.length > 0 ? union(whole.map(node => this.originOf(node))) : this.#namespace();
    });
  }

  #namespace(): Origin {
    return { kind: 'module', home: this, path: this.module.fileName };
  }

  get exports(): Exports {
    return (this.#exports ??= exportsOf(this.module.ast));
  }

  /** Answers what must not depend on who asks; remembered unless a cycle of files cut it short. */
  #apart(key: string, evaluate: () => Origin): Origin {
    const known = this.#exported.get(key);
    if (known) return known;
    const work = this.#work;
    const { cuts, skips } = work;
    const origin = work.apart(evaluate) ?? unknown('bound');
    if (skips === work.skips && (cuts === work.cuts || work.hops === 0)) this.#exported.set(key, origin);
    return origin;
  }

  #exportNamed(name: string): Origin {
    const { isModule, named, stars, whole, members } = this.exports;
    const place = named.get(name);
    if (place) return this.#placed(place);
    if (isModule && whole.length === 0 && members.size === 0) {
      if (name === 'default') return unknown('member', name);
      for (const source of stars) {
        if (this.project?.mayExport(this.module.fileName, source, name) === false) continue;
        const origin = this.#package(source);
        const found = origin.kind === 'module' ? origin.home.exportOf(name) : this.memberOf(origin, name, this.module.ast);
        if (found.kind !== 'unknown' || found.reason === 'type') return found;
      }
      return unknown('member', name);
    }
    const values = (members.get(name) ?? []).map(node => this.originOf(node));
    if (values.length === 0 && name === 'default') return this.required();
    const inside = whole.map(node => this.memberOf(this.originOf(node), name, this.module.ast));
    const found = [...values, ...inside.filter(of => values.length === 0 || of.kind !== 'literal')];
    return found.length === 0 ? unknown('member', name) : union(found);
  }

  #placed(place: ExportPlace): Origin {
    switch (place.kind) {
      case 'value':
        return this.originOf(place.node);
      case 'from':
        return this.#importOf(place.source, place.name, this.module.ast);
      case 'all':
        return this.#package(place.source);
      default: {
        const variable = this.bindings.variableOf(place.identifier);
        return variable?.defs[0]
          ? this.#defined(variable, place.identifier, null, this.base)
          : unknown('member', place.identifier.name);
      }
    }
  }

  #call(node: TSESTree.CallExpression, frame: Frame): Origin {
    const callee = calleeOf(node);
    if (callee.type === 'Identifier' && callee.name === 'require' && !this.bindings.variableOf(callee)?.defs[0]) {
      const source = requiredBy(node);
      if (source !== null) return this.#required(source);
    }
    const safe = sanitizedCall(this, node, frame);
    if (safe) return safe;
    const call = this.callOf(node, frame);
    if (call) return resultOf(this, call, node);
    const target = this.originOf(callee, frame);
    if (alternativesOf(target).some(of => of.kind === 'function')) return this.#localCall(node, target, frame);
    return builtinCall(this, node, frame) ?? unknown('call', describeExpression(callee));
  }

  #localCall(node: TSESTree.CallExpression, target: Origin, frame: Frame): Origin {
    const results: Origin[] = [];
    for (const alternative of alternativesOf(target)) {
      if (alternative.kind !== 'function') return unknown('call', describeExpression(node.callee));
      const inner = this.enter(alternative, node.arguments, frame);
      if (!inner) return unknown('bound');
      results.push(this.returnOf(alternative.node, inner));
    }
    const result = union(results);
    const callee = calleeOf(node);
    // a method that returns its object: `new Search().named(name).sorted(order)`
    return isThis(result) && callee.type === 'MemberExpression' ? this.originOf(callee.object, frame) : result;
  }

  #construction(node: TSESTree.NewExpression, frame: Frame): Origin {
    const call = this.callOf(node, frame);
    if (call) return resultOf(this, call, node);
    const target = this.originOf(calleeOf(node), frame);
    if (target.kind === 'class') return constructed(this, target, node, frame);
    return unknown('call', describeExpression(node.callee));
  }

  #tagged(node: TSESTree.TaggedTemplateExpression, frame: Frame): Origin {
    const tag = unwrap(node.tag);
    if (tag.type === 'MemberExpression' && tag.object.type === 'Identifier' && tag.object.name === 'String')
      return templateText(this, node.quasi, frame);
    const call = this.callOf(node, frame);
    if (call) return resultOf(this, call, node);
    const own = this.originOf(tag, frame);
    return own.kind === 'function' && gluesValues(this, node, own, frame)
      ? templateText(this, node.quasi, frame)
      : unknown('call', describeExpression(node.tag));
  }
}

/** The expression of an export, through files that hand it on. */
function placeIn(engine: Engine | null, name: string): Place | null {
  let home = engine instanceof Evaluator ? engine : null;
  let exported = name;
  for (let step = 0; home && step < MAX_REEXPORTS; step += 1) {
    const { named, members, whole } = home.exports;
    const place = named.get(exported);
    if (place?.kind === 'from') {
      const next = home.imported(place.source);
      home = next instanceof Evaluator ? next : null;
      exported = place.name;
      continue;
    }
    if (place?.kind === 'value') return { node: place.node, home };
    if (place?.kind === 'name') return declaredPlace(home, place.identifier);
    if (place) return null;
    const node = members.get(exported)?.[0] ?? (exported === 'default' ? whole[0] : propertyOf(whole[0], exported));
    if (!node) return null;
    return node.type === 'Identifier' ? declaredPlace(home, node) : { node, home };
  }
  return null;
}

function declaredPlace(home: Engine, identifier: TSESTree.Identifier): Place | null {
  const declared = home.bindings.variableOf(identifier)?.defs[0]?.node as Node | undefined;
  if (declared?.type === 'VariableDeclarator') return declared.init ? { node: declared.init, home } : null;
  return isFunction(declared) ? { node: declared, home } : null;
}

const propertyOf = (object: Node | undefined, name: string): Node | null =>
  object?.type === 'ObjectExpression' ? (propertyNamed(object, name)?.value ?? null) : null;

/** What an import gives of which nothing is known. */
const unseen = (source: string, name?: string): Origin =>
  unknown(
    /^[./#~@]\/|^\.\.?$|^\.\.?\//.test(source) || source.startsWith('#') ? 'import' : 'package',
    name === undefined ? source : `${source}.${name}`,
  );

/** What another file exports; where that cannot be told, it stays known as that file's. */
const orUnseen = (origin: Origin, source: string, name?: string): Origin =>
  origin.kind === 'unknown' && origin.reason !== 'regexp' && origin.reason !== 'type'
    ? unknown('import', name === undefined ? source : `${source}.${name}`)
    : origin;

const isUnknownMember = (origin: Origin): boolean => origin.kind === 'unknown' && origin.reason === 'member';

/** Whether a variable has the same value at a use as at all later ones: an argument, or what it was declared with. */
const isConstant = (variable: Variable, writes: readonly Write[], use: Node): boolean => {
  const [write] = writes;
  const isParameter = (variable.defs[0]?.type as string | undefined) === 'Parameter';
  if (!write || isParameter) return isParameter && !write;
  // what a pattern takes out of a request is shown where it is used
  return writes.length === 1 && write.operator === '=' && write.pattern === write.identifier && endOfWrite(write) <= use.range[0];
};

const literalOf = (node: TSESTree.Literal): Origin => ('regex' in node ? unknown('regexp', node.raw) : literal(node.value));

/** Whether a variable gets its only value at the top of the file: then it has it in every run. */
const isOfFile = (writes: readonly Write[]): boolean =>
  writes.length === 1 && writes[0] !== undefined && enclosingFunction(writes[0].identifier) === null;

const isThis = (origin: Origin): boolean => origin.kind === 'unknown' && origin.reason === 'this' && origin.name === '';

const isEmptyArray = (origin: Origin): boolean => origin.kind === 'array' && origin.node.elements.length === 0;

/** Whether a name stands for the owner of a member or for what is called, not for a value that is used. */
const isOwner = (node: Node): boolean => {
  const { parent } = node;
  if (parent?.type === 'CallExpression') return parent.callee === node;
  return parent?.type === 'MemberExpression' && parent.object === node && !isDataMethod(staticName(parent));
};

const canBeGuarded = (origin: Origin): boolean =>
  origin.kind === 'request' ||
  origin.kind === 'parameter' ||
  origin.kind === 'unknown' ||
  origin.kind === 'joined' ||
  origin.kind === 'elements';

function settledIn({ constants }: Frame, base: Frame, variable: Variable): Settled | undefined {
  const settled = constants.settled(variable);
  if (settled || constants === base.constants) return settled;
  const ofFile = base.constants.settled(variable);
  return ofFile?.inAllRuns ? ofFile : undefined;
}

/** Whether an expression is what the file exports: `exports`, `module.exports`. */
function isExportsObject({ bindings }: Engine, node: Node): boolean {
  if (!isWhole(node)) return false;
  const root = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  return !bindings.variableOf(root)?.defs[0];
}

/** Whether a value is text, a number or what a client sent, and nothing that is called or configured. */
const isData = ({ kind }: Origin): boolean =>
  /^(?:text|literal|request|primitive|escaped|joined|elements|guarded|parameter)$/.test(kind);

const isClosed = (origin: Origin): boolean => (origin.kind === 'union' ? !origin.of.some(canBeGuarded) : !canBeGuarded(origin));

function appendPart(parts: Part[], origin: Origin, node: Node, frame: Frame): void {
  if (parts.length >= MAX_PARTS) return;
  if (origin.kind === 'text') parts.push(...origin.parts.slice(0, MAX_PARTS - parts.length));
  else if (origin.kind === 'literal' && (typeof origin.value === 'string' || typeof origin.value === 'number')) {
    if (origin.value !== '') parts.push({ kind: 'text', value: String(origin.value), node });
  } else parts.push({ kind: 'value', origin, node, frame });
}

/** Whether a use sees none of what was there before the writes that reach it. */
const isReplaced = (bases: readonly Write[], writes: readonly Write[], use: Node): boolean =>
  bases.some(write => write.operator !== 'logical' && !write.each && surePlace(write, writes, use) !== null);
