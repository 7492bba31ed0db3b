import type { TSESTree } from '@typescript-eslint/utils';
import { calleeName, describeExpression, staticName, unwrap, wrapped, type Engine, type Node } from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { namesHashing } from './password-hashing.js';

/** What happens to the variable of a record: data is copied into it, or something may hash what is in it. */
interface Change {
  readonly call: Node;
  /** What is copied; null where the record may be hashed. */
  readonly copies: readonly Node[] | null;
}

/** Changes looked at before a use. */
const MAX_CHANGES = 10;
/** Methods of a record that leave its password as it is. */
const HARMLESS = /^(?:get\w*|set|is[A-Z]\w*|to[A-Z]\w*|markModified|populate|validate\w*|save|reload)$/;

/**
 * What is copied into the variable of a record before its use, the last one first: `Object.assign(user, dto)`,
 * `users.merge(user, dto)`. What a method of the record, or a function that it is handed to, may hash is left out.
 */
export function copiedInto(facts: FileFacts, node: Node): readonly Node[] {
  const record = unwrap(node);
  const variable = record.type === 'Identifier' ? facts.engine.bindings.variableOf(record) : null;
  if (!variable) return [];
  const known = facts.once(changesKnown);
  let changes = known.get(variable);
  if (!changes) known.set(variable, (changes = changesOf(variable)));
  const before = changes.filter(({ call }) => call.range[1] <= node.range[0]).slice(-MAX_CHANGES);
  const hashed = before.findLastIndex(({ copies }) => copies === null);
  return before
    .slice(hashed + 1)
    .flatMap(({ copies }) => copies ?? [])
    .toReversed();
}

/** What `Object.assign` puts together into a record, here or where its variable is declared, the last one first; null: it does not. */
export function madeOf({ engine }: FileFacts, node: Node): readonly Node[] | null {
  const inner = unwrap(node);
  const definition = inner.type === 'Identifier' ? (engine.bindings.variableOf(inner)?.defs[0]?.node as Node | undefined) : inner;
  const call = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : definition;
  return call?.type === 'CallExpression' && isCopy(call) && describeExpression(call.callee) === 'Object.assign'
    ? call.arguments.toReversed()
    : null;
}

type Variable = NonNullable<ReturnType<Engine['bindings']['variableOf']>>;

const changesKnown = (): Map<Variable, readonly Change[]> => new Map<Variable, readonly Change[]>();

const changesOf = ({ references }: Variable): readonly Change[] =>
  references.flatMap(({ identifier }) => changeAt(wrapped(identifier)) ?? []).sort((a, b) => a.call.range[0] - b.call.range[0]);

function changeAt(record: Node): Change | null {
  const { parent } = record;
  if (parent?.type === 'CallExpression' && parent.callee !== record) {
    if (namesHashing(calleeName(parent) ?? '')) return { call: parent, copies: null };
    return parent.arguments[0] === record && isCopy(parent) ? { call: parent, copies: parent.arguments.slice(1) } : null;
  }
  if (parent?.type !== 'MemberExpression' || parent.object !== record) return null;
  const call = parent.parent;
  if (call.type !== 'CallExpression' || call.callee !== parent) return null;
  return HARMLESS.test(staticName(parent) ?? '') ? null : { call, copies: null };
}

/** `Object.assign(record, data)`, `repository.merge(record, data)`, `_.extend(record, data)`. */
const isCopy = ({ callee }: TSESTree.CallExpression): boolean =>
  callee.type === 'MemberExpression' && /^(?:assign|merge|extend)$/.test(staticName(callee) ?? '');
