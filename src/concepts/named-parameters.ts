import type { TSESTree } from '@typescript-eslint/utils';
import { calleeName, contains, enclosingFunction, unwrap, wrapped, type Engine, type Node } from '../engine/index.js';

/** Methods that give a parameter of a statement its value: after its name, and its type where that is written. */
const BINDS = /^(?:input|replaceInput|addParameter)$/;

/** The value of a named parameter that a call beside a statement binds: `request.input('password', value).query('... @password')`. */
export function boundBeside({ bindings }: Engine, statement: Node, name: string): Node | null {
  const calls: TSESTree.CallExpression[] = [];
  let outer = wrapped(statement);
  for (let next = chained(outer); next; next = chained(outer)) {
    calls.push(next);
    outer = wrapped(next);
  }
  let root: Node = statement;
  while (root.type === 'CallExpression' || root.type === 'MemberExpression') {
    if (root.type === 'CallExpression') calls.push(root);
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  }
  // statements of their own: `request.input('password', value);`
  const kept = outer.parent?.type === 'VariableDeclarator' ? outer.parent.id : root;
  const fn = enclosingFunction(statement);
  for (const { identifier } of kept.type === 'Identifier' ? (bindings.variableOf(kept)?.references ?? []) : []) {
    if (fn && !contains(fn, identifier)) continue;
    for (let next = chained(identifier); next; next = chained(wrapped(next))) calls.push(next);
  }
  for (const call of calls) {
    const [first, ...values] = call.arguments;
    if (!BINDS.test(calleeName(call) ?? '') || first?.type !== 'Literal' || first.value !== name) continue;
    return values[values.length > 1 ? 1 : 0] ?? null;
  }
  return null;
}

/** The call of a method on a value. */
function chained(value: Node): TSESTree.CallExpression | null {
  const { parent } = value;
  if (parent?.type !== 'MemberExpression' || parent.object !== value) return null;
  const call = wrapped(parent).parent;
  return call?.type === 'CallExpression' && unwrap(call.callee) === parent ? call : null;
}
