import type { TSESTree } from '@typescript-eslint/utils';
import { calleeOf, contains, enclosingClass, staticName, unwrap, wrapped, type FunctionNode, type Node } from '../syntax.js';
import type { Module } from '../modules/module.js';
import type { Engine } from '../origins/engine.js';
import type { ClassNode } from '../origins/origin.js';
import { nodeAround } from '../traversal.js';

/** The name a function goes by: its own, its variable's, its property's or its method's. */
export function functionName(fn: FunctionNode): string | null {
  if (fn.id) return fn.id.name;
  const { parent } = wrapped(fn);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : null;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return staticName(parent);
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression'
        ? staticName(parent.left)
        : parent.left.type === 'Identifier'
          ? parent.left.name
          : null;
    default:
      return null;
  }
}

/** The calls of a function in its own file: by its name, or `this.name()` for a method. */
export function callsOf(engine: Engine, fn: FunctionNode): readonly TSESTree.CallExpression[] {
  const { parent } = wrapped(fn);
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition')
    return methodCalls(engine, fn, staticName(parent));
  const name = fn.id ?? (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : null);
  const variable = name ? engine.bindings.variableOf(name) : null;
  const found: TSESTree.CallExpression[] = [];
  for (const reference of variable?.references ?? []) {
    const node = wrapped(reference.identifier);
    if (node.parent?.type === 'CallExpression' && unwrap(node.parent.callee) === unwrap(node) && !contains(fn, node.parent))
      found.push(node.parent);
  }
  return found;
}

const methodCalls = (engine: Engine, fn: FunctionNode, name: string | null): readonly TSESTree.CallExpression[] =>
  callsInClass(engine, fn, name).filter(call => !contains(fn, call));

function callsInClass({ module }: Engine, fn: FunctionNode, name: string | null): readonly TSESTree.CallExpression[] {
  const owner = enclosingClass(fn);
  if (!owner || name === null) return [];
  let own = ownMembers.get(owner);
  if (!own) {
    const offsets = membersIn(module.text.slice(...owner.range), owner.range[0]);
    ownMembers.set(owner, (own = { offsets, calls: new Map<string, readonly TSESTree.CallExpression[]>() }));
  }
  let calls = own.calls.get(name);
  if (!calls) own.calls.set(name, (calls = (own.offsets.get(name) ?? []).flatMap(offset => ownCallAt(owner, offset) ?? [])));
  return calls;
}

/**
 * The calls of a method that only its own class makes, as far as the file tells: none where its name stands in another
 * place too, or where the class is exported and the method is not private.
 */
export function callsOfOwnMethod(engine: Engine, fn: FunctionNode): readonly TSESTree.CallExpression[] {
  const { module, bindings } = engine;
  const method = fn.parent.type === 'MethodDefinition' && fn.parent.kind === 'method' ? fn.parent : null;
  const name = method ? staticName(method) : null;
  const owner = method ? enclosingClass(method) : null;
  if (!method || !owner || name === null || !module.text.includes(`.${name}(`)) return [];
  const calls = callsInClass(engine, fn, name);
  if (calls.length === 0 || calls.length !== mentionsOf(module, name)) return [];
  const others = calls.filter(call => !contains(fn, call));
  if (isPrivate(method)) return others;
  if (owner.type !== 'ClassDeclaration' || owner.parent.type.startsWith('Export')) return [];
  const isMadeOnly = bindings
    .variableOf(owner.id ?? owner)
    ?.scope.upper?.set.get(owner.id?.name ?? '')
    ?.references.every(({ identifier: { parent } }) => parent.type === 'NewExpression' || parent.type === 'TSTypeReference');
  // one fixed call of what others may call as well says little; several show that the method is there for the class
  const texts = new Set(others.map(call => call.arguments.map(({ range }) => module.text.slice(...range)).join()));
  return isMadeOnly === true && (texts.size > 1 || !/\bexports?\b/.test(module.text)) ? others : [];
}

/** Whether a method can be called by the code of its class only. */
export const isPrivate = (method: Node): boolean =>
  method.type === 'MethodDefinition' && (method.key.type === 'PrivateIdentifier' || method.accessibility === 'private');

/** The names by which a text reads members, with how often it does, and those that it takes out of objects. */
interface Mentions {
  readonly read: ReadonlyMap<string, number>;
  readonly taken: ReadonlySet<string>;
}

const mentions = new WeakMap<Module, Mentions>();

function mentionsIn(module: Module): Mentions {
  let known = mentions.get(module);
  if (!known) {
    const { text } = module;
    const read = new Map<string, number>();
    for (const [, name = ''] of text.matchAll(/\.\s*(#?[\w$]+)/g)) read.set(name, (read.get(name) ?? 0) + 1);
    const taken = new Set<string>();
    // the next name may stand behind the same comma
    for (const [, name = ''] of text.matchAll(/[{,]\s*([\w$]+)\s*(?=[,:}]|=[^=>])/g)) taken.add(name);
    for (const [, name = ''] of text.matchAll(/\[\s*['"`]([\w$]+)['"`]\s*\]/g)) taken.add(name);
    mentions.set(module, (known = { read, taken }));
  }
  return known;
}

/** How often a text reads a member of this name; without end where it takes it out of an object. */
function mentionsOf(module: Module, name: string): number {
  const { read, taken } = mentionsIn(module);
  return taken.has(name) ? Infinity : (read.get(name) ?? 0);
}

interface OwnMembers {
  /** Where the text of a class names members, by their names. */
  readonly offsets: ReadonlyMap<string, readonly number[]>;
  /** The calls of those that were asked for. */
  readonly calls: Map<string, readonly TSESTree.CallExpression[]>;
}

const ownMembers = new WeakMap<ClassNode, OwnMembers>();

function membersIn(text: string, start: number): ReadonlyMap<string, readonly number[]> {
  const members = new Map<string, number[]>();
  for (const { 0: all, 1: name = '', index } of text.matchAll(/(?:\.\s*|\[\s*['"`])(#?[\w$]+)/g)) {
    const offset = start + index + all.length - 1;
    const known = members.get(name);
    if (known) known.push(offset);
    else members.set(name, [offset]);
  }
  return members;
}

/** The call of a method of a class in its own code, at the name of the method. */
function ownCallAt(owner: ClassNode, offset: number): TSESTree.CallExpression | null {
  const { parent } = nodeAround(owner, offset);
  const call = parent?.type === 'MemberExpression' ? wrapped(parent).parent : null;
  if (call?.type !== 'CallExpression' || parent?.type !== 'MemberExpression' || calleeOf(call) !== parent) return null;
  const object = unwrap(parent.object);
  const isOwn = object.type === 'ThisExpression' || (object.type === 'Identifier' && object.name === owner.id?.name);
  return isOwn && enclosingClass(call) === owner ? call : null;
}
