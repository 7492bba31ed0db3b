import type { TSESTree } from '@typescript-eslint/utils';
import type { SchemaCheckRole } from '../../vocabulary/index.js';
import { pathInPattern } from '../bindings/patterns.js';
import type { Engine } from '../origins/engine.js';
import type { GuardKind } from '../origins/origin.js';
import { checkOfData } from '../origins/schemas.js';
import { calleeName, rootOfChain, staticName, unwrap, type Node } from '../syntax.js';

/** A call that checks an object as a whole. */
export interface ObjectCheck {
  /** What it makes sure of the member that is asked about, where the object passes; null for nothing. */
  readonly by: GuardKind | null;
  /** How it tells: by what `schema-check` gives; `open`: in a way that is not known. */
  readonly tells: SchemaCheckRole['gives'] | 'open';
}

/** Names of checks of a whole object, and of those that are about who sends it. */
const CHECKS_OBJECT = /valid|schema|conform/i;
const CHECKS_SENDER = /token|auth|session|csrf|captcha|signature|user|password|login/i;

/**
 * The check that a call makes of an object, as far as it is about a member of it: `validate(req.query)`, `schema.parse(params)`.
 * `membersOf`: the names that lead from an argument to the member; null where they do not.
 */
export function objectCheck(
  engine: Engine,
  node: TSESTree.CallExpression,
  membersOf: (argument: Node) => readonly string[] | null,
): ObjectCheck | null {
  const inside = node.arguments.map(membersOf);
  const index = inside.findIndex(members => members !== null);
  const members = inside[index];
  const argument = node.arguments[index];
  if (!members || !argument) return null;
  const call = engine.callOf(node);
  const role = call?.api.api.plays?.find((played): played is SchemaCheckRole => played.role === 'schema-check');
  if (call && role) {
    const schema = role.schema ? engine.originAt(call, role.schema) : call.receiver;
    if (!schema || engine.nodeAt(call, role.data) !== argument) return null;
    const check = checkOfData(engine, schema, members);
    return { by: check === 'narrow' ? 'pattern' : check === 'none' ? null : 'predicate', tells: role.gives };
  }
  const name = calleeName(node) ?? '';
  const isCheck = CHECKS_OBJECT.test(name) && !CHECKS_SENDER.test(name);
  return isCheck && !isWholeRequest(engine, argument) ? { by: 'predicate', tells: 'open' } : null;
}

const isWholeRequest = (engine: Engine, node: Node): boolean => {
  const origin = engine.originOf(node);
  return origin.kind === 'api' && origin.handler !== undefined;
};

/** The call, awaited perhaps, that an expression is. */
export function callIn(expression: Node): TSESTree.CallExpression | null {
  const inner = unwrap(expression);
  const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
  return call.type === 'CallExpression' ? call : null;
}

/** A result of a check that a condition reads. */
export interface Result {
  readonly call: TSESTree.CallExpression;
  /** The name under which it is read off what the call gives; null for the whole. */
  readonly member: string | null;
}

/** `error` of `const { error } = schema.validate(data)`, `result.success`, `errors.length`: the call behind what a condition reads. */
export function resultRead(engine: Engine, node: Node): Result | null {
  const root = rootOfChain(node);
  const variable = root.type === 'Identifier' ? engine.bindings.variableOf(root) : null;
  const declared = variable?.defs[0]?.node as Node | undefined;
  const call =
    declared?.type === 'VariableDeclarator' && declared.init && declared.parent.kind === 'const' ? callIn(declared.init) : null;
  const name = variable?.identifiers[0];
  if (!call || declared?.type !== 'VariableDeclarator' || !name) return null;
  const [step] = pathInPattern(declared.id, name)?.steps ?? [];
  const taken = step && 'prop' in step ? step.prop : null;
  return { call, member: taken ?? (node.type === 'MemberExpression' ? staticName(node) : null) };
}

/** Whether a condition on the result of a check, true or not, says that the object passed. */
export const saysThatItPassed = ({ tells }: ObjectCheck, { call, member }: Result, holds: boolean): boolean => {
  switch (tells) {
    case 'verdict':
      return holds && member === null;
    case 'data':
      return member === 'success' ? holds : member === 'error' && !holds;
    case 'open':
      return saysByName(call, holds);
    default:
      return false;
  }
};

/** `isValid(data)` says yes; what `validate(data)` gives may be errors as well. */
function saysByName(call: TSESTree.CallExpression, holds: boolean): boolean {
  const name = calleeName(call) ?? '';
  return /^(?:is|has)/i.test(name) ? holds !== /invalid/i.test(name) : true;
}
