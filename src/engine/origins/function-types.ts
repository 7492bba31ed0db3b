import type { TSESTree } from '@typescript-eslint/utils';
import { memberType, readAnnotation } from '../bindings/types.js';
import type { ResolvedApi, ResolvedType } from '../catalogue.js';
import { enclosingFunction, staticName, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';

/** The type that is asked for where a value stands: one that is written down, or a member of one that a library describes. */
interface Expected {
  readonly type: TSESTree.TypeNode;
  /** `()` stands for what a function of the type returns. */
  readonly members: readonly string[];
}

/** How far a type may stand from the function that it is of. */
const MAX_STEPS = 8;

/**
 * What a library hands to a parameter of a function by the type that is asked for where the function stands:
 * `const list: RequestHandler = (req, res) => {}`, `({ handler }) satisfies ServerRoute`, `(): Middleware => ctx => {}`.
 */
export function givenByType(engine: Engine, fn: FunctionNode, index: number): ResolvedType | null {
  const expected = fn.type === 'FunctionDeclaration' ? null : expectedAt(engine, fn, 0);
  const api = expected && apiOf(engine, expected);
  for (const [slot, reference] of api?.api.gives ?? []) {
    if (api && 'argument' in slot.base && slot.base.argument === index && slot.steps.length === 0)
      return engine.catalogue.typeOf(reference, api.library);
  }
  return null;
}

function apiOf(engine: Engine, { type, members }: Expected): ResolvedApi | null {
  const annotation = readAnnotation(type, engine.bindings, engine.catalogue);
  let current: ResolvedType | null = annotation.kind === 'library' ? annotation.type : null;
  let member: ResolvedApi | null = null;
  const isValue = members.length > 0 && members.at(-1) !== '()';
  for (const name of isValue ? members : [...members, '()']) {
    member = current && engine.catalogue.memberOf(current, name);
    if (!member) return null;
    const { type: held, returns } = member.api;
    const next = name === '()' && returns !== 'same' ? returns : held;
    current = next ? engine.catalogue.typeOf(next, member.library) : null;
  }
  return member;
}

const written = (annotation: TSESTree.TSTypeAnnotation | undefined): Expected | null =>
  annotation ? { type: annotation.typeAnnotation, members: [] } : null;

function expectedAt(engine: Engine, node: Node, depth: number): Expected | null {
  const { parent } = node;
  if (!parent || depth > MAX_STEPS) return null;
  const further = (of: Node): Expected | null => expectedAt(engine, of, depth + 1);
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return isNamed(parent.typeAnnotation, /^const$/) ? further(parent) : { type: parent.typeAnnotation, members: [] };
    case 'TSNonNullExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return further(parent);
    case 'VariableDeclarator':
      return parent.init === node ? written(parent.id.typeAnnotation) : null;
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === node ? written(parent.typeAnnotation) : null;
    case 'AssignmentPattern':
      return parent.right === node ? written(parent.left.typeAnnotation) : null;
    case 'ArrowFunctionExpression':
      return parent.body === node ? returnedBy(engine, parent, depth) : null;
    case 'ReturnStatement': {
      const fn = enclosingFunction(parent);
      return fn && returnedBy(engine, fn, depth);
    }
    case 'ArrayExpression': {
      const list = further(parent);
      const element = list && elementType(list.type);
      return element ? { type: element, members: [] } : null;
    }
    case 'Property': {
      const name = parent.value === node && parent.parent.type === 'ObjectExpression' ? staticName(parent) : null;
      const object = name === null ? null : further(parent.parent);
      return object && name !== null ? memberOf(engine, object, name) : null;
    }
    default:
      return null;
  }
}

function memberOf(engine: Engine, { type, members }: Expected, name: string): Expected {
  const declared = members.length > 0 ? null : (memberType(type, name, engine.bindings) ?? valueType(type));
  return declared ? { type: declared, members: [] } : { type, members: [...members, name] };
}

/** What a function is said to return, by itself or by its own type; what a promise of that holds is no matter of it. */
function returnedBy(engine: Engine, fn: FunctionNode, depth: number): Expected | null {
  if (fn.returnType) return written(fn.returnType);
  const own = fn.type === 'FunctionDeclaration' ? null : expectedAt(engine, fn, depth + 1);
  if (!own) return null;
  const type = own.members.length === 0 ? aliased(engine, own.type) : null;
  return type?.type === 'TSFunctionType' ? written(type.returnType) : { ...own, members: [...own.members, '()'] };
}

function aliased(engine: Engine, type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  const definition = engine.bindings.variableOf(type.typeName)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'TSTypeAliasDeclaration' ? definition.typeAnnotation : type;
}

/** The type of the elements of a list: `H[]`, `Array<H>`. */
function elementType(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | null {
  if (type?.type === 'TSTypeOperator') return elementType(type.typeAnnotation);
  if (type?.type === 'TSArrayType') return type.elementType;
  return isNamed(type, /^(?:Readonly)?Array$/) ? (type.typeArguments?.params[0] ?? null) : null;
}

/** The type of the values of a record: `Record<string, H>`. */
const valueType = (type: TSESTree.TypeNode): TSESTree.TypeNode | null =>
  isNamed(type, /^Record$/) ? (type.typeArguments?.params[1] ?? null) : null;

const isNamed = (type: TSESTree.TypeNode | undefined, name: RegExp): type is TSESTree.TSTypeReference =>
  type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && name.test(type.typeName.name);
