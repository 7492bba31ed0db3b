import type { TypeEvidence } from '../bindings/checker.js';
import { childrenOf } from '../traversal.js';
import { isFunction, staticName, unwrap, wrapped, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';
import { alternativesOf, type Origin } from './origin.js';
import { writesOf } from './writes.js';

/** Nodes looked at before a type is taken to be true of a value: more is no proof. */
const MAX_NODES = 400;

const EXPRESSIONS =
  /^(?:Identifier|MemberExpression|CallExpression|NewExpression|TaggedTemplateExpression|AwaitExpression|LogicalExpression)$/;

/**
 * What the type of an expression makes of an origin that is open; the origin itself where the type says nothing. A type
 * proves what is asked of a value, so a library's type counts where a member is read or the value is called. That a value
 * carries no text it proves only as far as no cast, no `any` and no data of a request is behind the value.
 */
export function typedOrigin(engine: Engine, node: Node, origin: Origin): Origin {
  const { types } = engine.module;
  if (!types || !isOpenOrigin(origin) || !EXPRESSIONS.test(node.type)) return origin;
  const outer = wrapped(node);
  const isOwner = isAskedOf(outer);
  const asked = isOwner ? types.originOf(outer) : null;
  const instances = asked ? alternativesOf(asked) : [];
  if (asked && instances.every(of => of.kind === 'api')) return instanceOf(engine, node, origin, instances);
  const inherited = memberOfThis(engine, types, node, origin);
  if (inherited || isCalled(outer) || !isUsed(outer)) return inherited ?? origin;
  const read = isOwner && outer === node ? asked : types.originOf(node);
  const carriesNoText = read?.kind === 'primitive' || read?.kind === 'elements';
  return carriesNoText && isChecked(engine) && isProven(engine, types, node) ? read : origin;
}

/** Whether the identity of a value was open until its type told it: its class may have more members than the library's type. */
export const isToldByType = (origin: Origin): boolean =>
  origin.kind === 'api' && origin.call === null && origin.receiver !== null && isOpenOrigin(origin.receiver);

/** What is cut off by a bound stays so: the answer would depend on where the question came from. */
const isOpenOrigin = (origin: Origin): boolean =>
  origin.kind === 'unknown' ? origin.reason !== 'regexp' && origin.reason !== 'bound' : origin.kind === 'parameter';

/** `<node>.member`, `<node>(...)`, `const { member } = <node>`. */
function isAskedOf(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node;
    case 'CallExpression':
      // few values are called under the name of a member, `context.knex('users')`, and looking at every method costs much
      return parent.callee === node && (unwrap(node).type !== 'MemberExpression' || parent.arguments[0]?.type === 'Literal');
    case 'NewExpression':
      return parent.callee === node;
    case 'TaggedTemplateExpression':
      return parent.tag === node;
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'ObjectPattern';
    default:
      return false;
  }
}

/** A function or class is no text, whatever its type. */
const isCalled = (node: Node): boolean => {
  const { parent } = node;
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === node;
};

/** What is awaited is asked when it is there. */
const isUsed = (node: Node): boolean => node.parent?.type !== 'AwaitExpression' && node.parent?.type !== 'ExpressionStatement';

/** `this.query` in a class that extends one of another file. */
function memberOfThis(engine: Engine, types: TypeEvidence, node: Node, open: Origin): Origin | null {
  if (node.type !== 'MemberExpression' || node.object.type !== 'ThisExpression') return null;
  const name = staticName(node);
  const self = name === null ? null : types.originOf(node.object);
  if (name === null || self?.kind !== 'api') return null;
  const member = engine.memberOf(instanceOf(engine, node, open, [self]), name, node);
  return member.kind === 'unknown' ? null : member;
}

/** The origin without the type is kept as the receiver: where the value was made is as open as before. */
function instanceOf(engine: Engine, node: Node, open: Origin, instances: readonly Origin[]): Origin {
  const handler = parameterOwner(engine, node);
  const told = instances.map(of => (of.kind === 'api' ? { ...of, receiver: open, ...(handler ? { handler } : {}) } : of));
  return told.length === 1 && told[0] ? told[0] : { kind: 'union', of: told };
}

/** The function of which a name is a parameter. */
function parameterOwner(engine: Engine, node: Node): FunctionNode | null {
  const definition = node.type === 'Identifier' ? engine.bindings.variableOf(node)?.defs[0] : undefined;
  const owner = (definition?.type as string | undefined) === 'Parameter' ? (definition?.node as Node) : null;
  return isFunction(owner) ? owner : null;
}

/** Only in these files is the type of a value more than a guess. */
const isChecked = (engine: Engine): boolean => /\.[cm]?tsx?$/.test(engine.module.fileName);

/** Whether nothing that a value is made of was merely said to be of its type, and none of it is data of a request. */
function isProven(engine: Engine, types: TypeEvidence, value: Node): boolean {
  const seen = new Set<Node>([value]);
  const pending: Node[] = [value];
  for (let node = pending.pop(), count = 0; node; node = pending.pop(), count += 1) {
    if (count > MAX_NODES || isClaim(types, node)) return false;
    if (node !== value && /^(?:Identifier|MemberExpression)$/.test(node.type) && isRequest(engine, types, node)) return false;
    const sources = sourcesOf(engine, node);
    if (sources.some(source => types.isAny(source))) return false;
    for (const next of [...childrenOf(node), ...sources]) {
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(next);
    }
  }
  return true;
}

/** A cast, or a call whose caller says what it returns. */
function isClaim(types: TypeEvidence, node: Node): boolean {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return !isConst(node.typeAnnotation);
    case 'CallExpression':
    case 'TaggedTemplateExpression':
      return Boolean(node.typeArguments) || types.isChosenByCaller(node);
    default:
      return false;
  }
}

/** What a name gets its value from: what is written to it, or the call whose callback gets it. */
function sourcesOf(engine: Engine, node: Node): readonly Node[] {
  const variable = node.type === 'Identifier' ? engine.bindings.variableOf(node) : null;
  const definition = variable?.defs[0];
  if (!variable || !definition) return [];
  const owner = parameterOwner(engine, node);
  const call = owner && !isAnnotated(definition.name) ? wrapped(owner).parent : null;
  const given = call?.type === 'CallExpression' ? [call.callee, ...call.arguments.filter(argument => !isFunction(argument))] : [];
  return [...writesOf(variable).map(write => write.value), ...given];
}

const isConst = (type: Node): boolean =>
  type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const';

const isAnnotated = (name: Node): boolean => {
  for (let node: Node | undefined = name; node && !isFunction(node); node = node.parent) {
    if ('typeAnnotation' in node && node.typeAnnotation) return true;
  }
  return false;
};

const isRequest = (engine: Engine, types: TypeEvidence, node: Node): boolean =>
  [engine.originOf(node), types.originOf(node)].some(
    origin =>
      origin !== null &&
      alternativesOf(origin).some(of => {
        const inner = of.kind === 'guarded' ? of.of : of;
        return (
          inner.kind === 'request' || (inner.kind === 'api' && inner.type !== null && engine.catalogue.holdsRequest(inner.type))
        );
      }),
  );
