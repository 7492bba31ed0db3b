import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../concepts/analysis.js';
import { contains, enclosingStatement, type Node } from '../../engine/index.js';
import type { Import } from './import.js';
import type { Edit } from './options.js';

/** The statement that holds a node and after which another one can stand; null where there is none. */
export function statementOf(node: Node): Node | null {
  const statement = enclosingStatement(node);
  if (statement.type === 'ExportNamedDeclaration')
    return statement.declaration?.type === 'VariableDeclaration' ? statement : null;
  return statement.type === 'VariableDeclaration' || statement.type === 'ExpressionStatement' ? statement : null;
}

/** The edit that puts a statement after another one, on a line of its own where that is the style of the place. */
export function insertAfter(analysis: Analysis, statement: Node, text: string): Edit {
  const { sourceCode } = analysis;
  const source = sourceCode.text;
  const [start, end] = statement.range;
  const terminated = source[end - 1] === ';' ? `${text};` : text;
  const rest = /^[^\n\r]*/.exec(source.slice(end))?.[0] ?? '';
  const comments = (sourceCode.ast.comments ?? []).filter(
    comment => comment.range[0] >= end && comment.range[1] <= end + rest.length,
  );
  const bare = comments.reduceRight(
    (line, comment) => line.slice(0, comment.range[0] - end) + line.slice(comment.range[1] - end),
    rest,
  );
  // more code on the same line
  if (bare.trim() !== '')
    return fixer => fixer.insertTextAfterRange([start, end], ` ${terminated.endsWith(';') ? terminated : `${terminated};`}`);
  const indentation = /^\s*/.exec(source.slice(source.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const at = end + rest.trimEnd().length;
  return fixer => fixer.insertTextAfterRange([at, at], `\n${indentation}${terminated}`);
}

const ready = new WeakMap<Import, number>();

/** Where the code that makes an imported name usable ends; 0 where imports are hoisted above everything. */
export function readyAt(analysis: Analysis, imported: Import): number {
  let end = ready.get(imported);
  if (end === undefined) ready.set(imported, (end = findReadiness(analysis, imported)));
  return end;
}

function findReadiness(analysis: Analysis, imported: Import): number {
  const { ast } = analysis.sourceCode;
  const root = imported.localName.split('.')[0];
  const declared = ast.body.find(
    statement =>
      statement.type === 'VariableDeclaration' &&
      statement.declarations.some(
        ({ id }) =>
          (analysis.sourceCode.getDeclaredVariables?.(statement) ?? []).some(({ name }) => name === root) &&
          id.type !== 'ArrayPattern',
      ),
  );
  if (declared) return declared.range[1];
  if (!imported.edit || ast.body.some(statement => statement.type === 'ImportDeclaration')) return 0;
  const position = {
    insertTextAfter: (node: TSESTree.Node) => ({ range: node.range, text: '' }),
    insertTextBeforeRange: (range: readonly [number, number]) => ({ range, text: '' }),
  };
  return imported.edit(position as unknown as TSESLint.RuleFixer).range[1];
}

/** The statement at the top of a file that ends at a position. */
export const topStatementAt = (analysis: Analysis, end: number): Node | null =>
  analysis.sourceCode.ast.body.find(statement => statement.range[1] === end) ?? null;

/** Whether a node stands outside every function, where the order of statements decides what is ready. */
export const isAtTop = (analysis: Analysis, statement: Node): boolean =>
  analysis.sourceCode.ast.body.some(top => top === statement || (contains(top, statement) && !/Function|Class/.test(top.type)));
