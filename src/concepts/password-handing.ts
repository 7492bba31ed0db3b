import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  calleeOf,
  contains,
  describeExpression,
  sourceOf,
  staticName,
  unwrap,
  type Call,
  type CallNode,
  type Frame,
  type FunctionNode,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';
import type { RoleName, RoleOf } from '../vocabulary/index.js';
import type { FileFacts, Play } from './analysis.js';
import { columnsOf, isAboutPasswords, mentionsPasswords, passwordColumns, SPEAKS } from './password-columns.js';
import { declaredPasswords } from './declared-body.js';
import { plainSources } from './password-hashing.js';
import { mayBePassword } from './password-name.js';
import { judged, passwordStorage, valuesInRecord, type PasswordStorage, type StoredValue } from './password-storage.js';
import { hashesAround, isBareParameter, mayChangeInPlace } from './password-in-place.js';
import { nodeHashes } from './record-hooks.js';
import { enteredBy, mayBeNamedThere, mayBeOfProject, mayLeaveFile, type Entered } from './project-call.js';
import { queryOf } from './sql-query.js';

/** Calls of the project followed one inside the other. */
const MAX_DEPTH = 2;

/** The passwords that a file stores without a salted slow hash, itself or by functions of other files. */
export const storedPasswords = (facts: FileFacts): readonly PasswordStorage[] => [
  ...facts.once(passwordStorage),
  ...facts.once(passwordsHandedOn),
];

/** The passwords that a file hands to functions of other files which store them the way they are. */
function passwordsHandedOn(facts: FileFacts): readonly PasswordStorage[] {
  if (!facts.engine.project || !mentionsPasswords(facts)) return [];
  const statements = new Set(facts.once(passwordColumns).map(({ call }) => call));
  const found = facts.calls.flatMap(node =>
    node.type === 'CallExpression' && !statements.has(node) ? handedBy(facts, node, 0) : [],
  );
  return found.filter(
    (storage, index) => found.findIndex(other => other.node === storage.node && other.field === storage.field) === index,
  );
}

function handedBy(facts: FileFacts, node: TSESTree.CallExpression, depth: number): readonly PasswordStorage[] {
  const { engine } = facts;
  if (!mayHandPassword(facts, node) || hashesAround(facts, node)) return [];
  const entered = enteredBy(engine, node);
  if (!entered || entered.home === engine) return [];
  const api = describeExpression(calleeOf(node));
  return storedIn(facts.of(entered.home), entered, depth)
    .flatMap(value => judged(facts, { ...value, api, node: value.node && contains(node, value.node) ? value.node : null }, node))
    .filter(({ isOpen, source }) => !isOpen && (source.kind === 'request' || source.home === engine));
}

/** Whether a call may hand a password as typed to a function of another file that is about such, by what is written here. */
export function mayHandPassword(facts: FileFacts, node: TSESTree.CallExpression): boolean {
  return (
    node.arguments.length > 0 &&
    mayLeaveFile(facts.engine, node) &&
    leadsToPasswords(facts, node) &&
    mayBeNamedThere(facts.engine, node, MAX_DEPTH) &&
    node.arguments.some(argument => mayHold(facts, argument))
  );
}

/** Code that stores records, or looks for them, whatever is in them. */
const KEEPS: TextTest = {
  name: 'records',
  matches: text =>
    /\.\s*(?:insert\w*|save|create\w*|update\w*|upsert|replaceOne|h?m?set\w*|where|findOne\w*|findFirst|findUnique)\s*\(/i.test(
      text,
    ),
};

/**
 * Whether the file that is called, or one that it imports in turn, speaks of passwords, or keeps records of any kind where
 * the call itself speaks of them; a file not known may.
 */
function leadsToPasswords(facts: FileFacts, node: TSESTree.CallExpression): boolean {
  const { module } = sourceOf(facts.engine, calleeOf(node));
  if (module === null || facts.engine.leadsTo(module, SPEAKS, 2)) return true;
  return (
    node.arguments.some(argument => isAboutPasswords(facts, argument) || isOfSchema(facts, argument)) &&
    facts.engine.leadsTo(module, KEEPS, 1)
  );
}

/** Whether data is handed over, as it is or spread, that a schema says has a password. */
function isOfSchema({ engine }: FileFacts, argument: Node): boolean {
  const inner = unwrap(argument);
  const parts =
    inner.type === 'ObjectExpression'
      ? inner.properties.flatMap(property => (property.type === 'SpreadElement' ? property.argument : []))
      : [inner];
  return parts.some(part => alternativesOf(engine.localOriginOf(part)).some(hasPassword));
}

const hasPassword = (origin: Origin): boolean => origin.kind === 'parsed' && declaredPasswords(origin, []).length > 0;

function mayHold(facts: FileFacts, argument: Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral') return false;
  return alternativesOf(facts.engine.localOriginOf(inner)).some(of => {
    if (of.kind === 'object')
      return of.node.properties.some(property =>
        property.type === 'Property'
          ? mayBePassword(staticName(property) ?? '') && isPlain(facts, property.value)
          : isPlain(facts, property.argument),
      );
    if (of.kind === 'array') return of.node.elements.some(element => element !== null && isPlain(facts, element));
    return isPlainOrigin(facts, of) && (of.kind !== 'parameter' || of.type !== null || isAboutPasswords(facts, inner));
  });
}

const isPlain = (facts: FileFacts, node: Node): boolean => isPlainOrigin(facts, facts.engine.localOriginOf(node));

const isPlainOrigin = ({ engine }: FileFacts, origin: Origin): boolean =>
  hasPassword(origin) || plainSources(engine, origin).some(source => source.kind === 'parameter' || source.part === 'body');

/** What a function of the project stores as passwords, in the run that a call gives it. */
function storedIn(facts: FileFacts, entered: Entered, depth: number): readonly StoredValue[] {
  const { fn, frame, home } = entered;
  if (nodeHashes(home, fn)) return [];
  const isKept = ({ node }: StoredValue): boolean => isBareParameter(facts, node, fn) || !mayChangeInPlace(facts, fn);
  const records = playsIn(facts, 'record-write', fn, frame).flatMap(({ call, role }) => valuesInRecord(facts, call, role));
  const statements = playsIn(facts, 'sql-query', fn, frame)
    .flatMap(({ call }) => queryOf(home, call) ?? [])
    .flatMap(query => columnsOf(facts, query))
    .flatMap(column => (column.relation === 'written' ? [{ ...column, skipsHook: false }] : []));
  const values = [...records, ...statements];
  // a mistake that is told of there is not told of again at every call
  if (values.length > 0 && facts.once(passwordStorage).some(storage => !storage.isOpen && contains(fn, storage.node))) return [];
  if (values.length > 0 || depth >= MAX_DEPTH) return values.filter(isKept);
  if (mayChangeInPlace(facts, fn)) return [];
  return facts.calls.flatMap(node => {
    if (node.type !== 'CallExpression' || node.arguments.length === 0 || !contains(fn, node)) return [];
    if (!mayBeOfProject(home, node) || home.callOf(node)) return [];
    const next = enteredBy(home, node, frame);
    if (!next || (next.home !== home && handedBy(facts, node, depth + 1).length > 0)) return [];
    return storedIn(facts.of(next.home), next, depth + 1);
  });
}

/** The calls in a function that play a role, as they are in one run of it. */
export function playsIn<N extends RoleName>(facts: FileFacts, role: N, fn: FunctionNode, frame: Frame): readonly Play<N>[] {
  return facts
    .playing(role, node => contains(fn, node))
    .flatMap(({ call: { node } }) => {
      const call: Call | null = facts.engine.callOf(node as CallNode, frame);
      const played = call?.api.api.plays?.find((of): of is RoleOf<N> => of.role === role);
      return call && played ? [{ call, role: played }] : [];
    });
}
