import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  argumentsOf,
  calleeOf,
  contains,
  describeExpression,
  enclosingFunction,
  functionName,
  isNear,
  isOfOtherFile,
  sourceOf,
  unwrap,
  type CallNode,
  type Engine,
  type FunctionNode,
  type Node,
  type Origin,
  type TextTest,
} from '../engine/index.js';
import type { FileFacts, Play } from './analysis.js';
import { isPasswordCode, namesOf } from './password-code.js';
import { isAboutPasswords, mentionsPasswords } from './password-columns.js';
import { playsIn } from './password-handing.js';
import { lastName, namesHashing, plainSources } from './password-hashing.js';
import { mayBePassword, namesTyped, wordsOf } from './password-name.js';
import { enteredBy, isIn, mayBeOfProject } from './project-call.js';

/** A hash of a password that is made so fast that it hardly slows guesses down. */
export interface CheapHash {
  /** What tells the cost, or the call where that is not written there. */
  readonly node: Node;
  /** The password, as the code reads it. */
  readonly source: string;
  /** The call that hashes, as the code reads it. */
  readonly api: string;
  readonly cost: number;
  readonly propose: number;
}

/** The hashes of passwords that a file makes with a cost far below what protects them. */
export function cheapHashes(facts: FileFacts): readonly CheapHash[] {
  if (!mentionsPasswords(facts)) return [];
  const named = new Set<string>();
  return [...hashesHere(facts), ...hashesThrough(facts)].filter(({ node }) => {
    // one number that is named at several calls is one mistake
    const name = /^(?:Identifier|MemberExpression)$/.test(node.type) ? describeExpression(node) : null;
    if (name === null) return true;
    if (named.has(name)) return false;
    named.add(name);
    return true;
  });
}

const hashesHere = (facts: FileFacts): readonly CheapHash[] =>
  facts.playing('password-hash', node => argumentsOf(node).length > 1).flatMap(play => hashOfPlay(facts, play));

function hashOfPlay(facts: FileFacts, play: Play<'password-hash'>): readonly CheapHash[] {
  const { node } = play.call;
  const written = costOf(facts, play)?.node;
  return cheapHashOf(facts, play, node as CallNode, written && isIn(facts.engine, written) ? unwrap(written) : node);
}

/** Code that may hash slowly. */
const DERIVES: TextTest = { name: 'slow hashes', matches: text => /pbkdf2|scrypt|argon2|bcrypt/i.test(text) };

/** `stretch(password, salt, 100)`: functions of the project that hash at a cost which a call gives. */
function hashesThrough(facts: FileFacts): readonly CheapHash[] {
  const { engine } = facts;
  if (!isNear(engine, DERIVES, 1)) return [];
  return facts.calls.flatMap((node): readonly CheapHash[] => {
    if (node.type !== 'CallExpression' || node.arguments.length < 2 || !mayHash(facts, node)) return [];
    const call = engine.callOf(node);
    const role = call?.api.api.plays?.find(played => played.role === 'password-hash');
    // a function of a library that another file hands on
    if (call && role && !facts.once(candidates).has(node)) return hashOfPlay(facts, { call, role });
    const entered = call ? null : enteredBy(engine, node);
    if (!entered) return [];
    const other = facts.of(entered.home);
    return playsIn(other, 'password-hash', entered.fn, entered.frame).flatMap(play => {
      const written = costOf(other, play)?.node;
      // a cost that the function itself tells is reported there
      const isGiven = written && isIn(other.engine, written) && highest(other.engine.originOf(written)) === null;
      return isGiven ? cheapHashOf(other, play, node, node) : [];
    });
  });
}

const candidates = (facts: FileFacts): ReadonlySet<Node> => new Set(facts.candidates('password-hash'));

/** Whether a call may hand a password to a function of the project that hashes slowly. */
const mayHash = (facts: FileFacts, node: TSESTree.CallExpression): boolean =>
  node.arguments.some(argument => isAboutPasswords(facts, argument)) &&
  mayBeOfProject(facts.engine, node) &&
  (!isOfOtherFile(facts.engine, calleeOf(node)) || leadsToHash(facts.engine, node));

function leadsToHash(engine: Engine, node: TSESTree.CallExpression): boolean {
  const { module } = sourceOf(engine, calleeOf(node));
  return module !== null && engine.leadsTo(module, DERIVES, 1);
}

function costOf({ engine }: FileFacts, { call, role }: Play<'password-hash'>) {
  return role.cost ? engine.filled(call, role.cost.at) : null;
}

/** `through`: the call that gives the password; `node`: where the mistake is told. */
function cheapHashOf(facts: FileFacts, play: Play<'password-hash'>, through: CallNode, node: Node): readonly CheapHash[] {
  const filled = costOf(facts, play);
  const cost = filled ? highest(filled.origin) : null;
  if (!play.role.cost || cost === null || cost >= play.role.cost.weakBelow) return [];
  const source = passwordOf(facts, play);
  const api = describeExpression(calleeOf(through));
  return source === null ? [] : [{ node, source, api, cost, propose: play.role.cost.propose }];
}

/** The highest number that a value may be; null where it may be anything else. */
function highest(origin: Origin): number | null {
  const numbers = alternativesOf(origin).map(of => (of.kind === 'literal' && typeof of.value === 'number' ? of.value : NaN));
  const found = Math.max(...numbers);
  return Number.isNaN(found) ? null : found;
}

/** The password that a call hashes so that somebody can sign in with it; null where it may be something else. */
function passwordOf(facts: FileFacts, { call, role }: Play<'password-hash'>): string | null {
  const { engine } = facts;
  const origin = engine.originAt(call, role.password);
  if (!origin) return null;
  const sources = plainSources(engine, origin);
  const around = [
    ...functionsAround(call.node).map(fn => ({ fn, home: engine })),
    ...sources.flatMap(source => (source.kind === 'parameter' ? { fn: source.fn, home: source.home } : [])),
  ];
  const isOfPasswords = around.some(({ fn, home }) => isPasswordCode(fn, home.module.fileName));
  const names = namesOf(origin);
  const name =
    names.find(of => mayBePassword(lastName(of))) ??
    (isOfPasswords ? names.find(of => namesTyped(lastName(of))) : undefined) ??
    null;
  // these make keys as well, of secrets that nobody guesses
  if (role.algorithm !== 'pbkdf2' && role.algorithm !== 'scrypt') return name;
  if (around.some(({ fn, home }) => isForKey(facts.of(home), fn))) return null;
  const isHash = around.some(({ fn }) => namesHashing(functionName(fn) ?? ''));
  return isOfPasswords || isHash || sources.some(({ kind }) => kind === 'request') ? name : null;
}

function functionsAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) found.push(fn);
  return found;
}

/** Whether a function is about encryption, for which a key is made out of a password. */
function isForKey(facts: FileFacts, fn: FunctionNode): boolean {
  if (wordsOf(functionName(fn) ?? '').some(word => KEYS.test(word))) return true;
  const isInside = (node: CallNode): boolean => contains(fn, node);
  return facts.playing('encryption', isInside).length > 0 || facts.playing('decryption', isInside).length > 0;
}

const KEYS = /^(?:encrypt\w*|decrypt\w*|cipher|decipher|keys?|keystore|wallet|vault|seal|unseal|lock|unlock|wrap|unwrap)$/;
