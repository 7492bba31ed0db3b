import type { TSESTree } from '@typescript-eslint/utils';
import { declarationOfType, fieldsOfSchema, unwrap, type Engine, type Node, type TypeDeclaration } from '../engine/index.js';

/** A field that an object type declares. */
export interface DeclaredField {
  readonly name: string;
  readonly isText: boolean;
  readonly isOptional: boolean;
  /** A schema tells the type, so that it is one of data that comes from outside. */
  readonly isOfSchema: boolean;
}

/** Types that stand for each other, one inside the other. */
const MAX_DEPTH = 6;

/** The fields of an object type, in this file or another. */
export function fieldsOfType(home: Engine, type: TSESTree.TypeNode, depth = 0): readonly DeclaredField[] {
  if (depth > MAX_DEPTH) return [];
  if (type.type === 'TSTypeLiteral') return fieldsAmong(type.members);
  if (type.type === 'TSIntersectionType') return type.types.flatMap(part => fieldsOfType(home, part, depth + 1));
  if (type.type !== 'TSTypeReference') return [];
  const [of, keys] = type.typeArguments?.params ?? [];
  if (of?.type === 'TSTypeQuery') return fieldsInferred(home, type.typeName, of);
  if (type.typeName.type !== 'Identifier') return [];
  const declared = declarationOfType(home, type.typeName);
  if (declared) return fieldsDeclared(declared, depth);
  const fields = of ? fieldsOfType(home, of, depth + 1) : [];
  switch (type.typeName.name) {
    case 'Pick':
      return fields.filter(({ name }) => keysOf(keys).includes(name));
    case 'Omit':
      return keysOf(keys).length > 0 ? fields.filter(({ name }) => !keysOf(keys).includes(name)) : [];
    case 'Partial':
      return fields.map(field => ({ ...field, isOptional: true }));
    default:
      return /^(?:Readonly|Required|NonNullable)$/.test(type.typeName.name) ? fields : [];
  }
}

function fieldsDeclared({ node, home }: TypeDeclaration, depth: number): readonly DeclaredField[] {
  const inherited = (name: Node | null | undefined): readonly DeclaredField[] => {
    if (name?.type === 'CallExpression') return mapped(name);
    const base = name?.type === 'Identifier' && depth < MAX_DEPTH ? declarationOfType(home, name) : null;
    return base ? fieldsDeclared(base, depth + 1) : [];
  };
  /** `OmitType(CreateUser, ['password'] as const)`, `PartialType(CreateUser)` of NestJS. */
  const mapped = ({ callee, arguments: args }: TSESTree.CallExpression): readonly DeclaredField[] => {
    const how = callee.type === 'Identifier' ? callee.name : '';
    const fields = how === 'IntersectionType' ? args.flatMap(inherited) : inherited(args[0]);
    const keys = namesIn(args[1]);
    switch (how) {
      case 'PartialType':
        return fields.map(field => ({ ...field, isOptional: true }));
      case 'OmitType':
        return keys.length > 0 ? fields.filter(({ name }) => !keys.includes(name)) : [];
      case 'PickType':
        return fields.filter(({ name }) => keys.includes(name));
      default:
        return how === 'IntersectionType' ? fields : [];
    }
  };
  switch (node.type) {
    case 'TSInterfaceDeclaration':
      return [...node.extends.flatMap(({ expression }) => inherited(expression)), ...fieldsAmong(node.body.body)];
    case 'TSTypeAliasDeclaration':
      return fieldsOfType(home, node.typeAnnotation, depth + 1);
    case 'ClassDeclaration':
      return [...inherited(node.superClass), ...fieldsAmong(node.body.body)];
    default:
      return [];
  }
}

function namesIn(list: Node | undefined): readonly string[] {
  const inner = list && unwrap(list);
  return inner?.type === 'ArrayExpression'
    ? inner.elements.flatMap(element => (element?.type === 'Literal' ? String(element.value) : []))
    : [];
}

/** `z.infer<typeof schema>`. */
function fieldsInferred(home: Engine, name: TSESTree.EntityName, { exprName }: TSESTree.TSTypeQuery): readonly DeclaredField[] {
  const called = name.type === 'TSQualifiedName' ? name.right.name : name.type === 'Identifier' ? name.name : '';
  if (!/^(?:infer|input|output|typeof)/i.test(called) || exprName.type !== 'Identifier') return [];
  return fieldsOfSchema(home.originOf(exprName)).map(field => ({
    name: field,
    isText: true,
    isOptional: false,
    isOfSchema: true,
  }));
}

function keysOf(type: TSESTree.TypeNode | undefined): readonly string[] {
  if (type?.type === 'TSUnionType') return type.types.flatMap(keysOf);
  return type?.type === 'TSLiteralType' && type.literal.type === 'Literal' ? [String(type.literal.value)] : [];
}

const fieldsAmong = (members: readonly Node[]): readonly DeclaredField[] =>
  members.flatMap(member => {
    if (member.type !== 'TSPropertySignature' && member.type !== 'PropertyDefinition') return [];
    const name = nameOfMember(member);
    const isText = member.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword';
    return name === null ? [] : [{ name, isText, isOptional: member.optional, isOfSchema: false }];
  });

/** The name of a member of an object type or class. */
export const nameOfMember = ({ key, computed }: TSESTree.TSPropertySignature | TSESTree.PropertyDefinition): string | null =>
  computed ? null : key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;
