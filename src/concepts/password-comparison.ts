import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  argumentsOf,
  calleeName,
  calleeOf,
  describeExpression,
  functionName,
  isFunction,
  unwrap,
  type CallNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { isAboutPasswords, mentionsPasswords, passwordColumns } from './password-columns.js';
import { describeSource, hashingOf, lastName, nameOfSource, plainSources, type PlainSource } from './password-hashing.js';
import { isIn } from './project-call.js';
import { isPasswordField, isRepeated, mayBePassword, namesHash, passwordNameOf } from './password-name.js';
import { recordFields } from './record-fields.js';
import { nodeHashes, recordHooks } from './record-hooks.js';

/** A comparison of a stored password with a submitted one that can hold only where passwords are not stored as salted hashes. */
export interface PasswordComparison {
  /** The comparison, or the value compared by a query. */
  readonly node: Node;
  readonly by: 'operator' | 'query';
  /** The submitted password is hashed fast before. */
  readonly isHashedFast: boolean;
  readonly stored: { readonly name: string; readonly node: Node | null };
  readonly submitted: { readonly name: string; readonly node: Node };
}

/** The comparisons of a file between stored passwords and submitted ones. */
export function passwordComparisons(facts: FileFacts): readonly PasswordComparison[] {
  if (!mentionsPasswords(facts)) return [];
  return [...operators(facts), ...conditions(facts), ...filters(facts)];
}

function operators(facts: FileFacts): readonly PasswordComparison[] {
  const found: PasswordComparison[] = [];
  for (const node of [...facts.comparisons, ...facts.calls]) {
    const sides = sidesOf(node);
    if (!sides?.every(isOperand) || !sides.some(side => mayBeAboutPasswords(facts, side))) continue;
    const [left, right] = sides;
    const match = matchOf(facts, left, right) ?? matchOf(facts, right, left);
    if (match && !asksForChange(facts, node)) found.push({ node, by: 'operator', ...match });
  }
  return found;
}

/** Whether a value may be a password, by what is written of it; of a parameter, in the calls of its function. */
function mayBeAboutPasswords(facts: FileFacts, node: Node): boolean {
  const inner = unwrap(node);
  const definition = inner.type === 'Identifier' ? facts.engine.bindings.variableOf(inner)?.defs[0] : undefined;
  if (isAboutPasswords(facts, definitionOf(facts, inner))) return true;
  if ((definition?.type as string | undefined) !== 'Parameter') return false;
  const fn = definition?.node as Node;
  const name = isFunction(fn) ? functionName(fn) : null;
  return name !== null && facts.once(givenPasswords).has(name);
}

/** The names of what is called with something that is about passwords. */
const givenPasswords = (facts: FileFacts): ReadonlySet<string> =>
  new Set(
    facts.calls.flatMap(node => {
      const name = calleeName(node);
      return name !== null && argumentsOf(node).some(argument => isAboutPasswords(facts, argument)) ? [name] : [];
    }),
  );

/** What a constant is declared as, else the expression itself. */
function definitionOf({ engine }: FileFacts, node: Node): Node {
  const inner = unwrap(node);
  const definition =
    inner.type === 'Identifier' ? (engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : undefined;
  return definition?.type === 'VariableDeclarator' ? definition : inner;
}

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

type Match = Pick<PasswordComparison, 'isHashedFast' | 'stored' | 'submitted'>;

function matchOf(facts: FileFacts, storedNode: Node, submittedNode: Node): Match | null {
  if (isSetting(storedNode)) return null;
  const { engine } = facts;
  const stored = storedName(engine.originOf(storedNode));
  if (stored === null) return null;
  const origin = engine.originOf(submittedNode);
  const hashing = hashingOf(engine, origin);
  if (hashing.kind === 'fast') {
    const input = engine.originAt(hashing.call, hashing.role.input);
    const source = input ? submittedSource(plainSources(engine, input)) : null;
    return source ? matched(storedNode, submittedNode, source, true) : null;
  }
  if (hashing.kind !== 'none' || namesHash(stored)) return null;
  const source = submittedSource(plainSources(engine, origin));
  return source ? matched(storedNode, submittedNode, source, false) : null;
}

const matched = (stored: Node, submitted: Node, source: PlainSource, isHashedFast: boolean): Match => ({
  isHashedFast,
  stored: { name: describeExpression(stored), node: stored },
  submitted: { name: isHashedFast ? describeSource(source) : describeExpression(submitted), node: submitted },
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

/** The submitted password among the sources of a value: one under a password's name. */
function submittedSource(sources: readonly PlainSource[]): PlainSource | null {
  return (
    sources.find(source => {
      const name = nameOfSource(source);
      if (isRepeated(name)) return false;
      return source.kind === 'request'
        ? mayBePassword(name)
        : mayBePassword(name) && (source.members.length === 0 || isSubmitted(source));
    }) ?? null
  );
}

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
    .flatMap(({ relation, column, origin, node, call }) =>
      relation === 'compared' ? comparedByQuery(facts, column, origin, isIn(facts.engine, node) ? node : call) : [],
    );
}

function comparedByQuery(facts: FileFacts, column: string, origin: Origin, node: Node): readonly PasswordComparison[] {
  const { engine } = facts;
  const hashing = hashingOf(engine, origin);
  if (hashing.kind === 'slow' || hashing.kind === 'unseen') return [];
  const isHashedFast = hashing.kind === 'fast';
  if (!isHashedFast && !isPasswordField(column)) return [];
  const input = hashing.kind === 'fast' ? engine.originAt(hashing.call, hashing.role.input) : origin;
  const source = plainSources(engine, input ?? origin).find(
    candidate => candidate.kind === 'request' || mayBePassword(nameOfSource(candidate)),
  );
  if (!source) return [];
  return [
    { node, by: 'query', isHashedFast, stored: { name: column, node: null }, submitted: { name: describeSource(source), node } },
  ];
}

/** `findOne({ email, password: req.body.password })`. */
function filters(facts: FileFacts): readonly PasswordComparison[] {
  const { engine } = facts;
  const reads = facts.playing('record-read', node =>
    argumentsOf(node).some(
      argument => isAboutPasswords(facts, argument) || isAboutPasswords(facts, definitionOf(facts, argument)),
    ),
  );
  return reads.flatMap(({ call, role }) => {
    const filter = engine.filled(call, role.filter);
    // a setter of the field hashes the filter's value too
    if (!filter || recordHooks(facts, call, role).onEveryWrite) return [];
    if (filter.origin.kind === 'literal' && typeof filter.origin.value === 'string')
      return namedColumn(facts, filter.origin.value, call.node as CallNode);
    return recordFields(facts, filter.origin, filter.node, call.frame).flatMap(field =>
      comparedByQuery(facts, field.name, field.origin, field.node && isIn(engine, field.node) ? field.node : call.node),
    );
  });
}

/** `where('password', password)`, `where('password', '=', password)`. */
function namedColumn(facts: FileFacts, filter: string, node: CallNode): readonly PasswordComparison[] {
  const column = filter.split('.').at(-1) ?? '';
  const value = node.type === 'TaggedTemplateExpression' || node.arguments.length < 2 ? null : node.arguments.at(-1);
  return value && isPasswordField(column) ? comparedByQuery(facts, column, facts.engine.originOf(value), value) : [];
}
