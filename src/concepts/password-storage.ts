import {
  alternativesOf,
  argumentsOf,
  calleeOf,
  describeExpression,
  enclosingClass,
  functionName,
  handOversOf,
  isOfOtherFile,
  staticName,
  unwrap,
  type Call,
  type CallNode,
  type Filled,
  type Frame,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { RecordWriteRole } from '../vocabulary/index.js';
import type { Analysis } from './analysis.js';
import { isAboutPasswords, mentionsPasswords, passwordColumns } from './password-columns.js';
import { passwordComparisons } from './password-comparison.js';
import { hashingOf, namesHashing, nameOfSource, plainSources, type PlainSource } from './password-hashing.js';
import { isPasswordField, mayBePassword, wordsOf } from './password-name.js';
import { assignedNames, recordFields } from './record-fields.js';
import { isModelSeen, recordHooks } from './record-hooks.js';

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
  /** The fast hash that the password went through. */
  readonly fastHash: Call | null;
  /** The model has a hook that hashes, and this call goes past it. */
  readonly skipsHook: boolean;
  /** Callers not seen decide what the value is, and nothing here says that it is a typed password. */
  readonly isOpen: boolean;
}

/** The passwords that a file stores without a salted slow hash. */
export function passwordStorage(analysis: Analysis): readonly PasswordStorage[] {
  if (!mentionsPasswords(analysis)) return [];
  const found = [
    ...analysis
      .playing('record-write', node => mayStorePassword(analysis, node))
      .flatMap(({ call, role }) => inRecord(analysis, call, role)),
    ...inStatements(analysis),
  ];
  return found.filter(
    (storage, index) => found.findIndex(other => other.node === storage.node && other.field === storage.field) === index,
  );
}

/** Whether what a call is given, or made on, may hold a password, as far as the file itself tells. */
function mayStorePassword(analysis: Analysis, node: CallNode): boolean {
  const callee = calleeOf(node);
  const args = argumentsOf(node);
  // only then is it asked what another file's value is
  if (!isOfOtherFile(analysis.engine, callee)) return true;
  if (args.length === 0) return callee.type === 'MemberExpression';
  return args.some(argument => {
    const inner = unwrap(argument);
    if (inner.type === 'ObjectExpression')
      return isAboutPasswords(analysis, inner) || inner.properties.some(property => property.type === 'SpreadElement');
    if (isAboutPasswords(analysis, inner) || assignedNames(analysis, inner).length > 0) return true;
    return alternativesOf(analysis.engine.localOriginOf(inner)).some(
      of => of.kind === 'request' || of.kind === 'parameter' || of.kind === 'object' || of.kind === 'api' || of.kind === 'array',
    );
  });
}

function inRecord(analysis: Analysis, call: Call, role: RecordWriteRole): readonly PasswordStorage[] {
  const { engine } = analysis;
  const data = engine.filled(call, role.data);
  const protection = data ? protectionOf(analysis, call, role, data.origin) : 'hashed';
  if (!data || protection === 'hashed') return [];
  const extra = isModelSeen(analysis, call, role) ? analysis.once(declaredFields) : [];
  const api = describeExpression(calleeOf(call.node as CallNode));
  return recordsAt(analysis, call, data)
    .flatMap(({ origin, node, frame }) => recordFields(analysis, origin, node, frame, extra))
    .flatMap(field => {
      if (isServiceCredential(field.siblings, api)) return [];
      const value = { column: field.name, origin: field.origin, node: field.node, api };
      return judged(analysis, value, field.node ?? call.node, protection === 'skipped');
    });
}

interface Written {
  readonly origin: Origin;
  readonly node: Node | null;
  readonly frame: Frame | null;
}

/** The records at the data slot of a call: the elements of a list that is written down, each at its place. */
function recordsAt({ engine }: Analysis, call: Call, data: Filled): readonly Written[] {
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
function protectionOf(analysis: Analysis, call: Call, role: RecordWriteRole, data: Origin): 'hashed' | 'skipped' | 'none' {
  const hooks = recordHooks(analysis, call, role);
  if (hooks.onEveryWrite && role.hooks !== 'none') return 'hashed';
  const option = role.hooksOption ? analysis.engine.originAt(call, role.hooksOption) : null;
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
  return hooks.onInstances || !isModelSeen(analysis, call, role) ? 'hashed' : 'none';
}

/** Whether data is an object as the program or a client wrote it, not an instance of an entity. */
const isPlainData = (data: Origin): boolean =>
  alternativesOf(data).every(
    of =>
      of.kind === 'object' ||
      of.kind === 'request' ||
      (of.kind === 'parameter' && of.type !== null && /(?:Dto|DTO|Input|Request|Body|Payload)$/.test(of.type)),
  );

function inStatements(analysis: Analysis): readonly PasswordStorage[] {
  return analysis
    .once(passwordColumns)
    .flatMap(column => (column.relation === 'written' ? judged(analysis, column, column.node, false) : []));
}

interface Stored {
  readonly column: string;
  readonly origin: Origin;
  readonly node: Node | null;
  readonly api: string;
}

function judged(
  analysis: Analysis,
  { column, origin, node, api }: Stored,
  place: Node,
  skipsHook: boolean,
): readonly PasswordStorage[] {
  const { engine } = analysis;
  const hashing = hashingOf(engine, origin);
  if (hashing.kind === 'slow' || hashing.kind === 'unseen') return [];
  const fastHash = hashing.kind === 'fast' ? hashing.call : null;
  const input = hashing.kind === 'fast' ? (engine.originAt(hashing.call, hashing.role.input) ?? origin) : origin;
  // under the name of a hash only what surely is none is wrong: a fast hash, or the password of a request as it came
  const namesHash = !isPasswordField(column);
  const sources = plainSources(engine, input)
    .filter(source => isTypedPassword(analysis, source, fastHash !== null))
    .filter(source => !namesHash || fastHash !== null || (source.kind === 'request' && mayBePassword(nameOfSource(source))));
  const source = sources.find(candidate => !isOpen(analysis, candidate)) ?? sources[0];
  if (!source) return [];
  return [
    {
      node: place,
      field: column,
      source,
      api,
      isValue: node !== null && /^(?:Identifier|MemberExpression)$/.test(unwrap(node).type),
      fastHash,
      skipsHook,
      isOpen: isOpen(analysis, source),
    },
  ];
}

/** Whether a source may be a password as typed, by its name and by what ran before. */
function isTypedPassword(analysis: Analysis, source: PlainSource, isHashed: boolean): boolean {
  const name = nameOfSource(source);
  if (source.kind === 'parameter') return mayBePassword(name);
  if (isHashed && !mayBePassword(name)) return false;
  return source.part !== 'headers' && !hasHashingMiddleware(analysis, source);
}

/** `router.post('/signup', hashPassword, handler)`: something before the handler hashes the field in place. */
function hasHashingMiddleware(analysis: Analysis, source: Extract<PlainSource, { kind: 'request' }>): boolean {
  for (let node: Node | undefined = source.node; node; node = node.parent) {
    if (node.type !== 'FunctionExpression' && node.type !== 'ArrowFunctionExpression' && node.type !== 'FunctionDeclaration')
      continue;
    const hashes = handOversOf(analysis.engine, node).some(({ call }) =>
      call.arguments.some(
        argument =>
          (argument.type === 'Identifier' || argument.type === 'MemberExpression') &&
          namesHashing(lastOf(describeExpression(argument))),
      ),
    );
    if (hashes) return true;
  }
  return false;
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? '';

const INPUT_TYPE = /(?:Dto|DTO|Input|Request|Body|Payload|Command)$/;
const SETS_PASSWORD =
  /^(?:(?:do|handle|process|on|post|auth)_?)?(?:register|signup|sign_?up)(?:_?(?:new|local))?(?:_?(?:user|account|customer|member))?$|^(?:(?:do|handle|process|on|user)_?)?(?:change|reset|update|set|save|store)_?(?:user|new|account|my|customer|own)?_?password$/i;
/** Classes that only store what a layer above has prepared. */
const STORES_ONLY = /(?:Repository|Repo|Dao|DAO|Store|Gateway|Adapter|Model)$/;

/** Whether nothing in the file says that a parameter's value is a password as typed. */
function isOpen(analysis: Analysis, source: PlainSource): boolean {
  if (source.kind === 'request') return false;
  if (analysis.once(passwordComparisons).length > 0) return false;
  const owner = enclosingClass(source.fn);
  if (owner?.id && STORES_ONLY.test(owner.id.name)) return true;
  if (source.type !== null && INPUT_TYPE.test(source.type) && source.members.length > 0) return false;
  return !SETS_PASSWORD.test(functionName(source.fn) ?? '');
}

const CREDENTIAL_SIBLINGS = new Set(
  'host hostname port server smtp database ssid connectionstring endpoint apikey clientsecret protocol'.split(' '),
);
const CREDENTIAL_STORES = new Set(
  'smtp mail imap ftp sftp connection connections server servers host hosts datasource datasources integration integrations credential credentials proxy wifi network device devices camera vault setting settings config'.split(
    ' ',
  ),
);

/** Whether a record is one of how to sign in elsewhere, whose password must stay readable. */
const isServiceCredential = (siblings: readonly string[], api: string): boolean =>
  siblings.some(name => CREDENTIAL_SIBLINGS.has(name.toLowerCase())) || wordsOf(api).some(word => CREDENTIAL_STORES.has(word));

/** The password fields that the schemas and entities of a file declare. */
function declaredFields(analysis: Analysis): readonly string[] {
  const { engine } = analysis;
  const names = new Set<string>();
  const add = (name: string | null): void => {
    if (name !== null && isPasswordField(name)) names.add(name);
  };
  for (const { call, role } of analysis.playing('record-model')) {
    const fields = role.fields ? engine.filled(call, role.fields)?.origin : null;
    for (const of of fields ? alternativesOf(fields) : []) {
      if (of.kind === 'object')
        for (const property of of.node.properties) if (property.type === 'Property') add(staticName(property));
    }
    const decorated = call.node.parent?.type === 'Decorator' ? call.node.parent.parent : null;
    if (decorated?.type === 'ClassDeclaration') {
      for (const member of decorated.body.body) if (member.type === 'PropertyDefinition') add(staticName(member));
    }
  }
  return [...names];
}
