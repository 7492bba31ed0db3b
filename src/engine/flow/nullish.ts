import { unwrap, type Node } from '../syntax.js';

/** Whether an expression is written as `null`, `undefined` or `void 0`. */
export function isNullish(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return inner.value === null && inner.raw === 'null';
  return (
    (inner.type === 'Identifier' && inner.name === 'undefined') || (inner.type === 'UnaryExpression' && inner.operator === 'void')
  );
}
