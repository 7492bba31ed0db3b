import type { TSESTree } from '@typescript-eslint/utils';
import { pathInPattern } from '../bindings/patterns.js';
import type { Variable } from '../bindings/references.js';
import { importedName } from '../bindings/types.js';
import type { Engine } from '../origins/engine.js';
import type { ClassNode } from '../origins/origin.js';
import { calleeOf, enclosingClass, staticName, unwrap, type Node, requiredBy, writtenText } from '../syntax.js';

/** Whose code a value is: a package's, another file's of the project, this file's, or nobody knows. */
export interface Source {
  readonly of: 'package' | 'project' | 'here' | 'unknown';
  /** The module it is imported from. */
  readonly module: string | null;
}

const UNKNOWN: Source = { of: 'unknown', module: null };
const HERE: Source = { of: 'here', module: null };
/** Of a file that is not known by name. */
const PROJECT: Source = { of: 'project', module: null };

interface Known {
  readonly nodes: Map<Node, Source>;
  readonly variables: Map<Variable, Source>;
}

const known = new WeakMap<Engine, Known>();

function knownOf(engine: Engine): Known {
  let sources = known.get(engine);
  if (!sources) known.set(engine, (sources = { nodes: new Map<Node, Source>(), variables: new Map<Variable, Source>() }));
  return sources;
}

/** Whose code an expression leads to, read along calls and members: `require('./a').b(c).d` is of `./a`. */
export function sourceOf(engine: Engine, expression: Node): Source {
  const sources = knownOf(engine);
  if (expression.type === 'Identifier') {
    const variable = engine.bindings.variableOf(expression);
    return variable ? (sources.variables.get(variable) ?? readSource(engine, expression, sources)) : UNKNOWN;
  }
  let source = sources.nodes.get(expression);
  if (!source) sources.nodes.set(expression, (source = readSource(engine, expression, sources)));
  return source;
}

/** Steps from one expression to the next: a bound for variables that lead to each other in a ring. */
const MAX_STEPS = 500;

/** Steps after which the calls on the way are remembered: those of a long chain stand one in the other. */
const LONG_WAY = 8;

function readSource(engine: Engine, expression: Node, { nodes, variables }: Known): Source {
  const passed: Variable[] = [];
  const calls: Node[] = [];
  let source: Source | null = null;
  let node = unwrap(expression);
  for (let steps = 0; source === null && steps < MAX_STEPS; steps += 1) {
    if (node.type === 'Identifier') {
      const variable = engine.bindings.variableOf(node);
      source = variable ? (variables.get(variable) ?? null) : UNKNOWN;
      if (source || !variable) break;
      passed.push(variable);
    } else if (steps > LONG_WAY && node.type === 'CallExpression') {
      source = nodes.get(node) ?? null;
      if (source) break;
      calls.push(node);
    }
    const next = stepFrom(engine, node);
    if ('of' in next) source = next;
    else node = unwrap(next);
  }
  source ??= UNKNOWN;
  for (const variable of passed) variables.set(variable, source);
  for (const call of calls) nodes.set(call, source);
  return source;
}

/** The expression that one leads on to, or whose code it is. */
function stepFrom(engine: Engine, node: Node): Node | Source {
  switch (node.type) {
    case 'CallExpression': {
      const callee = calleeOf(node);
      if (callee.type === 'MemberExpression') return classAsked(engine, node, callee) ?? callee;
      if (callee.type !== 'Identifier' || callee.name !== 'require' || engine.bindings.variableOf(callee)?.defs[0]) return callee;
      const required = requiredBy(node);
      return required === null ? PROJECT : moduleSource(required);
    }
    case 'NewExpression':
      return node.callee;
    case 'MemberExpression':
      return node.object.type === 'ThisExpression' ? fieldSource(engine, node) : node.object;
    case 'AwaitExpression':
      return node.argument;
    case 'ImportExpression': {
      const imported = writtenText(node.source);
      return imported === null ? PROJECT : moduleSource(imported);
    }
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'Literal':
    case 'TemplateLiteral':
      return HERE;
    case 'Identifier':
      return bindingSource(engine, node);
    default:
      return UNKNOWN;
  }
}

/** Steps from the name of a container to where it comes from: `const app = await NestFactory.create(AppModule)`. */
const MAX_CONTAINER_STEPS = 8;

/** The class of which a library's container is asked for an object: `TokenService` of `container.resolve(TokenService)`. */
function classAsked(engine: Engine, node: TSESTree.CallExpression, callee: TSESTree.MemberExpression): Node | null {
  const { catalogue } = engine;
  const name = staticName(callee);
  if (name === null || !catalogue.canPlay('instance', name)) return null;
  const [type] = node.typeArguments?.params ?? [];
  const [key] = node.arguments;
  const named = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : null;
  const asked = key?.type === 'Identifier' ? key : named;
  const module = asked && containerModule(engine, callee.object);
  const library = module ? catalogue.libraryOf(module) : null;
  return library !== null && catalogue.playersOf([library]).named(name).includes('instance') ? asked : null;
}

function containerModule(engine: Engine, container: Node): string | null {
  let node = unwrap(container);
  for (let steps = 0; steps < MAX_CONTAINER_STEPS; steps += 1) {
    const next = node.type === 'CallExpression' ? calleeOf(node) : stepFrom(engine, node);
    if ('of' in next) return next.module;
    node = unwrap(next);
  }
  return null;
}

/** What a name of another file is called there: `users.find` of `users.find(x)`, where `users` was imported as such. */
export interface ForeignName {
  readonly source: string;
  readonly path: string;
}

/** The name of a callee that is imported from what no library describes; null for any other. */
export function foreignName(engine: Engine, callee: Node): ForeignName | null {
  const { module } = sourceOf(engine, callee);
  if (module === null || engine.catalogue.libraryOf(module) !== null) return null;
  const names: string[] = [];
  let current = unwrap(callee);
  while (current.type === 'MemberExpression') {
    const name = staticName(current);
    if (name === null) return null;
    names.unshift(name);
    current = unwrap(current.object);
  }
  if (current.type === 'ThisExpression') {
    const [field, ...rest] = names;
    const type = field === undefined ? null : fieldTypeName(engine, callee, field);
    return type === null ? null : { source: module, path: ['this', type, ...rest].join('.') };
  }
  if (current.type !== 'Identifier') return null;
  const definition = engine.bindings.variableOf(current)?.defs[0]?.node as Node | undefined;
  if (definition?.type === 'ImportSpecifier') return { source: module, path: [importedName(definition), ...names].join('.') };
  if (definition?.type === 'ImportDefaultSpecifier' || definition?.type === 'ImportNamespaceSpecifier')
    return { source: module, path: [definition.type, ...names].join('.') };
  const isRequired =
    definition?.type === 'VariableDeclarator' &&
    definition.init?.type === 'CallExpression' &&
    definition.init.callee.type === 'Identifier' &&
    definition.init.callee.name === 'require';
  if (!isRequired) return null;
  if (definition.id.type === 'Identifier') return { source: module, path: ['require', ...names].join('.') };
  const identifier = engine.bindings.variableOf(current)?.identifiers[0] as Node | undefined;
  const steps = identifier ? (pathInPattern(definition.id, identifier)?.steps ?? []) : [];
  const [step] = steps;
  return steps.length === 1 && step && 'prop' in step
    ? { source: module, path: ['require', step.prop, ...names].join('.') }
    : null;
}

/** The name of the type that a field is declared with. */
function fieldTypeName(engine: Engine, node: Node, field: string): string | null {
  let type: string | null = null;
  for (const member of enclosingClass(node)?.body.body ?? []) {
    const parameters = member.type === 'MethodDefinition' && member.kind === 'constructor' ? member.value.params : [];
    for (const parameter of [member, ...parameters]) {
      const annotation =
        parameter.type === 'PropertyDefinition' && staticName(parameter) === field
          ? parameter.typeAnnotation
          : parameter.type === 'TSParameterProperty' &&
              parameter.parameter.type === 'Identifier' &&
              parameter.parameter.name === field
            ? parameter.parameter.typeAnnotation
            : undefined;
      const named = annotation?.typeAnnotation;
      if (named?.type === 'TSTypeReference' && named.typeName.type === 'Identifier') {
        const definition = engine.bindings.variableOf(named.typeName)?.defs[0]?.node as Node | undefined;
        type = definition?.type === 'ImportSpecifier' ? importedName(definition) : named.typeName.name;
      }
    }
  }
  return type;
}

/** Whose class a field is declared to be an object of: `constructor(private readonly users: UsersService)`; of what it inherits, that of its parent. */
function fieldSource(engine: Engine, node: TSESTree.MemberExpression): Source {
  const owner = enclosingClass(node);
  const name = staticName(node);
  if (!owner || name === null) return UNKNOWN;
  let types = fields.get(owner);
  if (!types) fields.set(owner, (types = fieldTypes(owner)));
  const isInherited = owner.superClass && !types.has(name) && !owner.body.body.some(member => isNamed(member, name));
  return isInherited && owner.superClass ? sourceOf(engine, owner.superClass) : typeSource(engine, types.get(name));
}

const isNamed = (member: TSESTree.ClassElement, name: string): boolean =>
  (member.type === 'MethodDefinition' || member.type === 'PropertyDefinition') && staticName(member) === name;

type Annotation = TSESTree.TSTypeAnnotation | undefined;

const fields = new WeakMap<ClassNode, ReadonlyMap<string, Annotation>>();

/** The types that the fields of a class are declared with, where the class lists them or its constructor makes them. */
function fieldTypes(owner: ClassNode): ReadonlyMap<string, Annotation> {
  const types = new Map<string, Annotation>();
  const add = (name: string | null, annotation: Annotation): void => {
    if (name !== null && !types.has(name)) types.set(name, annotation);
  };
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition') add(staticName(member), member.typeAnnotation);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const identifier = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (identifier.type === 'Identifier') add(identifier.name, identifier.typeAnnotation);
    }
  }
  return types;
}

const typeSource = (engine: Engine, annotation: Annotation): Source =>
  annotation?.typeAnnotation.type === 'TSTypeReference' && annotation.typeAnnotation.typeName.type === 'Identifier'
    ? sourceOf(engine, annotation.typeAnnotation.typeName)
    : UNKNOWN;

/** What a name stands for: the value that it is given, or whose code that is. */
function bindingSource(engine: Engine, identifier: TSESTree.Identifier): Node | Source {
  const variable = engine.bindings.variableOf(identifier);
  const definition = variable?.defs[0]?.node as Node | undefined;
  if ((variable?.defs[0]?.type as string | undefined) === 'Parameter')
    return typeSource(engine, variable?.identifiers[0]?.typeAnnotation);
  switch (definition?.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return moduleSource((definition.parent as TSESTree.ImportDeclaration).source.value);
    case 'TSImportEqualsDeclaration':
      return definition.moduleReference.type === 'TSExternalModuleReference' &&
        definition.moduleReference.expression.type === 'Literal'
        ? moduleSource(definition.moduleReference.expression.value)
        : UNKNOWN;
    case 'VariableDeclarator':
      return definition.init ?? UNKNOWN;
    case 'FunctionDeclaration':
      return definition.id === variable?.identifiers[0] ? HERE : UNKNOWN;
    case 'ClassDeclaration':
      return HERE;
    default:
      return UNKNOWN;
  }
}

const moduleSource = (module: string): Source => ({ of: isOwnModule(module) ? 'project' : 'package', module });

/** Relative paths and the usual aliases (`@/x`, `~/x`, `#x`, `src/x`, `@server/x`) are the project's own files. */
export const isOwnModule = (module: string): boolean =>
  /^(?:\.|\/|~|#|@\/|src\/|app\/|lib\/|server\/|@(?:app|src|server|shared|lib|config|core|common|middlewares?|utils|modules|routes)\/)/.test(
    module,
  );
