import type { TSESTree } from '@typescript-eslint/utils';
import { isNarrowPattern, patternOf } from '../guards/patterns.js';
import { decoratorsOf, isFunction, staticName, unwrap, type Node } from '../syntax.js';
import type { Engine } from './engine.js';
import { alternativesOf, type ClassNode, type Origin, type RequestCheck } from './origin.js';
import { returnedExpressions } from './returns.js';

/** `new DefaultValuePipe('name')` checks nothing; `ValidationPipe` checks by the class of a parameter, and nothing without one. */
export const isPipeByClass = (argument: Node): boolean => {
  const pipe = argument.type === 'NewExpression' ? argument.callee : argument;
  return pipe.type === 'Identifier' && /^(?:DefaultValue|Validation)Pipe$/.test(pipe.name);
};

/**
 * What a pipe that goes by classes makes sure of a field of an object whose type is written down. Where the type is no class
 * when the program runs, no such pipe checks anything; where it is one, the decorators of the field tell. `isTyped`: a field
 * is sure to have the type that is written down.
 */
export function checkByClass(
  engine: Engine,
  type: TSESTree.TypeNode | undefined,
  members: readonly string[],
  isTyped = false,
): RequestCheck {
  if (type?.type !== 'TSTypeReference') return 'none';
  if (type.typeName.type !== 'Identifier') return 'unknown';
  const defined = engine.bindings.variableOf(type.typeName)?.defs[0]?.node as Node | undefined;
  if (!defined) return UNCHECKED_TYPE.test(type.typeName.name) ? 'none' : 'unknown';
  if (defined.type === 'ImportSpecifier' && (defined.importKind === 'type' || isTypeImport(defined.parent))) return 'none';
  const origin = engine.originOf(type.typeName);
  if (origin.kind === 'unknown' && origin.reason === 'type') return 'none';
  if (origin.kind === 'primitive') return 'none';
  const [name, ...inner] = members;
  return origin.kind === 'class' && name !== undefined ? checkOfField(origin, name, inner, isTyped) : 'unknown';
}

/** Types of the language by which nothing is checked. */
const UNCHECKED_TYPE = /^(?:Array|Record|Partial|Required|Readonly|Pick|Omit|NonNullable|Map|Set|Date)$/;

const isTypeImport = (node: Node): boolean => node.type === 'ImportDeclaration' && node.importKind === 'type';

type ClassOrigin = Extract<Origin, { kind: 'class' }>;

interface Field {
  readonly node: TSESTree.PropertyDefinition;
  readonly home: Engine;
}

/** A subclass inherits what decorates a field of the same name; of an object in a field, its own type tells. */
function checkOfField(owner: ClassOrigin, name: string, inner: readonly string[], isTyped: boolean): RequestCheck {
  const fields = fieldsOf(owner, name, 0);
  const [own] = fields ?? [];
  if (!fields || !own) return 'unknown';
  const checks = fields.flatMap(({ node, home }) => decoratorsOf(node).map(decorator => checkOfDecorator(home, decorator)));
  if (checks.includes('narrow')) return 'narrow';
  if (inner.length > 0)
    return checks.includes('unknown') ? 'unknown' : checkByClass(own.home, elementType(own.node), inner, isTyped);
  if (isTyped && !mayHoldText(own.node)) return 'narrow';
  return checks.includes('unknown') || !mayHoldText(own.node) ? 'unknown' : 'none';
}

function elementType({ typeAnnotation }: TSESTree.PropertyDefinition): TSESTree.TypeNode | undefined {
  const type = typeAnnotation?.typeAnnotation;
  return type?.type === 'TSArrayType' ? type.elementType : type;
}

/** The declarations of a field in a class and those that it extends; null where one of them cannot be read or does more than hold data. */
function fieldsOf({ node, home }: ClassOrigin, name: string, depth: number): readonly Field[] | null {
  if (depth > 8 || decoratorsOf(node).some(decorator => checkOfDecorator(home, decorator) !== 'none')) return null;
  const own: Field[] = [];
  for (const member of node.body.body) {
    if ('static' in member && member.static) return null;
    if (member.type === 'PropertyDefinition' && staticName(member) === name) own.push({ node: member, home });
    // a setter may check what it is given
    else if (member.type === 'MethodDefinition' && staticName(member) === name) return null;
  }
  const inherited = basesOf(home, node).map(base => (base.kind === 'class' ? fieldsOf(base, name, depth + 1) : null));
  return inherited.includes(null) ? null : [...own, ...inherited.flatMap(fields => fields ?? [])];
}

/** What a class extends: another class, or one that a function of a library makes of several. */
function basesOf(home: Engine, { superClass }: ClassNode): readonly Origin[] {
  const node = superClass ? unwrap(superClass) : null;
  if (!node) return [];
  const made = node.type === 'CallExpression' ? home.callOf(node) : null;
  if (node.type !== 'CallExpression' || !made?.api.api.plays?.some(role => role.role === 'propagator'))
    return [home.originOf(node)];
  // a list says which fields are meant
  return node.arguments.map(argument => home.originOf(argument)).filter(of => of.kind !== 'array');
}

/** What a decorator makes sure of a field: a library's sanitizer narrows it, its propagator lets anything pass. */
function checkOfDecorator(home: Engine, decorator: TSESTree.Decorator): RequestCheck {
  const { expression } = decorator;
  const [first] = expression.type === 'CallExpression' ? expression.arguments : [];
  const pattern = first ? patternOf(home, first) : null;
  if (pattern) return isNarrowPattern(pattern) ? 'narrow' : 'unknown';
  for (const role of home.decoratorCallOf(decorator)?.api.api.plays ?? []) {
    if (role.role === 'sanitizer') return 'narrow';
    if (role.role === 'propagator') return 'receiver' in role.from.base ? 'none' : first ? checkOfMaker(home, first) : 'unknown';
  }
  return 'unknown';
}

/** `() => Number`, `({ value }) => parseInt(value)`, `({ value }) => value.trim()`: what a function makes of a field. */
function checkOfMaker(home: Engine, argument: Node): RequestCheck {
  const maker = home.originOf(argument);
  if (maker.kind !== 'function') return 'unknown';
  const returned = returnedExpressions(maker.node);
  const checks = returned.map((node): RequestCheck => {
    const result = unwrap(node);
    if (result.type === 'Identifier' && /^(?:Number|Boolean|Date|BigInt)$/.test(result.name)) return 'narrow';
    if (result.type === 'Identifier' && result.name === 'String') return 'none';
    const of = alternativesOf(maker.frame.home.originOf(node));
    // an object of a class: its own fields tell
    if (of.every(({ kind }) => kind === 'class')) return 'none';
    if (of.every(({ kind }) => kind === 'primitive' || kind === 'literal' || kind === 'guarded')) return 'narrow';
    return passesOn(result, maker.node) ? 'none' : 'unknown';
  });
  if (checks.length === 0 || checks.includes('unknown')) return 'unknown';
  return checks.includes('none') ? 'none' : 'narrow';
}

/** `value`, `value?.trim()`, `value ?? 'name'`: an expression that a parameter of the function gets through as it is. */
function passesOn(node: Node, maker: Node): boolean {
  const inner = unwrap(node);
  switch (inner.type) {
    case 'LogicalExpression':
      return passesOn(inner.left, maker);
    case 'ConditionalExpression':
      return passesOn(inner.consequent, maker) || passesOn(inner.alternate, maker);
    case 'CallExpression': {
      const callee = unwrap(inner.callee);
      return callee.type === 'MemberExpression' && SAME.test(staticName(callee) ?? '') && passesOn(callee.object, maker);
    }
    case 'MemberExpression':
      return staticName(inner) === 'value' && passesOn(inner.object, maker);
    default:
      return inner.type === 'Identifier' && isFunction(maker) && maker.params.some(parameter => names(parameter, inner.name));
  }
}

const SAME = /^(?:trim|trimStart|trimEnd|toLowerCase|toUpperCase|normalize|toString)$/;

const names = (parameter: Node, name: string): boolean =>
  parameter.type === 'Identifier'
    ? parameter.name === name
    : parameter.type === 'ObjectPattern' &&
      parameter.properties.some(property => property.type === 'Property' && names(property.value, name));

/** Whether a field may hold text: one declared as a number or date may be converted to it by its type. */
function mayHoldText({ typeAnnotation, value }: TSESTree.PropertyDefinition): boolean {
  if (typeAnnotation) return isTextType(typeAnnotation.typeAnnotation);
  return value === null || (value.type === 'Literal' && typeof value.value === 'string');
}

/** Whether a value that is sure to have its written type may be text of a client, or an object of a class that holds some. */
export function mayHoldTextByType(engine: Engine, type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== 'TSTypeReference') return type !== undefined && isTextType(type);
  return type.typeName.type === 'Identifier' && engine.originOf(type.typeName).kind === 'class';
}

function isTextType(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSTemplateLiteralType':
      return true;
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string';
    case 'TSArrayType':
      return isTextType(type.elementType);
    case 'TSUnionType': {
      const filled = type.types.filter(of => of.type !== 'TSUndefinedKeyword' && of.type !== 'TSNullKeyword');
      return filled.length > 0 && filled.every(isTextType);
    }
    default:
      return false;
  }
}
