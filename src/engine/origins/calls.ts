import type { TSESTree } from '@typescript-eslint/utils';
import type { CallShape, Slot, Slots, TypeReference } from '../../vocabulary/index.js';
import {
  argumentsOf,
  calleeName,
  calleeOf,
  describeExpression,
  isClass,
  isFunction,
  staticName,
  unwrap,
  type CallNode,
  type Node,
} from '../syntax.js';
import type { Engine } from './engine.js';
import { formattedText, isEncoding } from './text.js';
import { instanceGiven } from './members.js';
import { givenTo } from './parameters.js';
import { checkedData, checkedInput } from './schemas.js';
import { isToldByType } from './typed.js';
import { alternativesOf, primitive, union, unknown, type Call, type Frame, type Origin } from './origin.js';

/** The library call a call expression makes: by what its callee is, else by its shape. */
export function callOf(engine: Engine, node: CallNode, frame: Frame): Call | null {
  const callee = calleeOf(node);
  if (callee.type === 'Super') return superCall(engine, node, frame);
  const receiverNode = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
  // `db.query.bind(db)` makes a function of it and calls nothing
  if (callee.type === 'MemberExpression' && staticName(callee) === 'bind' && isUncalled(engine.originOf(callee.object, frame)))
    return null;
  for (const alternative of alternativesOf(engine.originOf(callee, frame))) {
    const target = callable(engine, alternative);
    if (target) {
      return {
        node,
        ...givenTo(engine, argumentsOf(node), frame),
        path: target.path,
        api: target.api,
        receiver: target.receiver,
        receiverNode,
        byShape: false,
      };
    }
  }
  return callee.type === 'MemberExpression' && receiverNode ? callByShape(engine, node, callee, receiverNode, frame) : null;
}

/** Whether a value is a function of a library that is not called. */
export const isUncalled = (origin: Origin): boolean =>
  alternativesOf(origin).some(of => of.kind === 'api' && of.api !== null && of.type === null);

type Callable = Pick<Call, 'path' | 'api' | 'receiver'>;

function callable(engine: Engine, origin: Origin): Callable | null {
  if (origin.kind === 'namespace') {
    const api = engine.catalogue.exportOf(origin.library, 'default');
    return api ? { path: origin.path, api, receiver: null } : null;
  }
  if (origin.kind === 'class') {
    const base = origin.node.superClass ? origin.home.originOf(origin.node.superClass) : null;
    return base?.kind === 'api' && base.api && base.call === null ? { path: base.path, api: base.api, receiver: null } : null;
  }
  if (origin.kind !== 'api') return null;
  if (origin.api && (!origin.type || origin.api.api.plays || origin.api.api.returns)) {
    return { path: origin.path, api: origin.api, receiver: origin.receiver };
  }
  const own = origin.type ? engine.catalogue.memberOf(origin.type, '()') : null;
  return own ? { path: `${origin.path}()`, api: own, receiver: origin } : null;
}

/** `super(options)` in a class that extends a library's class. */
function superCall(engine: Engine, node: CallNode, frame: Frame): Call | null {
  let current: Node | undefined = node.parent;
  while (current && !isClass(current)) current = current.parent;
  if (!current?.superClass) return null;
  const base = callable(engine, engine.originOf(current.superClass));
  return base ? { node, args: argumentsOf(node), frame, ...base, receiverNode: null, byShape: false } : null;
}

/** A call on a receiver of unknown identity, recognised by method name and what it is given. */
function callByShape(
  engine: Engine,
  node: CallNode,
  callee: TSESTree.MemberExpression,
  receiverNode: Node,
  frame: Frame,
): Call | null {
  const method = staticName(callee);
  if (method === null || node.type !== 'CallExpression') return null;
  const shapes = engine.catalogue.shapesOfMethod(method);
  if (shapes.length === 0) return null;
  const receiver = engine.originOf(receiverNode, frame);
  if (!alternativesOf(receiver).some(isOpen) || engine.module.types?.isBuiltIn(receiverNode)) return null;
  for (const { shape, library } of shapes) {
    if (!fits(engine, shape, node, receiverNode, frame)) continue;
    const type = engine.catalogue.typeOf(shape.type, library);
    const api = type ? engine.catalogue.memberOf(type, method) : null;
    if (type && api)
      return { node, args: node.arguments, frame, path: `${type.name}.${method}`, api, receiver, receiverNode, byShape: true };
  }
  return null;
}

/** Whether a value's identity is open, so that a shape may settle it. */
const isOpen = (origin: Origin): boolean =>
  origin.kind === 'unknown'
    ? origin.reason !== 'regexp'
    : origin.kind === 'parameter' || (origin.kind === 'api' && origin.type === null) || isToldByType(origin);

function fits(engine: Engine, shape: CallShape, node: TSESTree.CallExpression, receiverNode: Node, frame: Frame): boolean {
  const { when } = shape;
  if ('sqlText' in when) {
    const argument = node.arguments[when.sqlText];
    if (!argument) return false;
    // most arguments of such names are no text at all, which the file itself tells
    const isHere = frame === engine.base;
    const local = isHere ? engine.localOriginOf(argument) : null;
    if (local && !alternativesOf(local).some(of => of.kind === 'unknown')) return startsLikeSql(engine, local);
    return startsLikeSql(engine, engine.originOf(argument, frame));
  }
  if ('named' in when) return true;
  if ('keys' in when) {
    const argument = node.arguments[when.argument];
    if (!argument) return false;
    const origin = engine.originOf(argument, frame);
    return (
      origin.kind === 'object' &&
      when.keys.every(key =>
        origin.node.properties.some(property => property.type === 'Property' && staticName(property) === key),
      )
    );
  }
  const chain = callBehind(engine, receiverNode);
  const name = chain ? calleeOf(chain) : null;
  return name?.type === 'MemberExpression' && staticName(name) === when.receiverCall && chain?.arguments[0]?.type === 'Literal';
}

/** The call a value came out of: `db.collection('users')` itself, or what a variable was initialised with. */
function callBehind(engine: Engine, node: Node): TSESTree.CallExpression | null {
  if (node.type === 'CallExpression') return node;
  if (node.type !== 'Identifier') return null;
  const definition = engine.bindings.variableOf(node)?.defs[0]?.node as Node | undefined;
  const init = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : null;
  const value = init?.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  return value?.type === 'CallExpression' ? value : null;
}

const statements = new WeakMap<Engine, Map<Origin | string, boolean>>();

/** Whether text reads as an SQL statement by its grammar: keywords in order, not just a first word. */
export function startsLikeSql(engine: Engine, origin: Origin): boolean {
  return alternativesOf(origin).some(of => {
    if (of.kind === 'literal') return typeof of.value === 'string' && isStatement(engine, of.value, [of.value]);
    return (
      of.kind === 'text' &&
      isStatement(
        engine,
        of,
        of.parts.map(part => (part.kind === 'text' ? part.value : null)),
      )
    );
  });
}

/** Several questions are asked of each text. */
function isStatement(engine: Engine, text: Origin | string, pieces: readonly (string | null)[]): boolean {
  let known = statements.get(engine);
  if (!known) statements.set(engine, (known = new Map<Origin | string, boolean>()));
  let answer = known.get(text);
  if (answer === undefined) known.set(text, (answer = engine.readers.isSqlText(pieces)));
  return answer;
}

const argumentOf = (engine: Engine, { args: [first], frame }: Call): Origin =>
  first ? engine.originOf(first, frame) : unknown('syntax');

/** What a library call gives back. */
export function resultOf(engine: Engine, call: Call, node: Node): Origin {
  const { api, library } = call.api;
  for (const role of api.plays ?? []) {
    if (role.role === 'request-input') {
      const field = role.field ? engine.originAt(call, role.field) : null;
      const name = field?.kind === 'literal' ? String(field.value) : '…';
      return {
        kind: 'request',
        // as written, `c.req.json()`, rather than by the types of the library
        path: `${describeExpression(calleeOf(call.node as CallNode))}${role.field ? `(${JSON.stringify(name)})` : '()'}`,
        part: role.part,
        shape: role.shape,
        node,
        home: engine,
        ...(role.made ? { made: role.made } : {}),
      };
    }
    if (role.role === 'schema-check') return checkedData(engine, call, role);
    if (role.role === 'checked-input') return checkedInput(engine, call, role, node);
    if (role.role === 'sanitizer') return primitive(role.to);
    if (role.role === 'instance') return instanceGiven(engine, call, role) ?? unknown('call', call.path);
    if (role.role === 'text-format') return formattedText(engine, call, role);
    if (role.role === 'sql-escape') {
      return { kind: 'escaped', as: role.as, of: engine.originAt(call, role.from) ?? unknown('call') };
    }
    if (role.role === 'propagator') {
      const data = engine.originAt(call, role.from) ?? unknown('call', call.path);
      const type = api.returns && api.returns !== 'same' ? engine.catalogue.typeOf(api.returns, library) : null;
      const inner = data.kind === 'api' && data.data && 'receiver' in role.from.base ? data.data : data;
      // what a hash has made of a password stays a hash
      if (!type)
        return inner.kind !== 'api' && isEncoding(calleeName(call.node as CallNode), () => argumentOf(engine, call))
          ? { kind: 'guarded', by: 'encoding', of: inner }
          : inner;
      return {
        kind: 'api',
        path: type.name,
        api: null,
        type,
        call,
        promised: (api.returns as TypeReference).promised ?? false,
        receiver: call.receiver,
        data,
      };
    }
  }
  if (api.returns === 'same')
    return call.receiver?.kind === 'api' ? { ...call.receiver, call: call.receiver.call } : unknown('call', call.path);
  const type = api.returns ? engine.catalogue.typeOf(api.returns, library) : null;
  const path = type?.name ?? `${call.path}()`;
  return { kind: 'api', path, api: null, type, call, promised: api.returns?.promised ?? false, receiver: call.receiver };
}

/** The library call that a decorator makes: `@Body('name')`, `@BeforeInsert()`. */
export function decoratorCallOf(engine: Engine, decorator: TSESTree.Decorator): Call | null {
  const expression = unwrap(decorator.expression);
  if (expression.type === 'CallExpression') return engine.callOf(expression);
  if (expression.type !== 'Identifier' && expression.type !== 'MemberExpression') return null;
  const origin = engine.originOf(expression);
  if (origin.kind !== 'api' || !origin.api) return null;
  return {
    node: decorator,
    args: [],
    frame: engine.base,
    path: origin.path,
    api: origin.api,
    receiver: null,
    receiverNode: null,
    byShape: false,
  };
}

/** The expression at a slot of a call, where it is written down in the file of the call. */
export function nodeAtSlot(engine: Engine, call: Call, slot: Slot): Node | null {
  let node: Node | null = baseNode(call, slot);
  for (const step of slot.steps) {
    if (!node) return null;
    if (!('prop' in step)) return null;
    node = propertyNode(engine, node, step.prop, call.frame);
  }
  return node;
}

function baseNode(call: Call, slot: Slot): Node | null {
  if ('receiver' in slot.base) return call.receiverNode;
  const index = 'argument' in slot.base ? slot.base.argument : slot.base.argumentsFrom;
  const at = index < 0 ? call.args.length + index : index;
  if (call.args.slice(0, at + 1).some(node => node.type === 'SpreadElement')) return null;
  return call.args[at] ?? null;
}

/** The value of a named property of an object literal, looked up through a variable and spreads. */
function propertyNode(engine: Engine, node: Node, name: string, frame: Frame, home = frame.home): Node | null {
  const origin = engine.originOf(node, frame);
  for (const alternative of alternativesOf(origin)) {
    // what another file writes down cannot be pointed at
    if (alternative.kind !== 'object' || alternative.frame.home !== home) continue;
    for (const property of [...alternative.node.properties].reverse()) {
      if (property.type === 'Property' && staticName(property) === name) return property.value;
      if (property.type === 'SpreadElement') {
        const inside = propertyNode(engine, property.argument, name, alternative.frame, home);
        if (inside) return inside;
      }
    }
  }
  return null;
}

/** The first of several slots that a call fills; a slot inside an object counts only where an object literal is passed. */
export function filledSlot(
  engine: Engine,
  call: Call,
  slots: Slots,
): { readonly slot: Slot; readonly origin: Origin; readonly node: Node | null } | null {
  const list = 'base' in slots ? [slots] : slots;
  for (const slot of list) {
    const step = slot.steps[0];
    if (list.length > 1 && step) {
      const owner = originAtSlot(engine, call, { ...slot, steps: [] });
      const kinds = 'each' in step ? ['array', 'elements'] : 'prop' in step ? ['object'] : ['function'];
      if (!owner || !alternativesOf(owner).some(of => kinds.includes(of.kind))) continue;
    }
    const origin = originAtSlot(engine, call, slot);
    if (origin) return { slot, origin, node: nodeAtSlot(engine, call, slot) };
  }
  return null;
}

/** The origin of the value at a slot; null where the call does not fill it. */
export function originAtSlot(engine: Engine, call: Call, slot: Slot): Origin | null {
  let origin: Origin | null;
  if ('receiver' in slot.base) origin = call.receiver;
  else {
    const node = baseNode(call, slot);
    if (!node) return call.args.some(argument => argument.type === 'SpreadElement') ? unknown('syntax') : null;
    origin = engine.originOf(node, call.frame);
  }
  for (const step of slot.steps) {
    if (!origin) return null;
    if ('prop' in step) {
      const owner = presentOf(origin);
      if (owner.kind === 'literal' || owner.kind === 'text' || owner.kind === 'function' || owner.kind === 'primitive')
        return null;
      origin = engine.memberOf(owner, step.prop, call.node);
      if (origin.kind === 'literal' && origin.value === undefined) return null;
    } else if ('each' in step) origin = engine.elementOf(origin);
    else if ('result' in step) origin = origin.kind === 'function' ? engine.returnOf(origin.node, origin.frame) : unknown('call');
    else return isFunction(call.node) ? null : unknown('member');
  }
  return origin;
}

/** What a value is where it is there at all: some routes of a list have options, and others have none. */
function presentOf(origin: Origin): Origin {
  if (origin.kind !== 'union') return origin;
  const present = origin.of.filter(of => !(of.kind === 'literal' && (of.value === undefined || of.value === null)));
  return present.length > 0 && present.length < origin.of.length ? union(present) : origin;
}
