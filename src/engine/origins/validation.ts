import type { TSESTree } from '@typescript-eslint/utils';
import { eachNodeIn } from '../traversal.js';
import { nearestPackage } from '../modules/package-json.js';
import {
  decoratorsOf,
  enclosingClass,
  isFunction,
  calleeName,
  staticName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
  requiredBy,
} from '../syntax.js';
import type { Engine, FunctionOrigin, Place } from './engine.js';
import { handOversOf } from './hand-overs.js';
import { registrationsOf, usedBeside, type Registration } from '../flow/registrations.js';
import { alternativesOf, type Origin } from './origin.js';
import { namedAs, namedIn } from './named.js';
import { isPipeByClass } from './request-classes.js';

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
      hasSchemaBeside(engine, fn) ||
      isUsedElsewhere(engine, fn) ||
      handOversOf(engine, fn).some(({ call, index, steps }) => isChecking(engine, call, steps.length === 0 ? index : -1));
    answers.set(fn, answer);
  }
  return answer;
}

/**
 * For each call that registers a handler, the arguments that may check the request; null where something else may: a pipe,
 * options of the route, what a router uses.
 */
export function validatorsBefore(engine: Engine, fn: FunctionNode): readonly (readonly Place[])[] | null {
  if (hasPipes(engine, fn) || hasSchemaBeside(engine, fn)) return null;
  const here = handOversOf(engine, fn).map(({ call, index, steps }) => ({ call, index: steps.length === 0 ? index : -1 }));
  const all = here.length > 0 ? here.map(of => ({ ...of, home: engine })) : registrationsOf(engine, fn);
  if (here.length === 0 && usedBeside(engine).some(({ home, call, index }) => isChecking(home, call, index))) return null;
  const found = all.map(({ home, call, index }) =>
    namedAs(home, home.named.validators, call) !== undefined ||
    (call.callee.type === 'MemberExpression' && isChained(call.callee.object))
      ? null
      : call.arguments.flatMap((node, at) => (mentionsValidator(home, node, at === index, 0) ? [{ node, home }] : [])),
  );
  return found.every(of => of !== null) ? found.filter(of => of.length > 0) : null;
}

/** `{ method, path, options: { validate }, handler }`: whether a route that is written down as an object has a schema. */
export function hasSchemaBeside(engine: Engine, fn: FunctionNode): boolean {
  const { parent } = wrapped(fn);
  return (
    parent?.type === 'Property' &&
    parent.parent.type === 'ObjectExpression' &&
    parent.parent.properties.some(property => property !== parent && isValidationProperty(engine, property, 0))
  );
}

/** The names under which hapi has the schemas of parts of a request, where these are others. */
const PART_NAMES: Readonly<Record<string, string>> = { body: 'payload', cookies: 'state' };

/**
 * The schema that a route has for a part of the request in the object that stands beside its handler: of hapi in
 * `options: { validate }`, of Fastify in `schema`, where the name of the part may go on.
 */
export function schemaBeside(engine: Engine, fn: FunctionNode, part: string): Origin | null {
  for (const of of routeObjects(engine, fn).flatMap(own => [
    own,
    ...['options', 'config'].map(key => memberOf(engine, own, key)),
  ])) {
    const checks = of && memberOf(engine, of, 'validate');
    const schemas = of && memberOf(engine, of, 'schema');
    const schema =
      (checks && memberOf(engine, checks, PART_NAMES[part] ?? part)) ??
      (schemas && memberOf(engine, schemas, nameBeginning(schemas, part) ?? part));
    if (schema) return schema;
  }
  return null;
}

/** The name of the first property of an object that begins with a name. */
const nameBeginning = (of: Origin, name: string): string | null => {
  const names =
    of.kind === 'object' ? of.node.properties.map(property => (property.type === 'Property' ? staticName(property) : null)) : [];
  return names.find(own => own?.startsWith(name)) ?? null;
};

/** The objects that say what a route is like: the one that has the handler, or those that are given with it. */
function routeObjects(engine: Engine, fn: FunctionNode): readonly Origin[] {
  const { parent } = wrapped(fn);
  if (parent?.type === 'Property') return [engine.originOf(parent.parent)];
  const [only, ...others] = handOversOf(engine, fn);
  if (!only || others.length > 0 || only.steps.length > 0) return [];
  return only.call.arguments.filter((_, index) => index !== only.index).map(argument => engine.originOf(argument));
}

/** A member of an object that is written down; null where it has none of the name. */
function memberOf(engine: Engine, of: Origin, name: string): Origin | null {
  const member = of.kind === 'object' ? engine.memberOf(of, name, of.node) : null;
  return member?.kind === 'literal' ? null : member;
}

/** Whether a call that registers a handler, its argument at an index, is given a validator besides. */
const isChecking = (engine: Engine, call: TSESTree.CallExpression | TSESTree.NewExpression, index: number): boolean =>
  namedAs(engine, engine.named.validators, call) !== undefined ||
  (call.callee.type === 'MemberExpression' && isChained(call.callee.object)) ||
  call.arguments.some((argument, at) => mentionsValidator(engine, argument, at === index, 0));

/** Packages by whose schemas and chains requests are checked. */
const VALIDATION_PACKAGES =
  'joi @hapi/joi celebrate zod yup ajv express-validator express-openapi-validator express-json-validator-middleware class-validator superstruct valibot @sinclair/typebox koa-joi-router joi-router fastest-validator validate.js express-zod-api zod-express-middleware'.split(
    ' ',
  );

/**
 * A handler that another file registers, in a project that has a package for validation: unless it is seen to be registered
 * without a validator, something may check the request there.
 */
function isUsedElsewhere(engine: Engine, fn: FunctionNode): boolean {
  if (handOversOf(engine, fn).length > 0 || fn.parent.type === 'MethodDefinition') return false;
  const dependencies = nearestPackage(engine.module.fileName)?.dependencies;
  if (dependencies === undefined || !VALIDATION_PACKAGES.some(name => dependencies.has(name))) return false;
  const isValidating = ({ home, call, index }: Registration): boolean => isChecking(home, call, index);
  const registrations = registrationsOf(engine, fn);
  return registrations.length === 0 || registrations.every(isValidating) || usedBeside(engine).some(isValidating);
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
        expression.callee.name === 'UsePipes' &&
        !expression.arguments.every(isPipeByClass)) ||
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
      if (mentionedElsewhere(engine, value, depth)) return true;
      if (declared && isFunction(declared) && depth === 0) return mayRefuse(engine, declared);
      return (
        declared?.type === 'VariableDeclarator' &&
        declared.init !== null &&
        mentionsValidator(engine, declared.init, false, depth + 1)
      );
    }
    case 'CallExpression':
      return (
        (isRequire(value) && functionsOf(engine, value).some(of => isValidator(of, depth))) ||
        mentionsValidator(engine, value.callee, false, depth + 1) ||
        (!isHandler && value.arguments.some(argument => mentionsValidator(engine, argument, false, depth + 1)))
      );
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return !isHandler && (mayRefuse(engine, value) || (depth > 0 && mayValidate(value)));
    case 'MemberExpression':
      if (mentionedElsewhere(engine, value, depth)) return true;
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

/** `router.get('/', require('./check'), list)`. */
const isRequire = ({ callee }: TSESTree.CallExpression): boolean => callee.type === 'Identifier' && callee.name === 'require';

/** `procedure.input(schema).query(resolver)`. */
const isChained = (node: Node, depth = 0): boolean =>
  node.type === 'CallExpression' &&
  depth < 8 &&
  (/^(?:input|validate|schema)$/.test(calleeName(node) ?? '') ||
    (node.callee.type === 'MemberExpression' && isChained(node.callee.object, depth + 1)));

/**
 * Whether a middleware names a schema, a validator or their result, and looks at what a handler reads, or hands the request
 * on. One that speaks of an invalid token and reads headers alone checks nothing that gets into SQL.
 */
function mayValidate(fn: Node): boolean {
  let names = false;
  let reads = false;
  eachNodeIn(fn, node => {
    if (node.type === 'Identifier' && VALIDATOR.test(node.name.replace(/invalid/gi, ''))) names = true;
    else if (node.type === 'MemberExpression' && /^(?:body|query|params)$/.test(staticName(node) ?? '')) reads = true;
    else if (node.type === 'CallExpression' && node.arguments.some(isRequestName)) reads = true;
  });
  return names && reads;
}

/** Whether a middleware reads what a handler reads, and answers that it is wrong. */
const mayRefuse = ({ module }: Engine, { range }: Node): boolean => {
  const text = module.text.slice(range[0], range[1]);
  return /\b(?:body|query|params)\b/.test(text) && /\b4(?:00|22)\b|bad_?request|unprocessable/i.test(text);
};

const isRequestName = (node: Node): boolean => node.type === 'Identifier' && /^(?:req|request|ctx|context|c)$/.test(node.name);

/** Whether what an imported name stands for in its own file is, or uses, a validator. */
function mentionedElsewhere(engine: Engine, node: TSESTree.Identifier | TSESTree.MemberExpression, depth: number): boolean {
  const place = engine.placeOf(node);
  if (place) return mentionsValidator(place.home, place.node, false, depth + 1);
  return depth === 0 && functionsOf(engine, node).some(of => of.frame.home !== engine && isValidator(of, depth));
}

const functionsOf = (engine: Engine, node: Node): readonly FunctionOrigin[] =>
  alternativesOf(engine.originOf(node)).filter(of => of.kind === 'function');

const isValidator = ({ node, frame }: FunctionOrigin, depth: number): boolean =>
  mentionsValidator(frame.home, node, false, depth + 1);

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
  return (node.type === 'VariableDeclarator' && node.init ? requiredBy(unwrap(node.init)) : null) ?? '';
}
