import type { TSESTree } from '@typescript-eslint/utils';
import { memberOfType, memberType, readAnnotation } from '../bindings/types.js';
import type { ResolvedApi, ResolvedType } from '../catalogue.js';
import { enclosingFunction, staticName, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';
import { declarationOfType, type TypeDeclaration } from './type-declarations.js';

/** The type that is asked for where a value stands: one that is written down, or a member of one that a library describes. */
interface Expected {
  /** The engine over the file in which the type is written. */
  readonly home: Engine;
  readonly type: TSESTree.TypeNode;
  /** `()` stands for what a function of the type returns. */
  readonly members: readonly string[];
}

/** How far a type may stand from the function that it is of. */
const MAX_STEPS = 8;

/**
 * What a library hands to a parameter of a function by the type that is asked for where the function stands:
 * `const list: RequestHandler = (req, res) => {}`, `({ handler }) satisfies ServerRoute`, `(): Middleware => ctx => {}`;
 * or what a function type of the project says of it: `type Handler = (req: IncomingMessage) => Promise<void>`.
 */
export function givenByType(engine: Engine, fn: FunctionNode, index: number): ResolvedType | null {
  const expected = fn.type === 'FunctionDeclaration' ? null : expectedAt(engine, fn, 0);
  if (!expected) return null;
  const api = apiOf(expected);
  if (!api) return expected.members.length === 0 ? writtenParameter(expected, index) : null;
  for (const [slot, reference] of api.api.gives ?? []) {
    if ('argument' in slot.base && slot.base.argument === index && slot.steps.length === 0)
      return engine.catalogue.typeOf(reference, api.library);
  }
  return null;
}

function apiOf({ home, type, members }: Expected): ResolvedApi | null {
  const { catalogue } = home;
  let current = libraryType(home, type);
  let member: ResolvedApi | null = null;
  const isValue = members.length > 0 && members.at(-1) !== '()';
  for (const name of isValue ? members : [...members, '()']) {
    member = current && catalogue.memberOf(current, name);
    if (!member) return null;
    const { type: held, returns } = member.api;
    const next = name === '()' && returns !== 'same' ? returns : held;
    current = next ? catalogue.typeOf(next, member.library) : null;
  }
  return member;
}

/** The type of a library that a type is, also by an alias of another file. */
function libraryType(home: Engine, type: TSESTree.TypeNode, depth = 0): ResolvedType | null {
  const read = readAnnotation(type, home.bindings, home.catalogue);
  if (read.kind === 'library') return read.type;
  const alias = read.kind === 'named' && depth < MAX_STEPS ? declared(home, type) : null;
  return alias?.node.type === 'TSTypeAliasDeclaration' && alias.home !== home
    ? libraryType(alias.home, alias.node.typeAnnotation, depth + 1)
    : null;
}

const declared = (home: Engine, type: TSESTree.TypeNode): TypeDeclaration | null =>
  type.type === 'TSTypeReference' ? declarationOfType(home, type.typeName) : null;

/** The library's type that a function type of the project writes for a parameter. */
function writtenParameter({ home, type }: Expected, index: number): ResolvedType | null {
  const of = functionType(home, type);
  const parameter = of?.node.params[index];
  const annotation = parameter?.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
  return of && annotation && !isNamed(annotation, /^Promise$/) ? libraryType(of.home, annotation) : null;
}

interface FunctionType {
  readonly node: TSESTree.TSFunctionType | TSESTree.TSCallSignatureDeclaration;
  readonly home: Engine;
}

/** The function type that a type is: written there, by an alias, or as the one signature of an interface. */
function functionType(home: Engine, type: TSESTree.TypeNode, depth = 0): FunctionType | null {
  if (type.type === 'TSFunctionType') return { node: type, home };
  if (depth > MAX_STEPS) return null;
  if (type.type === 'TSUnionType') {
    const [only, another] = type.types.filter(part => part.type !== 'TSUndefinedKeyword' && part.type !== 'TSNullKeyword');
    return only && !another ? functionType(home, only, depth + 1) : null;
  }
  const declaration = declared(home, type);
  if (declaration?.node.type === 'TSTypeAliasDeclaration')
    return functionType(declaration.home, declaration.node.typeAnnotation, depth + 1);
  const members = declaration?.node.type === 'TSInterfaceDeclaration' ? declaration.node.body.body : [];
  const [signature, other] = members.filter(member => member.type === 'TSCallSignatureDeclaration');
  return declaration && signature && !other ? { node: signature, home: declaration.home } : null;
}

const written = (home: Engine, annotation: TSESTree.TSTypeAnnotation | undefined): Expected | null =>
  annotation ? { home, type: annotation.typeAnnotation, members: [] } : null;

function expectedAt(engine: Engine, node: Node, depth: number): Expected | null {
  const { parent } = node;
  if (!parent || depth > MAX_STEPS) return null;
  const further = (of: Node): Expected | null => expectedAt(engine, of, depth + 1);
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return isNamed(parent.typeAnnotation, /^const$/)
        ? further(parent)
        : { home: engine, type: parent.typeAnnotation, members: [] };
    case 'TSNonNullExpression':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return further(parent);
    case 'VariableDeclarator':
      return parent.init === node ? written(engine, parent.id.typeAnnotation) : null;
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === node ? written(engine, parent.typeAnnotation) : null;
    case 'AssignmentPattern':
      return parent.right === node ? written(engine, parent.left.typeAnnotation) : null;
    case 'ArrowFunctionExpression':
      return parent.body === node ? returnedBy(engine, parent, depth) : null;
    case 'ReturnStatement': {
      const fn = enclosingFunction(parent);
      return fn && returnedBy(engine, fn, depth);
    }
    case 'ArrayExpression': {
      const list = further(parent);
      const element = list && elementType(list.type);
      return list && element ? { home: list.home, type: element, members: [] } : null;
    }
    case 'Property': {
      const name = parent.value === node && parent.parent.type === 'ObjectExpression' ? staticName(parent) : null;
      const object = name === null ? null : further(parent.parent);
      return object && name !== null ? memberOf(object, name) : null;
    }
    default:
      return null;
  }
}

function memberOf({ home, type, members }: Expected, name: string, depth = 0): Expected {
  if (members.length === 0) {
    const of = memberType(type, name, home.bindings) ?? valueType(type);
    if (of) return { home, type: of, members: [] };
    const declaration = declared(home, type);
    const away = declaration && declaration.home !== home && depth < MAX_STEPS ? memberDeclared(declaration, name, depth) : null;
    if (away) return away;
  }
  return { home, type, members: [...members, name] };
}

function memberDeclared({ node, home }: TypeDeclaration, name: string, depth: number): Expected | null {
  if (node.type === 'TSTypeAliasDeclaration') return memberOf({ home, type: node.typeAnnotation, members: [] }, name, depth + 1);
  const type = node.type === 'TSInterfaceDeclaration' ? memberOfType(node.body.body, name) : null;
  return type && { home, type, members: [] };
}

/** What a function is said to return, by itself or by its own type; what a promise of that holds is no matter of it. */
function returnedBy(engine: Engine, fn: FunctionNode, depth: number): Expected | null {
  if (fn.returnType) return written(engine, fn.returnType);
  const own = fn.type === 'FunctionDeclaration' ? null : expectedAt(engine, fn, depth + 1);
  if (!own) return null;
  const of = own.members.length === 0 ? functionType(own.home, own.type) : null;
  return of ? written(of.home, of.node.returnType) : { ...own, members: [...own.members, '()'] };
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
