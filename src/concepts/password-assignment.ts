import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeName,
  calleeOf,
  contains,
  describeExpression,
  eachNodeIn,
  enclosingFunction,
  functionName,
  isFunction,
  nodeAround,
  staticName,
  unwrap,
  type Engine,
  type Frame,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { secretAmong } from './password-code.js';
import { mentionsPasswords } from './password-columns.js';
import { hashingOf, isFastHash } from './password-hashing.js';
import { isOfSignIn } from './password-owner.js';
import { FOREIGN_WORDS, isPasswordField, isPasswordHashField, mayBePassword } from './password-name.js';
import { passwordStorage } from './password-storage.js';
import { codeOfModels, passwordSetters } from './record-hooks.js';

/** A fast hash, or something that can be undone, that the code of a model itself puts into its password field. */
export interface PasswordAssignment {
  readonly node: Node;
  readonly field: string;
  /** What is hashed, as the code reads it. */
  readonly hashed: string;
  /** What was done to it that can be undone; null: a fast hash. */
  readonly reversible: 'encryption' | 'encoding' | null;
}

/** The password fields that models of a file fill with a fast hash: in hooks, methods, accessors and setters. */
export function passwordAssignments(facts: FileFacts): readonly PasswordAssignment[] {
  if (!mentionsPasswords(facts)) return [];
  const found = new Map<Node, PasswordAssignment>();
  const add = (node: Node, field: string, origin: Origin): void => {
    const assignment = hashedInto(facts, node, field, origin);
    if (assignment) found.set(node, assignment);
  };
  const fillings = [...assigned(facts), ...set(facts)];
  const code = fillings.length > 0 ? codeOfModels(facts) : [];
  const parts = new Set(code);
  for (const { value, field } of fillings) {
    for (let part: Node | undefined = value; part; part = part.parent) {
      if (!parts.has(part)) continue;
      const frame = isFunction(part) ? runOf(facts.engine, part) : null;
      add(value, field, valueOf(facts.engine, value, frame, code));
    }
  }
  if (DECLARES_SETTER.test(facts.engine.module.text))
    for (const { field, fn } of passwordSetters(facts)) add(resultOf(fn), field, facts.engine.returnOf(fn, null));
  if (found.size === 0) return [];
  const stored = facts.once(passwordStorage);
  return [...found.values()].filter(({ node }) => !stored.some(storage => storage.node === node));
}

interface Filling {
  readonly field: string;
  readonly value: Node;
}

/** Text that may declare how a field is set. */
const DECLARES_SETTER = /\bset\b|transformer/;

/** Text that assigns to a field with the name of a password. */
const ASSIGNS = new RegExp(
  String.raw`(?:\.\s*|\[\s*['"\`])#?[\w$\u0080-\uffff]*(?:pass|p\w{0,2}w|${FOREIGN_WORDS})[\w$\u0080-\uffff]*[!'"\`\]\s]*=(?![=>])`,
  'gi',
);

/** `user.password = value`; places in the text are found sooner than nodes by a walk. */
function assigned({ engine }: FileFacts): readonly Filling[] {
  const { ast, text } = engine.module;
  return [...text.matchAll(ASSIGNS)].flatMap(({ index, 0: { length } }) => {
    const node = nodeAround(ast, index + length - 1);
    if (node.type !== 'AssignmentExpression' || node.operator !== '=') return [];
    const left = unwrap(node.left);
    return fillingOf(left.type === 'MemberExpression' ? staticName(left) : null, node.right);
  });
}

/** `this.setDataValue('password', value)`. */
const set = (facts: FileFacts): readonly Filling[] =>
  facts
    .callsNamed(name => name === 'setDataValue' || name === 'set')
    .flatMap(node => {
      const [name, value] = node.type === 'CallExpression' ? node.arguments : [];
      return name?.type === 'Literal' && value ? fillingOf(String(name.value), value) : [];
    });

const fillingOf = (field: string | null, value: Node): readonly Filling[] =>
  field !== null && (isPasswordField(field) || isPasswordHashField(field)) ? [{ field, value }] : [];

/** What is assigned; of `this.encrypt(value)`, what that method of the same model gives. */
function valueOf(engine: Engine, node: Node, frame: Frame | null, code: readonly Node[]): Origin {
  const value = unwrap(node);
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  const callee = call.type === 'CallExpression' ? calleeOf(call) : null;
  const origin = engine.originOf(node, frame);
  if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || callee.object.type !== 'ThisExpression')
    return origin;
  if (origin.kind !== 'unknown') return origin;
  const method = methodAmong(code, staticName(callee));
  return method ? engine.returnOf(method, null) : origin;
}

/** A run of a function that the library calls with values of its own. */
const runOf = (home: Engine, fn: FunctionNode): Frame | null =>
  home.enter({ kind: 'function', node: fn, frame: home.base }, [], null, index => {
    const parameter = fn.params[index];
    const name = parameter?.type === 'Identifier' ? parameter.name : '';
    return { kind: 'parameter', home, fn, index, name, members: [], type: null };
  });

function methodAmong(code: readonly Node[], name: string | null): FunctionNode | null {
  let found: FunctionNode | null = null;
  for (const part of name === null ? [] : code)
    eachNodeIn(part, node => {
      if (!found && isFunction(node) && functionName(node) === name) found = node;
    });
  return found;
}

/** The expression that a function returns, else the function. */
function resultOf(fn: FunctionNode): Node {
  if (fn.body && fn.body.type !== 'BlockStatement') return fn.body;
  const statements: readonly TSESTree.Statement[] = fn.body?.body ?? [];
  const last = statements.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? last.argument : fn;
}

function hashedInto(facts: FileFacts, node: Node, field: string, origin: Origin): PasswordAssignment | null {
  const hashing = hashingOf(facts.engine, origin);
  const hashed =
    hashing.kind === 'fast' || hashing.kind === 'reversible'
      ? (secretAmong(hashing.inputs) ?? passwordIn(node, mayBePassword))
      : hashing.kind === 'unseen' && isFastHash(origin)
        ? passwordIn(node, name => name === field)
        : null;
  if (hashed === null) return null;
  const fn = enclosingFunction(node);
  // a fast hash in front of a slow one
  const isHashedAgain = facts.playing('password-hash').some(({ call }) => fn !== null && contains(fn, call.node));
  if (isHashedAgain) return null;
  const reversible = hashing.kind === 'reversible' ? hashing.by : null;
  if (reversible === 'encryption' && !isOfSignIn(facts, node, [])) return null;
  return { node, field, hashed, reversible };
}

/** `this.password = md5(this.password)`, `md5(this.get('password'))`: what is overwritten is a value of itself. */
function passwordIn(value: Node, isPassword: (name: string) => boolean): string | null {
  let found: string | null = null;
  eachNodeIn(value, node => {
    const name =
      node.type === 'MemberExpression'
        ? staticName(node)
        : node.type === 'CallExpression' &&
            /^get(?:DataValue)?$/.test(calleeName(node) ?? '') &&
            node.arguments[0]?.type === 'Literal'
          ? String(node.arguments[0].value)
          : null;
    if (name !== null && isPassword(name)) found ??= node.type === 'CallExpression' ? name : describeExpression(node);
  });
  return found;
}
