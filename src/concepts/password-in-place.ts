import type { TSESTree } from '@typescript-eslint/utils';
import {
  alternativesOf,
  argumentsOf,
  calleeOf,
  contains,
  decoratorsOf,
  describeExpression,
  eachNodeIn,
  enclosingFunction,
  isClass,
  staticName,
  unwrap,
  type CallNode,
  type Engine,
  type FunctionNode,
  type FunctionOrigin,
  type Node,
} from '../engine/index.js';
import type { FileFacts } from './analysis.js';
import { describeSource, nameOfSource, type PlainSource } from './password-hashing.js';
import { isPasswordField } from './password-name.js';
import { nodeHashes } from './record-hooks.js';
import { isLogCall } from './going-on.js';

/** Whether something puts a hash in the place of a password before it is stored at `place`, without a new value in sight. */
export const isHashedBefore = (facts: FileFacts, source: PlainSource, place: Node): boolean =>
  isHashedByClass(facts, source) || isHashedByCall(facts, source, place);

/** `await protect(user)` before `save(user)`: a function of the project hashes a field of what it is handed. */
function isHashedByCall(facts: FileFacts, source: PlainSource, place: Node): boolean {
  const root = outermostFunction(place);
  if (!root) return false;
  const names = new Set<string>();
  const path = describeSource(source).split('.');
  for (let length = 1; length < path.length; length += 1) names.add(path.slice(0, length).join('.'));
  for (let node: Node | undefined = place; node && node !== root; node = node.parent) {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    for (const argument of argumentsOf(node)) if (unwrap(argument).type === 'Identifier') names.add(describeExpression(argument));
  }
  return facts.calls.some(
    call =>
      call.range[1] <= place.range[0] &&
      contains(root, call) &&
      argumentsOf(call).some(argument => isPlace(argument) && names.has(describeExpression(argument))) &&
      changes(facts, call) === 'hashes',
  );
}

/** Whether a function hands one of its parameters to something that may change it, such as put a hash into it. */
export const mayChangeInPlace = (facts: FileFacts, fn: FunctionNode): boolean =>
  facts.calls.some(
    call =>
      contains(fn, call) &&
      argumentsOf(call).some(argument => isParameterOf(facts.engine, argument, fn)) &&
      changes(facts, call) !== 'nothing',
  );

const isPlace = (node: Node): boolean => /^(?:Identifier|MemberExpression)$/.test(unwrap(node).type);

/** Whether a value is a parameter as it is: text, which no other function can change in place. */
export const isBareParameter = (facts: FileFacts, node: Node | null, fn: FunctionNode): boolean =>
  node !== null && isParameterOf(facts.engine, node, fn);

function isParameterOf({ bindings }: Engine, node: Node, fn: FunctionNode): boolean {
  const inner = unwrap(node);
  const definition = inner.type === 'Identifier' ? bindings.variableOf(inner)?.defs[0] : undefined;
  return (definition?.type as string | undefined) === 'Parameter' && definition?.node === fn;
}

function changes({ engine }: FileFacts, call: CallNode): 'hashes' | 'nothing' | 'unknown' {
  if (call.type !== 'CallExpression' || isLogCall(call) || engine.callOf(call)) return 'nothing';
  const targets = alternativesOf(engine.originOf(calleeOf(call)));
  const isHashing = (of: FunctionOrigin): boolean => nodeHashes(of.frame.home, of.node) && mayWriteInto(of.frame.home, of.node);
  if (targets.some(of => of.kind === 'function' && isHashing(of))) return 'hashes';
  return targets.every(of => of.kind === 'function') || isOfLanguage(engine.originOf(calleeOf(call)).kind, call)
    ? 'nothing'
    : 'unknown';
}

/** Whether a function may put something into an object that it is handed: one that hashes a copy gives the hash back. */
function mayWriteInto(home: Engine, fn: FunctionNode): boolean {
  const isGiven = (node: Node): boolean => isParameterOf(home, node, fn);
  let found = false;
  eachNodeIn(fn, node => {
    if (found) return;
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      let root = unwrap(node.left);
      while (root.type === 'MemberExpression') root = unwrap(root.object);
      found = isGiven(root) || isPasswordField(staticName(node.left) ?? '');
    } else if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = calleeOf(node);
      const isOnGiven = callee.type === 'MemberExpression' && isGiven(callee.object);
      found = (isOnGiven || node.arguments.some(isGiven)) && home.callOf(node) === null;
    } else if (node.type === 'ForOfStatement') found = isGiven(node.right);
    else if (node.type === 'VariableDeclarator')
      found = node.init !== null && node.id.type === 'Identifier' && isGiven(node.init);
  });
  return found;
}

/** `JSON.stringify(user)`, `Object.keys(user)`. */
function isOfLanguage(kind: string, call: TSESTree.CallExpression): boolean {
  return (
    kind === 'unknown' &&
    /^(?:JSON|Object\.(?:keys|values|entries|freeze)|String|Boolean|Number|Array)\b/.test(describeExpression(call.callee))
  );
}

/** Whether something around a call hashes: what it changes in place is not told from the values. */
export function hashesAround({ engine }: FileFacts, node: Node): boolean {
  const outermost = outermostFunction(node);
  return outermost !== null && nodeHashes(engine, outermost);
}

function outermostFunction(node: Node): FunctionNode | null {
  let outermost: FunctionNode | null = null;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) outermost = fn;
  return outermost;
}

/** Whether the class that the data is an object of hashes the field: `@Transform(({ value }) => hashSync(value, 12)) password`. */
function isHashedByClass(facts: FileFacts, source: PlainSource): boolean {
  const { home } = source;
  const type = typeOfSource(source);
  const declared = type?.typeName.type === 'Identifier' ? facts.of(home).engine.originOf(type.typeName) : null;
  if (declared?.kind !== 'class' || !isClass(declared.node)) return false;
  const field = nameOfSource(source);
  return declared.node.body.body.some(
    member =>
      member.type === 'PropertyDefinition' &&
      staticName(member) === field &&
      decoratorsOf(member).some(decorator => nodeHashes(declared.home, decorator)),
  );
}

/** The type that the parameter is declared with out of which a source is read. */
function typeOfSource(source: PlainSource): TSESTree.TSTypeReference | null {
  const parameter = source.kind === 'parameter' ? source.fn.params[source.index] : parameterOfRequest(source);
  const bare = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  const type = bare && 'typeAnnotation' in bare ? bare.typeAnnotation : null;
  return type?.type === 'TSTypeAnnotation' && type.typeAnnotation.type === 'TSTypeReference' ? type.typeAnnotation : null;
}

/** The parameter by which a controller gets data of a request: `@Body() dto: CreateUserDto`. */
export function parameterOfRequest({ path, node }: Extract<PlainSource, { kind: 'request' }>): TSESTree.Parameter | undefined {
  const [name] = path.split('.');
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const found = fn.params.find(parameter => parameter.type === 'Identifier' && parameter.name === name);
    if (found) return found;
  }
  return undefined;
}
