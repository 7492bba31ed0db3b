import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  argumentsOf,
  calleeName,
  calleeOf,
  contains,
  describeExpression,
  enclosingClass,
  enclosingFunction,
  functionName,
  isFunction,
  unwrap,
  wrapped,
  type Call,
  type CallNode,
  type Frame,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { RecordReadRole } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { declaredPasswords, passwordsOfParameter } from './declared-body.js';
import { isPasswordCode, isTypedByPlace, namesOf } from './password-code.js';
import { isAboutPasswords, mentionsPasswords, passwordColumns } from './password-columns.js';
import { CHALLENGE, definitionOf, hashesWithin } from './fast-hash-nearby.js';
import { mayBeAboutPasswords, mayHoldPassword } from './password-elsewhere.js';
import {
  decryptedFrom,
  hashingInStatement,
  describeSource,
  hashingOf,
  lastName,
  nameOfSource,
  plainSources,
  type PlainSource,
} from './password-hashing.js';
import { isIn } from './project-call.js';
import { isOfSignIn } from './password-owner.js';
import { isPasswordField, isRepeated, mayBePassword, namesHash, passwordNameOf } from './password-name.js';
import { recordFields, type Declared } from './record-fields.js';
import { nodeHashes, recordHooks } from './record-hooks.js';
import type { SqlProtection } from './sql-text/index.js';

/** A comparison of a stored password with a submitted one that can hold only where passwords are not stored as salted hashes. */
export interface PasswordComparison {
  /** The comparison, or the value compared by a query. */
  readonly node: Node;
  readonly by: 'operator' | 'query';
  /** The submitted password is hashed fast before. */
  readonly isHashedFast: boolean;
  /** One of the two is encrypted or decrypted before. */
  readonly isReversible: boolean;
  readonly stored: { readonly name: string; readonly node: Node | null };
  readonly submitted: { readonly name: string; readonly node: Node };
}

/** The comparisons of a file between stored passwords and submitted ones. */
export function passwordComparisons(facts: FileFacts): readonly PasswordComparison[] {
  if (!mentionsPasswords(facts)) return mayBeAboutPasswords(facts, 'record-read') ? filters(facts) : [];
  return [...operators(facts), ...conditions(facts), ...filters(facts)];
}

function operators(facts: FileFacts): readonly PasswordComparison[] {
  const found: PasswordComparison[] = [];
  for (const node of comparingIn(facts)) {
    const sides = sidesOf(node);
    if (!sides?.every(isOperand)) continue;
    if (!sides.some(side => mayBePasswordBy(facts, side)) && !mayBeFastHash(facts, node, sides)) continue;
    const match = matchIn(facts, node, sides, null);
    if (match) found.push({ node, by: 'operator', ...match.told });
  }
  return found;
}

/** What compares two values in a file. */
const comparingIn = (facts: FileFacts): readonly (CallNode | TSESTree.BinaryExpression)[] => [
  ...facts.comparisons,
  ...facts.callsNamed(name => COMPARES.test(name)),
];

/** What two sides of a comparison say, whichever of them is the stored one; `frame`: the run of the function, where it is a certain one. */
function matchIn(facts: FileFacts, node: Node, [left, right]: readonly [Node, Node], frame: Frame | null): Match | null {
  const match = matchOf(facts, left, right, frame) ?? matchOf(facts, right, left, frame);
  return match && !asksForChange(facts, node) ? match : null;
}

/** Whether a value may be a password, by what is written of it; of a parameter, in the calls of its function. */
function mayBePasswordBy(facts: FileFacts, node: Node): boolean {
  const inner = unwrap(node);
  const definition = inner.type === 'Identifier' ? facts.engine.bindings.variableOf(inner)?.defs[0] : undefined;
  if (isAboutPasswords(facts, definitionOf(facts, inner))) return true;
  if ((definition?.type as string | undefined) !== 'Parameter') return false;
  const fn = definition?.node as Node;
  const name = isFunction(fn) ? functionName(fn) : null;
  return name !== null && facts.once(givenPasswords).has(name);
}

/** Whether one of two values may be a fast hash of a password, by what is written of it and around it. */
function mayBeFastHash(facts: FileFacts, node: Node, sides: readonly Node[]): boolean {
  const fn = enclosingFunction(node);
  return (
    (facts.candidates('fast-hash').length > 0 || (fn !== null && isPasswordCode(fn, facts.engine.module.fileName))) &&
    sides.some(side => hashesWithin(facts, definitionOf(facts, side)))
  );
}

/** The names of what is called with something that is about passwords. */
const givenPasswords = (facts: FileFacts): ReadonlySet<string> =>
  new Set(
    facts.calls.flatMap(node => {
      const name = calleeName(node);
      return name !== null && argumentsOf(node).some(argument => isAboutPasswords(facts, argument)) ? [name] : [];
    }),
  );

/** Functions and methods that compare two values. */
const COMPARES = /^(?:timingSafeEqual|localeCompare|equals)$/;

/** The two values that an expression compares for equality. */
function sidesOf(node: CallNode | TSESTree.BinaryExpression): readonly [Node, Node] | null {
  if (node.type === 'BinaryExpression') {
    if (isOrder(node.left)) return null;
    return [unwrap(node.left), unwrap(node.right)];
  }
  if (node.type !== 'CallExpression' || node.arguments.length === 0) return null;
  const [first, second] = node.arguments;
  const name = calleeName(node);
  if (name === 'timingSafeEqual' && first && second) return [first, second];
  const callee = calleeOf(node);
  return (name === 'localeCompare' || name === 'equals') &&
    first &&
    node.arguments.length === 1 &&
    callee.type === 'MemberExpression'
    ? [unwrap(callee.object), first]
    : null;
}

/** `if (user.password !== dto.password) { hash(dto.password) }` asks whether there is something to hash. */
function asksForChange(facts: FileFacts, comparison: Node): boolean {
  let node = comparison;
  while (node.parent?.type === 'LogicalExpression') node = node.parent;
  const { parent } = node;
  if (parent?.type !== 'IfStatement' || parent.test !== node) return false;
  return [parent.consequent, parent.alternate].some(branch => branch !== null && nodeHashes(facts.engine, branch));
}

/** `a.localeCompare(b) === 0` is found by the call. */
const isOrder = (node: Node): boolean => node.type === 'CallExpression' && calleeName(node) === 'localeCompare';

interface Match {
  readonly told: Pick<PasswordComparison, 'isHashedFast' | 'isReversible' | 'stored' | 'submitted'>;
  /** What the submitted password was before anything was made of it. */
  readonly source: PlainSource;
}

function matchOf(facts: FileFacts, storedNode: Node, submittedNode: Node, frame: Frame | null): Match | null {
  if (isSetting(storedNode)) return null;
  const { engine } = facts;
  const storedOrigin = engine.originOf(storedNode, frame);
  const decrypted = decryptedFrom(engine, storedOrigin);
  const given = decrypted.length > 0 ? [...decrypted, ...givenTo(facts, storedNode, frame)] : [storedOrigin];
  const stored = firstOf(given, storedName);
  if (stored === null && !mayBeStored(storedOrigin)) return null;
  const origin = engine.originOf(submittedNode, frame);
  const hashing = hashingOf(engine, origin);
  if (hashing.kind === 'fast') {
    const sources = hashing.inputs.flatMap(input => plainSources(engine, input));
    const source = submittedSource(sources) ?? sources.find(isTypedByPlace) ?? null;
    const isStored = stored !== null || (source !== null && isHashStored(facts, source, hashing.inputs, storedNode));
    if (!source || !isStored) return null;
    const match = matched(storedNode, submittedNode, source, true);
    // `Buffer.from(user.digest, 'hex')`
    const name = storedNode.type === 'CallExpression' ? namesOf(storedOrigin)[0] : undefined;
    return name === undefined ? match : { ...match, told: { ...match.told, stored: { name, node: storedNode } } };
  }
  const isReversible = decrypted.length > 0 || hashing.kind === 'reversible';
  if (stored === null || !/^(?:none|reversible)$/.test(hashing.kind) || (namesHash(stored) && !isReversible)) return null;
  const source = submittedSource(
    (hashing.kind === 'reversible' ? hashing.inputs : [origin]).flatMap(of => plainSources(engine, of)),
  );
  if (!source || (isOfPattern(source) && alternativesOf(storedOrigin).some(({ kind }) => kind === 'parameter'))) return null;
  if (!isReversible) return matched(storedNode, submittedNode, source, false);
  const isEncoded = hashing.kind === 'reversible' && hashing.by === 'encoding' && decrypted.length === 0;
  if (!isEncoded && (!isOfSignIn(facts, submittedNode, [stored]) || isElement(facts, storedNode))) return null;
  return {
    source,
    told: {
      isHashedFast: false,
      isReversible,
      stored: { name: stored, node: storedNode },
      submitted: { name: describeSource(source), node: submittedNode },
    },
  };
}

/**
 * Whether a value of any name that is compared with a fast hash is a stored hash of the same password: the hash is one of
 * nothing but a password, salts and names, and no better check stands beside it.
 */
function isHashStored(facts: FileFacts, source: PlainSource, inputs: readonly Origin[], stored: Node): boolean {
  if ((passwordNameOf(nameOfSource(source)) !== 'password' && !isTypedByPlace(source)) || isElement(facts, stored)) return false;
  const fn = enclosingFunction(stored);
  const names = [functionName, (of: FunctionNode) => enclosingClass(of)?.id?.name].map(nameOf => (fn && nameOf(fn)) ?? '');
  if (names.some(name => OTHER_CHECKS.test(name)) || inputs.some(input => namesOf(input).some(name => CHALLENGE.test(name))))
    return false;
  const isBeside = ({ call }: { readonly call: Call }): boolean => fn !== null && contains(fn, call.node);
  return !facts.playing('password-hash').some(isBeside) && !facts.playing('password-compare').some(isBeside);
}

/** Lists of leaked passwords, and hashes that are replaced at the next sign-in. */
const OTHER_CHECKS = /pwned|breach|leak|compromis|common|banned|legacy|migrat|upgrade|cache/i;

/**
 * The comparisons, in one run of a function, of a stored password with one that a client typed, whatever the function calls it; they are
 * told of at `place`, where it is handed over.
 */
export const comparedInRun = (facts: FileFacts, fn: FunctionNode, frame: Frame, place: Node): readonly PasswordComparison[] =>
  comparingIn(facts).flatMap(node => {
    const sides = contains(fn, node) ? sidesOf(node) : null;
    const match =
      sides?.every(isOperand) && sides.some(side => isAboutPasswords(facts, side)) ? matchIn(facts, node, sides, frame) : null;
    if (match?.source.kind !== 'request') return [];
    const { told, source } = match;
    return [
      {
        ...told,
        node: place,
        by: 'operator' as const,
        stored: { name: told.stored.name, node: null },
        submitted: { name: describeSource(source), node: place },
      },
    ];
  });

/** What the call is given that a value comes out of: `user.password` of `decrypt(user.password)`. */
function givenTo(facts: FileFacts, node: Node, frame: Frame | null): readonly Origin[] {
  const definition = definitionOf(facts, node);
  let call = definition.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : definition;
  if (call.type === 'AwaitExpression') call = unwrap(call.argument);
  return call.type === 'CallExpression' ? call.arguments.map(argument => facts.engine.originOf(argument, frame)) : [];
}

/** The first answer that is not null. */
function firstOf<T, R>(values: readonly T[], ask: (value: T) => R | null): R | null {
  for (const value of values) {
    const answer = ask(value);
    if (answer !== null) return answer;
  }
  return null;
}

const matched = (stored: Node, submitted: Node, source: PlainSource, isHashedFast: boolean): Match => ({
  source,
  told: {
    isHashedFast,
    isReversible: false,
    stored: { name: describeExpression(stored), node: stored },
    submitted: { name: isHashedFast ? describeSource(source) : describeExpression(submitted), node: submitted },
  },
});

const isOperand = (node: Node): boolean =>
  node.type !== 'Literal' && node.type !== 'UnaryExpression' && node.type !== 'ThisExpression';

/** The name of a stored password that an origin may be: a member of something that no client sent. */
function storedName(origin: Origin): string | null {
  for (const alternative of alternativesOf(origin)) {
    const inner =
      alternative.kind === 'guarded'
        ? alternative.of
        : alternative.kind === 'api' && alternative.data
          ? alternative.data
          : alternative;
    const name =
      inner.kind === 'unknown' && (inner.reason === 'member' || inner.reason === 'this')
        ? lastName(inner.name)
        : inner.kind === 'parameter' && inner.members.length > 0 && !isSubmitted(inner) && !isSettings(inner.name)
          ? (inner.members.at(-1) ?? '')
          : null;
    if (name !== null && !isRepeated(name) && /^(?:password|weak|hashed)$/.test(passwordNameOf(name))) return name;
  }
  return null;
}

/** Whether a value that is called anything may come out of a store: read from a record, or handed over beside the password. */
function mayBeStored(origin: Origin): boolean {
  const known = alternativesOf(origin).filter(({ kind }) => kind !== 'literal');
  return known.length > 0 && known.every(isStoredValue);
}

function isStoredValue(origin: Origin): boolean {
  if (origin.kind === 'guarded') return isStoredValue(origin.of);
  if (origin.kind === 'api') return origin.data !== undefined && mayBeStored(origin.data);
  if (origin.kind === 'unknown')
    return (origin.reason === 'member' || origin.reason === 'this') && namesStored(origin.name.split(/[.[\]()]+/));
  return (
    origin.kind === 'parameter' &&
    !isSubmitted(origin) &&
    !(origin.type !== null && isSettings(origin.type)) &&
    namesStored([origin.name, ...origin.members])
  );
}

const namesStored = (path: readonly string[]): boolean =>
  !path.some(name => isSettings(name)) &&
  !OTHER_CHECKS.test(path.join(' ')) &&
  !/token|nonce|signature|etag|response|checksum|admin|master|confirm|repeat/i.test(path.join(' '));

/** `lines.some(line => line === digest)`, `for (const line of lines)`: one of a list. */
function isElement({ engine }: FileFacts, stored: Node): boolean {
  let root = unwrap(stored);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  const definition =
    root.type === 'Identifier' ? (engine.bindings.variableOf(root)?.defs[0]?.node as Node | undefined) : undefined;
  if (definition?.type === 'VariableDeclarator') return /^For(?:Of|In)/.test(definition.parent.parent.type);
  const { parent } = isFunction(definition) ? wrapped(definition) : { parent: null };
  return parent?.type === 'CallExpression' && /^(?:some|find\w*|filter|every|forEach|map|reduce)$/.test(calleeName(parent) ?? '');
}

/** The submitted password among the sources of a value: one under a password's name. */
function submittedSource(sources: readonly PlainSource[]): PlainSource | null {
  return (
    sources.find(source => {
      const name = nameOfSource(source);
      if (isRepeated(name)) return false;
      return source.kind === 'request'
        ? mayBePassword(name)
        : mayBePassword(name) && (source.members.length === 0 || isSubmitted(source) || isOfPattern(source));
    }) ?? null
  );
}

/** `({ login, password })`: a parameter that is taken apart where it is declared. */
const isOfPattern = (source: PlainSource): boolean =>
  source.kind === 'parameter' && source.name === '' && source.members.length === 1;

const SUBMITTED_TYPE = /(?:Dto|DTO|Input|Request|Body|Payload|Command|Credentials|Form)$/;
const SUBMITTED_NAME = /^(?:body|dto|\w+Dto|data|input|payload|credentials|form|formData|values|fields)$/;

/** Whether a parameter stands for what a client sent, by its type or name. */
const isSubmitted = (source: Extract<Origin, { kind: 'parameter' }>): boolean =>
  (source.type !== null && SUBMITTED_TYPE.test(source.type)) || SUBMITTED_NAME.test(source.name);

/** `this.options.password`: how the program was set up, not what it stores. */
const isSetting = (node: Node): boolean => {
  const member = unwrap(node);
  return member.type === 'MemberExpression' && isSettings(lastName(describeExpression(member.object)));
};

const isSettings = (name: string): boolean =>
  /^(?:\w*(?:config|options|settings|props|state|env)|opts|conf|args|params)$/i.test(name);

/** `WHERE email = $1 AND password = $2`. */
function conditions(facts: FileFacts): readonly PasswordComparison[] {
  return facts
    .once(passwordColumns)
    .flatMap(({ relation, column, origin, node, call, by }) =>
      relation === 'compared' ? comparedByQuery(facts, { column, origin, by }, isIn(facts.engine, node) ? node : call) : [],
    );
}

/** The mistake in comparing a password column with a value, if it is one. */
export function comparedByQuery(
  facts: FileFacts,
  { column, origin, by }: Pick<PasswordCondition, 'column' | 'origin' | 'by'>,
  node: Node,
): readonly PasswordComparison[] {
  const { engine } = facts;
  const hashing = hashingInStatement(engine, origin, by ?? null);
  if (hashing.kind === 'slow' || hashing.kind === 'unseen') return [];
  const isHashedFast = hashing.kind === 'fast';
  if (!isHashedFast && !isPasswordField(column)) return [];
  if (hashing.kind === 'reversible' && hashing.by === 'encryption' && !isOfSignIn(facts, node, [])) return [];
  const source = ('inputs' in hashing ? hashing.inputs : [origin])
    .flatMap(input => plainSources(engine, input))
    .find(candidate => candidate.kind === 'request' || mayBePassword(nameOfSource(candidate)));
  if (!source || isOfSignedIn(source)) return [];
  return [
    {
      node,
      by: 'query',
      isHashedFast,
      isReversible: false,
      stored: { name: column, node: null },
      submitted: { name: describeSource(source), node },
    },
  ];
}

/** `logout(user)`: nobody types a password to sign out, so that it is handed the record of who is signed in, with the stored hash. */
const isOfSignedIn = (source: PlainSource): boolean =>
  source.kind === 'parameter' && /^_?(?:log|sign)_?(?:out|off)/i.test(functionName(source.fn) ?? '');

/** `findOne({ email, password: req.body.password })`. */
function filters(facts: FileFacts): readonly PasswordComparison[] {
  const { engine } = facts;
  const reads = facts.playing('record-read', node =>
    argumentsOf(node).some(
      argument =>
        isAboutPasswords(facts, argument) ||
        isAboutPasswords(facts, definitionOf(facts, argument)) ||
        mayHoldPassword(facts, argument),
    ),
  );
  return reads.flatMap(({ call, role }) =>
    passwordsInFilter(facts, call, role).flatMap(condition =>
      comparedByQuery(facts, condition, condition.node && isIn(engine, condition.node) ? condition.node : call.node),
    ),
  );
}

/** What a query compares with a password column. */
export interface PasswordCondition {
  readonly column: string;
  readonly origin: Origin;
  /** Its expression, where it is written down. */
  readonly node: Node | null;
  /** What the database makes of it before. */
  readonly by?: SqlProtection | null;
}

/** What the filter of a call compares with password columns; nothing where a setter of the field hashes the filter's value too. */
export function passwordsInFilter(facts: FileFacts, call: Call, role: RecordReadRole): readonly PasswordCondition[] {
  const filter = facts.engine.filled(call, role.filter);
  if (!filter) return [];
  const { origin } = filter;
  const found =
    origin.kind === 'literal' && typeof origin.value === 'string'
      ? namedColumn(facts, origin.value, call)
      : recordFields(facts, origin, filter.node, call.frame, passwordsOfFilter).map(({ name, ...field }) => ({
          ...field,
          column: name,
        }));
  return found.length > 0 && recordHooks(facts, call, role).onEveryWrite ? [] : found;
}

/** The password fields of data that is a filter as a whole: a type that leaves them out at will is one of what to look for. */
const passwordsOfFilter: Declared = data =>
  data.kind === 'parameter'
    ? passwordsOfParameter(data).flatMap(({ name, isOptional, isOfSchema }) =>
        !isOptional && (isOfSchema || (data.type !== null && SUBMITTED_TYPE.test(data.type))) ? name : [],
      )
    : declaredPasswords(data, []);

/** `where('password', password)`, `where('password', '=', password)`. */
function namedColumn({ engine }: FileFacts, filter: string, { node, frame }: Call): readonly PasswordCondition[] {
  const column = filter.split('.').at(-1) ?? '';
  const value = node.type === 'CallExpression' && node.arguments.length > 1 ? node.arguments.at(-1) : null;
  return value && isPasswordField(column) ? [{ column, origin: engine.originOf(value, frame), node: value }] : [];
}
