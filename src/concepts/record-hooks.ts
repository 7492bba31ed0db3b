import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeName,
  calleeOf,
  eachNodeIn,
  enclosingClass,
  interfacesOf,
  isClass,
  isFunction,
  isOfOtherFile,
  sourceOf,
  staticName,
  textsBeside,
  wrapped,
  type Call,
  type Engine,
  type FunctionNode,
  type FunctionOrigin,
  type Node,
  type Origin,
  type TextTest,
  decoratorsOf,
} from '../engine/index.js';
import type { RecordHookRole, RecordReadRole, RecordWriteRole } from '../vocabulary/index.js';
import type { FileFacts, Play } from './analysis.js';
import { namesHashing } from './password-hashing.js';
import { isPasswordField } from './password-name.js';

/** What a model does to a password before it is stored. */
export interface RecordHooks {
  /** A hook hashes in the writes that go through an instance. */
  readonly onInstances: boolean;
  /** A hook hashes in every write: a setter, a column transformer, a hook of bulk writes. */
  readonly onEveryWrite: boolean;
}

/**
 * The hooks that hash in the model that a call writes to or reads; those of the whole file where it is not known. `record`:
 * what is written.
 */
export function recordHooks(
  facts: FileFacts,
  call: Call,
  role: RecordWriteRole | RecordReadRole,
  record: Origin | null = null,
): RecordHooks {
  const model = modelOf(facts, call, role);
  const places = new Set([facts.engine, ...homesOf(call), ...(model ?? []).map(({ home }) => home)]);
  const hooks = [
    ...[...places].flatMap(home => facts.of(home).once(hashingHooks)),
    ...(model ?? []).flatMap(hooksAddedElsewhere).filter(hashes),
    ...(model ?? []).flatMap(hooksInRun).filter(hashes),
  ];
  const isInsert = INSERTS.test(nameOf(call));
  const isChange = CHANGES.test(nameOf(call)) || (record !== null && isOfStore(record));
  const own = hooks
    .filter(({ events = [] }) => !(isInsert && areOf(UPDATING, events)) && !(isChange && areOf(INSERTING, events)))
    .filter(
      ({ owners }) => owners.length === 0 || !model?.length || owners.some(owner => model.some(({ node }) => node === owner)),
    );
  return { onInstances: own.some(hook => !hook.isForAll), onEveryWrite: own.some(hook => hook.isForAll) };
}

const hashingHooks = (facts: FileFacts): readonly Hook[] => facts.once(hooksIn).filter(hashes);

/** A declaration with the file it stands in. */
export interface Declared {
  readonly node: Node;
  readonly home: Engine;
  /** The call that declares it, in the run in which it does. */
  readonly call?: Call;
}

interface Hook {
  /** The function that runs; null where it cannot be seen. */
  readonly listener: Origin | null;
  readonly isForAll: boolean;
  /** The schema, entity or model it belongs to; empty where that cannot be told. */
  readonly owners: readonly Node[];
  /** The field whose value it makes. */
  readonly field?: string;
  /** The names of what it listens to, where they are known. */
  readonly events?: readonly string[];
}

/** Methods that write new records only. */
const INSERTS = /^(?:create|bulkCreate|insert|insertMany|insertAndFetch|insertGraph\w*|findOrCreate)$/;
/** Methods that change records that are there already. */
const CHANGES = /^(?:update|patch)(?:AndFetch(?:ById)?)?$/;

/** Events of changes of records that are there already, and of new records. */
const UPDATING = /^\W?\w*update\w*$/i;
const INSERTING = /^\W?before(?:Bulk)?(?:Insert|Create)$/i;

/** Whether a hook runs for nothing but events of a kind. */
const areOf = (kind: RegExp, events: readonly string[]): boolean => events.length > 0 && events.every(event => kind.test(event));

/** Whether a record was read from where it is stored, whichever way the program came: saving it changes it. */
const isOfStore = (record: Origin): boolean =>
  alternativesOf(record).every(of => of.kind === 'api' && of.call !== null && READS.test(nameOf(of.call)));

const READS = /^(?:find|preload)(?!\w*Or(?:Create|Build|Init))/;

/** Events and methods whose hooks see writes that go past instances; `set` adds a setter to a field. */
const BULK = /bulk|upsert|^(?:findOneAnd|update|insertMany|replaceOne|\/|set$)/i;

function hooksIn(facts: FileFacts): readonly Hook[] {
  const { engine } = facts;
  return [
    ...facts.playing('record-hook').flatMap(play => hookOf(engine, play)),
    ...facts
      .playing('record-model')
      .flatMap(({ call, role }) => [
        ...fieldSetters(engine, role.fields ? (engine.filled(call, role.fields)?.origin ?? null) : null, declaredBy(call)),
        ...listedHooks(engine, role.hooks ? (engine.filled(call, role.hooks)?.origin ?? null) : null, declaredBy(call)),
      ]),
    ...classesIn(engine).flatMap(owner => [...overriddenHooks(engine, owner), ...bareDecorators(engine, owner)]),
  ];
}

/** The hooks of a model that a function declares, `(sequelize, DataTypes) => sequelize.define(...)`: known in its run alone. */
function hooksInRun({ node, home, call }: Declared): readonly Hook[] {
  const role = call?.api.api.plays?.find(played => played.role === 'record-model');
  if (!call || !role || call.frame === home.base) return [];
  const added = referencesTo(home, node).flatMap(identifier => {
    const member = wrapped(identifier).parent;
    const use = member?.type === 'MemberExpression' && member.object === identifier ? member.parent : null;
    const hooked = use?.type === 'CallExpression' && use.callee === member ? home.callOf(use, call.frame) : null;
    const hook = hooked?.api.api.plays?.find((played): played is RecordHookRole => played.role === 'record-hook');
    return hooked && hook ? hookOf(home, { call: hooked, role: hook }) : [];
  });
  return [
    ...fieldSetters(home, role.fields ? (home.filled(call, role.fields)?.origin ?? null) : null, node),
    ...listedHooks(home, role.hooks ? (home.filled(call, role.hooks)?.origin ?? null) : null, node),
    ...added.map(hook => ({ ...hook, owners: [node] })),
  ];
}

/** `addHooks(schema)`: a function of the project that is handed a schema or model may add a hook to it. */
function hooksAddedElsewhere({ node, home }: Declared): readonly Hook[] {
  return referencesTo(home, node).flatMap(identifier => {
    const call = wrapped(identifier).parent;
    if (call?.type !== 'CallExpression' || call.callee === identifier || isRelation(call) || home.callOf(call)) return [];
    return [{ listener: home.originOf(calleeOf(call)), isForAll: true, owners: [node] }];
  });
}

/** `Room.hasMany(Guest)`, `getRepository(User)`: what a model is told of, or found by, adds no hook to it. */
const isRelation = (call: TSESTree.CallExpression): boolean =>
  /^(?:hasMany|hasOne|belongsTo|belongsToMany|hasManyThrough|belongsToOne|manyToMany|get\w*Repository|createQueryBuilder)$/.test(
    calleeName(call) ?? '',
  );

/** Where a class, or the variable that a declaring call is put into, is named. */
function referencesTo({ bindings, module }: Engine, declaration: Node): readonly Node[] {
  const { parent } = wrapped(declaration);
  const id = parent?.type === 'VariableDeclarator' ? parent.id : null;
  const variable = id?.type === 'Identifier' ? bindings.variableOf(id) : null;
  // a class has its name inside and outside of it
  const variables = isClass(declaration) ? module.scopeManager.getDeclaredVariables(declaration) : variable ? [variable] : [];
  return variables.flatMap(({ references }) => references.map(({ identifier }) => identifier));
}

/** The class whose `init` declares a model, else the declaring call itself. */
const declaredBy = (call: Call): Node => (call.receiver?.kind === 'class' ? call.receiver.node : call.node);

/** The model that a hook is added to: the class it stands in, or what its method was called on. */
function ownersOf(call: Call): readonly Node[] {
  const owner = call.node.parent?.type === 'Decorator' || call.node.type === 'Decorator' ? enclosingClass(call.node) : null;
  return owner ? [owner] : chainOf(call.receiver).map(({ node }) => node);
}

function hookOf(engine: Engine, { call, role }: Play<'record-hook'>): readonly Hook[] {
  const owners = ownersOf(call);
  const decorated = (
    call.node.type === 'Decorator' ? call.node : call.node.parent?.type === 'Decorator' ? call.node.parent : null
  )?.parent;
  if (decorated?.type === 'PropertyDefinition' && !isPasswordField(staticName(decorated) ?? '')) return [];
  if (!role.listener) {
    if (decorated?.type === 'MethodDefinition')
      return [
        { listener: functionOrigin(engine, decorated.value), isForAll: BULK.test(nameOf(call)), owners, events: [nameOf(call)] },
      ];
    // a class that listens to every write, such as a subscriber
    return isClass(decorated)
      ? decorated.body.body.flatMap(member =>
          member.type === 'MethodDefinition'
            ? [{ listener: functionOrigin(engine, member.value), isForAll: true, owners: [] }]
            : [],
        )
      : [];
  }
  const listener = engine.originAt(call, role.listener);
  if (!listener) return [];
  const events = role.event ? eventsOf(engine, call, role) : [nameOf(call)];
  return [
    {
      listener,
      isForAll: isFieldSetter(role) || [nameOf(call), ...events].some(event => BULK.test(event)),
      owners,
      events,
      ...(decorated?.type === 'PropertyDefinition' && isFieldSetter(role) ? { field: staticName(decorated) ?? '' } : {}),
    },
  ];
}

/** A setter or transformer sits on one field: the slot of its function is inside the options, or there is no event. */
const isFieldSetter = (role: RecordHookRole): boolean =>
  role.listener?.steps.some(step => 'prop' in step && /^(?:set|to)$/.test(step.prop)) === true;

const nameOf = (call: Call): string => call.path.split('.').at(-1) ?? '';

function eventsOf(engine: Engine, call: Call, role: RecordHookRole): readonly string[] {
  const event = role.event ? engine.originAt(call, role.event) : null;
  if (!event) return [];
  return alternativesOf(event.kind === 'array' ? engine.elementOf(event) : event).map(of =>
    of.kind === 'literal' ? String(of.value) : of.kind === 'unknown' && of.reason === 'regexp' ? of.name : '',
  );
}

/** `password: { type: String, set: hash }` among the fields of a schema. */
function fieldSetters(engine: Engine, fields: Origin | null, owner: Node): readonly Hook[] {
  return alternativesOf(fields ?? { kind: 'literal', value: null }).flatMap(of => {
    if (of.kind !== 'object') return [];
    return of.node.properties.flatMap(property => {
      const name = property.type === 'Property' ? staticName(property) : null;
      if (property.type !== 'Property' || name === null || !isPasswordField(name)) return [];
      const options = engine.originOf(property.value, of.frame);
      const setter = options.kind === 'object' ? engine.memberOf(options, 'set', property) : null;
      return !setter || (setter.kind === 'literal' && setter.value === undefined)
        ? []
        : [{ listener: setter, isForAll: true, owners: [owner], field: name }];
    });
  });
}

/** `{ hooks: { beforeCreate: user => ... } }` among the options of a model. */
function listedHooks(engine: Engine, hooks: Origin | null, owner: Node): readonly Hook[] {
  return alternativesOf(hooks ?? { kind: 'literal', value: null }).flatMap((of): readonly Hook[] => {
    if (of.kind === 'unknown') return [{ listener: null, isForAll: false, owners: [owner] }];
    if (of.kind !== 'object') return [];
    return of.node.properties.map(property =>
      property.type === 'Property'
        ? {
            listener: engine.originOf(property.value, of.frame),
            isForAll: BULK.test(staticName(property) ?? ''),
            owners: [owner],
            events: [staticName(property) ?? ''],
          }
        : { listener: null, isForAll: false, owners: [owner] },
    );
  });
}

/** A method of a class that overrides a hook of the library's class. */
function overriddenHooks(engine: Engine, owner: Node): readonly Hook[] {
  if (!isClass(owner)) return [];
  const bases = [...(owner.superClass ? [owner.superClass] : []), ...interfacesOf(owner)];
  return owner.body.body.flatMap(member => {
    const name = member.type === 'MethodDefinition' ? staticName(member) : null;
    if (member.type !== 'MethodDefinition' || name === null) return [];
    const isHook = bases.some(base => memberApi(engine, base, name)?.some(role => role.role === 'record-hook'));
    return isHook ? [{ listener: functionOrigin(engine, member.value), isForAll: true, owners: [owner], events: [name] }] : [];
  });
}

/** `@BeforeCreate` without parentheses is no call of its own. */
function bareDecorators(engine: Engine, owner: Node): readonly Hook[] {
  if (!isClass(owner)) return [];
  const decorators = [...decoratorsOf(owner), ...owner.body.body.flatMap(member => decoratorsOf(member))];
  return decorators.flatMap(decorator => {
    const { expression } = decorator;
    const call =
      expression.type === 'CallExpression' || !mayBeHook(engine, expression) ? null : engine.decoratorCallOf(decorator);
    const role = call?.api.api.plays?.find((played): played is RecordHookRole => played.role === 'record-hook');
    return call && role ? hookOf(engine, { call, role }) : [];
  });
}

/** Whether a decorator may be a library's hook: one of another file is, where that or what it imports speaks of such. */
function mayBeHook(engine: Engine, expression: Node): boolean {
  const { module } = sourceOf(engine, expression);
  return module === null || !isOfOtherFile(engine, expression) || engine.leadsTo(module, HOOKS, 1);
}

const HOOKS: TextTest = { name: 'hooks', matches: text => /before|after|hook/i.test(text) };

function memberApi(engine: Engine, base: Node, name: string) {
  const origin = engine.originOf(base);
  if (origin.kind !== 'api' || !origin.api) return null;
  const { returns } = origin.api.api;
  const type = returns && returns !== 'same' ? engine.catalogue.typeOf(returns, origin.api.library) : null;
  return type ? (engine.catalogue.memberOf(type, name)?.api.plays ?? null) : null;
}

const functionOrigin = (engine: Engine, node: Node): Origin | null =>
  isFunction(node) ? { kind: 'function', node, frame: engine.base } : null;

/** Whether a hook hashes a password. One that is not seen may. */
function hashes({ listener }: Hook): boolean {
  return alternativesOf(listener ?? { kind: 'unknown', reason: 'syntax', name: '' }).some(of => {
    if (of.kind === 'function') return bodyHashes(of.frame.home, of.node);
    if (of.kind === 'object')
      return of.node.properties.some(property => property.type !== 'Property' || nodeHashes(of.frame.home, property.value));
    return of.kind !== 'literal';
  });
}

/** Functions that a hook calls, one in the other, into which is looked. */
const MAX_CALLS = 2;

/** Whether a hook hashes, itself or by a method or function that it calls: `await this.protect()`. */
function bodyHashes(engine: Engine, fn: FunctionNode, depth = 0): boolean {
  if (!fn.body) return false;
  if (nodeHashes(engine, fn.body)) return true;
  const called: FunctionOrigin[] = [];
  eachNodeIn(fn.body, node => {
    const callee = node.type === 'CallExpression' ? engine.originOf(calleeOf(node)) : null;
    if (callee?.kind === 'function' && callee.node !== fn) called.push(callee);
  });
  return depth < MAX_CALLS && called.some(({ node, frame }) => bodyHashes(frame.home, node, depth + 1));
}

const hashing = new WeakMap<Engine, Map<Node, boolean>>();

/** Whether code calls something that hashes, or assigns to a password. */
export function nodeHashes(engine: Engine, root: Node): boolean {
  let known = hashing.get(engine);
  if (!known) hashing.set(engine, (known = new Map<Node, boolean>()));
  let answer = known.get(root);
  if (answer === undefined) known.set(root, (answer = hashesIn(engine, root)));
  return answer;
}

function hashesIn(engine: Engine, root: Node): boolean {
  let found = false;
  eachNodeIn(root, node => {
    if (found) return;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = calleeName(node);
      found =
        name !== null &&
        (namesHashing(name) ||
          (engine.catalogue.canPlay('password-hash', name) &&
            engine.callOf(node)?.api.api.plays?.some(role => role.role === 'password-hash') === true));
    } else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      found = isPasswordField(staticName(node.left) ?? '') && !isEmptying(node.right);
    }
  });
  return found;
}

/** `user.password = null`, `= undefined`, `= ''`: what takes a password out of a record before it is sent. */
const isEmptying = (value: Node): boolean =>
  (value.type === 'Literal' && !value.value) || (value.type === 'Identifier' && value.name === 'undefined');

/** The functions of a file that make the value of a password field of a model: setters and transformers. */
export const passwordSetters = (facts: FileFacts): readonly { readonly field: string; readonly fn: FunctionNode }[] =>
  facts
    .once(hooksIn)
    .flatMap(({ field, listener }) => (field === undefined ? [] : ownFunctions(facts, listener).map(fn => ({ field, fn }))));

/** The code of a file that belongs to its models: their classes and declarations, hooks, and what is added to them by name. */
export function codeOfModels(facts: FileFacts): readonly Node[] {
  const { engine } = facts;
  const classes = classesIn(engine).filter(owner => isEntity(engine, owner) || storesItself(engine, owner));
  const calls = facts.playing('record-model').flatMap(({ call: { node } }) => (node.type === 'Decorator' ? [] : [node]));
  return [
    ...classes,
    ...calls,
    ...facts.once(hooksIn).flatMap(({ listener }) => ownFunctions(facts, listener)),
    ...[...classes, ...calls].flatMap(declaration => addedTo(engine, declaration)),
  ];
}

const ownFunctions = ({ engine }: FileFacts, listener: Origin | null): readonly FunctionNode[] =>
  alternativesOf(listener ?? { kind: 'literal', value: null }).flatMap(of =>
    of.kind === 'function' && of.frame.home === engine ? [of.node] : [],
  );

/** `class User extends Model`: its instances save themselves. */
const storesItself = (engine: Engine, owner: Node): boolean =>
  isClass(owner) &&
  owner.superClass !== null &&
  memberApi(engine, owner.superClass, 'save')?.some(role => role.role === 'record-write') === true;

/** `schema.methods.setPassword = function () { ... }`, `schema.statics = { ... }`, `User.prototype.check = ...`. */
function addedTo(engine: Engine, declaration: Node): readonly Node[] {
  return referencesTo(engine, declaration).flatMap(identifier => {
    let node = wrapped(identifier);
    while (node.parent?.type === 'MemberExpression' && node.parent.object === node) node = wrapped(node.parent);
    const use = node.parent;
    if (node === identifier) return [];
    if (use?.type === 'AssignmentExpression' && use.left === node) return [use.right];
    return use?.type === 'CallExpression' && use.callee === node ? use.arguments : [];
  });
}

/** Whether the model that a write goes to is declared in this file, so that its hooks are known. */
export function isModelSeen(facts: FileFacts, call: Call, role: RecordWriteRole): boolean {
  const model = modelOf(facts, call, role);
  return model !== null && (model.length > 0 || classesIn(facts.engine).some(owner => isEntity(facts.engine, owner)));
}

/** Whether a subscriber that no import leads to may hash what is written to an entity. */
export function mayHaveSubscriber(facts: FileFacts, call: Call, role: RecordWriteRole): boolean {
  if (!facts.settings.crossFile || role.hooks === 'none' || role.hooks === 'extensions') return false;
  return (modelOf(facts, call, role) ?? []).some(
    ({ node, home }) =>
      isClass(node) &&
      textsBeside(home.module.fileName, /subscriber/i).some(text => /hash|bcrypt|argon|scrypt|pbkdf/i.test(text)),
  );
}

/** The declarations of the model that a call goes to: its class, its schema. Null: another file has it; empty: not known. */
export function modelOf(facts: FileFacts, call: Call, role: RecordWriteRole | RecordReadRole): readonly Declared[] | null {
  const { engine } = facts;
  const start = 'model' in role && role.model ? engine.originAt(call, role.model) : call.receiver;
  const found = chainOf(start);
  if (found.length > 0) return found;
  if (isImported(start)) return null;
  const entity = entityOfAnnotation(engine, call.receiverNode);
  return entity === undefined
    ? []
    : entity === null
      ? null
      : isClass(entity.node)
        ? lineOf({ kind: 'class', node: entity.node, home: entity.home })
        : [entity];
}

/** The files whose calls made what a call is made on, such as a client that is extended where it is created. */
function homesOf(call: Call): readonly Engine[] {
  const homes: Engine[] = [];
  let current: Origin | null = call.receiver;
  for (let step = 0; current?.kind === 'api' && step < 10; step += 1) {
    if (current.call) homes.push(current.call.frame.home);
    current = current.receiver ?? current.call?.receiver ?? null;
  }
  return homes;
}

/** The declarations on the way from a value back to its model, the nearest first. */
function chainOf(start: Origin | null): readonly Declared[] {
  let current = start;
  for (let step = 0; current && step < 10; step += 1) {
    if (current.kind === 'union') current = current.of[0] ?? null;
    if (current?.kind === 'class') return lineOf(current);
    if (current?.kind !== 'api') return [];
    const { call } = current;
    const own = call ? { node: call.node, home: call.frame.home, call } : null;
    const role = call?.api.api.plays?.find(played => played.role === 'record-model');
    if (call && own && role?.schema) {
      const schema = call.frame.home.originAt(call, role.schema);
      if (schema?.kind === 'class') return [own, ...lineOf(schema)];
      const inner = schema?.kind === 'object' ? [{ node: schema.node, home: schema.frame.home }] : chainOf(schema);
      return inner.length > 0 ? [own, ...inner] : [];
    }
    if (own && role) return [own];
    const entity = call?.args.map(argument => entityOf(call, argument)).find(of => of.kind === 'class');
    if (entity?.kind === 'class') return lineOf(entity);
    current = current.receiver ?? call?.receiver ?? null;
  }
  return [];
}

/** Classes that extend each other, as far as they are followed. */
const MAX_LINE = 6;

/** A class with those that it inherits hooks from, whichever files they stand in. */
function lineOf(start: Extract<Origin, { kind: 'class' }>): readonly Declared[] {
  const line: Declared[] = [];
  let current: Origin | null = start;
  while (current?.kind === 'class' && line.length < MAX_LINE) {
    line.push(current);
    current = current.node.superClass ? current.home.originOf(current.node.superClass) : null;
  }
  return line;
}

/** An entity handed over as its class or by its name: `User`, `User.name`. */
const entityOf = ({ frame }: Call, argument: Node): Origin =>
  frame.home.originOf(
    argument.type === 'MemberExpression' && staticName(argument) === 'name' ? argument.object : argument,
    frame,
  );

function isImported(start: Origin | null): boolean {
  for (let current = start, step = 0; current && step < 10; step += 1) {
    if (current.kind === 'unknown') return current.reason === 'import';
    if (current.kind !== 'api') return false;
    const role = current.call?.api.api.plays?.find(played => played.role === 'record-model');
    if (role?.schema) return true;
    const { call } = current;
    if (call?.args.some(argument => isUnknownImport(entityOf(call, argument)))) return true;
    current = current.receiver ?? call?.receiver ?? null;
  }
  return false;
}

const isUnknownImport = (origin: Origin): boolean => origin.kind === 'unknown' && origin.reason === 'import';

/** The class in `Repository<User>` of a field; null where another file has it, undefined where nothing is written. */
function entityOfAnnotation(engine: Engine, receiver: Node | null): Declared | null | undefined {
  if (receiver?.type !== 'MemberExpression' || receiver.object.type !== 'ThisExpression') return undefined;
  const name = staticName(receiver);
  const annotations = (enclosingClass(receiver)?.body.body ?? []).flatMap(member => {
    if (member.type === 'PropertyDefinition') return staticName(member) === name ? [member.typeAnnotation] : [];
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') return [];
    return member.value.params.flatMap(parameter =>
      parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'Identifier' && parameter.parameter.name === name
        ? [parameter.parameter.typeAnnotation]
        : [],
    );
  });
  const type = annotations[0]?.typeAnnotation;
  const entity = type?.type === 'TSTypeReference' ? type.typeArguments?.params[0] : undefined;
  if (entity?.type !== 'TSTypeReference' || entity.typeName.type !== 'Identifier') return undefined;
  const declared = engine.originOf(entity.typeName);
  return declared.kind === 'class' ? declared : null;
}

const isEntity = (engine: Engine, owner: Node): boolean =>
  isClass(owner) &&
  decoratorsOf(owner).some(decorator =>
    engine.decoratorCallOf(decorator)?.api.api.plays?.some(played => played.role === 'record-model'),
  );

/** The classes of a file. */
function classesIn({ module }: Engine): readonly Node[] {
  const blocks = module.scopeManager.scopes.map(scope => scope.block as Node);
  return [...new Set(blocks.filter(isClass))];
}
