import {
  alternativesOf,
  calleeName,
  contains,
  memberPath,
  wrapped,
  type Call,
  type Engine,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { DecryptionRole, EncryptionRole, FastHashRole, PasswordHashRole } from '../vocabulary/index.js';
import { mayBePassword, namesHash, wordsOf } from './password-name.js';
import type { SqlProtection } from './sql-text/index.js';

/** How well a value is protected: by a salted slow hash, by a fast hash alone, by what can be undone, not at all, or in a way not seen here. */
export type Hashing =
  | { readonly kind: 'slow' }
  | {
      readonly kind: 'fast';
      /** What went into it, that of a fast hash inside it too. */
      readonly inputs: readonly Origin[];
    }
  | {
      readonly kind: 'reversible';
      /** An encryption is undone with its key, an encoding by anybody. */
      readonly by: 'encryption' | 'encoding';
      /** What went into it. */
      readonly inputs: readonly Origin[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unseen' };

const MAX_DEPTH = 12;

/** How the value of an origin is hashed. One hash on any way to it counts: the other ways hold no password. */
export function hashingOf(engine: Engine, origin: Origin): Hashing {
  return search(engine, origin, 0, new Map<Origin, Hashing>());
}

/** What was found of origins on the way: many ways lead to the same. */
type Known = Map<Origin, Hashing>;

function search(engine: Engine, origin: Origin, depth: number, known: Known): Hashing {
  if (depth > MAX_DEPTH) return { kind: 'unseen' };
  let found = known.get(origin);
  if (!found) known.set(origin, (found = hashingIn(engine, origin, depth, known)));
  return found;
}

function hashingIn(engine: Engine, origin: Origin, depth: number, known: Known): Hashing {
  switch (origin.kind) {
    case 'union':
      return strongest(origin.of.map(of => search(engine, of, depth + 1, known)));
    case 'text':
      return strongest(
        origin.parts.flatMap(part => (part.kind === 'value' ? [search(engine, part.origin, depth + 1, known)] : [])),
      );
    case 'guarded': {
      const inner = search(engine, origin.of, depth + 1, known);
      return origin.by === 'encoding' && inner.kind === 'none'
        ? { kind: 'reversible', by: 'encoding', inputs: [origin.of] }
        : inner;
    }
    case 'escaped':
      return search(engine, origin.of, depth + 1, known);
    case 'joined':
    case 'elements':
      return search(engine, origin.element, depth + 1, known);
    case 'request':
      return { kind: namesHash(lastName(origin.path)) ? 'unseen' : 'none' };
    case 'parameter':
      return { kind: namesHash(origin.members.at(-1) ?? origin.name) ? 'slow' : 'none' };
    case 'unknown':
      // the result of a function not seen may well be a hash
      return { kind: origin.reason === 'call' || namesHash(lastName(origin.name)) ? 'unseen' : 'none' };
    case 'api':
      return ofCall(engine, origin, depth, known);
    default:
      return { kind: 'none' };
  }
}

function ofCall(engine: Engine, origin: Extract<Origin, { kind: 'api' }>, depth: number, known: Known): Hashing {
  const { call } = origin;
  if (call && isSlowHash(call)) return { kind: 'slow' };
  const chain = callsBehind(origin);
  const hashed = chain.flatMap(of => fedTo(engine, of, 'fast-hash'));
  if (hashed.length > 0) return ofInputs(engine, hashed, depth, known);
  const encrypted = chain.flatMap(of => fedTo(engine, of, 'encryption'));
  if (encrypted.length > 0) return ofEncrypted(engine, chain, encrypted, depth, known);
  if (origin.data) return search(engine, origin.data, depth + 1, known);
  const decrypted = chain.flatMap(of => fedTo(engine, of, 'decryption'));
  // what a client has encrypted on the way is a password as it was typed
  if (decrypted.length > 0 && decrypted.every(input => isSent(input))) return { kind: 'none' };
  // `createHash('sha1').update(password).digest('hex')`
  const from = origin.receiver ?? call?.receiver ?? null;
  return from?.kind === 'api' ? search(engine, from, depth + 1, known) : { kind: 'unseen' };
}

/** Whether a value is data of a request or a parameter, none of which is called a hash. */
const isSent = (input: Origin): boolean =>
  alternativesOf(input).every(of =>
    of.kind === 'guarded' || of.kind === 'escaped'
      ? isSent(of.of)
      : of.kind === 'api'
        ? of.data !== undefined && isSent(of.data)
        : (of.kind === 'request' || of.kind === 'parameter') && !namesHash(nameOfSource(of)),
  );

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

/** The call that a value comes out of and those before it in its chain, the first one first. */
function callsBehind(origin: Extract<Origin, { kind: 'api' }>): readonly Call[] {
  const calls: Call[] = [];
  let current: Origin | null = origin;
  for (let step = 0; current?.kind === 'api' && step < MAX_DEPTH; step += 1) {
    if (current.call) calls.unshift(current.call);
    current = current.call?.receiver ?? current.receiver;
  }
  return calls;
}

type MixingRole = 'fast-hash' | 'encryption' | 'decryption';

const mixedBy = ({ api }: Call, name: MixingRole): FastHashRole | EncryptionRole | DecryptionRole | undefined =>
  api.api.plays?.find((role): role is FastHashRole | EncryptionRole | DecryptionRole => role.role === name);

/** What a call puts into a hash or cipher, and what was put into it before: `createHash('sha1').update(salt).update(password)`. */
function fedTo(engine: Engine, call: Call, name: MixingRole): readonly Origin[] {
  const input = inputOf(engine, call, name);
  return [...fedBefore(call, name), ...(input ? [input] : [])];
}

function inputOf(engine: Engine, call: Call, name: MixingRole): Origin | null {
  const role = mixedBy(call, name);
  const slot = role && ('input' in role ? role.input : role.data);
  return slot ? engine.originAt(call, slot) : null;
}

/** `mac.update(password)` as a statement of its own, before `mac.digest()`; also on what the call made, where a cipher is read. */
function fedBefore({ receiverNode, receiver, frame, node, api }: Call, name: MixingRole): readonly Origin[] {
  const { home } = frame;
  // `CryptoJS.MD5(password)` leaves nothing behind in the package
  if (receiver?.kind === 'namespace') return [];
  const made = wrapped(node).parent;
  const isMaker = api.api.plays?.some(role => (role.role === 'encryption' || role.role === 'decryption') && !role.data) === true;
  const kept = isMaker && made?.type === 'VariableDeclarator' ? made.id : receiverNode;
  const variable = kept?.type === 'Identifier' ? home.bindings.variableOf(kept) : null;
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = wrapped(identifier).parent;
    const feeding = member?.type === 'MemberExpression' && member.object === identifier ? member.parent : null;
    if (feeding?.type !== 'CallExpression' || feeding.callee !== member) return [];
    if (!isMaker && (feeding.range[1] > node.range[0] || isRepeated(feeding, node))) return [];
    const method = calleeName(feeding);
    const fed = method !== null && home.catalogue.canPlay(name, method) ? home.callOf(feeding, frame) : null;
    const input = fed ? inputOf(home, fed, name) : null;
    return input ? [input] : [];
  });
}

/** Whether a loop runs a call again and again before `end`: rounds that make a hash slower. */
function isRepeated(call: Node, end: Node): boolean {
  for (let node: Node | undefined = call; node && !contains(node, end); node = node.parent)
    if (/^(?:For|While|DoWhile)/.test(node.type)) return true;
  return false;
}

function ofInputs(engine: Engine, inputs: readonly Origin[], depth: number, known: Known): Hashing {
  const inside = inputs.map(input => ({ input, hashing: search(engine, input, depth + 1, known) }));
  if (inside.some(({ hashing }) => hashing.kind === 'slow')) return { kind: 'slow' };
  const plain = inside.flatMap(({ input, hashing }) =>
    hashing.kind === 'fast'
      ? [...hashing.inputs, input]
      : hashing.kind === 'reversible'
        ? hashing.inputs
        : hashing.kind === 'none'
          ? [input]
          : [],
  );
  return plain.length > 0 ? { kind: 'fast', inputs: plain } : { kind: 'unseen' };
}

function ofEncrypted(engine: Engine, chain: readonly Call[], inputs: readonly Origin[], depth: number, known: Known): Hashing {
  const inside = inputs.map(input => ({ input, hashing: search(engine, input, depth + 1, known) }));
  const strong = inside.find(({ hashing: { kind } }) => kind === 'slow');
  // a hash that is encrypted stays one, and a password that is its own key is none that can be read back
  if (strong || inside.some(({ hashing: { kind } }) => kind === 'fast' || kind === 'unseen') || isOwnKey(engine, chain))
    return { kind: strong ? 'slow' : 'unseen' };
  return {
    kind: 'reversible',
    by: 'encryption',
    inputs: inside.flatMap(({ input, hashing }) => (hashing.kind === 'reversible' ? hashing.inputs : [input])),
  };
}

/** Whether the key of a cipher is made of a value of somebody's choice, such as the password itself. */
const isOwnKey = (engine: Engine, chain: readonly Call[]): boolean =>
  chain.some(call => {
    const role = mixedBy(call, 'encryption');
    const key = role && 'key' in role && role.key ? engine.originAt(call, role.key) : null;
    return key !== null && plainSources(engine, key).some(source => mayBePassword(nameOfSource(source)));
  });

/** What a value was before it was encrypted, where it comes out of a decryption: `user.password` of `decrypt(user.password)`. */
export function decryptedFrom(engine: Engine, origin: Origin): readonly Origin[] {
  const seen = new Set<Origin>();
  const inside = (whole: Origin): readonly Origin[] =>
    alternativesOf(whole).flatMap((of): readonly Origin[] => {
      if (seen.has(of)) return [];
      seen.add(of);
      if (of.kind === 'text') return of.parts.flatMap(part => (part.kind === 'value' ? inside(part.origin) : []));
      if (of.kind === 'guarded' || of.kind === 'escaped') return inside(of.of);
      if (of.kind !== 'api') return [];
      const data = callsBehind(of).flatMap(call => fedTo(engine, call, 'decryption'));
      return data.length > 0 ? data : of.data ? inside(of.data) : [];
    });
  return inside(origin);
}

/** How a value is protected that the database itself hashes or encrypts on the way into a column. */
export function hashingInStatement(engine: Engine, origin: Origin, by: SqlProtection | null): Hashing {
  const hashing = hashingOf(engine, origin);
  if (by === null || hashing.kind === 'slow' || hashing.kind === 'unseen') return hashing;
  const inputs = 'inputs' in hashing ? hashing.inputs : [origin];
  if (by === 'fast-hash' || hashing.kind === 'fast') return { kind: 'fast', inputs };
  return { kind: 'reversible', by: 'encryption', inputs };
}

/** The passwords that the slow hashes are made of which a value may be. */
export const hashedInputs = (engine: Engine, origin: Origin): readonly Origin[] =>
  alternativesOf(origin).flatMap(of =>
    of.kind === 'api'
      ? callsBehind(of).flatMap(call => {
          const role = call.api.api.plays?.find((played): played is PasswordHashRole => played.role === 'password-hash');
          return role ? (engine.originAt(call, role.password) ?? []) : [];
        })
      : [],
  );

const STRENGTH = ['none', 'reversible', 'fast', 'unseen', 'slow'] as const;

const strongest = (found: readonly Hashing[]): Hashing =>
  found.reduce<Hashing>((best, next) => (STRENGTH.indexOf(next.kind) > STRENGTH.indexOf(best.kind) ? next : best), {
    kind: 'none',
  });

/** The sources of a value that nothing has hashed: the data of requests and parameters it is made of. */
export function plainSources(engine: Engine, origin: Origin): readonly PlainSource[] {
  // text that grows by branches holds the same pieces again and again
  const seen = new Set<Origin>();
  const inside = (whole: Origin): readonly PlainSource[] =>
    alternativesOf(whole).flatMap((of): readonly PlainSource[] => {
      if (seen.has(of)) return [];
      seen.add(of);
      switch (of.kind) {
        case 'request':
        case 'parameter':
          return [of];
        case 'text':
          return of.parts.flatMap(part => (part.kind === 'value' ? inside(part.origin) : []));
        case 'guarded':
          // a value out of a fixed list is no password of somebody's choice
          return of.by === 'predicate' || of.by === 'pattern' || of.by === 'encoding' ? inside(of.of) : [];
        case 'escaped':
          return inside(of.of);
        case 'api':
          return (of.data ? [of.data] : callsBehind(of).flatMap(call => fedTo(engine, call, 'decryption'))).flatMap(inside);
        default:
          return [];
      }
    });
  return inside(origin);
}

export type PlainSource = Extract<Origin, { kind: 'request' | 'parameter' }>;

/** The last name of a source: `password` of `req.body.password`. */
export const nameOfSource = (source: PlainSource): string =>
  source.kind === 'request' ? lastName(source.path) : (source.members.at(-1) ?? source.name);

/** A source as the code reads it. */
export const describeSource = (source: PlainSource): string =>
  source.kind === 'request' ? source.path : source.members.reduce(memberPath, source.name);

export const lastName = (path: string): string => path.split(/[.[\]]+/).findLast(Boolean) ?? '';

/** Whether a function's name says that it hashes: `hashPassword`, `encryptPwd`, `toBcrypt`. */
export const namesHashing = (name: string): boolean =>
  namesHash(name) || wordsOf(name).some(word => /^(?:hash|encrypt|bcrypt|argon|scrypt|pbkdf|digest|crypt)/.test(word));
