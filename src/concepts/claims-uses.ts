import type { TSESTree } from '@typescript-eslint/utils';
import {
  calleeOf,
  unwrap,
  usesOf,
  usesOfParameter,
  type CallNode,
  type Engine,
  type FunctionNode,
  type Node,
  type Use,
} from '../engine/index.js';

/** What becomes of claims, also of those that an object of the project's own was filled with: `new Session(claims).userId`. */
export function usesOfClaims(engine: Engine, node: Node): readonly Use[] {
  const uses = usesOf(engine, node);
  return uses.flatMap(use => {
    if (use.kind !== 'argument' || use.call.type !== 'NewExpression' || !keepsArgument(engine, use.call, use.index)) return [use];
    // the fields of such an object go by the names of the claims
    return [use, ...usesOf(engine, use.call)];
  });
}

/** Whether a constructor puts what it is handed into the object. */
function keepsArgument(engine: Engine, node: TSESTree.NewExpression, index: number): boolean {
  const made = engine.originOf(calleeOf(node));
  if (made.kind !== 'class') return false;
  const method = made.node.body.body.find(member => member.type === 'MethodDefinition' && member.kind === 'constructor');
  const fn = method?.type === 'MethodDefinition' ? (method.value as FunctionNode) : null;
  if (!fn) return false;
  return usesOfParameter(made.home, fn, index).some(use =>
    use.kind === 'assigned' ? isThis(use.target) : use.kind === 'argument' && fillsThis(use.call),
  );
}

/** `Object.assign(this, claims)`. */
const fillsThis = (call: CallNode): boolean => call.type === 'CallExpression' && call.arguments[0]?.type === 'ThisExpression';

function isThis(node: Node): boolean {
  let root = unwrap(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root.type === 'ThisExpression';
}
