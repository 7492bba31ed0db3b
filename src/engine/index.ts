export { createCatalogue, type Catalogue } from './catalogue.js';
export { createTypeEvidence, type TypeEvidence } from './bindings/checker.js';
export { debugging, trace } from './debugging.js';
export type { Variable } from './bindings/references.js';
export type { Module } from './modules/module.js';
export { NotedNodes } from './modules/noted-nodes.js';
export type { Engine, Filled, FunctionOrigin, TextReaders } from './origins/engine.js';
export { codeBeside, textsBeside, type Neighbour } from './modules/neighbours.js';
export { nearestPackage, type PackageFacts } from './modules/package-json.js';
export { exportsOf, isWhole } from './modules/exports.js';
export { createEngine } from './origins/evaluate.js';
export { Project, type TextTest } from './modules/project.js';
export { namedRoles, NO_NAMES, type NamedFunctions } from './origins/named.js';

export { alwaysLeaves } from './guards/guards.js';
export { startsLikeSql } from './origins/calls.js';
export { isCarriedFrom, mayBeCarried } from './origins/carried.js';
export { handOversOf } from './origins/hand-overs.js';
export {
  alternativesOf,
  describeOrigin,
  rolesOf,
  type Call,
  type Frame,
  type Origin,
  type Part,
  type RequestCheck,
} from './origins/origin.js';
export { declarationOfType, type TypeDeclaration } from './origins/type-declarations.js';
export { typeOfParameter } from './origins/members.js';
export { checkByClass } from './origins/request-classes.js';
export { mayHaveServerActions } from './origins/server-actions.js';
export { fieldsOfSchema } from './origins/schemas.js';
export { hasSchemaBeside } from './origins/validation.js';
export { returnedExpressions } from './origins/returns.js';
export { runsBefore } from './origins/ways.js';
export { writesOf } from './origins/writes.js';
export { identifiersIn, pathInPattern } from './bindings/patterns.js';
export { heldByParts, isCutOff, isRuledOut, onlyDefinitionOf, type Holds } from './flow/branches.js';
export { definitionOf } from './flow/definitions.js';
export { callsOf, functionName } from './flow/callers.js';
export { isSamePlace, registrationsOf, usedBeside } from './flow/registrations.js';
export { describeUse, usesOf, usesOfParameter, type Use } from './flow/uses.js';
export {
  describeContainer,
  type Container,
  type Handler,
  type Routing,
  type RoutingEvent,
  type RoutingPath,
} from './routing/container.js';
export { isOfOtherFile } from './routing/execution.js';
export { hasContainer, injectedOrigin, isOutermost, parameterOfCallback, registeredAs } from './origins/injected.js';
export { routingOf } from './routing/routing.js';
export { importedName } from './bindings/types.js';
export { foreignName, isOwnModule, sourceOf, type Source } from './routing/source.js';
export * from './syntax.js';
export { eachInnerNode, eachNodeIn, nodeAround } from './traversal.js';
export { isNear, mayBeNear, namesPackageOf, otherSources, playersIn, remembered, speaksOf } from './within-reach.js';
