import {
  alternativesOf,
  calleeName,
  contains,
  wrapped,
  type Call,
  type Engine,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { FastHashRole, PasswordHashRole } from '../vocabulary/index.js';
import { namesHash, wordsOf } from './password-name.js';

/** How well a value is protected: by a salted slow hash, by a fast hash alone, not at all, or in a way not seen here. */
export type Hashing =
  | { readonly kind: 'slow' }
  | {
      readonly kind: 'fast';
      readonly call: Call;
      /** What went into it, that of a fast hash inside it too. */
      readonly inputs: readonly Origin[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unseen' };

const MAX_DEPTH = 12;

/** How the value of an origin is hashed. One hash on any way to it counts: the other ways hold no password. */
export function hashingOf(engine: Engine, origin: Origin): Hashing {
  return search(engine, origin, 0);
}

function search(engine: Engine, origin: Origin, depth: number): Hashing {
  if (depth > MAX_DEPTH) return { kind: 'unseen' };
  switch (origin.kind) {
    case 'union':
      return strongest(origin.of.map(of => search(engine, of, depth + 1)));
    case 'text':
      return strongest(origin.parts.flatMap(part => (part.kind === 'value' ? [search(engine, part.origin, depth + 1)] : [])));
    case 'guarded':
    case 'escaped':
      return search(engine, origin.of, depth + 1);
    case 'joined':
    case 'elements':
      return search(engine, origin.element, depth + 1);
    case 'request':
      return { kind: namesHash(lastName(origin.path)) ? 'unseen' : 'none' };
    case 'parameter':
      return { kind: namesHash(origin.members.at(-1) ?? origin.name) ? 'slow' : 'none' };
    case 'unknown':
      // the result of a function not seen may well be a hash
      return { kind: origin.reason === 'call' || namesHash(lastName(origin.name)) ? 'unseen' : 'none' };
    case 'api':
      return ofCall(engine, origin, depth);
    default:
      return { kind: 'none' };
  }
}

function ofCall(engine: Engine, origin: Extract<Origin, { kind: 'api' }>, depth: number): Hashing {
  const { call } = origin;
  if (call && isSlowHash(call)) return { kind: 'slow' };
  const inputs = call ? fedTo(engine, call) : [];
  if (call && inputs.length > 0) return ofInputs(engine, call, inputs, depth);
  if (origin.data) return search(engine, origin.data, depth + 1);
  // `createHash('sha1').update(password).digest('hex')`
  const from = origin.receiver ?? call?.receiver ?? null;
  return from?.kind === 'api' ? search(engine, from, depth + 1) : { kind: 'unseen' };
}

const isSlowHash = ({ api }: Call): boolean =>
  api.api.plays?.some((role): role is PasswordHashRole => role.role === 'password-hash') === true;

const fastHashOf = ({ api }: Call): FastHashRole | undefined =>
  api.api.plays?.find((role): role is FastHashRole => role.role === 'fast-hash');

/** Whether a value comes right out of a fast hash, whatever went into it. */
export function isFastHash(origin: Origin): boolean {
  let current: Origin | null = origin;
  for (let step = 0; current?.kind === 'api' && step < MAX_DEPTH; step += 1) {
    if (current.call && fastHashOf(current.call)) return true;
    current = current.receiver ?? current.call?.receiver ?? null;
  }
  return false;
}

/** What a call and those before it in its chain put into a fast hash: `createHash('sha1').update(salt).update(password)`. */
function fedTo(engine: Engine, call: Call): readonly Origin[] {
  const inputs: Origin[] = [];
  let current: Call | null = call;
  for (let step = 0; current && step < MAX_DEPTH; step += 1) {
    const role = fastHashOf(current);
    const input = role ? engine.originAt(current, role.input) : null;
    if (input) inputs.unshift(input);
    inputs.unshift(...fedBefore(current));
    const from: Origin | null = current.receiver;
    current = from?.kind === 'api' ? from.call : null;
  }
  return inputs;
}

/** `mac.update(password)` as a statement of its own, before `mac.digest()`. */
function fedBefore({ receiverNode, frame, node }: Call): readonly Origin[] {
  const { home } = frame;
  const variable = receiverNode?.type === 'Identifier' ? home.bindings.variableOf(receiverNode) : null;
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = wrapped(identifier).parent;
    const feeding = member?.type === 'MemberExpression' && member.object === identifier ? member.parent : null;
    if (feeding?.type !== 'CallExpression' || feeding.range[1] > node.range[0] || feeding.callee !== member) return [];
    if (isRepeated(feeding, node)) return [];
    const name = calleeName(feeding);
    const fed = name !== null && home.catalogue.canPlay('fast-hash', name) ? home.callOf(feeding, frame) : null;
    const role = fed ? fastHashOf(fed) : undefined;
    return (fed && role && home.originAt(fed, role.input)) || [];
  });
}

/** Whether a loop runs a call again and again before `end`: rounds that make a hash slower. */
function isRepeated(call: Node, end: Node): boolean {
  for (let node: Node | undefined = call; node && !contains(node, end); node = node.parent)
    if (/^(?:For|While|DoWhile)/.test(node.type)) return true;
  return false;
}

function ofInputs(engine: Engine, call: Call, inputs: readonly Origin[], depth: number): Hashing {
  const inside = inputs.map(input => ({ input, hashing: search(engine, input, depth + 1) }));
  if (inside.some(({ hashing }) => hashing.kind === 'slow')) return { kind: 'slow' };
  const plain = inside.flatMap(({ input, hashing }) =>
    hashing.kind === 'fast' ? [...hashing.inputs, input] : hashing.kind === 'none' ? [input] : [],
  );
  return plain.length > 0 ? { kind: 'fast', call, inputs: plain } : { kind: 'unseen' };
}

const STRENGTH = ['none', 'fast', 'unseen', 'slow'] as const;

const strongest = (found: readonly Hashing[]): Hashing =>
  found.reduce<Hashing>((best, next) => (STRENGTH.indexOf(next.kind) > STRENGTH.indexOf(best.kind) ? next : best), {
    kind: 'none',
  });

/** The sources of a value that nothing has hashed: the data of requests and parameters it is made of. */
export function plainSources(engine: Engine, origin: Origin, depth = 0): readonly PlainSource[] {
  if (depth > MAX_DEPTH) return [];
  return alternativesOf(origin).flatMap((alternative): readonly PlainSource[] => {
    switch (alternative.kind) {
      case 'request':
      case 'parameter':
        return [alternative];
      case 'text':
        return alternative.parts.flatMap(part => (part.kind === 'value' ? plainSources(engine, part.origin, depth + 1) : []));
      case 'guarded':
        // a value out of a fixed list is no password of somebody's choice
        return alternative.by === 'predicate' || alternative.by === 'pattern'
          ? plainSources(engine, alternative.of, depth + 1)
          : [];
      case 'escaped':
        return plainSources(engine, alternative.of, depth + 1);
      case 'api':
        return alternative.data ? plainSources(engine, alternative.data, depth + 1) : [];
      default:
        return [];
    }
  });
}

export type PlainSource = Extract<Origin, { kind: 'request' | 'parameter' }>;

/** The last name of a source: `password` of `req.body.password`. */
export const nameOfSource = (source: PlainSource): string =>
  source.kind === 'request' ? lastName(source.path) : (source.members.at(-1) ?? source.name);

/** A source as the code reads it. */
export const describeSource = (source: PlainSource): string =>
  source.kind === 'request' ? source.path : [source.name, ...source.members].filter(Boolean).join('.');

export const lastName = (path: string): string => path.split(/[.[\]]+/).findLast(Boolean) ?? '';

/** Whether a function's name says that it hashes: `hashPassword`, `encryptPwd`, `toBcrypt`. */
export const namesHashing = (name: string): boolean =>
  namesHash(name) || wordsOf(name).some(word => /^(?:hash|encrypt|bcrypt|argon|scrypt|pbkdf|digest|crypt)/.test(word));
