import { tokensOf } from './lexer.js';
import type { FlatText, SourceRange, SqlGrammar, SqlPiece } from './pieces.js';
import { flatten } from './pieces.js';
import { placeholdersFor } from './placeholders.js';
import type { Existing } from './placeholders.js';
import type { Operand } from './reader.js';
import { operandsOf } from './reader.js';
import type { LiteralPart } from './token.js';
import { holesOf, positionOf } from './holes.js';
import { refusalOfHole, refusalOfText } from './refusals.js';

/** What the caller knows of the value in a hole. */
export interface HoleFacts {
  /** False for a constant or a name, which stays in the text. */
  readonly safeToBind: boolean;
  /** A name for the parameter, where no column gives one. */
  readonly nameHint: string | null;
  /** Whether the value is a list, or a list joined by commas; absent when not known. */
  readonly isList?: boolean;
}

/** A piece of the text after the rewrite, in order. */
export type RewrittenPiece =
  /** Kept text with the place it comes from, or new text. */
  | { readonly text: string; readonly source: SourceRange | null }
  /** A placeholder (empty for a template tag, which takes the value itself) of the value at this index. */
  | { readonly placeholder: string; readonly value: number }
  /** A hole that stays. */
  | { readonly hole: number };

/** A value that travels beside the text. */
export interface BoundValue {
  /** The literal's inside: more than one part makes a template. */
  readonly parts: readonly LiteralPart[];
  /** How many of the existing positional values precede it. */
  readonly index: number;
  readonly name?: string;
  /** The place takes numbers only. */
  readonly asNumber?: true;
  /** The text had the value in quotes; a driver would send a number, a list or nothing as such: `String(x)` keeps the meaning. */
  readonly asText?: true;
  /** The array itself is bound, not its elements joined. */
  readonly asList?: true;
}

export interface Bound {
  readonly pieces: readonly RewrittenPiece[];
  readonly values: readonly BoundValue[];
  /** `kept`: the same rows for honest input. `likely`: the value's type may matter. */
  readonly certainty: 'kept' | 'likely';
}

/** The text with its holes bound as parameters, or why that cannot be done. */
export type Rewrite = Bound | { readonly refused: string };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly opening: string;
  readonly closing: string;
  readonly value: Omit<BoundValue, 'index' | 'name'>;
  readonly nameHint: string;
  readonly isKept: boolean;
}

/** Those that differ most: where they read a text alike, its dialect does not matter. */
const DIALECTS = ['postgres', 'sqlite', 'mysql'] as const;

/** The rewrite of a text to bound parameters. */
export function bindHoles(
  pieces: readonly SqlPiece[],
  grammar: SqlGrammar,
  existing: Existing,
  holes: readonly HoleFacts[],
): Rewrite {
  if (grammar.dialect !== 'unknown') return bindInDialect(pieces, grammar, existing, holes);
  const rewrites: Bound[] = [];
  for (const dialect of DIALECTS) {
    const rewrite = bindInDialect(pieces, { ...grammar, dialect }, existing, holes);
    if ('refused' in rewrite) return rewrite;
    rewrites.push(rewrite);
  }
  const last = rewrites.at(-1)!;
  const isSame = rewrites.every(({ pieces }) => JSON.stringify(pieces) === JSON.stringify(last.pieces));
  if (!isSame) return { refused: 'the text means different things to different databases' };
  return { ...last, certainty: rewrites.every(({ certainty }) => certainty === 'kept') ? 'kept' : 'likely' };
}

function bindInDialect(
  pieces: readonly SqlPiece[],
  grammar: SqlGrammar,
  existing: Existing,
  holes: readonly HoleFacts[],
): Rewrite {
  const flat = flatten(pieces);
  const lexed = tokensOf(flat, grammar);
  const operands = operandsOf(lexed.tokens, grammar);
  const refused = refusalOfText(lexed, grammar);
  if (refused !== null) return { refused };

  const edits: Edit[] = [];
  for (const operand of operands) {
    const facts = holesOf(operand).map(hole => holes[hole]);
    if (!facts.some(fact => fact?.safeToBind)) continue;
    const edit = editOf(operand, flat, grammar, facts);
    if ('refused' in edit) return edit;
    edits.push(edit);
  }
  const commented = lexed.tokens.some(token => token.kind === 'comment' && token.holes.some(hole => holes[hole]?.safeToBind));
  if (commented) return { refused: 'a value stands in a comment' };
  if (edits.length === 0) return { refused: 'no value to bind' };

  const staying = lexed.tokens.filter(token => !edits.some(edit => edit.start <= token.start && token.end <= edit.end));
  const placeholders = placeholdersFor(staying, grammar, existing);
  if ('refused' in placeholders) return placeholders;
  const values: BoundValue[] = [];
  const written: RewrittenPiece[] = [];
  let at = 0;
  for (const edit of edits) {
    written.push(...keptBetween(at, edit.start, flat));
    const { text, ...place } = placeholders.next(edit.nameHint, edit.start);
    if (edit.opening !== '') written.push({ text: edit.opening, source: null });
    written.push({ placeholder: text, value: values.length });
    if (edit.closing !== '') written.push({ text: edit.closing, source: null });
    values.push({ ...edit.value, ...place });
    at = edit.end;
  }
  written.push(...keptBetween(at, flat.text.length, flat));
  return { pieces: written, values, certainty: edits.every(edit => edit.isKept) ? 'kept' : 'likely' };
}

function editOf(
  operand: Operand,
  flat: FlatText,
  grammar: SqlGrammar,
  facts: readonly (HoleFacts | undefined)[],
): Edit | { readonly refused: string } {
  const position = positionOf(operand, flat, grammar);
  const isList = facts.length === 1 ? facts[0]?.isList : false;
  const refused = refusalOfHole(operand, position, flat, grammar, isList);
  if (refused !== null) return { refused };
  const { token, column } = operand;
  const span = { start: token.start, end: token.end, opening: '', closing: '' };
  const hint = column?.name ?? facts.find(fact => fact?.nameHint)?.nameHint ?? operand.clause;
  const parts: readonly LiteralPart[] = token.kind === 'string' ? token.parts : holesOf(operand).map(hole => ({ hole }));

  if (isList === true || (position === 'list' && isList === undefined)) {
    const list = listSpan(operand, flat, grammar);
    if (list === null) return { refused: 'a comment stands inside the list' };
    return { ...list, value: { parts, asList: true }, nameHint: hint, isKept: false };
  }
  if (position === 'limit') {
    // T-SQL takes a bare number or a parenthesised expression after TOP.
    const top = operand.clause === 'top' && operand.parentheses !== 'group';
    const asNumber = grammar.limitNeedsNumber === true || grammar.dialect === 'mssql';
    const value = asNumber ? { parts, asNumber } : { parts };
    const wrapped = top ? { ...span, opening: '(', closing: ')' } : span;
    return { ...wrapped, value, nameHint: operand.clause, isKept: false };
  }
  if (position !== 'quoted') {
    // Without quotes the value may have been a number for a text column, a list, or a name.
    return { ...span, value: { parts }, nameHint: hint, isKept: false };
  }
  const isAlone = parts.length === 1;
  const mayBeJoined = operand.parentheses === 'in' && operand.isSole && isList !== false && isAlone;
  return { ...span, value: isAlone ? { parts, asText: true } : { parts }, nameHint: hint, isKept: !mayBeJoined };
}

type ListSpan = Pick<Edit, 'start' | 'end' | 'opening' | 'closing'>;

/** `IN (list)` becomes `= ANY($1)` on PostgreSQL; elsewhere the placeholder is expanded where it stands. */
function listSpan({ token }: Operand, flat: FlatText, { dialect }: SqlGrammar): ListSpan | null {
  if (dialect !== 'postgres') return { start: token.start, end: token.end, opening: '', closing: '' };
  const opening = /(\bnot\s+)?\bin\s*\(\s*$/i.exec(flat.text.slice(0, token.start));
  const closing = /^\s*\)/.exec(flat.text.slice(token.end));
  if (opening === null || closing === null) return null;
  const comparison = opening[1] === undefined ? '= ANY(' : '<> ALL(';
  return { start: opening.index, end: token.end + closing[0].length, opening: comparison, closing: ')' };
}

function* keptBetween(start: number, end: number, flat: FlatText): Generator<RewrittenPiece> {
  for (let piece = 0; piece < flat.starts.length - 1; piece++) {
    const offset = flat.starts[piece]!;
    const from = Math.max(start, offset);
    const to = Math.min(end, flat.starts[piece + 1]!);
    if (from >= to) continue;
    const hole = flat.holeAt.get(from);
    if (hole !== undefined) yield { hole };
    else yield { text: flat.text.slice(from, to), source: { piece, start: from - offset, end: to - offset } };
  }
}
