import type { TSESTree } from '@typescript-eslint/utils';
import {
  decoratorsOf,
  enclosingFunction,
  handOversOf,
  isFunction,
  staticName,
  unwrap,
  type Engine,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import { lastName } from './password-hashing.js';
import { isPasswordField } from './password-name.js';
import { nodeHashes } from './record-hooks.js';

type RequestData = Extract<Origin, { kind: 'request' }>;

/**
 * The password fields that the whole body of a request is declared to have: by the type of a request, a route, a parameter
 * or a cast, or by the JSON schema of its route.
 */
export function passwordsInBody(data: RequestData): readonly string[] {
  const { home, node } = data;
  const parameter = decoratorsOf(node).length > 0;
  // a pipe that hashes
  if (decoratorsOf(node).some(decorator => nodeHashes(home, decorator))) return [];
  if (data.part !== 'body' || (!parameter && lastName(data.path) !== 'body')) return [];
  const names = [typeAround(node), ...(parameter ? [] : typesOfRoutes(home, node))].flatMap(type =>
    type ? namesOf(home, type, 0) : [],
  );
  return [...new Set([...names, ...(parameter ? [] : schemasOf(home, node))])].filter(isPasswordField);
}

/** `@Body() dto: CreateUser`, `req.body as CreateUser`, `const body: CreateUser = req.body`. */
function typeAround(node: Node): TSESTree.TypeNode | null {
  if (node.type === 'Identifier' && node.typeAnnotation) return node.typeAnnotation.typeAnnotation;
  const { parent } = node;
  if (parent?.type === 'TSAsExpression' || parent?.type === 'TSTypeAssertion') return parent.typeAnnotation;
  return parent?.type === 'VariableDeclarator' ? (parent.id.typeAnnotation?.typeAnnotation ?? null) : null;
}

function handlersAround(node: Node): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) found.push(fn);
  return found;
}

/** `Request<Params, Result, CreateUser>`, `FastifyRequest<{ Body: CreateUser }>`, `app.post<{ Body: CreateUser }>(...)`. */
function typesOfRoutes(home: Engine, node: Node): readonly TSESTree.TypeNode[] {
  return handlersAround(node).flatMap(fn => [
    ...fn.params.flatMap(parameter => {
      const type = parameter.type === 'Identifier' ? parameter.typeAnnotation?.typeAnnotation : undefined;
      return type?.type === 'TSTypeReference' ? bodyAmong(type.typeArguments) : [];
    }),
    ...handOversOf(home, fn).flatMap(({ call }) => bodyAmong(call.typeArguments)),
  ]);
}

function bodyAmong(args: TSESTree.TSTypeParameterInstantiation | undefined): readonly TSESTree.TypeNode[] {
  const [first, , third] = args?.params ?? [];
  const named = (first?.type === 'TSTypeLiteral' ? first.members : []).flatMap(member =>
    member.type === 'TSPropertySignature' && nameOf(member) === 'Body' ? (member.typeAnnotation?.typeAnnotation ?? []) : [],
  );
  return third ? [...named, third] : named;
}

/** `app.post('/users', { schema: { body: { properties: { password: ... } } } }, handler)`. */
const schemasOf = (home: Engine, node: Node): readonly string[] =>
  handlersAround(node).flatMap(fn =>
    handOversOf(home, fn).flatMap(({ call }) =>
      call.arguments.flatMap(options => {
        if (isFunction(options)) return [];
        let origin = home.originOf(options);
        for (const step of ['schema', 'body', 'properties']) {
          if (origin.kind !== 'object') return [];
          origin = home.memberOf(origin, step, options);
        }
        return origin.kind === 'object'
          ? origin.node.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []))
          : [];
      }),
    ),
  );

/** The names of the text fields of an object type, in this file or another. */
function namesOf(home: Engine, type: TSESTree.TypeNode, depth: number): readonly string[] {
  if (depth > 6) return [];
  if (type.type === 'TSTypeLiteral') return textsAmong(type.members);
  if (type.type === 'TSIntersectionType') return type.types.flatMap(part => namesOf(home, part, depth + 1));
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const [of, keys] = type.typeArguments?.params ?? [];
  const declared = declarationOf(home, type.typeName);
  if (!declared) {
    const names = of ? namesOf(home, of, depth + 1) : [];
    switch (type.typeName.name) {
      case 'Pick':
        return names.filter(name => keysOf(keys).includes(name));
      case 'Omit':
        return keysOf(keys).length > 0 ? names.filter(name => !keysOf(keys).includes(name)) : [];
      default:
        return /^(?:Readonly|Partial|Required|NonNullable)$/.test(type.typeName.name) ? names : [];
    }
  }
  switch (declared.node.type) {
    case 'TSInterfaceDeclaration':
      return textsAmong(declared.node.body.body);
    case 'TSTypeAliasDeclaration':
      return namesOf(declared.home, declared.node.typeAnnotation, depth + 1);
    case 'ClassDeclaration':
      return textsAmong(declared.node.body.body);
    default:
      return [];
  }
}

function keysOf(type: TSESTree.TypeNode | undefined): readonly string[] {
  if (type?.type === 'TSUnionType') return type.types.flatMap(keysOf);
  return type?.type === 'TSLiteralType' && type.literal.type === 'Literal' ? [String(type.literal.value)] : [];
}

const textsAmong = (members: readonly Node[]): readonly string[] =>
  members.flatMap(member => {
    if (member.type !== 'TSPropertySignature' && member.type !== 'PropertyDefinition') return [];
    const type = member.typeAnnotation?.typeAnnotation.type;
    return type === 'TSStringKeyword' ? (nameOf(member) ?? []) : [];
  });

const nameOf = ({ key, computed }: TSESTree.TSPropertySignature | TSESTree.PropertyDefinition): string | null =>
  computed ? null : key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null;

/** The declaration of a type, in this file or in the one that it is imported from. */
function declarationOf(home: Engine, name: TSESTree.Identifier): { readonly node: Node; readonly home: Engine } | null {
  const node = home.bindings.variableOf(name)?.defs[0]?.node as Node | undefined;
  if (node?.type !== 'ImportSpecifier') return node ? { node, home } : null;
  const other = node.parent.type === 'ImportDeclaration' ? home.imported(node.parent.source.value) : null;
  const imported = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
  const scope = other?.module.scopeManager.scopes.find(({ type }) => type === 'module');
  const found = scope?.set.get(imported)?.defs[0]?.node as Node | undefined;
  return other && found ? { node: found, home: other } : { node, home };
}

/** The names that `const { password, ...rest } = body` takes out of what the rest is. */
export function takenOut({ bindings }: Engine, node: Node): readonly string[] {
  const inner = unwrap(node);
  const name = inner.type === 'Identifier' ? (bindings.variableOf(inner)?.defs[0]?.name as Node | undefined) : undefined;
  const rest = name?.parent;
  if (rest?.type !== 'RestElement' || rest.parent.type !== 'ObjectPattern') return [];
  return rest.parent.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []));
}
