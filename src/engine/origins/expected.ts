import type { TSESTree } from '@typescript-eslint/utils';
import { memberType, readAnnotation } from '../bindings/types.js';
import type { ResolvedType } from '../catalogue.js';
import { isFunction, staticName, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';

/** How far a type may stand from the function that it is of. */
const MAX_STEPS = 8;

/** What a parameter is by the type that is asked for where the function stands: `const handler: RequestHandler = (req, res) => {}`. */
export function givenByType(engine: Engine, fn: FunctionNode, index: number): ResolvedType | null {
  if (fn.type === 'FunctionDeclaration') return null;
  const type = expectedType(engine, fn, 0);
  const read = type ? readAnnotation(type, engine.bindings, engine.catalogue) : null;
  if (read?.kind !== 'library') return null;
  const called = engine.catalogue.memberOf(read.type, '()');
  for (const [slot, reference] of called?.api.gives ?? [])
    if ('argument' in slot.base && slot.base.argument === index && slot.steps.length === 0)
      return engine.catalogue.typeOf(reference, called?.library ?? '');
  return null;
}

/** The type that is written for the place where an expression stands. */
function expectedType(engine: Engine, node: Node, depth: number): TSESTree.TypeNode | null {
  const { parent } = node;
  if (!parent || depth > MAX_STEPS) return null;
  const further = (of: Node): TSESTree.TypeNode | null => expectedType(engine, of, depth + 1);
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parent.typeAnnotation;
    case 'TSNonNullExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return further(parent);
    case 'VariableDeclarator':
      return parent.init === node ? (parent.id.typeAnnotation?.typeAnnotation ?? null) : null;
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === node ? (parent.typeAnnotation?.typeAnnotation ?? null) : null;
    case 'AssignmentPattern':
      return parent.right === node ? (parent.left.typeAnnotation?.typeAnnotation ?? null) : null;
    case 'ArrowFunctionExpression':
      return parent.body === node ? returnType(engine, parent, depth) : null;
    case 'ReturnStatement': {
      const fn = functionAround(parent);
      return fn && returnType(engine, fn, depth);
    }
    case 'ArrayExpression':
      return elementType(further(parent));
    case 'Property': {
      const name = parent.value === node && parent.parent.type === 'ObjectExpression' ? staticName(parent) : null;
      const type = name === null ? null : further(parent.parent);
      return type && name !== null ? (memberType(type, name, engine.bindings) ?? valueType(type)) : null;
    }
    default:
      return null;
  }
}

function functionAround(node: Node): FunctionNode | null {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return null;
}

/** What a function is said to return, by itself or by its own type; what a promise of that holds is no matter of it. */
function returnType(engine: Engine, fn: FunctionNode, depth: number): TSESTree.TypeNode | null {
  if (fn.returnType) return fn.returnType.typeAnnotation;
  const own = fn.type === 'FunctionDeclaration' ? null : expectedType(engine, fn, depth + 1);
  const type = own && aliased(engine, own);
  return type?.type === 'TSFunctionType' ? (type.returnType?.typeAnnotation ?? null) : null;
}

function aliased(engine: Engine, type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  const definition = engine.bindings.variableOf(type.typeName)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'TSTypeAliasDeclaration' ? definition.typeAnnotation : type;
}

/** The type of the elements of a list: `H[]`, `Array<H>`. */
function elementType(type: TSESTree.TypeNode | null): TSESTree.TypeNode | null {
  if (type?.type === 'TSTypeOperator') return elementType(type.typeAnnotation ?? null);
  if (type?.type === 'TSArrayType') return type.elementType;
  return isNamed(type, /^(?:Readonly)?Array$/) ? (type.typeArguments?.params[0] ?? null) : null;
}

/** The type of the values of a record: `Record<string, H>`. */
const valueType = (type: TSESTree.TypeNode): TSESTree.TypeNode | null =>
  isNamed(type, /^Record$/) ? (type.typeArguments?.params[1] ?? null) : null;

const isNamed = (type: TSESTree.TypeNode | null, name: RegExp): type is TSESTree.TSTypeReference =>
  type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && name.test(type.typeName.name);
