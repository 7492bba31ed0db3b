import {
  argumentsOf,
  calleeOf,
  eachInnerNode,
  eachNodeIn,
  importedName,
  isFunction,
  isNear,
  sourceOf,
  typeOfParameter,
  type CallNode,
  type Engine,
  type Node,
} from '../engine/index.js';
import type { RoleName } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { mentionsPasswords, SPEAKS } from './password-columns.js';

/** Whether calls that play a role may be about passwords: the file speaks of them, or what such a call is given may hold one. */
export const mayBeAboutPasswords = (facts: FileFacts, role: RoleName): boolean =>
  mentionsPasswords(facts) ||
  (isNear(facts.engine, SPEAKS, 2) && facts.candidates(role).some(node => mayBeGivenPassword(facts, node)));

/** Whether what a call is given, or made on, may hold a password that only another file calls so. */
export const mayBeGivenPassword = (facts: FileFacts, node: CallNode): boolean => {
  const callee = calleeOf(node);
  const given = argumentsOf(node);
  return (given.length === 0 && callee.type === 'MemberExpression' ? [callee.object] : given).some(argument =>
    mayHoldPassword(facts, argument),
  );
};

/**
 * Whether an expression may hold a password that only another file calls so: a body, data of a type that is declared there,
 * or what a function there gives. Told from the names in it and in the constants that it is made of.
 */
export const mayHoldPassword = (facts: FileFacts, expression: Node): boolean =>
  isNear(facts.engine, SPEAKS, 2) && mayHold(facts.engine, expression, facts.once(knownIn));

/** What was found of declarations: constants stand in many calls. */
const knownIn = (): Map<Node, boolean> => new Map<Node, boolean>();

function mayHold(engine: Engine, expression: Node, known: Map<Node, boolean>): boolean {
  let found = false;
  eachInnerNode(expression, node => {
    if (found) return;
    if (node.type === 'Identifier') found = isDeclaredSo(engine, node, known);
    else if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') found = leadsToPasswords(engine, node);
  });
  return found;
}

function isDeclaredSo(engine: Engine, name: Node & { readonly name: string }, known: Map<Node, boolean>): boolean {
  if (/^(?:body|dto)$/i.test(name.name)) return true;
  const definition = engine.bindings.variableOf(name)?.defs[0];
  const declared = definition?.node as Node | undefined;
  if (!definition || !declared) return false;
  const kept = known.get(definition.name);
  if (kept !== undefined) return kept;
  known.set(definition.name, false);
  let answer: boolean;
  if (isFunction(declared)) {
    answer = declared.params.some(
      (parameter, index) =>
        parameter.range[0] <= definition.name.range[0] &&
        definition.name.range[1] <= parameter.range[1] &&
        isTypedSo(engine, typeOfParameter(declared, index)),
    );
  } else if (declared.type === 'VariableDeclarator') {
    answer = isTypedSo(engine, declared.id.typeAnnotation) || (declared.init !== null && mayHold(engine, declared.init, known));
  } else answer = /^Import/.test(declared.type) && leadsToPasswords(engine, name);
  known.set(definition.name, answer);
  return answer;
}

/** Whether a type is declared in a file that speaks of passwords. */
function isTypedSo(engine: Engine, type: Node | undefined): boolean {
  let found = false;
  if (type)
    eachNodeIn(type, node => {
      if (!found && node.type === 'TSTypeReference') found = leadsToPasswords(engine, node.typeName);
    });
  return found;
}

/** Whether what a name leads to is of a file of the project that speaks of passwords. */
function leadsToPasswords(engine: Engine, node: Node): boolean {
  const { module } = sourceOf(engine, node);
  if (module === null || engine.catalogue.libraryOf(module) !== null) return false;
  const definition =
    node.type === 'Identifier' ? (engine.bindings.variableOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  const name = definition?.type === 'ImportSpecifier' ? importedName(definition) : null;
  return engine.leadsTo(module, SPEAKS, 2, name);
}
