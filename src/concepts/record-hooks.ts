import { alternativesOf, calleeName, eachNodeIn, isClass, isFunction, staticName, type Call, type Engine, type FunctionNode, type Node, type Origin } from '../engine/index.js';
import type { RecordHookRole, RecordWriteRole } from '../vocabulary/index.js';
import type { Analysis, Play } from './analysis.js';
import { namesHashing } from './password-hashing.js';
import { isPasswordField } from './password-name.js';

/** What the models of a file do to a password before it is stored. */
export interface RecordHooks {
  /** A hook hashes in the writes that go through an instance. */
  readonly onInstances: boolean;
  /** A hook hashes in every write: a setter, a column transformer, a hook of bulk writes. */
  readonly onEveryWrite: boolean;
}

/** The models of a file as far as passwords go. */
export function recordHooks(analysis: Analysis): RecordHooks {
  let onInstances = false;
  let onEveryWrite = false;
  for (const hook of hooksIn(analysis)) {
    if (!hashes(analysis.engine, hook)) continue;
    if (hook.isForAll) onEveryWrite = true;
    else onInstances = true;
  }
  return { onInstances, onEveryWrite };
}

interface Hook {
  /** The function that runs; null where it cannot be seen. */
  readonly listener: Origin | null;
  readonly isForAll: boolean;
}

/** Events and methods whose hooks see writes that go past instances. */
const BULK = /bulk|upsert|^(?:findOneAnd|update|insertMany|replaceOne|\/)/i;

function hooksIn(analysis: Analysis): readonly Hook[] {
  const { engine } = analysis;
  return [
    ...analysis.playing('record-hook').flatMap(play => hookOf(engine, play)),
    ...analysis.playing('record-model').flatMap(({ call, role }) => [
      ...fieldSetters(engine, role.fields ? (engine.filled(call, role.fields)?.origin ?? null) : null),
      ...listedHooks(engine, role.hooks ? (engine.filled(call, role.hooks)?.origin ?? null) : null),
    ]),
    ...classesIn(analysis).flatMap(owner => overriddenHooks(engine, owner)),
  ];
}

function hookOf(engine: Engine, { call, role }: Play<'record-hook'>): readonly Hook[] {
  const decorated = call.node.parent?.type === 'Decorator' ? call.node.parent.parent : null;
  if (decorated?.type === 'PropertyDefinition' && !isPasswordField(staticName(decorated) ?? '')) return [];
  if (!role.listener) {
    if (decorated?.type === 'MethodDefinition') return [{ listener: functionOrigin(decorated.value), isForAll: BULK.test(nameOf(call)) }];
    // a class that listens to every write, such as a subscriber
    return isClass(decorated) ? decorated.body.body.flatMap(member => (member.type === 'MethodDefinition' ? [{ listener: functionOrigin(member.value), isForAll: true }] : [])) : [];
  }
  const listener = engine.originAt(call, role.listener);
  if (!listener) return [];
  return [{ listener, isForAll: isFieldSetter(role) || BULK.test(nameOf(call)) || eventsOf(engine, call, role).some(event => BULK.test(event)) }];
}

/** A setter or transformer sits on one field: the slot of its function is inside the options, or there is no event. */
const isFieldSetter = (role: RecordHookRole): boolean => role.listener?.steps.some(step => 'prop' in step && /^(?:set|to)$/.test(step.prop)) === true;

const nameOf = (call: Call): string => call.path.split('.').at(-1) ?? '';

function eventsOf(engine: Engine, call: Call, role: RecordHookRole): readonly string[] {
  const event = role.event ? engine.originAt(call, role.event) : null;
  if (!event) return [];
  return alternativesOf(event.kind === 'array' ? engine.elementOf(event) : event).map(of =>
    of.kind === 'literal' ? String(of.value) : of.kind === 'unknown' && of.reason === 'regexp' ? of.name : '',
  );
}

/** `password: { type: String, set: hash }` among the fields of a schema. */
function fieldSetters(engine: Engine, fields: Origin | null): readonly Hook[] {
  return alternativesOf(fields ?? { kind: 'literal', value: null }).flatMap(of => {
    if (of.kind !== 'object') return [];
    return of.node.properties.flatMap(property => {
      const name = property.type === 'Property' ? staticName(property) : null;
      if (property.type !== 'Property' || name === null || !isPasswordField(name)) return [];
      const options = engine.originOf(property.value, of.frame);
      const setter = options.kind === 'object' ? engine.memberOf(options, 'set', property) : null;
      return !setter || (setter.kind === 'literal' && setter.value === undefined) ? [] : [{ listener: setter, isForAll: true }];
    });
  });
}

/** `{ hooks: { beforeCreate: user => ... } }` among the options of a model. */
function listedHooks(engine: Engine, hooks: Origin | null): readonly Hook[] {
  return alternativesOf(hooks ?? { kind: 'literal', value: null }).flatMap(of => {
    if (of.kind !== 'object') return [];
    return of.node.properties.map(property =>
      property.type === 'Property'
        ? { listener: engine.originOf(property.value, of.frame), isForAll: BULK.test(staticName(property) ?? '') }
        : { listener: null, isForAll: false },
    );
  });
}

/** A method of a class that overrides a hook of the library's class. */
function overriddenHooks(engine: Engine, owner: Node): readonly Hook[] {
  if (!isClass(owner)) return [];
  const bases = [...(owner.superClass ? [owner.superClass] : []), ...owner.implements.map(({ expression }) => expression)];
  return owner.body.body.flatMap(member => {
    const name = member.type === 'MethodDefinition' ? staticName(member) : null;
    if (member.type !== 'MethodDefinition' || name === null) return [];
    const isHook = bases.some(base => memberApi(engine, base, name)?.some(role => role.role === 'record-hook'));
    return isHook ? [{ listener: functionOrigin(member.value), isForAll: true }] : [];
  });
}

function memberApi(engine: Engine, base: Node, name: string) {
  const origin = engine.originOf(base);
  if (origin.kind === 'namespace' || origin.kind !== 'api' || !origin.api) return null;
  const { returns } = origin.api.api;
  const type = returns && returns !== 'same' ? engine.catalogue.typeOf(returns, origin.api.library) : null;
  return type ? (engine.catalogue.memberOf(type, name)?.api.plays ?? null) : null;
}

const functionOrigin = (node: Node): Origin | null => (isFunction(node) ? { kind: 'function', node, frame: null } : null);

/** Whether a hook hashes a password. One that is not seen may. */
function hashes(engine: Engine, { listener }: Hook): boolean {
  return alternativesOf(listener ?? { kind: 'unknown', reason: 'syntax', name: '' }).some(of => {
    if (of.kind === 'function') return bodyHashes(engine, of.node);
    if (of.kind === 'object') return of.node.properties.some(property => property.type !== 'Property' || nodeHashes(engine, property.value));
    return of.kind !== 'literal';
  });
}

function bodyHashes(engine: Engine, fn: FunctionNode): boolean {
  return fn.body !== null && fn.body !== undefined && nodeHashes(engine, fn.body);
}

/** Whether code calls something that hashes, or assigns to a password. */
export function nodeHashes(engine: Engine, root: Node): boolean {
  let found = false;
  eachNodeIn(root, node => {
    if (found) return;
    if (node.type === 'CallExpression') {
      const name = calleeName(node);
      found = (name !== null && namesHashing(name)) || engine.callOf(node)?.api.api.plays?.some(role => role.role === 'password-hash') === true;
    } else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      found = isPasswordField(staticName(node.left) ?? '');
    }
  });
  return found;
}

/** Whether the model that a write goes to is declared in this file, so that its hooks are known. */
export function isModelSeen(analysis: Analysis, call: Call, role: RecordWriteRole): boolean {
  const { engine } = analysis;
  let current: Origin | null = role.model ? engine.originAt(call, role.model) : call.receiver;
  for (let step = 0; current && step < 10; step += 1) {
    if (current.kind === 'union') current = current.of[0] ?? null;
    if (current?.kind === 'class') return true;
    if (current?.kind !== 'api') break;
    const model = current.call?.api.api.plays?.find(played => played.role === 'record-model');
    if (current.call && model) {
      if (!model.schema) return true;
      const schema = engine.originAt(current.call, model.schema);
      return schema?.kind === 'class' || schema?.kind === 'object' || (schema?.kind === 'api' && schema.call !== null);
    }
    const entity = current.call?.args.map(argument => engine.originOf(argument)).find(of => of.kind === 'class' || (of.kind === 'unknown' && of.reason === 'import'));
    if (entity) return entity.kind === 'class';
    current = current.receiver ?? current.call?.receiver ?? null;
  }
  if (current?.kind === 'unknown' && current.reason === 'import') return false;
  return classesIn(analysis).some(owner => isClass(owner) && owner.decorators.some(decorator => engine.decoratorCallOf(decorator)?.api.api.plays?.some(played => played.role === 'record-model')));
}

/** The classes of a file. */
function classesIn(analysis: Analysis): readonly Node[] {
  const scopes = analysis.sourceCode.scopeManager?.scopes ?? [];
  return scopes.filter(scope => scope.type === ('class' as typeof scope.type)).map(scope => scope.block as Node);
}
