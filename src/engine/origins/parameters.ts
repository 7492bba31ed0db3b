import type { TSESTree } from '@typescript-eslint/utils';
import type { HandlerShape } from '../../vocabulary/index.js';
import { pathInPattern, type PatternPath } from '../bindings/patterns.js';
import { jsdocTypeOf } from '../bindings/jsdoc.js';
import type { Variable } from '../bindings/references.js';
import { readAnnotation, type Annotation } from '../bindings/types.js';
import type { ResolvedType } from '../catalogue.js';
import {
  calleeOf,
  contains,
  decoratorsOf,
  enclosingFunction,
  isFunction,
  staticName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import type { Engine } from './engine.js';
import { givenByType } from './function-types.js';
import { callsOfOwnMethod, isPrivate } from '../flow/callers.js';
import { isExportedAs } from '../flow/definitions.js';
import { handOversOf } from './hand-overs.js';
import { instanceByDecorator, instanceOfAnnotation } from './members.js';
import { checkByClass, isPipeByClass, mayHoldTextByType } from './request-classes.js';
import { isServerAction } from './server-actions.js';
import { isBehindValidation } from './validation.js';
import {
  alternativesOf,
  literal,
  primitive,
  settled,
  union,
  unknown,
  type ClassNode,
  type Frame,
  type Origin,
  type RequestCheck,
} from './origin.js';

/** The origin of a name bound by a parameter, seen from inside the function. */
export function parameterOrigin(engine: Engine, fn: FunctionNode, identifier: TSESTree.Identifier, frame: Frame): Origin {
  const index = fn.params.findIndex(
    parameter => parameter.range[0] <= identifier.range[0] && identifier.range[1] <= parameter.range[1],
  );
  const parameter = fn.params[index];
  if (!parameter) return unknown('syntax');
  const path = pathInPattern(parameter, identifier) ?? { steps: [], defaults: [] };
  const run = runOf(fn, frame);
  if (run) {
    const whole = parameter.type === 'RestElement' ? restOf(run, index) : run.argument(index);
    return taken(engine, whole, path, identifier, frame);
  }
  const found = wholeParameter(engine, fn, index, parameter, runAround(fn, frame) ?? engine.base);
  const whole: Origin = found.kind === 'api' && found.type ? { ...found, handler: fn } : found;
  return taken(engine, whole, path, identifier, engine.base);
}

/** The run of a function that a frame stands in: around it in the code, or one that called it. */
function runOf(fn: FunctionNode, frame: Frame): Frame | null {
  for (let current: Frame | null = frame; current; current = current.outer) if (current.fn === fn) return current;
  for (let current: Frame | null = frame; current; current = current.caller) if (current.fn === fn) return current;
  return null;
}

/** The list of the arguments that a call gives from an index on. */
const restOf = (run: Frame, index: number): Origin =>
  run.args.length > index
    ? { kind: 'elements', element: union(run.args.slice(index).map((_, at) => run.argument(index + at))) }
    : run.argument(index);

/** The arguments of a call, and the run in which they stand: those of the caller in `(...args) => pool.query(...args)`. */
export function givenTo(
  engine: Engine,
  args: readonly Node[],
  frame: Frame,
): { readonly args: readonly Node[]; readonly frame: Frame } {
  const [only] = args;
  if (args.length !== 1 || only?.type !== 'SpreadElement' || only.argument.type !== 'Identifier') return { args, frame };
  const definition = engine.bindings.variableOf(only.argument)?.defs[0];
  const fn = (definition?.type as string | undefined) === 'Parameter' ? (definition?.node as FunctionNode) : null;
  const index = fn?.params.findIndex(({ type }) => type === 'RestElement') ?? -1;
  const rest = fn?.params[index];
  const run = fn && rest?.type === 'RestElement' && rest.argument === definition?.name ? runOf(fn, frame) : null;
  return run?.caller && run.args.length > index ? { args: run.args.slice(index), frame: run.caller } : { args, frame };
}

/** The run in which something of the code happens: that of the innermost function around it that a frame stands in. */
export function runAround(node: Node, frame: Frame): Frame | null {
  for (let current: Frame | null = frame; current; current = current.outer)
    if (current.fn && contains(current.fn, node)) return current;
  return null;
}

function taken(engine: Engine, whole: Origin, path: PatternPath, use: Node, frame: Frame): Origin {
  let current = whole;
  for (const step of path.steps) {
    if ('prop' in step) current = engine.memberOf(current, step.prop, use);
    else if ('index' in step)
      current = current.kind === 'array' || isPair(current) ? engine.elementAt(current, step.index) : engine.elementOf(current);
  }
  const missing = current.kind === 'literal' && current.value === undefined;
  const defaults = path.defaults.map(node => engine.originOf(node, frame));
  if (defaults.length === 0 || isThere(current)) return current;
  return missing ? union(defaults) : union([current, ...defaults]);
}

const isPair = (origin: Origin): boolean => alternativesOf(origin).some(of => of.kind === 'elements' && of.first !== undefined);

/** Whether a value is one for which no default steps in. */
const isThere = (origin: Origin): boolean =>
  /^(?:text|object|array|elements|function|class|instance)$/.test(origin.kind) ||
  (origin.kind === 'literal' && origin.value !== undefined);

/** What the parameter as a whole is, before a pattern takes it apart. `around`: the run in which its function is made. */
function wholeParameter(engine: Engine, fn: FunctionNode, index: number, parameter: TSESTree.Parameter, around: Frame): Origin {
  const inner = unwrapParameter(parameter);
  const annotation = readAnnotation(inner.typeAnnotation?.typeAnnotation, engine.bindings, engine.catalogue);
  const decorated = decoratedParameter(engine, fn, parameter, annotation);
  if (decorated) return decorated;
  if (annotation.kind === 'library') return instanceOf(annotation.type, annotation.promised);
  const given = givenByCaller(engine, fn, index, around);
  if (given) return given;
  const typed = annotation.kind === 'other' ? givenByType(engine, fn, index) : null;
  if (typed) return instanceOf(typed, false);
  if (annotation.kind === 'primitive') return primitive(annotation.of);
  if (annotation.kind === 'primitives') return { kind: 'elements', element: primitive(annotation.of) };
  if (isServerAction(engine, fn))
    return { kind: 'request', path: nameOfParameter(inner), part: 'body', shape: 'any', node: inner, home: engine };
  const ofProject = annotation.kind === 'named' ? instanceOfAnnotation(engine, inner.typeAnnotation?.typeAnnotation) : null;
  // an object with methods; a class of data says nothing of what it holds
  if (ofProject?.kind === 'api' || (ofProject?.kind === 'instance' && hasMethods(ofProject.node))) return ofProject;
  const documented = jsdocTypeOf(engine, fn, inner.type === 'Identifier' ? inner.name : null);
  if (documented) return instanceOf(documented, false);
  const passed = passedInFile(engine, fn, index, around) ?? givenInClass(engine, fn, index);
  const shaped = passed ?? shapeOf(engine, fn, index);
  if (shaped) return shaped;
  // whoever gets a callback decides what it is called with
  if (wrapped(fn).parent?.type === 'CallExpression' && fn.type !== 'FunctionDeclaration' && !isCallee(fn))
    return unknown('call', 'callback');
  const own: Origin = {
    kind: 'parameter',
    home: engine,
    fn,
    index,
    name: inner.type === 'Identifier' ? inner.name : '',
    members: [],
    type: annotation.kind === 'named' ? annotation.name : null,
  };
  return own;
}

const nameOfParameter = (parameter: BareParameter): string => (parameter.type === 'Identifier' ? parameter.name : 'data');

/** The property of an object literal whose value a function is. */
function methodOf(fn: FunctionNode): TSESTree.Property | null {
  const { parent } = wrapped(fn);
  return parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' ? parent : null;
}

const hasMethods = ({ body }: ClassNode): boolean =>
  body.body.some(member => member.type === 'MethodDefinition' && member.kind === 'method' && !member.static);

const isCallee = (fn: FunctionNode): boolean => {
  const { parent } = wrapped(fn);
  return parent?.type === 'CallExpression' && unwrap(parent.callee) === fn;
};

const instanceOf = (type: ResolvedType, promised: boolean): Origin => ({
  kind: 'api',
  path: type.name,
  api: null,
  type,
  call: null,
  promised,
  receiver: null,
});

type BareParameter = TSESTree.Identifier | TSESTree.ObjectPattern | TSESTree.ArrayPattern;

function unwrapParameter(parameter: TSESTree.Parameter): BareParameter {
  let current: Node = parameter;
  for (;;) {
    if (current.type === 'TSParameterProperty') current = current.parameter;
    else if (current.type === 'AssignmentPattern') current = current.left;
    else if (current.type === 'RestElement') current = current.argument;
    else return current as BareParameter;
  }
}

/** `@Body() dto: CreateUserDto`: what the decorator says the parameter is. */
function decoratedParameter(
  engine: Engine,
  fn: FunctionNode,
  parameter: TSESTree.Parameter,
  annotation: Annotation,
): Origin | null {
  const decorators = decoratorsOf(parameter);
  for (const decorator of decorators) {
    const call = engine.decoratorCallOf(decorator);
    if (!call) {
      const made = madeByDecorator(engine, decorator);
      if (made) return made;
      continue;
    }
    if (convertsToNumber(engine, decorator)) return primitive('number');
    const input = call.api.api.plays?.find(role => role.role === 'request-input');
    if (input) {
      const inner = unwrapParameter(parameter);
      if (input.typed && !mayHoldTextByType(engine, inner.typeAnnotation?.typeAnnotation)) continue;
      const name = inner.type === 'Identifier' ? inner.name : input.part;
      const check = (members: readonly string[]): RequestCheck => checkOfPart(engine, fn, decorator, inner, members, input.typed);
      const made = input.made ? { made: input.made } : {};
      return { kind: 'request', path: name, part: input.part, shape: input.shape, node: inner, home: engine, check, ...made };
    }
    const { returns } = call.api.api;
    const type = returns && returns !== 'same' ? engine.catalogue.typeOf(returns, call.api.library) : null;
    if (type) return instanceOf(type, false);
    if (annotation.kind === 'library') return instanceOf(annotation.type, false);
    const given = instanceByDecorator(engine, call);
    if (given) return given;
  }
  return null;
}

/** `@Sort()`, where `Sort` is `createParamDecorator((data, context) => …)`: what that function gives, as far as it is seen. */
function madeByDecorator(engine: Engine, { expression }: TSESTree.Decorator): Origin | null {
  const origin = engine.originOf(expression.type === 'CallExpression' ? calleeOf(expression) : expression);
  if (origin.kind !== 'api' || origin.type?.name !== '@nestjs/common.ParameterDecorator' || !origin.call) return null;
  const [factory] = origin.call.args;
  const { frame } = origin.call;
  const fn = factory ? frame.home.originOf(factory, frame) : null;
  if (fn?.kind !== 'function') return null;
  const made = fn.frame.home.returnOf(fn.node, fn.frame);
  return alternativesOf(made).some(of => of.kind === 'unknown') ? null : made;
}

/** What pipes make sure of a part of a request: those of its decorator and method, and a global one by the class that it has. */
function checkOfPart(
  engine: Engine,
  fn: FunctionNode,
  { expression }: TSESTree.Decorator,
  parameter: BareParameter,
  members: readonly string[],
  isTyped?: boolean,
): RequestCheck {
  const byClass = checkByClass(engine, parameter.typeAnnotation?.typeAnnotation, members, isTyped);
  if (byClass !== 'none') return byClass;
  const hasPipe =
    expression.type === 'CallExpression' &&
    expression.arguments.some(argument => !isNoPipe(argument) && !isPipeByClass(argument));
  return hasPipe || isBehindValidation(engine, fn) ? 'unknown' : 'none';
}

/** The name of a field, a function that gives its type, or options without a check. */
const isNoPipe = (argument: Node): boolean =>
  argument.type === 'Literal' ||
  isFunction(argument) ||
  (argument.type === 'ObjectExpression' &&
    argument.properties.every(property => property.type === 'Property' && !/valid/i.test(staticName(property) ?? 'valid')));

/** `@Param('id', ParseIntPipe)`: a pipe argument that lets numbers, booleans, UUIDs or enum members through only. */
function convertsToNumber(engine: Engine, decorator: TSESTree.Decorator): boolean {
  const expression = decorator.expression;
  if (expression.type !== 'CallExpression') return false;
  return expression.arguments.some(argument => {
    const target = argument.type === 'NewExpression' ? argument.callee : argument;
    const origin = engine.originOf(target);
    return origin.kind === 'api' && origin.api?.api.plays?.some(role => role.role === 'sanitizer') === true;
  });
}

/** What the callers of a callback pass: a library, an array method, a promise. */
function givenByCaller(engine: Engine, fn: FunctionNode, index: number, around: Frame): Origin | null {
  for (const { call, index: at, steps } of handOversOf(engine, fn)) {
    const given = givenBy(engine, fn, index, call, at, steps, around);
    if (given) return given;
  }
  return null;
}

function givenBy(
  engine: Engine,
  fn: FunctionNode,
  index: number,
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  at: number,
  steps: readonly string[],
  around: Frame,
): Origin | null {
  const call = engine.callOf(node);
  if (call) {
    for (const [slot, reference] of call.api.api.gives ?? []) {
      const last = slot.steps.at(-1);
      if (!last || !('param' in last) || 'receiver' in slot.base) continue;
      const fits =
        'argument' in slot.base ? slotIndex(slot.base.argument, call.args.length) === at : at >= slot.base.argumentsFrom;
      const inside = slot.steps.slice(0, -1).flatMap(step => ('prop' in step ? [step.prop] : []));
      if (!fits || inside.join('.') !== steps.join('.')) continue;
      // an error handler `(err, req, res, next)` gets the error first
      const shift = 'argumentsFrom' in slot.base && fn.params.length === 4 ? 1 : 0;
      if (last.param + shift !== index) continue;
      const type = engine.catalogue.typeOf(reference, call.api.library);
      if (type) return payloadOf(engine, type, fn, index, call.args[0]) ?? instanceOf(type, reference.promised ?? false);
    }
    for (const role of call.api.api.plays ?? []) {
      // `db.query(text, onRows)`: rows come from the database
      if (role.role === 'sql-query' && at > 0) return unknown('call', 'rows');
      if (role.role === 'password-hash' && role.callback) {
        const base = role.callback.base;
        const last = role.callback.steps.at(-1);
        if (
          'argument' in base &&
          slotIndex(base.argument, call.args.length) === at &&
          last &&
          'param' in last &&
          last.param === index
        ) {
          return { kind: 'api', path: `${call.path}()`, api: null, type: null, call, promised: false, receiver: null };
        }
      }
    }
  }
  if (steps.length > 0) return null;
  const callee = calleeOf(node);
  if (callee.type !== 'MemberExpression' || at !== 0) return null;
  const method = staticName(callee);
  if (method === 'then' && index === 0) return settled(engine.originOf(callee.object, around));
  if (method === 'catch') return unknown('call', 'error');
  if (index === 0 && method && /^(?:map|forEach|filter|some|every|find|findIndex|flatMap|sort)$/.test(method)) {
    const list = engine.originOf(callee.object, around);
    return alternativesOf(list).some(
      of => of.kind === 'array' || of.kind === 'elements' || of.kind === 'request' || of.kind === 'parameter',
    )
      ? engine.elementOf(list)
      : null;
  }
  if (index === 1 && method && /^(?:map|forEach|filter|flatMap)$/.test(method)) return primitive('number');
  return null;
}

/** Events of a connection that carry nothing a client wrote. */
const OWN_EVENTS = /^(?:close|error|disconnect|disconnecting|ping|pong|open|upgrade|connect|connect_error)$/;

/** A value that a client sent as a whole: every member of its type is data of the request. */
function payloadOf(engine: Engine, type: ResolvedType, fn: FunctionNode, index: number, event: Node | undefined): Origin | null {
  if (event?.type === 'Literal' && OWN_EVENTS.test(String(event.value))) return null;
  const input = engine.catalogue.memberOf(type, '*')?.api.is?.find(role => role.role === 'request-input');
  const parameter = fn.params[index];
  if (!input || !parameter) return null;
  const node = unwrapParameter(parameter);
  const path = node.type === 'Identifier' ? node.name : 'data';
  return { kind: 'request', path, part: input.part, shape: input.shape, node, home: engine };
}

const slotIndex = (index: number, length: number): number => (index < 0 ? length + index : index);

/** A handler `(req, res) => {}` recognised by its parameter names and what its body does with them. */
function shapeOf(engine: Engine, fn: FunctionNode, index: number): Origin | null {
  for (const { shape, library } of engine.catalogue.handlerShapes) {
    const offset = fn.params.length === shape.parameters.length + 1 ? 1 : 0;
    const position = index - offset;
    const typeName = shape.types[position];
    if (shape.method && !isMethodOf(fn, shape.method)) continue;
    if (shape.exportedAs && enclosingFunction(fn)) continue;
    if (!typeName || fn.params.length < shape.required || fn.params.length > shape.parameters.length + offset) continue;
    const bare = fn.params.map(unwrapParameter);
    const named = bare.slice(offset).every((parameter, at) => {
      const names = shape.parameters[at];
      return parameter.type !== 'Identifier'
        ? parameter.type === 'ObjectPattern'
        : (names?.includes(parameter.name.replace(/^_+/, '')) ?? false);
    });
    if (!named || !bare.some(parameter => parameter.type === 'Identifier')) continue;
    const used = bare.slice(offset).some((parameter, at) => {
      const members = shape.uses[at];
      return members !== undefined && usesMember(engine, parameter, members);
    });
    if (!used || (shape.exportedAs && !isExportedAs(engine, fn, shape.exportedAs))) continue;
    const type = engine.catalogue.typeOf(typeName, library);
    if (type) return instanceOf(type, false);
  }
  return null;
}

/** Whether a function is a method of this name in an object that has one of some other properties. */
function isMethodOf(fn: FunctionNode, { name, beside }: NonNullable<HandlerShape['method']>): boolean {
  const property = methodOf(fn);
  if (!property || staticName(property) !== name) return false;
  return (property.parent as TSESTree.ObjectExpression).properties.some(
    other => other.type === 'Property' && beside.includes(staticName(other) ?? ''),
  );
}

function usesMember(engine: Engine, parameter: BareParameter, members: readonly string[]): boolean {
  if (parameter.type === 'ObjectPattern') {
    return parameter.properties.some(property => property.type === 'Property' && members.includes(staticName(property) ?? ''));
  }
  if (parameter.type !== 'Identifier') return false;
  return (engine.bindings.variableOf(parameter)?.references ?? []).some(reference => {
    const parent = reference.identifier.parent;
    if (parent.type === 'MemberExpression' && parent.object === (reference.identifier as Node))
      return members.includes(staticName(parent) ?? '');
    if (
      parent.type === 'VariableDeclarator' &&
      parent.init === (reference.identifier as Node) &&
      parent.id.type === 'ObjectPattern'
    ) {
      return parent.id.properties.some(property => property.type === 'Property' && members.includes(staticName(property) ?? ''));
    }
    return false;
  });
}

/** The arguments of all calls of a function or constructor that only this file calls; null when somebody else may call it. */
function passedInFile(engine: Engine, fn: FunctionNode, index: number, around: Frame): Origin | null {
  const owner = classOfConstructor(fn);
  const called = owner ?? fn;
  const name = nameOf(called);
  const variable = name ? outerVariable(engine, name) : null;
  if (!variable || variable.references.length > 60) return null;
  const given: (Node | null)[] = [];
  for (const reference of variable.references) {
    if (reference.init || isTypeOnly(reference.identifier)) continue;
    const node = wrapped(reference.identifier);
    const { parent } = node;
    if (parent?.type !== (owner ? 'NewExpression' : 'CallExpression') || unwrap(parent.callee) !== unwrap(node)) return null;
    if (contains(called, parent)) continue;
    const argument = parent.arguments[index] ?? null;
    if (argument?.type === 'SpreadElement') return null;
    given.push(argument);
  }
  if (given.length === 0 || isExported(called, variable.name)) return null;
  return (
    engine.ofCallers(() => union(given.map(argument => (argument ? engine.originOf(argument, around) : literal(undefined))))) ??
    unknown('bound')
  );
}

/** The values that a class gives to a method of its own: all of them where it is private, else where they are fixed or checked. */
function givenInClass(engine: Engine, fn: FunctionNode, index: number): Origin | null {
  const calls = callsOfOwnMethod(engine, fn);
  const isSpread = calls.some(({ arguments: args }) => args.slice(0, index + 1).some(({ type }) => type === 'SpreadElement'));
  if (calls.length === 0 || calls.length > 60 || isSpread) return null;
  return engine.ofCallers(() => {
    const given = calls.map(({ arguments: { [index]: argument } }) =>
      argument ? engine.originOf(argument) : literal(undefined),
    );
    return isPrivate(fn.parent) || given.every(isFixed) ? union(given) : null;
  });
}

const isFixed = (origin: Origin): boolean =>
  alternativesOf(origin).every(({ kind }) => kind === 'literal' || kind === 'primitive' || kind === 'guarded');

/** The class whose constructor a function is. */
const classOfConstructor = (fn: FunctionNode): ClassNode | null =>
  fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'constructor' ? fn.parent.parent.parent : null;

/** The variable that a name declares, as seen from outside: a class has one of its own inside. */
function outerVariable(engine: Engine, name: TSESTree.Identifier): Variable | null {
  const variable = engine.bindings.variableOf(name);
  return variable?.scope.block === name.parent && variable.scope.block.type === 'ClassDeclaration'
    ? (variable.scope.upper?.set.get(name.name) ?? null)
    : variable;
}

/** Whether a name stands in a type, where nothing is called. */
const isTypeOnly = (identifier: Node): boolean => identifier.parent?.type === 'TSTypeReference';

/** The identifier a function or class is called by. */
function nameOf(called: FunctionNode | ClassNode): TSESTree.Identifier | null {
  if (called.type === 'FunctionDeclaration' || called.type === 'ClassDeclaration') return called.id;
  const { parent } = wrapped(called);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null;
}

function isExported(called: FunctionNode | ClassNode, name: string): boolean {
  let declaration: Node = called;
  if (called.type !== 'FunctionDeclaration' && called.type !== 'ClassDeclaration') {
    let current: Node | undefined = called.parent;
    while (current && current.type !== 'VariableDeclaration') current = current.parent;
    if (!current) return true;
    declaration = current;
  }
  return declaration.parent?.type.startsWith('Export') || name === 'exports';
}
