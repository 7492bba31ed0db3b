import { isExported } from '../flow/definitions.js';
import { enclosingFunction, type FunctionNode, type Node } from '../syntax.js';
import type { Engine } from './engine.js';

const DIRECTIVE = 'use server';

/** Whether some function of a file may be called by a client as it is, by the text of the file. */
export const mayHaveServerActions = ({ module }: Engine): boolean => module.text.includes(DIRECTIVE);

/**
 * Whether a function is one that clients call, with arguments of their choice: it is `'use server'`, or an asynchronous export
 * of a file that is.
 */
export function isServerAction(engine: Engine, fn: FunctionNode): boolean {
  if (!fn.async || !mayHaveServerActions(engine)) return false;
  if (fn.body?.type === 'BlockStatement' && isDirected(fn.body.body)) return true;
  return !enclosingFunction(fn) && isDirected(engine.module.ast.body) && isExported(engine, fn);
}

function isDirected(statements: readonly Node[]): boolean {
  for (const statement of statements) {
    if (statement.type !== 'ExpressionStatement' || typeof statement.directive !== 'string') return false;
    if (statement.directive === DIRECTIVE) return true;
  }
  return false;
}
