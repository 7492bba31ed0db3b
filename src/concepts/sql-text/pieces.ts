import type { SqlQueryRole } from '../../vocabulary/index.js';

/** One piece of SQL text under construction, in order: fixed text (as it reads when run), or a value put into it. */
export type SqlPiece = { readonly text: string } | { readonly hole: number };

/** What decides how a text is read and how its values can be bound. A call that plays the SQL role is itself one. */
export type SqlGrammar = Pick<SqlQueryRole, 'placeholder' | 'dialect' | 'fragment' | 'limitNeedsNumber'>;

/** Where a hole stands. */
export type HolePosition =
  /** Inside `'...'`, or `"..."` of MySQL. */
  | 'quoted'
  /** Bare, where a value stands: after an operator, among the values of a row, as an argument. */
  | 'value'
  /** Bare, after LIMIT, OFFSET, TOP or FETCH. */
  | 'limit'
  /** The sole hole of `IN ( )`: one value or the whole list. */
  | 'list'
  /** Where a name stands: a table, a column, part of a name, inside an identifier quote. */
  | 'identifier'
  /** After a column of ORDER BY. */
  | 'direction'
  | 'comment'
  | 'dollar-quoted'
  /** Anything else: a piece of SQL. */
  | 'fragment';

/** A stretch of one piece, in offsets of its cooked text. */
export interface SourceRange {
  readonly piece: number;
  readonly start: number;
  readonly end: number;
}

/** The pieces as one string, in which every hole takes one character. */
export interface FlatText {
  readonly text: string;
  /** The hole at an offset. */
  readonly holeAt: ReadonlyMap<number, number>;
  /** The offset at which each piece starts, and the end of the last one. */
  readonly starts: readonly number[];
}

const HOLE = '\uFFFC';

export function flatten(pieces: readonly SqlPiece[]): FlatText {
  let text = '';
  const holeAt = new Map<number, number>();
  const starts: number[] = [];
  for (const piece of pieces) {
    starts.push(text.length);
    if ('hole' in piece) holeAt.set(text.length, piece.hole);
    text += 'hole' in piece ? HOLE : piece.text;
  }
  starts.push(text.length);
  return { text, holeAt, starts };
}
