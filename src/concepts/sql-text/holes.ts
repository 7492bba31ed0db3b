import { tokensOf } from './lexer.js';
import type { FlatText, HolePosition, SqlGrammar, SqlPiece } from './pieces.js';
import { flatten } from './pieces.js';
import type { Operand } from './reader.js';
import { operandsOf } from './reader.js';
import type { HoleToken } from './token.js';
import { isComparison, isOperator, isSymbol, wordIs } from './token.js';
import { LIMIT_CLAUSES, NAME_CLAUSES, VALUE_CLAUSES } from './words.js';

export interface HoleReading {
  readonly hole: number;
  readonly position: HolePosition;
  /** The clause around the hole, in lower case: `where`, `order by`; `start` before any. */
  readonly clause: string;
  /** The column that the hole is compared with or written to. */
  readonly column: string | null;
}

/** Where each hole of a text stands, in order. */
export function readHoles(pieces: readonly SqlPiece[], grammar: SqlGrammar): HoleReading[] {
  const flat = flatten(pieces);
  const { tokens } = tokensOf(flat, grammar);
  const readings: HoleReading[] = [];
  for (const operand of operandsOf(tokens, grammar)) {
    const clause = operand.clause === 'conditions' ? 'where' : operand.clause.replace('-', ' ');
    const column = operand.column?.name ?? null;
    for (const hole of holesOf(operand)) readings.push({ hole, position: positionOf(operand, flat, grammar), clause, column });
  }
  for (const token of tokens) {
    if (token.kind !== 'comment') continue;
    for (const hole of token.holes) readings.push({ hole, position: 'comment', clause: 'comment', column: null });
  }
  return readings.sort((a, b) => a.hole - b.hole);
}

export function holesOf({ token }: Operand): readonly number[] {
  if (token.kind === 'hole') return [token.hole];
  return 'holes' in token ? token.holes : [];
}

export function positionOf(operand: Operand, flat: FlatText, grammar: SqlGrammar): HolePosition {
  const { token } = operand;
  if (token.kind === 'string') return 'quoted';
  if (token.kind === 'dollar-quoted') return 'dollar-quoted';
  return token.kind === 'hole' ? barePosition(operand, token, flat, grammar) : 'identifier';
}

function barePosition(operand: Operand, token: HoleToken, flat: FlatText, grammar: SqlGrammar): HolePosition {
  const { before, after, clause, parentheses } = operand;
  if (flat.holeAt.has(token.start - 1) || flat.holeAt.has(token.end)) return 'fragment';
  if (isGlued(flat.text[token.start - 1], flat.text[token.end])) return 'identifier';
  if (isSymbol(before, '::') || wordIs(before, /^(?:as|collate)$/) || parentheses === 'columns') return 'identifier';
  const startsItem = isSymbol(before, '(') || isSymbol(before, ',');
  const afterOperator = isComparison(before) || isOperator(before);
  if (LIMIT_CLAUSES.has(clause)) {
    const afterWord = wordIs(before, /^(?:limit|offset|top|first|next)$/);
    return startsItem || afterWord || isOperator(before) ? 'limit' : 'fragment';
  }
  if (parentheses === 'in' && startsItem) return operand.isSole ? 'list' : 'value';
  if (parentheses === 'row' && startsItem) return operand.isSole && operand.columnCount !== 1 ? 'fragment' : 'value';
  if (isComparison(before) && !wordIs(before, /^to$/)) return 'value';
  if (NAME_CLAUSES.has(clause)) return positionAmongNames(operand, startsItem);
  if (!VALUE_CLAUSES.has(clause)) return 'fragment';
  if (afterOperator || operand.endsBetween || wordIs(before, /^(?:then|else|when)$/)) return 'value';
  if (parentheses === 'call' && startsItem) return /^(?:any|all|some)$/.test(operand.callee ?? '') ? 'fragment' : 'value';
  if (parentheses === 'brackets' && startsItem) return operand.isSole || isSymbol(before, '[') ? 'fragment' : 'value';
  if (parentheses === 'group' && operand.isSole && operand.column !== null) return 'value';
  if (wordIs(before, /^interval$/) && grammar.dialect === 'mysql') return 'value';
  return isComparison(after) || wordIs(after, /^(?:is|in|not)$/) ? 'identifier' : 'fragment';
}

function positionAmongNames({ before, clause, parentheses }: Operand, startsItem: boolean): HolePosition {
  // The arguments of a function that yields rows: `FROM generate_series(1, 5)`.
  if (parentheses === 'call' && startsItem && /^(?:from|join)$/.test(clause)) return 'value';
  const afterWord = wordIs(
    before,
    /^(?:select|distinct|all|from|only|join|lateral|into|update|ignore|table|by|returning|exists)$/,
  );
  if (isSymbol(before, '(') && parentheses !== 'call') return 'fragment';
  if (startsItem || afterWord) return 'identifier';
  if (clause !== 'order-by' || wordIs(before, /^(?:asc|desc|nulls|first|last)$/)) return 'fragment';
  return isOperator(before) ? 'identifier' : 'direction';
}

/** Whether the hole is a part of a name, of a number, or of a placeholder. */
function isGlued(before: string | undefined, after: string | undefined): boolean {
  return /[\p{L}\p{N}_$@:#.?"`\]]/u.test(before ?? ' ') || /[\p{L}\p{N}_.("`[]/u.test(after ?? ' ');
}
