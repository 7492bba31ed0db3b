import type { SqlProtection } from './functions.js';
import { protectionBy } from './functions.js';
import { tokensOf } from './lexer.js';
import type { SqlGrammar, SqlPiece } from './pieces.js';
import { flatten } from './pieces.js';
import type { Column, Operand } from './reader.js';
import { operandsOf } from './reader.js';

/** A bound or interpolated value, and the column it belongs to. */
export interface ColumnValue {
  readonly column: string;
  readonly value:
    /** The index among the values bound by position. */
    { readonly placeholder: number } | { readonly name: string } | { readonly hole: number };
  /** What the database makes of it; null: nothing. */
  readonly by: SqlProtection | null;
}

/** The values that INSERT and UPDATE write as they are, hashed or encrypted, each with its column. */
export function columnsOfValues(pieces: readonly SqlPiece[], grammar: SqlGrammar): readonly ColumnValue[] {
  return valuesWith('assigned', pieces, grammar);
}

/** The values that a condition compares a column with: `password = $2`. */
export function conditionsOf(pieces: readonly SqlPiece[], grammar: SqlGrammar): readonly ColumnValue[] {
  return valuesWith('equal', pieces, grammar);
}

function valuesWith(relation: Column['relation'], pieces: readonly SqlPiece[], grammar: SqlGrammar): ColumnValue[] {
  const { tokens } = tokensOf(flatten(pieces), grammar);
  const found: ColumnValue[] = [];
  let position = 0;
  for (const operand of operandsOf(tokens, grammar)) {
    const value = valueOf(operand, position);
    if (operand.token.kind === 'placeholder' && operand.token.sigil === '?' && operand.token.number === null) position++;
    const { column, isWhole } = operand;
    if (value === null || column?.relation !== relation) continue;
    const by = isWhole || column.plain ? null : protectionBy(operand.callees, operand.item);
    if (isWhole || by !== null) found.push({ column: column.name, value, by });
  }
  return found;
}

function valueOf({ token }: Operand, position: number): ColumnValue['value'] | null {
  if (token.kind === 'hole') return { hole: token.hole };
  if (token.kind === 'string') {
    const only = token.parts.length === 1 ? token.parts[0]! : null;
    return only !== null && 'hole' in only ? { hole: only.hole } : null;
  }
  if (token.kind !== 'placeholder') return null;
  if (token.name !== null) return { name: token.name };
  if (token.number === null) return { placeholder: position };
  return { placeholder: token.sigil === '@' ? token.number : token.number - 1 };
}
