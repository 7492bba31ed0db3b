import {
  alternativesOf,
  argumentsOf,
  calleeOf,
  contains,
  decoratorsOf,
  describeExpression,
  eachNodeIn,
  enclosingClass,
  enclosingFunction,
  functionName,
  handOversOf,
  isOfOtherFile,
  registrationsOf,
  staticName,
  unwrap,
  usedBeside,
  type Call,
  type CallNode,
  type Engine,
  type Filled,
  type Frame,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { RecordWriteRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { declaredPasswords, passwordsOfParameter } from './declared-body.js';
import { handedByCallers } from './password-callers.js';
import { isAboutPasswords, mentionsPasswords, passwordColumns } from './password-columns.js';
import { passwordComparisons } from './password-comparison.js';
import { mayBeAboutPasswords, mayBeGivenPassword, mayHoldPassword } from './password-elsewhere.js';
import { hashedFields } from './hashed-fields.js';
import { declaredFields } from './model-fields.js';
import { hashingInStatement, namesHashing, nameOfSource, plainSources, type PlainSource } from './password-hashing.js';
import { isPasswordField, mayBePassword, namesHash, passwordNameOf } from './password-name.js';
import { assignedNames, recordFields, type Declared } from './record-fields.js';
import { copiedInto } from './record-copies.js';
import { isModelSeen, mayHaveSubscriber, nodeHashes, recordHooks } from './record-hooks.js';
import { isHashedBefore, parameterOfRequest } from './password-in-place.js';
import { calleeText, isServiceCredential, isKeptForOwner, isOfSignIn } from './password-owner.js';
import { isIn } from './project-call.js';
import type { SqlProtection } from './sql-text/index.js';

/** A password that is stored without a salted slow hash. */
export interface PasswordStorage {
  /** The value's expression, or the call where it is not written down. */
  readonly node: Node;
  readonly field: string;
  readonly source: PlainSource;
  /** The call that stores it, as the code reads it. */
  readonly api: string;
  /** The password itself, by a name, stands at `node`, so that its hash can take its place. */
  readonly isValue: boolean;
  /** The password went through a fast hash. */
  readonly isHashedFast: boolean;
  /** What was done to the password that can be undone. */
  readonly reversible: 'encryption' | 'encoding' | null;
  /** The model has a hook that hashes, and this call goes past it. */
  readonly skipsHook: boolean;
  /** Callers not seen decide what the value is, and nothing here says that it is a typed password. */
  readonly isOpen: boolean;
}

/** The passwords that a file stores without a salted slow hash. */
export function passwordStorage(facts: FileFacts): readonly PasswordStorage[] {
  if (!facts.once(mayStorePasswords)) return [];
  const found = [
    ...facts
      .playing('record-write', node => mayStorePassword(facts, node))
      .flatMap(({ call, role }) => valuesInRecord(facts, call, role).flatMap(value => judged(facts, value, call.node))),
    ...inStatements(facts),
  ];
  return found.filter(
    (storage, index) => found.findIndex(other => other.node === storage.node && other.field === storage.field) === index,
  );
}

/** Whether a file may store passwords: it speaks of them, or stores what other files call so. */
const mayStorePasswords = (facts: FileFacts): boolean => mayBeAboutPasswords(facts, 'record-write');

/** Whether what a call is given, or made on, may hold a password, as far as the file itself tells. */
function mayStorePassword(facts: FileFacts, node: CallNode): boolean {
  if (!mentionsPasswords(facts)) return mayBeGivenPassword(facts, node);
  const callee = calleeOf(node);
  const args = argumentsOf(node);
  // only then is it asked what another file's value is
  if (!isOfOtherFile(facts.engine, callee)) return true;
  if (args.length === 0) return callee.type === 'MemberExpression';
  return args.some(argument => {
    const inner = unwrap(argument);
    if (inner.type === 'ObjectExpression')
      return (
        isAboutPasswords(facts, inner) ||
        inner.properties.some(property => property.type === 'SpreadElement') ||
        mayHoldPassword(facts, inner)
      );
    if (isAboutPasswords(facts, inner) || assignedNames(facts, inner).length > 0 || copiedInto(facts, inner).length > 0)
      return true;
    return (
      alternativesOf(facts.engine.localOriginOf(inner)).some(
        of =>
          of.kind === 'request' || of.kind === 'parameter' || of.kind === 'object' || of.kind === 'api' || of.kind === 'array',
      ) || mayHoldPassword(facts, inner)
    );
  });
}

/** The password fields of the records that a call writes, with what they hold; none where a hook of the model hashes. */
export function valuesInRecord(facts: FileFacts, call: Call, role: RecordWriteRole): readonly StoredValue[] {
  const { engine } = facts;
  const data = engine.filled(call, role.data);
  if (!data) return [];
  let ofModel: readonly string[] | null = null;
  const declared: Declared = of =>
    declaredPasswords(of, mayBeLikeModel(facts, of) ? (ofModel ??= declaredFields(facts, call, role)) : []);
  const api = describeExpression(calleeOf(call.node as CallNode));
  const fields = recordsAt(facts, call, data)
    .flatMap(({ origin, node, frame }) => [
      ...recordFields(facts, origin, node, frame, declared),
      ...(mentionsPasswords(facts) ? hashedFields(facts, origin, node) : []),
    ])
    .filter(({ name, siblings }) => !isServiceCredential(siblings, api) && isWritten(facts, call, role, name));
  // the files of the model are read for what has a password only
  const protection = fields.length > 0 ? protectionOf(facts, call, role, data.origin) : 'hashed';
  if (protection === 'hashed' || mayHaveSubscriber(facts, call, role)) return [];
  return fields.map(({ name, origin, node, siblings }) => ({
    column: name,
    origin,
    node,
    api,
    skipsHook: protection === 'skipped',
    into: calleeText(facts, call.node),
    siblings,
    by: null,
  }));
}

/**
 * Whether data may have the password that the model has into which it goes: a schema before the handler may leave that out
 * where nothing in the file speaks of it.
 */
const mayBeLikeModel = (facts: FileFacts, data: Parameters<Declared>[0]): boolean =>
  mentionsPasswords(facts) || data.kind !== 'request' || !data.check || data.check(['password']) === 'none';

/** Whether a field is among those that a call is told to write: `User.create(body, { fields: ['name'] })`. */
function isWritten({ engine }: FileFacts, call: Call, role: RecordWriteRole, name: string): boolean {
  const only = role.only ? engine.originAt(call, role.only) : null;
  if (only?.kind !== 'array') return only?.kind !== 'unknown' || only.reason !== 'call';
  return alternativesOf(engine.elementOf(only)).some(of => of.kind === 'literal' && of.value === name);
}

interface Written {
  readonly origin: Origin;
  readonly node: Node | null;
  readonly frame: Frame | null;
}

/** The records at the data slot of a call: the elements of a list that is written down, each at its place. */
function recordsAt({ engine }: FileFacts, call: Call, data: Filled): readonly Written[] {
  const { slot } = data;
  if ('receiver' in slot.base) return [{ origin: data.origin, node: call.receiverNode, frame: call.frame }];
  const step = slot.steps.at(-1);
  const list = step && 'each' in step ? engine.originAt(call, { ...slot, steps: slot.steps.slice(0, -1) }) : null;
  if (list?.kind !== 'array') return [{ origin: data.origin, node: data.node, frame: call.frame }];
  return list.node.elements.flatMap(element =>
    element && element.type !== 'SpreadElement'
      ? [{ origin: engine.originOf(element, list.frame), node: element, frame: list.frame }]
      : [],
  );
}

/** Whether a hook hashes what a call writes: it does, or may; it would, but the call goes past it; there is none. */
function protectionOf(facts: FileFacts, call: Call, role: RecordWriteRole, data: Origin): 'hashed' | 'skipped' | 'none' {
  const hooks = recordHooks(facts, call, role, recordOf(call, data));
  if (hooks.onEveryWrite && role.hooks !== 'none') return 'hashed';
  const option = role.hooksOption ? facts.engine.originAt(call, role.hooksOption) : null;
  const isForced = option !== null && !(option.kind === 'literal' && !option.value);
  switch (isForced ? 'run' : role.hooks) {
    case 'none':
      return 'none';
    case 'extensions':
      return hooks.onInstances ? 'hashed' : 'none';
    case 'skipped':
      return hooks.onInstances ? 'skipped' : 'none';
    case 'instances':
      if (isPlainData(data)) return hooks.onInstances ? 'skipped' : 'none';
      break;
    default:
  }
  return hooks.onInstances || !isModelSeen(facts, call, role) ? 'hashed' : 'none';
}

/** The record that a call stores or fills, where it is one that the library made. */
const recordOf = ({ path, receiver }: Call, data: Origin): Origin | null =>
  path.endsWith('.save') ? data : path.endsWith('.set') ? receiver : null;

/** Whether data is an object as the program or a client wrote it, not an instance of an entity. */
const isPlainData = (data: Origin): boolean =>
  alternativesOf(data).every(
    of =>
      of.kind === 'object' ||
      of.kind === 'request' ||
      (of.kind === 'parameter' && of.type !== null && /(?:Dto|DTO|Input|Request|Body|Payload)$/.test(of.type)),
  );

function inStatements(facts: FileFacts): readonly PasswordStorage[] {
  return facts
    .once(passwordColumns)
    .flatMap(column => (column.relation === 'written' ? judged(facts, { ...column, skipsHook: false }, column.call) : []));
}

/** A value that goes into a password field. */
export interface StoredValue {
  readonly column: string;
  readonly origin: Origin;
  /** Its expression, where it is written down. */
  readonly node: Node | null;
  readonly api: string;
  readonly skipsHook: boolean;
  /** What it is stored in, as it is written. */
  readonly into: string;
  /** The other names beside it. */
  readonly siblings: readonly string[];
  /** What the database makes of it. */
  readonly by: SqlProtection | null;
}

/** The mistake in storing a value, if it is one: at the value's expression, at `place` where that is not in this file. */
export function judged(
  facts: FileFacts,
  { column, origin, node: written, api, skipsHook, into, siblings, by }: StoredValue,
  place: Node,
): readonly PasswordStorage[] {
  const { engine } = facts;
  const node = written && isIn(engine, written) ? written : null;
  const hashing = hashingInStatement(engine, origin, by);
  if (hashing.kind === 'slow' || hashing.kind === 'unseen') return [];
  const isHashedFast = hashing.kind === 'fast';
  const reversible = hashing.kind === 'reversible' ? hashing.by : null;
  const isSealed = isHashedFast || reversible === 'encryption';
  const inputs = 'inputs' in hashing ? hashing.inputs : [origin];
  if (reversible === 'encryption' && (isKeptForOwner(siblings) || !isOfSignIn(facts, place, [into]))) return [];
  // under the name of a hash only what surely is none is wrong: a fast hash, or the password of a request as it came
  const isHashField = !isPasswordField(column);
  const plain = inputs.flatMap(input => plainSources(engine, input));
  const typed = plain.filter(source => isTypedPassword(facts, source, isSealed) || isCheckedBeside(facts, source, column));
  const sources = (typed.length === 0 && isHashedFast && !isHashField ? plain.filter(isHashedParameter) : typed).filter(
    source => !isHashField || isSealed || (source.kind === 'request' && mayBePassword(nameOfSource(source))),
  );
  const isDecided = (candidate: PlainSource): boolean =>
    !isOpen(facts, candidate, column) || (isHashedFast && !isOfLeaks(candidate, into));
  const source = sources.find(isDecided) ?? sources[0];
  if (!source || isHashedBefore(facts, source, place)) return [];
  const isTold = mentionsPasswords(facts);
  const handed = isTold && !isDecided(source) ? 'unknown' : handedOver(facts, source);
  if (handed === 'hashed') return [];
  return [
    {
      node: node ?? place,
      field: column,
      source,
      api,
      isValue: node !== null && /^(?:Identifier|MemberExpression)$/.test(unwrap(node).type),
      isHashedFast,
      reversible,
      skipsHook,
      isOpen: isTold ? !isDecided(source) : handed !== 'typed',
    },
  ];
}

/** Whether a source of a fast hash that is stored as a password is that password by nothing but its place: `sha256(word)`. */
const isHashedParameter = (source: PlainSource): boolean =>
  source.kind === 'parameter' &&
  source.members.length === 0 &&
  passwordNameOf(source.name) === 'none' &&
  !namesHash(source.name) &&
  !MIXED_IN.test(source.name);

/** What is hashed beside a password, or is none that anybody types. */
const MIXED_IN = /salt|pepper|nonce|realm|user|name|mail|login|token|key|random|seed|id$/i;

/** What is handed to where a source is read: of a request, what the client typed; of a parameter, what callers in other files say. */
const handedOver = (facts: FileFacts, source: PlainSource): 'hashed' | 'typed' | 'unknown' =>
  source.kind === 'request'
    ? 'typed'
    : handedByCallers(facts, source, of => isTypedPassword(facts, of, false) && (mentionsPasswords(facts) || isLetThrough(of)));

/** Whether no schema before the handler may leave out or change what a client sent. */
const isLetThrough = (source: PlainSource): boolean =>
  source.kind !== 'request' || !source.check || source.check(source.members ?? []) === 'none';

/** Whether a hashed password is one of a list of those that are known from leaks: these are hashed fast so that they can be found. */
const isOfLeaks = (source: PlainSource, into: string): boolean =>
  source.kind === 'parameter' &&
  [into, functionName(source.fn), enclosingClass(source.fn)?.id?.name].some(
    name => name !== null && name !== undefined && /pwned|breach|leak|compromis|common|banned/i.test(name),
  );

/** Whether a source may be a password as typed, by its name and by what ran before. */
function isTypedPassword(facts: FileFacts, source: PlainSource, isHashed: boolean): boolean {
  const name = nameOfSource(source);
  if (source.kind === 'parameter') return mayBePassword(name);
  if (isHashed && !mayBePassword(name)) return false;
  return source.part !== 'headers' && !isPipedToHash(source) && !hasHashingMiddleware(facts.of(source.home), source);
}

/** `@Body(HashPipe) dto`, `@UsePipes(new HashPipe())`: a decorator of a parameter or of its method names something that hashes. */
function isPipedToHash(source: Extract<PlainSource, { kind: 'request' }>): boolean {
  const parameter = parameterOfRequest(source);
  const method = parameter ? enclosingFunction(parameter)?.parent : undefined;
  if (!parameter || method?.type !== 'MethodDefinition') return false;
  let found = false;
  for (const decorator of [...decoratorsOf(parameter), ...decoratorsOf(method)])
    eachNodeIn(decorator, node => {
      if (node.type === 'Identifier' && namesHashing(node.name)) found = true;
    });
  return found;
}

/** `router.post('/signup', hashPassword, handler)`, here or where the handler is registered: something before it hashes in place. */
function hasHashingMiddleware({ engine }: FileFacts, source: Extract<PlainSource, { kind: 'request' }>): boolean {
  for (let fn = enclosingFunction(source.node); fn; fn = enclosingFunction(fn)) {
    const here = handOversOf(engine, fn).map(({ call }) => ({ home: engine, call, index: -1 }));
    const all = here.length > 0 ? here : registrationsOf(engine, fn);
    const isStep = (home: Engine, argument: Node, isHandler: boolean): boolean =>
      (!isHandler || argument.type === 'ArrayExpression') && hashesBefore(home, argument);
    if (all.some(({ home, call, index }) => call.arguments.some((argument, at) => isStep(home, argument, at === index))))
      return true;
  }
  return usedBeside(engine).some(({ home, call }) => call.arguments.some(argument => hashesBefore(home, argument)));
}

/** Whether an argument of a route is a step that hashes, or a list or options with such steps. */
function hashesBefore(engine: Engine, argument: Node): boolean {
  switch (argument.type) {
    case 'Identifier':
    case 'MemberExpression':
      return namesHashing(lastOf(describeExpression(argument))) || hashesPassword(engine, argument, isMiddleware);
    case 'ArrayExpression':
      return argument.elements.some(element => element !== null && hashesBefore(engine, element));
    case 'ObjectExpression':
      return argument.properties.some(
        property => property.type === 'Property' && staticName(property) !== 'handler' && isHashingHook(engine, property.value),
      );
    default:
      return false;
  }
}

/** `{ preHandler: hashPassword }`, `{ preHandler: [check, async request => { ... }] }`. */
const isHashingHook = (engine: Engine, hook: Node): boolean =>
  hook.type === 'ArrayExpression'
    ? hook.elements.some(element => element !== null && isHashingHook(engine, element))
    : nodeHashes(engine, hook) || hashesBefore(engine, hook) || hashesPassword(engine, hook, () => true);

/** Whether middleware, of this file or another, hashes a password: told by its body. */
const hashesPassword = (engine: Engine, middleware: Node, isStep: (fn: FunctionNode) => boolean): boolean =>
  alternativesOf(engine.originOf(middleware)).some(
    of => of.kind === 'function' && isStep(of.node) && nodeHashes(of.frame.home, of.node),
  );

/** `(req, res, next)`: a handler without a next step is the end of the way. */
const isMiddleware = ({ params }: FunctionNode): boolean => params.length > 2;

const lastOf = (path: string): string => path.split('.').at(-1) ?? '';

const INPUT_TYPE = /(?:Dto|DTO|Input|Request|Body|Payload|Command)$/;
const SETS_PASSWORD =
  /^(?:(?:do|handle|process|on|post|auth)_?)?(?:register|signup|sign_?up)(?:_?(?:new|local))?(?:_?(?:user|account|customer|member))?$|^(?:(?:do|handle|process|on|user)_?)?(?:change|reset|update|set|save|store)_?(?:user|new|account|my|customer|own)?_?password$/i;
/** Classes that only store what a layer above has prepared. */
const STORES_ONLY = /(?:Repository|Repo|Dao|DAO|Store|Gateway|Adapter|Model)$/;

/**
 * Whether a function checks a password against the stored hash and then puts another parameter in the place of that hash:
 * `verify(user.password, current)` before `update({ password: next })`.
 */
function isCheckedBeside(facts: FileFacts, source: PlainSource, column: string): boolean {
  if (source.kind !== 'parameter' || source.members.length > 0 || namesHash(source.name)) return false;
  const home = facts.of(source.home);
  return home.playing('password-compare').some(({ call, role }) => {
    if (!contains(source.fn, call.node)) return false;
    const hash = home.engine.nodeAt(call, role.hash);
    const member = hash ? unwrap(hash) : null;
    return member?.type === 'MemberExpression' && staticName(member) === column;
  });
}

/** Whether nothing in the file says that a parameter's value is a password as typed. */
function isOpen(facts: FileFacts, source: PlainSource, column: string): boolean {
  if (source.kind === 'request') return false;
  if (facts.of(source.home).once(passwordComparisons).length > 0 || isCheckedBeside(facts, source, column)) return false;
  const owner = enclosingClass(source.fn);
  if (owner?.id && STORES_ONLY.test(owner.id.name)) return true;
  if (source.members.length > 0 && isOfInput(source)) return false;
  return !SETS_PASSWORD.test(functionName(source.fn) ?? '') || facts.of(source.home).once(mayBeGivenHashes);
}

/** Whether a parameter is declared as data that comes from outside, by the name of its type or by a schema. */
const isOfInput = (source: Extract<PlainSource, { kind: 'parameter' }>): boolean =>
  (source.type !== null && INPUT_TYPE.test(source.type)) ||
  passwordsOfParameter({ ...source, members: [] }).some(({ name, isOfSchema }) => isOfSchema && name === nameOfSource(source));

/** Packages whose purpose is to hash passwords. */
const HASHING_PACKAGE = /^(?:@[\w-]+\/)?(?:bcrypt|argon2|scrypt)/;
const IMPORTS_HASHING = /['"](?:@[\w-]+\/)?(?:bcrypt|argon2|scrypt)/;
/** Code that has a request in its hands. */
const HANDLES_REQUESTS = /\b(?:req|request|ctx)\s*[.,):?]|@(?:Body|Req|Controller|Args|MessagePattern)\b/;

/**
 * Whether a file neither handles requests nor hashes, in a project that has a package for it: the name of a function says
 * nothing there of who hashes, since its caller, which has the request, may have done it.
 */
const mayBeGivenHashes = (facts: FileFacts): boolean =>
  [...(facts.package?.dependencies.keys() ?? [])].some(name => HASHING_PACKAGE.test(name)) &&
  !HANDLES_REQUESTS.test(facts.engine.module.text) &&
  !IMPORTS_HASHING.test(facts.engine.module.text) &&
  !nodeHashes(facts.engine, facts.engine.module.ast);
