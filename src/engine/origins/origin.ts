import type { Constants, Memory } from './memory.js';
import type { RequestInputRole, Role } from '../../vocabulary/index.js';
import type { ResolvedApi, ResolvedType } from '../catalogue.js';
import type { CallNode, FunctionNode, Node } from '../syntax.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Engine } from './engine.js';

/** One run of code: that of a file from its top, or of a function's body by a call that gives its parameters values. */
export interface Frame {
  /** The engine over the file whose code runs. */
  readonly home: Engine;
  /** Null at the top of a file. */
  readonly fn: FunctionNode | null;
  readonly args: readonly Node[];
  /** The origin of the argument at an index. */
  readonly argument: (index: number) => Origin;
  /** The frame the call stands in. */
  readonly caller: Frame | null;
  /** The frame in which the function was made. */
  readonly outer: Frame | null;
  readonly depth: number;
  /** What expressions come to in this run. */
  readonly memory: Memory<Node, Origin>;
  /** What variables hold in this run that have one value for all their uses. */
  readonly constants: Constants;
}

/** A call of a library's API. */
export interface Call {
  readonly node: CallNode | TSESTree.Decorator | TSESTree.Identifier | TSESTree.MemberExpression;
  readonly args: readonly Node[];
  readonly frame: Frame;
  /** The library's name for what is called: `pg.Pool.query`. */
  readonly path: string;
  readonly api: ResolvedApi;
  /** What the method was called on. */
  readonly receiver: Origin | null;
  readonly receiverNode: Node | null;
  /** The receiver's identity is unknown; the call was recognised by its shape. */
  readonly byShape: boolean;
}

/** One piece of text under construction. */
export type Part =
  | { readonly kind: 'text'; readonly value: string; readonly node: Node }
  | { readonly kind: 'value'; readonly origin: Origin; readonly node: Node; readonly frame: Frame };

/** Where a value comes from. Every variant has a printed form (`describeOrigin`). */
export type Origin =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | bigint | null | undefined }
  /** A computed value that cannot carry text of somebody's choice. */
  | { readonly kind: 'primitive'; readonly of: 'number' | 'boolean' | 'fixed-form' }
  | { readonly kind: 'text'; readonly parts: readonly Part[] }
  /** The elements of a list put together: `ids.join(',')`. */
  | { readonly kind: 'joined'; readonly element: Origin; readonly separator: string | null }
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression; readonly frame: Frame }
  | { readonly kind: 'array'; readonly node: TSESTree.ArrayExpression; readonly frame: Frame }
  /** A list of which only the elements' origin is known: `Object.keys(x)`, `list.map(fn)`. */
  | {
      readonly kind: 'elements';
      readonly element: Origin;
      /** What it has at its first places, where these are known: the key and the value of `Object.entries(x)`. */
      readonly first?: readonly Origin[];
    }
  | { readonly kind: 'function'; readonly node: FunctionNode; readonly frame: Frame }
  | { readonly kind: 'class'; readonly node: ClassNode; readonly home: Engine }
  /** An object of a class of the project. */
  | {
      readonly kind: 'instance';
      readonly node: ClassNode;
      readonly home: Engine;
      /** The run of its constructor, where its arguments are known. */
      readonly frame: Frame;
    }
  /** The exports of another file, by name. */
  | { readonly kind: 'module'; readonly home: Engine; readonly path: string }
  /** A package, an export, a member, an instance of a library's type, or what one of its calls returned. */
  | {
      readonly kind: 'api';
      readonly path: string;
      /** What calling it does. */
      readonly api: ResolvedApi | null;
      /** Its members. */
      readonly type: ResolvedType | null;
      /** The call it came out of. */
      readonly call: Call | null;
      readonly promised: boolean;
      readonly receiver: Origin | null;
      /** The function that gets it as a parameter. */
      readonly handler?: FunctionNode;
      /** What it was made from, where it carries that on: `new User(data)`. */
      readonly data?: Origin;
    }
  | { readonly kind: 'namespace'; readonly library: string; readonly path: string }
  | {
      readonly kind: 'request';
      readonly path: string;
      readonly part: RequestInputRole['part'];
      readonly shape: RequestInputRole['shape'];
      readonly node: Node;
      /** The engine over the file in which it is read. */
      readonly home: Engine;
      /** What is made sure of it, or of what these members of it hold, before the program gets it. */
      readonly check?: (members: readonly string[]) => RequestCheck;
      /** Members read from what `check` tells about. */
      readonly members?: readonly string[];
      /** Members, however deep, that no client wrote. */
      readonly made?: readonly string[];
    }
  | {
      readonly kind: 'parameter';
      readonly home: Engine;
      readonly fn: FunctionNode;
      readonly index: number;
      /** Empty where a pattern takes the parameter apart. */
      readonly name: string;
      /** Members read from it: `['email']` for `dto.email`. */
      readonly members: readonly string[];
      readonly type: string | null;
    }
  | { readonly kind: 'environment'; readonly path: string }
  /** An object or list that a schema has let through: what it holds is read off the schema. */
  | {
      readonly kind: 'parsed';
      readonly schema: Origin;
      /** Members read from what the schema is of. */
      readonly members: readonly string[];
      readonly of: Origin;
      /** The name under which it has what was checked, where it is the result of a check. */
      readonly under: string | null;
    }
  /** A value that a guard lets through only when it is one of a fixed set, a number, or of a fixed form. */
  | { readonly kind: 'guarded'; readonly by: GuardKind; readonly of: Origin }
  /** A value quoted by the library's own escape function. */
  | { readonly kind: 'escaped'; readonly as: 'literal' | 'identifier'; readonly of: Origin }
  | { readonly kind: 'union'; readonly of: readonly Origin[] }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason; readonly name: string };

/**
 * What is made sure of data of a request: that it holds no text of somebody's choice; nothing, so that it may be any text;
 * or what a schema, validator or pipe checks that was not read.
 */
export type RequestCheck = 'narrow' | 'none' | 'unknown';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** Why a value is of a known form; `encoding`: it was written as base64 or hexadecimal text. */
export type GuardKind = 'allow-list' | 'number' | 'boolean' | 'pattern' | 'predicate' | 'encoding';

export type UnknownReason = 'import' | 'package' | 'global' | 'call' | 'member' | 'bound' | 'syntax' | 'this' | 'regexp' | 'type';

export const unknown = (reason: UnknownReason, name = ''): Origin => ({ kind: 'unknown', reason, name });

export const literal = (value: string | number | boolean | bigint | null | undefined): Origin => ({ kind: 'literal', value });

export const primitive = (of: 'number' | 'boolean' | 'fixed-form'): Origin => ({ kind: 'primitive', of });

/** The union of origins, flattened, without repetition of the same object or literal. */
export function union(origins: readonly Origin[]): Origin {
  const [first] = origins;
  if (!first) return unknown('syntax');
  if (origins.length === 1) return first;
  const flat: Origin[] = [];
  addTo(flat, origins);
  return flat.length === 1 ? (flat[0] as Origin) : { kind: 'union', of: flat };
}

const MAX_ALTERNATIVES = 32;

function addTo(flat: Origin[], origins: readonly Origin[]): void {
  for (const origin of origins) {
    if (flat.length >= MAX_ALTERNATIVES) return;
    if (origin.kind === 'union') addTo(flat, origin.of);
    else if (!flat.some(other => isSame(other, origin))) flat.push(origin);
  }
}

const isSame = (a: Origin, b: Origin): boolean =>
  a === b ||
  (a.kind === 'literal' && b.kind === 'literal' && Object.is(a.value, b.value)) ||
  (a.kind === 'primitive' && b.kind === 'primitive' && a.of === b.of) ||
  (a.kind === 'unknown' && b.kind === 'unknown' && a.reason === b.reason && a.name === b.name);

/** What a promise gives. */
export const settled = (origin: Origin): Origin => {
  if (origin.kind === 'api' && origin.promised) return { ...origin, promised: false };
  return origin.kind === 'union' ? union(origin.of.map(settled)) : origin;
};

/** Every alternative of an origin. */
export const alternativesOf = (origin: Origin): readonly Origin[] => (origin.kind === 'union' ? origin.of : [origin]);

/** The roles that a value plays by itself or that the call it came from plays. */
export function rolesOf(origin: Origin): readonly Role[] {
  if (origin.kind !== 'api') return [];
  return [...(origin.call?.api.api.plays ?? []), ...(origin.call ? [] : (origin.api?.api.is ?? []))];
}

const MIXING: ReadonlySet<string> = new Set(['fast-hash', 'password-hash', 'encryption', 'decryption']);

/** Whether a value is the bytes of a hash or cipher: they stay that, however they are listed and written. */
export function isMixed(origin: Origin): boolean {
  let current: Origin | null = origin;
  for (let step = 0; current?.kind === 'api' && step < 8; step += 1) {
    if (rolesOf(current).some(({ role }) => MIXING.has(role))) return true;
    current = current.call?.receiver ?? current.receiver;
  }
  return false;
}

/** Origins that are printed one inside the other: what branches make of a value grows with each of them. */
const MAX_PRINTED = 200;

/** The printed form of an origin. */
export function describeOrigin(origin: Origin): string {
  let printed = 0;
  const print = (of: Origin): string => {
    printed += 1;
    return printed > MAX_PRINTED ? '…' : describeWith(print, of);
  };
  return print(origin);
}

function describeWith(print: (origin: Origin) => string, origin: Origin): string {
  switch (origin.kind) {
    case 'literal':
      return typeof origin.value === 'string' ? JSON.stringify(origin.value) : String(origin.value);
    case 'primitive':
      return origin.of;
    case 'text':
      return `text(${origin.parts.map(part => (part.kind === 'text' ? JSON.stringify(part.value) : print(part.origin))).join(' ')})`;
    case 'joined':
      return `joined(${print(origin.element)})`;
    case 'object':
      return 'object';
    case 'array':
      return 'array';
    case 'elements':
      return `elements(${print(origin.element)})`;
    case 'function':
      return 'function';
    case 'class':
      return `class ${origin.node.id?.name ?? ''}`.trim();
    case 'instance':
      return `new ${origin.node.id?.name ?? 'class'}`;
    case 'module':
      return `module ${origin.path}`;
    case 'api':
      return `${origin.promised ? 'promise of ' : ''}${origin.path}`;
    case 'namespace':
      return origin.path;
    case 'request':
      return `request(${origin.path}: ${origin.shape})`;
    case 'parameter':
      return `parameter(${[origin.name, ...origin.members].filter(Boolean).join('.')})`;
    case 'environment':
      return `environment(${origin.path})`;
    case 'parsed':
      return `parsed(${print(origin.of)})`;
    case 'guarded':
      return `guarded(${origin.by}, ${print(origin.of)})`;
    case 'escaped':
      return `escaped(${origin.as})`;
    case 'union':
      return origin.of.map(print).join(' | ');
    case 'unknown':
      return `unknown(${origin.reason}${origin.name ? ` ${origin.name}` : ''})`;
  }
}
