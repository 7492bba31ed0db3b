import { enclosingClass, interfacesOf, isFunction, staticName, type Engine, type Node } from '../engine/index.js';
import type { HttpApplication } from './http-application.js';

type ClassNode = NonNullable<ReturnType<typeof enclosingClass>>;

/**
 * Whether an application answers for an object that workers alone call: its responses go to the worker that asked, never
 * to a browser.
 */
export function isOfWorkerObject(engine: Engine, { role, call, holder }: HttpApplication): boolean {
  if (role.framework !== 'hono') return false;
  const around = enclosingClass(call.node);
  if (around) return isWorkerObject(engine, around);
  const variable = holder?.type === 'Identifier' ? engine.bindings.variableOf(holder) : null;
  const owners = (variable?.references ?? []).flatMap(({ identifier }) => {
    const { parent } = identifier as Node;
    const handsRequest = parent?.type === 'MemberExpression' && /^(?:fetch|request)$/.test(staticName(parent) ?? '');
    return handsRequest ? [enclosingClass(identifier)] : [];
  });
  return owners.length > 0 && owners.every(owner => owner !== null && isWorkerObject(engine, owner));
}

/** Types by which a platform marks objects that only its workers reach. */
const MARK = /^Durable_?Object(?:State|Storage)?$/;

/** Whether a class is such an object: by its types, or exported under a name for a platform that makes and asks it. */
function isWorkerObject(engine: Engine, owner: ClassNode): boolean {
  if (owner.parent.type === 'ExportDefaultDeclaration') return false;
  if (isMark(owner.superClass) || interfacesOf(owner).some(isMark)) return true;
  let answers = false;
  for (const member of owner.body.body) {
    if (member.type !== 'MethodDefinition' || !isFunction(member.value)) continue;
    if (member.kind === 'constructor' && member.value.params.some(isMarked)) return true;
    answers ||= !member.static && staticName(member) === 'fetch' && member.value.params.length > 0;
  }
  return answers && owner.parent.type === 'ExportNamedDeclaration' && !isMade(engine, owner);
}

const isMark = (node: Node | null): boolean =>
  node?.type === 'MemberExpression' ? MARK.test(staticName(node) ?? '') : node?.type === 'Identifier' && MARK.test(node.name);

/** `state: DurableObjectState`, `private readonly state: DurableObjectState`. */
function isMarked(parameter: Node): boolean {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const type = inner.type === 'Identifier' ? inner.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' && isMark(type.typeName);
}

/** Whether the file itself makes an object of a class. */
const isMade = ({ module }: Engine, { id }: ClassNode): boolean =>
  id !== null && new RegExp(String.raw`\bnew\s+${id.name.replaceAll('$', String.raw`\$`)}\b`).test(module.text);
