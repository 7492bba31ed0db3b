import type { TSESTree } from '@typescript-eslint/utils';
import {
  decoratorsOf,
  enclosingFunction,
  fieldsOfSchema,
  handOversOf,
  isFunction,
  staticName,
  typeOfParameter,
  unwrap,
  type Engine,
  type FunctionNode,
  type Node,
  type Origin,
} from '../engine/index.js';
import { fieldsOfType, nameOfMember, type DeclaredField } from './declared-type.js';
import { isPasswordField } from './password-name.js';
import { nodeHashes } from './record-hooks.js';

type RequestData = Extract<Origin, { kind: 'request' }>;
type Parameter = Extract<Origin, { kind: 'parameter' }>;

/**
 * The password fields that the whole body of a request is declared to have: by the type of a request, a route, a parameter
 * or a cast, or by the JSON schema of its route; those of the model where the type does not tell.
 */
function passwordsInBody(data: RequestData, ofModel: readonly string[]): readonly string[] {
  const { home, node } = data;
  const parameter = decoratorsOf(node).length > 0;
  // a pipe that hashes
  if (decoratorsOf(node).some(decorator => nodeHashes(home, decorator))) return ofModel;
  if (data.part !== 'body' || (!parameter && !IS_WHOLE.test(data.path))) return ofModel;
  const fields = [typeAround(node), ...(parameter ? [] : typesOfRoutes(home, node))].flatMap(type =>
    type ? fieldsOfType(home, type) : [],
  );
  const isOther = fields.length > 0 && !fields.some(({ name }) => isPasswordField(name));
  const names = [
    ...(isOther ? [] : ofModel),
    ...fields.flatMap(({ name, isText }) => (isText ? name : [])),
    ...(parameter ? [] : schemasOf(home, node)),
  ];
  return [...new Set(names)].filter(isPasswordField);
}

/**
 * The password fields that data from outside has as a whole: those it is declared to have and, unless its own type tells,
 * those of the model that it is stored in.
 */
export function declaredPasswords(
  data: Extract<Origin, { kind: 'request' | 'parameter' | 'parsed' }>,
  ofModel: readonly string[],
): readonly string[] {
  if (data.kind === 'parsed') return passwordsOfSchema(data);
  if (data.kind === 'request') return passwordsInBody(data, ofModel);
  const fields = fieldsOfParameter(data);
  const isOther = fields.length > 0 && !fields.some(({ name }) => isPasswordField(name));
  return isOther ? [] : [...ofModel, ...passwordsOfParameter(data).map(({ name }) => name)];
}

/** The password fields that a schema lets through as a client sent them: `schema.parse(req.body)`. */
const passwordsOfSchema = ({ schema, members }: Extract<Origin, { kind: 'parsed' }>): readonly string[] =>
  members.length === 0 ? fieldsOfSchema(schema).filter(isPasswordField) : [];

/**
 * The password fields that a parameter is declared to have as a whole. A type with a key or times of its own is that of a
 * stored record, whose password is what the store gave.
 */
export function passwordsOfParameter(parameter: Parameter): readonly DeclaredField[] {
  const fields = fieldsOfParameter(parameter);
  return fields.some(({ name }) => /^(?:_?id|uuid|created_?at|updated_?at)$/i.test(name))
    ? []
    : fields.filter(({ name, isText }) => isText && isPasswordField(name));
}

/** The same of what a name stands for, where it is a parameter that is not taken apart. */
export function passwordsOfName(home: Engine, node: Node): readonly string[] {
  const name = unwrap(node);
  const definition = name.type === 'Identifier' ? home.bindings.variableOf(name)?.defs[0] : undefined;
  const fn = definition?.node as Node | undefined;
  if (!definition || !fn || !isFunction(fn)) return [];
  const index = fn.params.indexOf(definition.name as TSESTree.Parameter);
  const parameter: Parameter = { kind: 'parameter', home, fn, index, name: '', members: [], type: null };
  return index < 0 ? [] : passwordsOfParameter(parameter).map(field => field.name);
}

function fieldsOfParameter({ home, fn, index, members }: Parameter): readonly DeclaredField[] {
  const type = members.length === 0 ? typeOfParameter(fn, index) : undefined;
  return type ? fieldsOfType(home, type) : [];
}

/** `req.body`, `c.req.json()`. */
const IS_WHOLE = /(?:^|\.)body$|\(\)$/;

/**
 * `@Body() dto: CreateUser`, `req.body as CreateUser`, `const body: CreateUser = req.body`, `await c.req.json<CreateUser>()`.
 */
function typeAround(node: Node): TSESTree.TypeNode | null {
  if (node.type === 'Identifier' && node.typeAnnotation) return node.typeAnnotation.typeAnnotation;
  if (node.type === 'CallExpression' && node.typeArguments) return node.typeArguments.params[0] ?? null;
  const { parent } = node.parent?.type === 'AwaitExpression' ? node.parent : node;
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
    member.type === 'TSPropertySignature' && nameOfMember(member) === 'Body' ? (member.typeAnnotation?.typeAnnotation ?? []) : [],
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

/** The names that `const { password, ...rest } = body` takes out of what the rest is. */
export function takenOut({ bindings }: Engine, node: Node): readonly string[] {
  const inner = unwrap(node);
  const name = inner.type === 'Identifier' ? (bindings.variableOf(inner)?.defs[0]?.name as Node | undefined) : undefined;
  const rest = name?.parent;
  if (rest?.type !== 'RestElement' || rest.parent.type !== 'ObjectPattern') return [];
  return rest.parent.properties.flatMap(property => (property.type === 'Property' ? (staticName(property) ?? []) : []));
}
