import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import type { UnboundedStream } from '../../concepts/body-stream.js';
import type { Repair } from '../../concepts/limit-problem.js';
import type { LimitedCall } from '../../concepts/size-limit.js';
import { contains } from '../../engine/index.js';
import type { Edit } from './options.js';
import { quoted, renameOption, setOption } from './options.js';

/** The edit that mends a limit; null where the options are not written in a form that can be edited. */
export function repairLimit(analysis: Analysis, { call }: LimitedCall, repair: Repair): Edit | null {
  if (repair.kind === 'rename') return renameOption(analysis, repair.mistaken.property, repair.path);
  if (repair.kind === 'wrap') {
    const { value } = repair.mistaken.property;
    return fixer => fixer.replaceText(value, `{ ${repair.name}: ${analysis.sourceCode.getText(value)} }`);
  }
  const { node } = call;
  const { base, steps } = repair.slot;
  if ((node.type !== 'CallExpression' && node.type !== 'NewExpression') || !('argument' in base) || base.argument < 0)
    return null;
  const path = steps.map(step => ('prop' in step ? step.prop : null));
  if (path.includes(null)) return null;
  return setOption(analysis, {
    call: node,
    argument: base.argument,
    path: path as string[],
    value: repair.value,
    ...(repair.beside ? { beside: repair.beside } : {}),
  });
}

const LIMIT = '1024 * 1024';

/** The edit that ends a request whose text has grown too long; null where chunks are collected in another way, or nothing would learn of it. */
export function endLongRequest(
  analysis: Analysis,
  { listener, addition, target, stream, failure }: UnboundedStream,
): Edit | null {
  const { sourceCode } = analysis;
  if (
    failure === 'awaited' ||
    !listener ||
    !addition ||
    target?.type !== 'Identifier' ||
    (stream.type !== 'Identifier' && stream.type !== 'MemberExpression')
  )
    return null;
  const declarator = analysis.engine.bindings.variableOf(target)?.defs[0]?.node as TSESTree.Node | undefined;
  if (
    declarator?.type !== 'VariableDeclarator' ||
    declarator.init?.type !== 'Literal' ||
    typeof declarator.init.value !== 'string'
  )
    return null;
  // without an error a stream ends in silence; with one that nobody listens to, some requests end the program
  const error = failure === 'heard' ? `new Error(${quoted(analysis, 'The body is too large.')})` : '';
  const check = `if (${target.name}.length > ${LIMIT}) ${sourceCode.getText(stream)}.destroy(${error})`;
  const statement = addition.parent;
  if (statement?.type === 'ExpressionStatement') {
    const isOnOneLine = listener.loc.start.line === listener.loc.end.line;
    const indent = /^\s*/.exec(sourceCode.lines[statement.loc.start.line - 1] ?? '')?.[0] ?? '';
    const semicolon = sourceCode.getText(statement).endsWith(';') ? ';' : '';
    const between = isOnOneLine ? (semicolon ? ' ' : '; ') : `\n${indent}`;
    return fixer => fixer.insertTextAfter(statement, `${between}${check}${semicolon}`);
  }
  const arrow =
    listener.type === 'ArrowFunctionExpression' && listener.body === addition
      ? sourceCode.getTokenBefore(listener.body, token => token.value === '=>')
      : null;
  if (!arrow || sourceCode.getCommentsInside(listener).some(comment => !contains(addition, comment as never))) return null;
  return fixer => fixer.replaceTextRange([arrow.range[1], listener.range[1]], ` { ${sourceCode.getText(addition)}; ${check}; }`);
}
