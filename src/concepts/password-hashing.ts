import { alternativesOf, type Call, type Engine, type Origin } from '../engine/index.js';
import type { FastHashRole, PasswordHashRole } from '../vocabulary/index.js';
import { namesHash, wordsOf } from './password-name.js';

/** How well a value is protected: by a salted slow hash, by a fast hash alone, not at all, or in a way not seen here. */
export type Hashing =
  | { readonly kind: 'slow' }
  | { readonly kind: 'fast'; readonly call: Call; readonly role: FastHashRole }
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
  if (origin.call) {
    const roles = origin.call.api.api.plays ?? [];
    if (roles.some((role): role is PasswordHashRole => role.role === 'password-hash')) return { kind: 'slow' };
    const fast = roles.find((role): role is FastHashRole => role.role === 'fast-hash');
    if (fast) {
      const input = engine.originAt(origin.call, fast.input);
      const inside = input ? search(engine, input, depth + 1) : null;
      // `hasher.update(password).finalize()`: the input came before
      if (inside)
        return inside.kind === 'slow' || inside.kind === 'unseen' ? inside : { kind: 'fast', call: origin.call, role: fast };
    }
  }
  if (origin.data) return search(engine, origin.data, depth + 1);
  // `createHash('sha1').update(password).digest('hex')`
  const from = origin.receiver ?? origin.call?.receiver ?? null;
  return from?.kind === 'api' ? search(engine, from, depth + 1) : { kind: 'unseen' };
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
