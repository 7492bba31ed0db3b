import type { TSESTree } from '@typescript-eslint/utils';
import type { Catalogue, ResolvedType } from '../catalogue.js';
import type { Node } from '../syntax.js';
import type { Bindings } from './references.js';

/** What a TypeScript annotation says of a value. */
export type Annotation =
  | { readonly kind: 'library'; readonly type: ResolvedType; readonly promised: boolean }
  /** A number, boolean, enum or union of literals: it cannot carry text of somebody's choice. */
  | { readonly kind: 'primitive'; readonly of: 'number' | 'boolean' | 'fixed-form' }
  /** A list of such values. */
  | { readonly kind: 'primitives'; readonly of: 'number' | 'boolean' | 'fixed-form' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'other' };

const OTHER: Annotation = { kind: 'other' };

/** The meaning of a type annotation, following imports, local aliases, interfaces and enums. */
export function readAnnotation(
  type: TSESTree.TypeNode | undefined,
  bindings: Bindings,
  catalogue: Catalogue,
  depth = 0,
): Annotation {
  if (!type || depth > 8) return OTHER;
  switch (type.type) {
    case 'TSNumberKeyword':
    case 'TSBigIntKeyword':
      return { kind: 'primitive', of: 'number' };
    case 'TSBooleanKeyword':
      return { kind: 'primitive', of: 'boolean' };
    case 'TSLiteralType':
      return { kind: 'primitive', of: 'fixed-form' };
    case 'TSUnionType':
      return readUnion(type, bindings, catalogue, depth);
    case 'TSArrayType':
      return listOf(type.elementType, bindings, catalogue, depth);
    case 'TSTypeOperator':
      if (type.operator === 'keyof') return OTHER;
      return readAnnotation(type.typeAnnotation, bindings, catalogue, depth + 1);
    case 'TSIntersectionType':
      return firstLibrary(type.types, bindings, catalogue, depth);
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType' ? OTHER : readName(type.exprName, undefined, bindings, catalogue, depth);
    case 'TSTypeReference':
      return readName(type.typeName, type.typeArguments, bindings, catalogue, depth);
    case 'TSImportType': {
      // the parser lets any type stand there
      const source = (type.source as TSESTree.StringLiteral | undefined)?.value;
      const library = source === undefined ? null : catalogue.libraryOf(source);
      const name = type.qualifier ? lastName(type.qualifier) : null;
      return library && name ? libraryType(library, name, catalogue) : OTHER;
    }
    default:
      return OTHER;
  }
}

function readUnion(type: TSESTree.TSUnionType, bindings: Bindings, catalogue: Catalogue, depth: number): Annotation {
  const members = type.types
    .filter(member => member.type !== 'TSUndefinedKeyword' && member.type !== 'TSNullKeyword')
    .map(member => readAnnotation(member, bindings, catalogue, depth + 1));
  const first = members[0];
  if (!first) return OTHER;
  if (members.length === 1) return first;
  if (members.every(member => member.kind === 'primitive')) return { kind: 'primitive', of: 'fixed-form' };
  return members.find(member => member.kind === 'library') ?? OTHER;
}

function listOf(element: TSESTree.TypeNode | undefined, bindings: Bindings, catalogue: Catalogue, depth: number): Annotation {
  const read = readAnnotation(element, bindings, catalogue, depth + 1);
  return read.kind === 'primitive' ? { kind: 'primitives', of: read.of } : OTHER;
}

/** The type of a member of an object type that the file declares; null where it cannot be told. */
export function memberType(
  type: TSESTree.TypeNode | undefined,
  name: string,
  bindings: Bindings,
  depth = 0,
): TSESTree.TypeNode | null {
  if (!type || depth > 8) return null;
  const inside = (inner: TSESTree.TypeNode | undefined): TSESTree.TypeNode | null => memberType(inner, name, bindings, depth + 1);
  switch (type.type) {
    case 'TSTypeLiteral':
      return memberOfType(type.members, name);
    case 'TSIntersectionType':
      return type.types.map(inside).find(found => found !== null) ?? null;
    case 'TSUnionType': {
      const objects = type.types.filter(member => member.type !== 'TSUndefinedKeyword' && member.type !== 'TSNullKeyword');
      return objects.length === 1 ? inside(objects[0]) : null;
    }
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return null;
      const node = bindings.variableOf(type.typeName)?.defs[0]?.node as Node | undefined;
      if (!node)
        return /^(?:Readonly|Partial|Required|Pick|Omit|NonNullable)$/.test(type.typeName.name)
          ? inside(type.typeArguments?.params[0])
          : null;
      if (node.type === 'TSTypeAliasDeclaration') return inside(node.typeAnnotation);
      if (node.type === 'TSInterfaceDeclaration') return memberOfType(node.body.body, name);
      return node.type === 'ClassDeclaration' ? memberOfType(node.body.body, name) : null;
    }
    default:
      return null;
  }
}

/** The type of a member that is declared among others. */
export function memberOfType(members: readonly Node[], name: string): TSESTree.TypeNode | null {
  for (const member of members) {
    if ((member.type !== 'TSPropertySignature' && member.type !== 'PropertyDefinition') || member.computed) continue;
    const key =
      member.key.type === 'Identifier' ? member.key.name : member.key.type === 'Literal' ? String(member.key.value) : null;
    if (key === name) return member.typeAnnotation?.typeAnnotation ?? null;
  }
  return null;
}

function firstLibrary(types: readonly TSESTree.TypeNode[], bindings: Bindings, catalogue: Catalogue, depth: number): Annotation {
  for (const member of types) {
    const read = readAnnotation(member, bindings, catalogue, depth + 1);
    if (read.kind === 'library') return read;
  }
  return OTHER;
}

function readName(
  name: TSESTree.EntityName,
  args: TSESTree.TSTypeParameterInstantiation | undefined,
  bindings: Bindings,
  catalogue: Catalogue,
  depth: number,
): Annotation {
  const root = rootOf(name);
  if (root?.type !== 'Identifier') return OTHER;
  const last = lastName(name);
  const variable = bindings.variableOf(root);
  const definition = variable?.defs[0];
  if (!definition) {
    if (last === 'Promise' && args?.params[0]) {
      const inner = readAnnotation(args.params[0], bindings, catalogue, depth + 1);
      return inner.kind === 'library' ? { ...inner, promised: true } : inner;
    }
    if (last === 'Date') return { kind: 'primitive', of: 'fixed-form' };
    if ((last === 'Readonly' || last === 'NonNullable' || last === 'Required') && args?.params[0]) {
      return readAnnotation(args.params[0], bindings, catalogue, depth + 1);
    }
    if (/^(?:Readonly)?(?:Array|Set)$|^Iterable$/.test(last)) return listOf(args?.params[0], bindings, catalogue, depth);
    // as free as text: `Record<string, string>`
    if (last === 'Record' && args?.params[0]?.type === 'TSStringKeyword' && isFree(args.params[1])) return OTHER;
    return { kind: 'named', name: last };
  }
  const node = definition.node as Node;
  switch (node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier': {
      const source = (node.parent as TSESTree.ImportDeclaration).source.value;
      const library = catalogue.libraryOf(source);
      if (!library) return { kind: 'named', name: last };
      const imported = node.type === 'ImportSpecifier' && root === name ? importedName(node) : root === name ? 'default' : last;
      return libraryType(library, imported, catalogue);
    }
    case 'TSTypeAliasDeclaration':
      return readAnnotation(node.typeAnnotation, bindings, catalogue, depth + 1);
    case 'TSInterfaceDeclaration': {
      for (const parent of node.extends) {
        if (parent.expression.type !== 'Identifier' && parent.expression.type !== 'MemberExpression') continue;
        const read = readHeritage(parent.expression, bindings, catalogue);
        if (read) return read;
      }
      return { kind: 'named', name: last };
    }
    case 'TSEnumDeclaration':
      return { kind: 'primitive', of: 'fixed-form' };
    default:
      return { kind: 'named', name: last };
  }
}

const isFree = (type: TSESTree.TypeNode | undefined): boolean =>
  type?.type === 'TSStringKeyword' || type?.type === 'TSAnyKeyword' || type?.type === 'TSUnknownKeyword';

/** `interface X extends Request`, `extends express.Request`. */
function readHeritage(expression: TSESTree.Expression, bindings: Bindings, catalogue: Catalogue): Annotation | null {
  const root = expression.type === 'MemberExpression' ? expression.object : expression;
  if (root.type !== 'Identifier') return null;
  const node = bindings.variableOf(root)?.defs[0]?.node as Node | undefined;
  if (node?.type !== 'ImportSpecifier' && node?.type !== 'ImportDefaultSpecifier' && node?.type !== 'ImportNamespaceSpecifier')
    return null;
  const library = catalogue.libraryOf((node.parent as TSESTree.ImportDeclaration).source.value);
  if (!library) return null;
  const name =
    expression.type === 'MemberExpression'
      ? (expression.property as TSESTree.Identifier).name
      : node.type === 'ImportSpecifier'
        ? importedName(node)
        : 'default';
  const read = libraryType(library, name, catalogue);
  return read.kind === 'library' ? read : null;
}

/** A type export, or what a class export constructs. */
export function libraryType(library: string, name: string, catalogue: Catalogue): Annotation {
  const type = catalogue.typeOf(name, library);
  if (type) return { kind: 'library', type, promised: false };
  const exported = catalogue.exportOf(library, name);
  const made = exported?.api.returns;
  const constructed = made && made !== 'same' ? catalogue.typeOf(made, library) : null;
  return constructed ? { kind: 'library', type: constructed, promised: false } : { kind: 'named', name };
}

export const importedName = (node: TSESTree.ImportSpecifier): string =>
  node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;

const rootOf = (name: TSESTree.EntityName): Node | null => {
  let current: Node = name;
  while (current.type === 'TSQualifiedName') current = current.left;
  return current;
};

const lastName = (name: TSESTree.EntityName): string =>
  name.type === 'Identifier' ? name.name : name.type === 'TSQualifiedName' ? name.right.name : 'this';
