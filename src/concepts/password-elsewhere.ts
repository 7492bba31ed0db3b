import type { TSESTree } from '@typescript-eslint/utils';
import {
  argumentsOf,
  calleeOf,
  contains,
  eachInnerNode,
  eachNodeIn,
  importedName,
  isFunction,
  isNear,
  rootOfChain,
  sourceOf,
  staticName,
  typeOfParameter,
  unwrap,
  type CallNode,
  type Engine,
  type Node,
} from '../engine/index.js';
import type { RoleName } from '../vocabulary/index.js';
import type { FileFacts } from './analysis.js';
import { mentionsPasswords, SPEAKS, speaksOfPasswords } from './password-columns.js';
import { namesHash, passwordNameOf } from './password-name.js';
import { copiedInto } from './record-copies.js';

/** Whether calls that play a role may be about passwords: the file speaks of them, or what such a call is given may hold one. */
export const mayBeAboutPasswords = (facts: FileFacts, role: RoleName): boolean =>
  mentionsPasswords(facts) ||
  (facts.candidates(role).length > 0 &&
    isNear(facts.engine, SPEAKS, 2) &&
    facts.candidates(role).some(node => mayBeGivenPassword(facts, node)));

/** Whether what a call is given, or made on, may hold a password that only another file calls so. */
export const mayBeGivenPassword = (facts: FileFacts, node: CallNode): boolean => {
  const callee = calleeOf(node);
  const given = argumentsOf(node);
  return (
    (given.length === 0 && callee.type === 'MemberExpression' ? [callee.object] : given).some(argument =>
      [argument, ...copiedInto(facts, argument)].some(of => mayHoldPassword(facts, of)),
    ) || isGivenParameter(facts, callee, given)
  );
};

/** `Member.create(data)`: a parameter as it is goes into what is of a file that speaks of passwords. */
const isGivenParameter = ({ engine }: FileFacts, callee: Node, given: readonly Node[]): boolean =>
  given.some(argument => isParameter(engine, argument)) && leadsToPasswords(engine, rootOfChain(callee));

function isParameter(engine: Engine, argument: Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'ObjectExpression')
    return inner.properties.some(property => property.type === 'SpreadElement' && isParameter(engine, property.argument));
  return inner.type === 'Identifier' && (engine.bindings.variableOf(inner)?.defs[0]?.type as string | undefined) === 'Parameter';
}

/**
 * Whether an expression may hold a password that only another file calls so: a body, data of a type that is declared there,
 * or what a function there gives. Told from the names in it and in the constants that it is made of.
 */
export const mayHoldPassword = (facts: FileFacts, expression: Node): boolean =>
  isNear(facts.engine, SPEAKS, 2) && mayHold(facts.engine, expression, facts.once(knownIn));

/** What was found of declarations: constants stand in many calls. */
const knownIn = (): Known => new Map<Node, boolean>();

type Known = Map<Node, boolean>;

function mayHold(engine: Engine, expression: Node, known: Known): boolean {
  let found = false;
  eachInnerNode(
    expression,
    node => {
      if (found) return;
      if (node.type === 'Identifier') found = isDeclaredSo(engine, node, known);
      else if (node.type === 'MemberExpression' && node.object.type === 'ThisExpression') found = leadsToPasswords(engine, node);
    },
    node => !found && !(node.type === 'Property' && isOfOtherField(node)),
  );
  return found;
}

/** Keys under which calls take a record, the values to look for, or a list of them. */
const HOLDS_FIELDS =
  /^(?:\$?(?:and|or|not|nor|set|setOnInsert)|\w*where|filter|query|criteria|conditions?|defaults|fields|data|docs?|documents?|records?|rows?|entity|entities|items?|values?|body|dto|input|payload|params|replacements|update|create|upsert|user|account)$/i;

/** Whether a field of an object has no password by its name, whatever it is given: `teamId: team.id`. */
function isOfOtherField(property: TSESTree.Property): boolean {
  const name = staticName(property);
  return (
    name !== null &&
    (property.value.type === 'Identifier' || property.value.type === 'MemberExpression') &&
    !HOLDS_FIELDS.test(name) &&
    passwordNameOf(name) === 'none' &&
    !namesHash(name)
  );
}

function isDeclaredSo(engine: Engine, name: Node & { readonly name: string }, known: Known): boolean {
  if (/^(?:body|dto)$/i.test(name.name)) return true;
  const definition = engine.bindings.variableOf(name)?.defs[0];
  const declared = definition?.node as Node | undefined;
  if (!definition || !declared) return false;
  const kept = known.get(definition.name);
  if (kept !== undefined) return kept;
  known.set(definition.name, false);
  const answer = isDefinedSo(engine, name, definition.name, declared, known);
  known.set(definition.name, answer);
  return answer;
}

function isDefinedSo(engine: Engine, name: Node, place: Node, declared: Node, known: Known): boolean {
  switch (declared.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return leadsToPasswords(engine, name);
    case 'VariableDeclarator':
      return (
        isWritten(engine, declared) ||
        isTypedSo(engine, declared.id.typeAnnotation, known) ||
        (declared.init !== null && mayHold(engine, declared.init, known))
      );
    case 'TSInterfaceDeclaration':
    case 'ClassDeclaration':
      return isWritten(engine, declared) || isTypedSo(engine, declared, known);
    case 'TSTypeAliasDeclaration':
      return isTypedSo(engine, declared.typeAnnotation, known);
    default:
      return (
        isFunction(declared) &&
        declared.params.some(
          (parameter, index) => contains(parameter, place) && isTypedSo(engine, typeOfParameter(declared, index), known),
        )
      );
  }
}

const isWritten = ({ module }: Engine, { range }: Node): boolean => speaksOfPasswords(module.text.slice(...range));

/** Whether a type has a password, or is declared in a file that speaks of such. */
function isTypedSo(engine: Engine, type: Node | undefined, known: Known): boolean {
  let found = false;
  if (type)
    eachNodeIn(type, node => {
      if (found || node.type !== 'Identifier') return;
      found = speaksOfPasswords(node.name) || isDeclaredSo(engine, node, known);
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
