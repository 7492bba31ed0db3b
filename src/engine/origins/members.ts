import type { TSESTree } from '@typescript-eslint/utils';
import { memberType, readAnnotation } from '../bindings/types.js';
import {
  decoratorsOf,
  describeExpression,
  enclosingClass,
  isFunction,
  memberPath,
  propertyNamed,
  staticName,
  wrapped,
  type FunctionNode,
  type Node,
} from '../syntax.js';
import type { Api, InstanceRole } from '../../vocabulary/index.js';
import type { ResolvedApi, ResolvedType } from '../catalogue.js';
import type { Engine } from './engine.js';
import { guardOfPathParameter } from '../guards/guards.js';
import { loadedMember } from './loaded.js';
import { checkOfInput, parsedMember } from './schemas.js';
import {
  literal,
  primitive,
  union,
  unknown,
  type Call,
  type ClassNode,
  type Frame,
  type Origin,
  type RequestCheck,
} from './origin.js';

type RequestOrigin = Extract<Origin, { kind: 'request' }>;

/** The origin of a named member of a value. */
export function memberOf(engine: Engine, origin: Origin, name: string, node: Node): Origin {
  switch (origin.kind) {
    case 'namespace':
      return exportedMember(engine, origin, name);
    case 'api':
      return apiMember(engine, origin, name, node);
    case 'object':
      return objectMember(engine, origin.node, name, origin.frame);
    case 'array':
    case 'elements':
      if (/^\d{1,4}$/.test(name)) return engine.elementAt(origin, Number(name));
      return name === 'length' ? primitive('number') : unknown('member', name);
    case 'request':
      if (name === 'length') return primitive('number');
      if (origin.made?.includes(name)) return unknown('member', `${origin.path}.${name}`);
      return ofRequest(
        engine,
        { ...memberOfRequest(origin, name), path: memberPath(origin.path, name), node, home: engine },
        name,
      );
    case 'parameter':
      return typedMember(engine, origin, name) ?? schemaMember(origin, name) ?? { ...origin, members: [...origin.members, name] };
    case 'class':
      return classMember(origin.home, origin.node, name, true, node, origin.home.base);
    case 'instance':
      return instanceMember(origin.home, origin.node, name, node, origin.frame);
    case 'module':
      return origin.home.exportOf(name);
    case 'text':
    case 'joined':
    case 'primitive':
      return name === 'length' ? primitive('number') : unknown('member', name);
    case 'literal':
      return name === 'length' && typeof origin.value === 'string' ? literal(origin.value.length) : unknown('member', name);
    case 'parsed':
      return parsedMember(engine, origin, name, node);
    case 'environment':
      return { kind: 'environment', path: `${origin.path}.${name}` };
    case 'guarded':
      return memberOf(engine, origin.of, name, node);
    case 'union':
      return union(origin.of.map(of => memberOf(engine, of, name, node)));
    case 'unknown':
      // what another module exports stays known as such
      return /^(?:import|package|global)$/.test(origin.reason)
        ? unknown(origin.reason, `${origin.name}.${name}`)
        : unknown('member', name);
    default:
      return unknown('member', name);
  }
}

/** Elements of a list are checked alike. */
const memberOfRequest = (origin: RequestOrigin, name: string): RequestOrigin =>
  origin.check && !/^\d+$/.test(name) ? { ...origin, members: [...(origin.members ?? []), name] } : origin;

/** A field of a request, with what a check of path parameters makes sure of it. */
function ofRequest(engine: Engine, field: RequestOrigin, name: string): Origin {
  const by = field.part === 'params' ? guardOfPathParameter(engine, name) : null;
  return by ? { kind: 'guarded', by, of: field } : field;
}

/** The type that a parameter is declared to have. */
export function typeOfParameter(fn: FunctionNode, index: number): TSESTree.TypeNode | undefined {
  let parameter: Node | undefined = fn.params[index];
  if (parameter?.type === 'TSParameterProperty') parameter = parameter.parameter;
  if (parameter?.type === 'AssignmentPattern') parameter = parameter.left;
  return parameter && 'typeAnnotation' in parameter && parameter.typeAnnotation?.type === 'TSTypeAnnotation'
    ? parameter.typeAnnotation.typeAnnotation
    : undefined;
}

/** What the declared type of a parameter says of one of its members; null where it says nothing. */
function typedMember(
  engine: Engine,
  { home, fn, index, members }: Extract<Origin, { kind: 'parameter' }>,
  name: string,
): Origin | null {
  let type: TSESTree.TypeNode | null = typeOfParameter(fn, index) ?? null;
  for (const member of [...members, name]) {
    type = type && memberType(type, member, home.bindings);
    if (!type) return null;
  }
  const read = readAnnotation(type ?? undefined, home.bindings, engine.catalogue);
  if (read.kind === 'library') return instanceOf(read.type);
  if (read.kind === 'primitive') return primitive(read.of);
  return read.kind === 'primitives' ? { kind: 'elements', element: primitive(read.of) } : null;
}

/** An argument of a GraphQL field whose type lets numbers and booleans through: `args: { id: { type: GraphQLInt } }` beside `resolve`. */
function schemaMember({ fn, index, members }: Extract<Origin, { kind: 'parameter' }>, name: string): Origin | null {
  const resolver = fn.parent;
  if (index !== 1 || members.length > 0 || resolver.type !== 'Property' || staticName(resolver) !== 'resolve') return null;
  const written = valueIn(valueIn(valueIn(resolver.parent, 'args'), name), 'type');
  const isWrapped = written?.type === 'CallExpression' || written?.type === 'NewExpression';
  const type = isWrapped ? written.arguments[0] : written;
  return type && /(?:^|\.)GraphQL(?:Int|Float|Boolean)$/.test(describeExpression(type)) ? primitive('number') : null;
}

const valueIn = (node: Node | null, name: string): Node | null =>
  node?.type === 'ObjectExpression' ? (propertyNamed(node, name)?.value ?? null) : null;

function exportedMember(engine: Engine, origin: Extract<Origin, { kind: 'namespace' }>, name: string): Origin {
  if (name === 'default') return origin;
  const { catalogue } = engine;
  const exported = catalogue.exportOf(origin.library, name);
  const main = catalogue.exportOf(origin.library, 'default');
  const fixed = main && fixedMember(main.api, name);
  const api = exported ?? (main && fixed ? { api: fixed, library: main.library } : null);
  if (!api) {
    const returned = main?.api.type ? catalogue.typeOf(main.api.type, origin.library) : null;
    const member = returned ? catalogue.memberOf(returned, name) : null;
    return member
      ? memberValue(engine, `${origin.path}.${name}`, member, origin, null)
      : unknown('member', `${origin.path}.${name}`);
  }
  return memberValue(engine, `${origin.path}.${name}`, api, origin, null);
}

/** A member that a library gives a value of its own; none of those that every object has. */
const fixedMember = ({ members }: Api, name: string): Api | null =>
  members && Object.hasOwn(members, name) ? (members[name] ?? null) : null;

function apiMember(engine: Engine, origin: Extract<Origin, { kind: 'api' }>, name: string, node: Node): Origin {
  const { catalogue } = engine;
  if (origin.type) {
    const member = catalogue.memberOf(origin.type, name);
    if (member) return memberValue(engine, `${origin.path}.${name}`, member, origin, node);
  }
  const fixed = origin.api && fixedMember(origin.api.api, name);
  if (fixed && origin.api)
    return memberValue(engine, `${origin.path}.${name}`, { api: fixed, library: origin.api.library }, origin, node);
  if ((name === 'bind' || name === 'call' || name === 'apply') && origin.api && !origin.type) return origin;
  if (origin.data) return engine.memberOf(origin.data, name, node);
  return unknown('member', `${origin.path}.${name}`);
}

/** What reading a member gives: request data, an instance of a type, or something to call. */
function memberValue(
  engine: Engine,
  path: string,
  member: { readonly api: Api; readonly library: string },
  receiver: Origin,
  node: Node | null,
): Origin {
  const input = member.api.is?.find(role => role.role === 'request-input');
  if (input && node) {
    const handler = receiver.kind === 'api' ? receiver.handler : undefined;
    const { part } = input;
    const check = (members: readonly string[]): RequestCheck => (handler ? checkOfInput(engine, handler, part, members) : 'none');
    return {
      kind: 'request',
      path: requestPath(node, path),
      part: input.part,
      shape: input.shape,
      node,
      home: engine,
      check,
      ...(input.made ? { made: input.made } : {}),
    };
  }
  const type = member.api.type ? engine.catalogue.typeOf(member.api.type, member.library) : null;
  return {
    kind: 'api',
    path: type && !member.api.plays ? type.name : path,
    api: member,
    type,
    call: null,
    promised: member.api.type?.promised ?? false,
    receiver,
  };
}

/** The path as written, `req.query`, rather than the library's `express.Request.query`. */
const requestPath = (node: Node, path: string): string => {
  const [owner, member] = [path.split('.').at(-2) ?? '', path.split('.').at(-1) ?? ''];
  if (node.type === 'MemberExpression' && node.object.type === 'Identifier') return `${node.object.name}.${member}`;
  return `${owner === 'Context' ? 'ctx' : 'req'}.${member}`;
};

/** A member that is being looked up, or was since the first of these lookups began. */
interface Lookup {
  readonly name: string;
  readonly frame: Frame;
  readonly follows: boolean;
  answer: Origin | null;
}

const lookups = new Map<Node, Lookup[]>();
let openLookups = 0;
let allLookups = 0;
/** Objects that one lookup leads to. */
const MAX_LOOKUPS = 100;

/**
 * Objects that are made of each other, as by `x = { ...x, a }` in a loop, lead back to where a lookup started, in as many
 * ways as there are orders of them: each is looked into once until the first lookup ends.
 */
function objectMember(engine: Engine, object: TSESTree.ObjectExpression, name: string, frame: Frame): Origin {
  const { follows } = engine;
  const before = lookups.get(object);
  const known = before?.find(lookup => lookup.name === name && lookup.frame === frame && lookup.follows === follows);
  if (known) return known.answer ?? unknown('bound', name);
  if (allLookups >= MAX_LOOKUPS) return unknown('bound', name);
  const lookup: Lookup = { name, frame, follows, answer: null };
  if (before) before.push(lookup);
  else lookups.set(object, [lookup]);
  openLookups += 1;
  allLookups += 1;
  try {
    const found = memberOfLiteral(engine, object, name, frame);
    const whole = frame.home === engine || frame.fn !== null ? found : asExported(frame.home, object, name, found);
    const isOpen = whole.kind === 'unknown' || (whole.kind === 'literal' && whole.value === undefined);
    const loaded = isOpen ? loadedMember(frame.home, object, name) : null;
    return (lookup.answer = loaded ?? whole);
  } finally {
    openLookups -= 1;
    if (openLookups === 0) {
      lookups.clear();
      allLookups = 0;
    }
  }
}

/**
 * A member of an object of another file, with what that file writes to the variable that holds it. Where the object is
 * handed on, a member that is not written down may be there all the same.
 */
function asExported(home: Engine, object: TSESTree.ObjectExpression, name: string, found: Origin): Origin {
  const { parent } = wrapped(object);
  const variable =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? home.bindings.variableOf(parent.id) : null;
  const isMissing = found.kind === 'literal' && found.value === undefined;
  if (!variable) return found;
  const written: Origin[] = [];
  let isHandedOn = false;
  for (const reference of variable.references) {
    const outer = wrapped(reference.identifier);
    const member = outer.parent;
    if (member?.type === 'CallExpression' || member?.type === 'NewExpression') isHandedOn = true;
    if (member?.type !== 'MemberExpression' || member.object !== outer || staticName(member) !== name) continue;
    const assignment = member.parent;
    if (assignment.type === 'AssignmentExpression' && assignment.left === member) written.push(home.originOf(assignment.right));
  }
  if (written.length > 0) return union(isMissing ? written : [found, ...written]);
  return isMissing && isHandedOn ? unknown('member', name) : found;
}

const named = new WeakMap<Node, ReadonlyMap<string, TSESTree.Property> | null>();

/** The properties of an object literal by name, the last of each; null where a spread or computed name may have any. */
function propertiesByName(object: TSESTree.ObjectExpression): ReadonlyMap<string, TSESTree.Property> | null {
  const known = named.get(object);
  if (known !== undefined) return known;
  const found = new Map<string, TSESTree.Property>();
  for (const property of object.properties) {
    const name = property.type === 'Property' ? staticName(property) : null;
    if (property.type !== 'Property' || name === null) {
      named.set(object, null);
      return null;
    }
    found.set(name, property);
  }
  named.set(object, found);
  return found;
}

function memberOfLiteral(engine: Engine, object: TSESTree.ObjectExpression, name: string, frame: Frame): Origin {
  const spreads: Origin[] = [];
  const only = propertiesByName(object)?.get(name);
  for (const property of only ? [only] : named.get(object) ? [] : [...object.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const inside = engine.propertyOf(property.argument, name, frame);
      if (!(inside.kind === 'literal' && inside.value === undefined)) spreads.push(inside);
      continue;
    }
    const key = staticName(property);
    if (key === name) {
      if (property.kind === 'get') return unknown('member', name);
      const value = engine.originOf(property.value, frame);
      return spreads.length === 0 ? value : union([...spreads, value]);
    }
    if (key === null) spreads.push(unknown('member', name));
  }
  return spreads.length === 0 ? literal(undefined) : union(spreads);
}

/** An object of a class: of the library's type that the class extends, else with its constructor's parameters known. */
export function constructed(
  engine: Engine,
  { node, home }: Extract<Origin, { kind: 'class' }>,
  call: TSESTree.NewExpression,
  frame: Frame,
): Origin {
  const type = baseType(home, node);
  if (type) return instanceOf(type);
  const { constructor } = partsOf(node);
  const inner = constructor
    ? engine.enter({ kind: 'function', node: constructor, frame: home.base }, call.arguments, frame)
    : null;
  return { kind: 'instance', node, home, frame: inner ?? home.base };
}

/** An object of the class of the project that an annotation names; null where it names none. */
export function instanceOfAnnotation(engine: Engine, type: TSESTree.TypeNode | undefined): Origin | null {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const named = engine.originOf(type.typeName);
  return named.kind === 'class' ? instanceOfClass(named) : null;
}

/** An object of a class that somebody else has made. */
export function instanceOfClass({ node, home }: Extract<Origin, { kind: 'class' }>): Origin {
  const base = baseType(home, node);
  return base ? instanceOf(base) : { kind: 'instance', node, home, frame: home.base };
}

/** The object that a container gives for a class, or for the type that is asked of it; null where neither tells. */
export function instanceGiven(engine: Engine, call: Call, { of }: InstanceRole): Origin | null {
  const key = engine.filled(call, of)?.origin;
  if (key?.kind === 'class') return instanceOfClass(key);
  const type = key?.kind === 'api' && key.call === null ? constructedBy(engine, key.api) : null;
  if (type) return instanceOf(type);
  const asked = call.node.type === 'CallExpression' ? call.node.typeArguments?.params[0] : undefined;
  if (!asked || call.frame.home !== engine) return null;
  const annotation = readAnnotation(asked, engine.bindings, engine.catalogue);
  return annotation.kind === 'library' ? instanceOf(annotation.type) : instanceOfAnnotation(engine, asked);
}

const constructorOf = (owner: ClassNode): TSESTree.FunctionExpression | null => {
  for (const member of owner.body.body) {
    if (member.type === 'MethodDefinition' && member.kind === 'constructor' && member.value.type === 'FunctionExpression')
      return member.value;
  }
  return null;
};

/** A method or field with a value of a class: static, or of its instances; inherited ones come from what it extends. */
function classMember(engine: Engine, node: ClassNode, name: string, isStatic: boolean, use: Node, frame: Frame): Origin {
  for (const member of partsOf(node).members.get(name) ?? []) {
    if (member.static !== isStatic) continue;
    if (member.type === 'MethodDefinition') {
      return member.value.type === 'FunctionExpression' && member.kind === 'method'
        ? { kind: 'function', node: member.value, frame }
        : unknown('member', name);
    }
    if (member.value)
      return isFunction(member.value) ? { kind: 'function', node: member.value, frame } : engine.originOf(member.value);
  }
  const base = node.superClass ? engine.originOf(node.superClass) : null;
  if (!base) return unknown('member', name);
  if (isStatic) {
    const inherited = engine.memberOf(base, name, use);
    return inherited.kind === 'api' ? { ...inherited, receiver: { kind: 'class', node, home: engine } } : inherited;
  }
  if (base.kind === 'class') return base.node === node ? unknown('member', name) : inheritedMember(base, name, use);
  const type = baseType(engine, node);
  return type ? engine.memberOf(instanceOf(type), name, use) : unknown('member', name);
}

/** Classes that one member lookup goes up through, each by `extends`. */
let ancestors = 0;

function inheritedMember({ node, home }: Extract<Origin, { kind: 'class' }>, name: string, use: Node): Origin {
  if (ancestors >= 20) return unknown('bound', name);
  ancestors += 1;
  try {
    return instanceMember(home, node, name, use, home.base);
  } finally {
    ancestors -= 1;
  }
}

/** The library type whose instances the objects of a local class are, through what it extends. */
function baseType(engine: Engine, node: ClassNode, depth = 0): ResolvedType | null {
  if (!node.superClass || depth > 20) return null;
  const base = engine.originOf(node.superClass);
  if (base.kind === 'class') return baseType(base.home, base.node, depth + 1);
  return base.kind === 'api' ? constructedBy(engine, base.api) : null;
}

/** The type whose instances a library's class or function gives. */
function constructedBy(engine: Engine, made: ResolvedApi | null | undefined): ResolvedType | null {
  const result = made?.api.returns;
  return made && result && result !== 'same' ? engine.catalogue.typeOf(result, made.library) : null;
}

const instanceOf = (type: ResolvedType): Extract<Origin, { kind: 'api' }> => ({
  kind: 'api',
  path: type.name,
  api: null,
  type,
  call: null,
  promised: false,
  receiver: null,
});

/** `this.name` in a class; a method beside the one that it stands in, in an object. */
export function thisMember(engine: Engine, node: TSESTree.MemberExpression, name: string, frame: Frame): Origin {
  const owner = enclosingClass(node);
  return owner ? instanceMember(engine, owner, name, node, frame) : (methodBeside(node, name, frame) ?? unknown('this', name));
}

/** `gen` of `this.gen(text)` in a method of `{ gen(text) { ... }, hash(text) { return this.gen(text); } }`. */
function methodBeside(node: Node, name: string, frame: Frame): Origin | null {
  let method: Node | undefined = node;
  while (method && !(isFunction(method) && method.type !== 'ArrowFunctionExpression')) method = method.parent;
  const property = method?.parent;
  if (property?.type !== 'Property' || property.value !== method || property.parent.type !== 'ObjectExpression') return null;
  const beside = propertiesByName(property.parent)?.get(name);
  if (!beside || beside.kind === 'get' || !isFunction(beside.value)) return null;
  let run: Frame | null = frame;
  while (run && run.fn !== method) run = run.outer;
  return { kind: 'function', node: beside.value, frame: run?.outer ?? frame.home.base };
}

/** A member of an object of a class: a field, a constructor parameter property, an assignment in the class, or a method. */
function instanceMember(engine: Engine, owner: ClassNode, name: string, use: Node, frame: Frame): Origin {
  const values: Origin[] = [];
  const at = constructionIn(frame, owner) ?? engine.base;
  const parts = partsOf(owner);
  const parameter = parts.constructor ? constructorProperty(engine, parts.constructor.params, name, at) : null;
  if (parameter) return parameter;
  for (const member of parts.members.get(name) ?? []) {
    if (member.type !== 'PropertyDefinition') continue;
    const declared = declaredField(engine, member) ?? injected(engine, member);
    if (declared) return createdAs(engine, declared, owner, member, at) ?? declared;
    if (member.value && !isFunction(member.value)) values.push(engine.originOf(member.value, at));
  }
  for (const value of parts.assigned.get(name) ?? []) values.push(engine.originOf(value, at));
  if (values.length > 0) return withPushes(engine, union(values), parts.pushed.get(name));
  return classMember(engine, owner, name, false, use, at === engine.base ? frameIn(engine, frame) : at);
}

/** A list that a field holds, with what the methods of the class push to it. */
function withPushes(engine: Engine, list: Origin, pushed: readonly Node[] | undefined): Origin {
  if (!pushed || (list.kind !== 'array' && list.kind !== 'elements')) return list;
  const isEmpty = list.kind === 'array' && list.node.elements.length === 0;
  const elements = pushed.map(node => engine.originOf(node));
  return { kind: 'elements', element: union(isEmpty ? elements : [engine.elementOf(list), ...elements]) };
}

/** The run of a class's constructor that made the object whose method runs in a frame. */
function constructionIn(frame: Frame, owner: ClassNode): Frame | null {
  const { constructor } = partsOf(owner);
  if (!constructor) return null;
  for (let current: Frame | null = frame; current; current = current.outer) if (current.fn === constructor) return current;
  return null;
}

const frameIn = (engine: Engine, frame: Frame): Frame => (frame.home === engine ? frame : engine.base);

/** What a field of a declared type is set to, where that is seen to be of this type: it tells which call made it. */
function createdAs(
  engine: Engine,
  declared: Origin,
  owner: ClassNode,
  field: TSESTree.PropertyDefinition,
  at: Frame,
): Origin | null {
  if (declared.kind !== 'api' || !declared.type) return null;
  const name = staticName(field);
  const values = [...(field.value ? [field.value] : []), ...(name === null ? [] : (partsOf(owner).assigned.get(name) ?? []))];
  const created = values.map(value => engine.originOf(value, at)).filter(of => of.kind === 'api' && of.call !== null);
  return created.length > 0 && created.length === values.length ? union(created) : null;
}

function declaredField(engine: Engine, field: TSESTree.PropertyDefinition): Origin | null {
  const annotation = readAnnotation(field.typeAnnotation?.typeAnnotation, engine.bindings, engine.catalogue);
  if (annotation.kind === 'library') return instanceOf(annotation.type);
  if (field.value) return null;
  if (annotation.kind === 'primitive') return primitive(annotation.of);
  return instanceOfAnnotation(engine, field.typeAnnotation?.typeAnnotation);
}

/** What a decorator such as `@InjectRepository(User)` puts into a field. */
function injected(engine: Engine, member: TSESTree.PropertyDefinition | TSESTree.TSParameterProperty): Origin | null {
  for (const decorator of decoratorsOf(member)) {
    const call = engine.decoratorCallOf(decorator);
    const type = call && constructedBy(engine, call.api);
    if (type) return { ...instanceOf(type), call };
    const given = call && instanceByDecorator(engine, call);
    if (given) return given;
  }
  return null;
}

/** What a decorator such as `@inject(TokenService)` says that a parameter or field is. */
export function instanceByDecorator(engine: Engine, call: Call): Origin | null {
  const role = call.api.api.plays?.find(played => played.role === 'instance');
  return role ? instanceGiven(engine, call, role) : null;
}

/** `constructor(private readonly pool: Pool)` declares the field `pool`. */
function constructorProperty(
  engine: Engine,
  parameters: readonly TSESTree.Parameter[],
  name: string,
  frame: Frame,
): Origin | null {
  for (const parameter of parameters) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const identifier = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (identifier.type !== 'Identifier' || identifier.name !== name) continue;
    const annotation = readAnnotation(identifier.typeAnnotation?.typeAnnotation, engine.bindings, engine.catalogue);
    const given = injected(engine, parameter);
    const passed = engine.originOf(identifier, frame);
    // the call that made it tells more than its type
    if (annotation.kind === 'library' && passed.kind === 'api' && passed.call) return passed;
    if (annotation.kind === 'library') return { ...instanceOf(annotation.type), call: given?.kind === 'api' ? given.call : null };
    if (given) return given;
    if (annotation.kind === 'primitive') return primitive(annotation.of);
    if (passed.kind !== 'parameter' && passed.kind !== 'unknown') return passed;
    const typed = instanceOfAnnotation(engine, identifier.typeAnnotation?.typeAnnotation);
    if (typed) return typed;
    return unknown('this', annotation.kind === 'named' ? annotation.name : name);
  }
  return null;
}

/** What a class is made of, by name. */
interface ClassParts {
  readonly constructor: TSESTree.FunctionExpression | null;
  readonly members: ReadonlyMap<string, readonly (TSESTree.MethodDefinition | TSESTree.PropertyDefinition)[]>;
  /** The values of every `this.x = value` in the methods. */
  readonly assigned: ReadonlyMap<string, readonly Node[]>;
  /** What is given to every `this.x.push(value)` in the methods. */
  readonly pushed: ReadonlyMap<string, readonly Node[]>;
}

const classes = new WeakMap<Node, ClassParts>();

function partsOf(owner: ClassNode): ClassParts {
  const known = classes.get(owner);
  if (known) return known;
  const members = new Map<string, (TSESTree.MethodDefinition | TSESTree.PropertyDefinition)[]>();
  const assigned = new Map<string, Node[]>();
  const pushed = new Map<string, Node[]>();
  const visit = (node: Node): void => {
    if (node.type === 'ExpressionStatement') {
      const { expression } = node;
      // `this.pool = this.db = new Pool()`
      for (let at: Node = expression; at.type === 'AssignmentExpression'; at = at.right) {
        const name = fieldOf(at.left);
        if (name !== null) listAt(assigned, name).push(at.right);
      }
      if (expression.type === 'CallExpression' && expression.callee.type === 'MemberExpression') {
        const { callee } = expression;
        const name = /^(?:push|unshift)$/.test(staticName(callee) ?? '') ? fieldOf(callee.object) : null;
        if (name !== null) listAt(pushed, name).push(...expression.arguments);
      }
    }
    for (const child of childStatements(node)) visit(child);
  };
  for (const member of owner.body.body) {
    if (member.type === 'MethodDefinition' && member.value.body) visit(member.value.body);
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    const name = staticName(member);
    if (name !== null) listAt(members, name).push(member);
  }
  const parts: ClassParts = { constructor: constructorOf(owner), members, assigned, pushed };
  classes.set(owner, parts);
  return parts;
}

/** `x` of `this.x`. */
const fieldOf = (node: Node): string | null =>
  node.type === 'MemberExpression' && node.object.type === 'ThisExpression' ? staticName(node) : null;

function listAt<T>(lists: Map<string, T[]>, name: string): T[] {
  let list = lists.get(name);
  if (!list) lists.set(name, (list = []));
  return list;
}

function childStatements(node: Node): readonly Node[] {
  switch (node.type) {
    case 'BlockStatement':
      return node.body;
    case 'IfStatement':
      return node.alternate ? [node.consequent, node.alternate] : [node.consequent];
    case 'TryStatement':
      return [node.block, node.handler?.body, node.finalizer].filter(part => part !== null && part !== undefined);
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      return [node.body];
    case 'SwitchStatement':
      return node.cases.flatMap(({ consequent }) => consequent);
    default:
      return [];
  }
}
