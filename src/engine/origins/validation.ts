import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, enclosingClass, staticName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';
import { handOversOf } from './hand-overs.js';
import { namedAs, namedIn } from './named.js';

const VALIDATOR = /valid|celebrate|schema|joi|zod|yup|ajv|superstruct|typebox/i;

const known = new WeakMap<Engine, WeakMap<FunctionNode, boolean>>();

/**
 * Whether something that may check the request is attached to the route a handler serves: a schema in the options of the
 * route, a validator among the handlers before it, a pipe on the method or class. What it checks is not read.
 */
export function isBehindValidation(engine: Engine, fn: FunctionNode): boolean {
  let answers = known.get(engine);
  if (!answers) known.set(engine, (answers = new WeakMap()));
  let answer = answers.get(fn);
  if (answer === undefined) {
    answers.set(fn, false);
    answer =
      hasPipes(engine, fn) ||
      handOversOf(engine, fn).some(
        ({ call, index }) =>
          namedAs(engine, engine.named.validators, call) !== undefined ||
          call.arguments.some((argument, at) => mentionsValidator(engine, argument, at === index, 0)),
      );
    answers.set(fn, answer);
  }
  return answer;
}

/** `@UsePipes(...)`, or a decorator named as a validator, on a method or its class. */
function hasPipes(engine: Engine, fn: FunctionNode): boolean {
  const method = fn.parent.type === 'MethodDefinition' ? fn.parent : null;
  const owner = method ? enclosingClass(method) : null;
  if (!method || !owner) return false;
  return [...decoratorsOf(method), ...decoratorsOf(owner)].some(
    ({ expression }) =>
      (expression.type === 'CallExpression' &&
        expression.callee.type === 'Identifier' &&
        expression.callee.name === 'UsePipes') ||
      namedAs(engine, engine.named.validators, expression) !== undefined,
  );
}

function mentionsValidator(engine: Engine, node: Node, isHandler: boolean, depth: number): boolean {
  const value = unwrap(node);
  if (depth > 4) return false;
  if (!isHandler && namedIn(engine, engine.named.validators, value).length > 0) return true;
  switch (value.type) {
    case 'Identifier': {
      if (isHandler && depth === 0) return false;
      const definition = engine.bindings.variableOf(value)?.defs[0];
      const declared = definition?.node as Node | undefined;
      if (VALIDATOR.test(value.name) || (declared && VALIDATOR.test(sourceOf(declared)))) return true;
      return (
        declared?.type === 'VariableDeclarator' &&
        declared.init !== null &&
        mentionsValidator(engine, declared.init, false, depth + 1)
      );
    }
    case 'CallExpression':
      return (
        mentionsValidator(engine, value.callee, false, depth + 1) ||
        (!isHandler && value.arguments.some(argument => mentionsValidator(engine, argument, false, depth + 1)))
      );
    case 'MemberExpression':
      return VALIDATOR.test(staticName(value) ?? '') || mentionsValidator(engine, value.object, false, depth + 1);
    case 'ArrayExpression':
      return value.elements.some(element => element !== null && mentionsValidator(engine, element, false, depth + 1));
    case 'ObjectExpression':
      return value.properties.some(property => isValidationProperty(engine, property, depth));
    case 'Literal':
      // a path such as `/:id(\\d+)` lets only some values through
      return typeof value.value === 'string' && /:\w+\(/.test(value.value);
    default:
      return false;
  }
}

function isValidationProperty(engine: Engine, property: TSESTree.ObjectExpression['properties'][number], depth: number): boolean {
  if (property.type !== 'Property') return false;
  const name = staticName(property);
  if (name === 'schema' || name === 'validate') return true;
  return (
    (name === 'options' || name === 'config' || name === 'preHandler' || name === 'preValidation') &&
    mentionsValidator(engine, property.value, false, depth + 1)
  );
}

/** The package an import or `require` names. */
function sourceOf(node: Node): string {
  if (node.parent?.type === 'ImportDeclaration') return node.parent.source.value;
  const init = node.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : null;
  const call = init?.type === 'CallExpression' ? init : null;
  const argument = call?.callee.type === 'Identifier' && call.callee.name === 'require' ? call.arguments[0] : null;
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? argument.value : '';
}
