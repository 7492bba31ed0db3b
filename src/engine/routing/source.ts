import type { TSESTree } from '@typescript-eslint/utils';
import type { Engine } from '../origins/engine.js';
import { calleeOf, enclosingClass, staticName, unwrap, type Node } from '../syntax.js';

/** Whose code a value is: a package's, another file's of the project, this file's, or nobody knows. */
export interface Source {
  readonly of: 'package' | 'project' | 'here' | 'unknown';
  /** The module it is imported from. */
  readonly module: string | null;
}

const UNKNOWN: Source = { of: 'unknown', module: null };

/** Whose code an expression leads to, read along calls and members: `require('./a').b(c).d` is of `./a`. */
export function sourceOf(engine: Engine, expression: Node, depth = 0): Source {
  if (depth > 12) return UNKNOWN;
  const node = unwrap(expression);
  switch (node.type) {
    case 'CallExpression': {
      const callee = calleeOf(node);
      const required = node.arguments[0];
      if (callee.type === 'Identifier' && callee.name === 'require' && !engine.bindings.variableOf(callee)?.defs[0]) {
        return required?.type === 'Literal' && typeof required.value === 'string'
          ? moduleSource(required.value)
          : { of: 'project', module: null };
      }
      return sourceOf(engine, callee, depth + 1);
    }
    case 'NewExpression':
      return sourceOf(engine, node.callee, depth + 1);
    case 'MemberExpression':
      return node.object.type === 'ThisExpression' ? fieldSource(engine, node) : sourceOf(engine, node.object, depth + 1);
    case 'AwaitExpression':
      return sourceOf(engine, node.argument, depth + 1);
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string'
        ? moduleSource(node.source.value)
        : { of: 'project', module: null };
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'Literal':
    case 'TemplateLiteral':
      return { of: 'here', module: null };
    case 'Identifier':
      return bindingSource(engine, node, depth);
    default:
      return UNKNOWN;
  }
}

/** Whose class a field is declared to be an object of: `constructor(private readonly users: UsersService)`. */
function fieldSource(engine: Engine, node: TSESTree.MemberExpression): Source {
  const owner = enclosingClass(node);
  const name = staticName(node);
  if (!owner || name === null) return UNKNOWN;
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' && staticName(member) === name) return typeSource(engine, member.typeAnnotation);
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const parameter of member.value.params) {
      if (parameter.type !== 'TSParameterProperty') continue;
      const identifier = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
      if (identifier.type === 'Identifier' && identifier.name === name) return typeSource(engine, identifier.typeAnnotation);
    }
  }
  return UNKNOWN;
}

const typeSource = (engine: Engine, annotation: TSESTree.TSTypeAnnotation | undefined): Source =>
  annotation?.typeAnnotation.type === 'TSTypeReference' && annotation.typeAnnotation.typeName.type === 'Identifier'
    ? bindingSource(engine, annotation.typeAnnotation.typeName, 0)
    : UNKNOWN;

function bindingSource(engine: Engine, identifier: TSESTree.Identifier, depth: number): Source {
  const definition = engine.bindings.variableOf(identifier)?.defs[0]?.node as Node | undefined;
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
      return definition.init ? sourceOf(engine, definition.init, depth + 1) : UNKNOWN;
    case 'FunctionDeclaration':
      return definition.id === engine.bindings.variableOf(identifier)?.identifiers[0] ? { of: 'here', module: null } : UNKNOWN;
    case 'ClassDeclaration':
      return { of: 'here', module: null };
    default:
      return UNKNOWN;
  }
}

/** Relative paths and the usual aliases (`@/x`, `~/x`, `#x`, `src/x`, `@server/x`) are the project's own files. */
function moduleSource(module: string): Source {
  const own =
    /^(?:\.|\/|~|#|@\/|src\/|app\/|lib\/|server\/|@(?:app|src|server|shared|lib|config|core|common|middlewares?|utils|modules|routes)\/)/.test(
      module,
    );
  return { of: own ? 'project' : 'package', module };
}
